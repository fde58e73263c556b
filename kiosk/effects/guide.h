// The hand that reads what was typed: category, agency and what is still missing (sync/guidance).
//
// 15 ms at most for the longest text (a busy machine), so it is done where the command arrives; of two requests
// the later one is answered last. Keeps nothing of the visitor.
#pragma once

#include <functional>
#include <string_view>

#include "kiosk/effects/hand.h"
#include "platform/clock.h"

namespace bale::effects {

// Reports of the same category in the same desa in the last seven days, from the signed reference
// store; 0 when it is not known or too few to be told. Any thread; prompt.
using Similar = std::function<int(std::string_view category, std::string_view desa)>;

class GuideHand : public Hand {
 public:
  // `clock` outlives the hand: it says which agencies exist today. `similar` may be empty.
  GuideHand(Post post, const Clock& clock, Similar similar = {});

  [[nodiscard]] bool take(const model::Command& command) override;

 private:
  [[nodiscard]] model::Guidance guidance_for(const model::Suggest& command) const;
  [[nodiscard]] int similar_to(std::string_view category, std::string_view desa) const;

  Post post_;
  const Clock& clock_;
  Similar similar_;
};

}  // namespace bale::effects
