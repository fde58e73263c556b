// The phrases of cues.csv, built into the program: names of agencies, times, emergencies.
// Immutable after the first call; any thread.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace bale::assets {

struct Cue {
  std::string_view kind;  // "unit", "time", "place" …; README.md lists them
  std::string_view key;   // of a unit: its code; else empty
  std::vector<std::string_view> phrases;
};
[[nodiscard]] std::span<const Cue> guidance_cues();

}  // namespace bale::assets
