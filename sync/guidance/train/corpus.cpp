#include "sync/guidance/train/corpus.h"

#include <set>

#include "sync/report/report.h"

namespace bale::guidance::train {
namespace {

// A seed's dice: adding a seed leaves the wordings of all others as they were.
Dice dice_of(const Seed& seed) {
  std::uint64_t hash = 1'469'598'103'934'665'603ULL;
  for (const char c : seed.pattern) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ULL;
  }
  return Dice(hash);
}

}  // namespace

Corpus::Corpus(const std::string& folder)
    : common_(read_source(folder + "/common.txt", {}).slots),
      sms_(read_lexicon(folder + "/sms.txt")),
      bali_(read_lexicon(folder + "/bali.txt")) {
  for (const auto key : report::category_keys()) {
    sources_.push_back(read_source(folder + "/" + std::string(key) + ".txt", common_));
  }
}

std::size_t Corpus::seeds() const {
  std::size_t out = 0;
  for (const auto& source : sources_) out += source.seeds.size();
  return out;
}

// Greetings, pleas and names of places say nothing about the category: every category has them.
std::string Corpus::decorated(const Seed& seed, std::string text, Dice& dice) const {
  const bool english = seed.form == Register::kEnglish;
  if (dice.chance(18)) text = expand(english ? "{hello}" : "{open}", common_, dice) + " " + text;
  if (dice.chance(18)) text += " " + expand(english ? "at {place}" : "di {place}", common_, dice);
  if (dice.chance(10)) text += " " + expand(english ? "{ago}" : "{since}", common_, dice);
  if (dice.chance(18)) text += " " + expand(english ? "{please}" : "{close}", common_, dice);
  return text;
}

std::string Corpus::in_register(const Seed& seed, std::string text, Dice& dice) const {
  const bool indonesian = seed.form == Register::kProper || seed.form == Register::kLoose;
  const auto way = dice.pick(100);
  if (way < 35) return text;
  if (indonesian && way < 70) {
    return drop_vowels(swap_words(text, sms_, 75, dice), dice.chance(50) ? 30 : 8, dice);
  }
  if (indonesian && way < 82) return swap_words(text, bali_, 60, dice);
  if (way < 92) return slip(text, 25, dice);
  return thin(text, 25, dice);
}

std::vector<Text> Corpus::texts(std::size_t each) const {
  std::vector<Text> out;
  for (std::size_t category = 0; category < sources_.size(); ++category) {
    const auto& source = sources_[category];
    for (std::size_t s = 0; s < source.seeds.size(); ++s) {
      const auto& seed = source.seeds[s];
      Dice dice = dice_of(seed);
      std::set<std::string> said;
      for (std::size_t i = 0; i < each; ++i) {
        auto text = expand(seed.pattern, source.slots, dice);
        if (i > 0) text = in_register(seed, decorated(seed, std::move(text), dice), dice);
        if (said.insert(text).second) out.push_back({category, s, seed.form, std::move(text)});
      }
    }
  }
  return out;
}

std::vector<Text> Corpus::proper(std::size_t each) const {
  std::vector<Text> out;
  for (std::size_t category = 0; category < sources_.size(); ++category) {
    const auto& source = sources_[category];
    for (std::size_t s = 0; s < source.seeds.size(); ++s) {
      const auto& seed = source.seeds[s];
      Dice dice = dice_of(seed);
      for (std::size_t i = 0; i < each; ++i) {
        out.push_back({category, s, seed.form, expand(seed.pattern, source.slots, dice)});
      }
    }
  }
  return out;
}

}  // namespace bale::guidance::train
