// What one frame is told about finger and keypad. Filled by the composition root from platform/window.
#pragma once

#include <cstdint>

#include "kiosk/ui/geometry.h"

namespace bale::ui {

enum class Transition : std::uint8_t { kNone, kPress, kRelease };

// The tactile keypad: four arrows, OK, repeat and help. Nothing else reaches the program.
enum class Key : std::uint8_t { kNone, kLeft, kRight, kUp, kDown, kOk, kRepeat, kHelp };

// At most one press or release a frame, so a fast tap is never lost.
struct Input {
  Transition transition{Transition::kNone};
  Point at{};         // pixels; far outside the panel when no finger is down
  bool down{false};   // after the transition
  double time{0};     // seconds, monotonic, of the event (of the frame when there is none)
  Key key{Key::kNone};  // pressed; a key that is held does not come again
};

}  // namespace bale::ui
