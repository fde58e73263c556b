// What a visitor's words are about: category, agency, what is still missing, whether it burns.
//
// Pure and local: a small trained classifier (model.h) and the cues of assets/guidance/cues.csv.
// Nothing is kept; every copy of the words is wiped. 4,000 characters took 15 ms on two cores under
// heavy load (the limit is 50). Any thread. A suggestion is shown, never taken by itself: "Saya
// tidak tahu" and all pictures stay.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "assets/i18n/dates.h"
#include "sync/guidance/model.h"

namespace bale::guidance {

struct Ranked {
  std::string_view category;  // one of report::category_keys()
  float share{0};             // 0 … 1; the shares of all add up to 1
};

struct Suggestion {
  std::vector<Ranked> categories;     // all of them, best first; empty: no word was understood
  std::vector<std::string> units;     // codes of assets/reference valid on that day, best first
  std::vector<SecretString> because;  // up to kBecauseMax of the visitor's own words
  bool what{false};                   // the words tell what happened,
  bool where{false};                  // where,
  bool when{false};                   // since when
  bool emergency{false};              // fire, accident, violence: now, not feared, not long past
  bool whistle{false};                // corruption: the WBS exists
};
inline constexpr std::size_t kBecauseMax = 3;
inline constexpr std::size_t kUnitsMax = 4;

// `category`: the picture the visitor chose, or empty; it counts as a hint, not as the truth.
// Bytes that are no UTF-8 are ignored; text beyond kTextMax is not read.
[[nodiscard]] Suggestion suggest(std::string_view text, std::string_view category,
                                 const assets::Day& day);

}  // namespace bale::guidance
