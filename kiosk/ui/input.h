// What one frame is told about the finger. Filled by the composition root from platform/window.
#pragma once

#include <cstdint>

#include "kiosk/ui/geometry.h"

namespace bale::ui {

enum class Transition : std::uint8_t { kNone, kPress, kRelease };

// At most one press or release a frame, so a fast tap is never lost.
struct Input {
  Transition transition{Transition::kNone};
  Point at{};         // pixels; far outside the panel when no finger is down
  bool down{false};   // after the transition
  double time{0};     // seconds, monotonic, of the event (of the frame when there is none)
};

}  // namespace bale::ui
