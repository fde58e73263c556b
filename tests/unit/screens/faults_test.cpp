#include "kiosk/screens/faults.h"

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace bale;

constexpr int kFields = static_cast<int>(report::Field::kConsent) + 1;
constexpr int kRules = static_cast<int>(report::Rule::kMalformed) + 1;

template <typename Each>
void for_every_fault(Each each) {
  for (int f = 0; f < kFields; ++f) {
    for (int r = 0; r < kRules; ++r) {
      each(report::Fault{static_cast<report::Field>(f), static_cast<report::Rule>(r)});
    }
  }
}

}  // namespace

TEST_CASE("every fault says what to do, without an apology or a verdict") {
  for_every_fault([](const report::Fault& fault) {
    const auto text = screens::fault_text(fault);
    for (const auto language : {assets::Lang::kId, assets::Lang::kEn}) {
      const std::string words(assets::tr(language, text));
      CAPTURE(words);
      CHECK(!words.empty());
      CHECK(words.find("maaf") == std::string::npos);
      CHECK(words.find("valid") == std::string::npos);
      CHECK(words.find("orry") == std::string::npos);
    }
  });
}

TEST_CASE("words that are missing and words that are too many are told apart") {
  using enum report::Rule;
  const auto of = [](report::Rule rule) {
    return screens::fault_text({report::Field::kContent, rule});
  };
  CHECK(of(kMissing) != of(kTooLong));
  CHECK(of(kTooLong) != of(kControlCharacter));
}

TEST_CASE("the sentence of a screen is that of its first fault, without faults there is none") {
  model::State state;
  CHECK(screens::fault_words(state).empty());
  state.faults = {{report::Field::kPhone, report::Rule::kMalformed},
                  {report::Field::kEmail, report::Rule::kMalformed}};
  CHECK(screens::fault_words(state) == screens::tr(state, screens::Text::kFaultPhone));
  CHECK(screens::fault_words(state, report::Field::kEmail) ==
        screens::tr(state, screens::Text::kFaultEmail));
  CHECK(screens::fault_words(state, report::Field::kNik).empty());
}
