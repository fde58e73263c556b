// Long words in little room: what fits is shown to the end of a word, and what is left is said.
#pragma once

#include <vector>

#include "kiosk/screens/common.h"

namespace bale::screens {

struct Measure {
  float width{};  // mm
  TextRole role{TextRole::kIsi};
  Weight weight{Weight::kRegular};
};
[[nodiscard]] int lines_of(const ui::Ui& ui, std::string_view text, const Measure& m);
[[nodiscard]] float line_height(const ui::Ui& ui, const Measure& m);

// The beginning of `text` that fills at most `lines` lines, ended before a space or newline. A
// single word that needs more is given whole.
[[nodiscard]] std::string_view first_lines(const ui::Ui& ui, std::string_view text, int lines,
                                           const Measure& m);

// All of `text` if it fits, else its beginning and, as the last line, "dan 12 baris lagi".
[[nodiscard]] SecretString shortened(const ui::Ui& ui, const model::State& state,
                                     std::string_view text, int lines, const Measure& m);

// `text` cut into pages of `lines` lines. At least one page.
[[nodiscard]] std::vector<std::string_view> pages_of(const ui::Ui& ui, std::string_view text,
                                                     int lines, const Measure& m);

// No word is wider than the room: nothing would be broken inside.
[[nodiscard]] bool words_fit(const ui::Ui& ui, std::string_view text, const Measure& m);

}  // namespace bale::screens
