// What to do about a fault, in the visitor's words, and where it is said: next to the field and as
// a banner at the top (the same sentence). The input always stays.
#pragma once

#include "kiosk/screens/common.h"

namespace bale::screens {

[[nodiscard]] Text fault_text(const report::Fault& fault);
// Of the first fault of the present screen; empty when there is none.
[[nodiscard]] std::string_view fault_words(const model::State& state);
// Of the first fault in this field; empty when there is none.
[[nodiscard]] std::string_view fault_words(const model::State& state, report::Field field);

void fault_banner(ui::Ui& ui, const Rect& r, std::string_view what_to_do);

}  // namespace bale::screens
