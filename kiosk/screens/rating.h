// Five faces with their words, for the hall and for an agency's answer. Inside kiosk/screens only.
#pragma once

#include "kiosk/screens/common.h"

namespace bale::screens {

// Draws them in `area`; returns the stars that were touched (1 worst … 5 best), 0 for none.
[[nodiscard]] int rating(ui::Ui& ui, const model::State& state, const Rect& area);

}  // namespace bale::screens
