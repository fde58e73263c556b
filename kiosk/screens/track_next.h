// What happens next to a report, in words, by the hall's terms. Pure.
#pragma once

#include <optional>
#include <string>

#include "kiosk/screens/common.h"

namespace bale::screens {

struct NextWords {
  std::string title;     // "Selanjutnya: admin memeriksa dan meneruskan", or that it is late
  std::string detail{};  // "paling lambat Kamis, 19 November 2026"; empty: no day is known
  bool late{false};
};
// Absent: nothing follows, or the centre does not have it yet.
[[nodiscard]] std::optional<NextWords> next_words(const model::State& state);

}  // namespace bale::screens
