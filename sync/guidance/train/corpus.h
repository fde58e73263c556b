// The training texts: every seed of assets/guidance/texts in several wordings and registers.
// Build time only.
#pragma once

#include <string>
#include <vector>

#include "sync/guidance/train/grammar.h"
#include "sync/guidance/train/noise.h"

namespace bale::guidance::train {

struct Text {
  std::size_t category{0};
  std::size_t seed{0};  // number of the seed within its category: folds keep its texts together
  Register form{Register::kProper};
  std::string text;
};

class Corpus {
 public:
  // `folder` holds common.txt, sms.txt, bali.txt and one file a category. Throws when one is wrong.
  explicit Corpus(const std::string& folder);

  // `each` texts of every seed, in registers; distinct. Always the same ones.
  [[nodiscard]] std::vector<Text> texts(std::size_t each) const;
  // The seeds' wordings without noise: what the word list of the typing help is counted from.
  [[nodiscard]] std::vector<Text> proper(std::size_t each) const;
  [[nodiscard]] std::size_t seeds() const;

 private:
  [[nodiscard]] std::string decorated(const Seed& seed, std::string text, Dice& dice) const;
  [[nodiscard]] std::string in_register(const Seed& seed, std::string text, Dice& dice) const;

  Slots common_;
  Lexicon sms_;
  Lexicon bali_;
  std::vector<Source> sources_;  // by category
};

}  // namespace bale::guidance::train
