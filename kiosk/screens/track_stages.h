// The way of a report as stages on a line, from what tracking found. Pure.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/common.h"

namespace bale::screens {

struct ShownStage {
  ui::StageState state{};
  Text name{};
  std::string date{};  // "Minggu\n8 November", "sejak Senin\n16 November", "belum" or empty
  Icon icon{};
};
// Saved, received, verified, in progress, finished; what was refused or archived ends there.
// `narrow`: the dates are "8\nNovember", without the day of the week.
[[nodiscard]] std::vector<ShownStage> stages_of(const model::State& state,
                                                const model::TrackView& view,
                                                bool narrow = false);

// Where it stands now: the heading, and since when.
struct Standing {
  Text heading{};
  std::optional<WallMs> since;
};
[[nodiscard]] Standing standing_of(const model::TrackView& view);

}  // namespace bale::screens
