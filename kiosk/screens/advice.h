// What guidance makes of the words: numbers to call at once, and the other line for corruption.
// Inside kiosk/screens only.
#pragma once

#include "kiosk/screens/common.h"

namespace bale::screens {

// The words speak of fire, accident or violence, and this hall has numbers to call.
[[nodiscard]] bool calls_for_help(const model::State& state);
void emergency(ui::Ui& ui, const model::State& state, const Rect& r);

// The words speak of corruption, and this hall names its WBS.
[[nodiscard]] bool names_whistle_line(const model::State& state);
void whistle_line(ui::Ui& ui, const model::State& state, const Rect& r);

}  // namespace bale::screens
