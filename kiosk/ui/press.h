// The press rule, pure: which target a finger, or the keypad's OK, activates.
//
// A press takes the target under it, or across a dead gap the nearest one within `snap` pixels.
// The target is activated when the finger is let go on it; sliding off cancels, sliding back
// resumes. The same place again within 150 ms of being let go is a bounce and does nothing.
// A press belongs to the screen that was visible: targets are those of the last frame.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/focus.h"
#include "kiosk/ui/input.h"

namespace bale::ui {

inline constexpr double kBounceSeconds = 0.150;        // VxMark
inline constexpr double kSlowBounceSeconds = 0.500;    // slow mode, for hands that tremble
inline constexpr double kDeleteRepeatAfter = 1.0;      // only delete repeats
inline constexpr double kDeleteRepeatEvery = 0.2;

struct PressState {
  bool pressed{};   // the finger holds this target: draw it pressed
  bool released{};  // let go on it in this frame: act
  Point at;         // where, in pixels; valid with pressed or released
  bool by_key{};    // released by the keypad: no finger is anywhere
  double held{};    // seconds since the press; valid with pressed or released
};

class PressRule {
 public:
  explicit PressRule(float snap_px) : snap_(snap_px) {}

  void begin_frame(std::string_view screen, const Input& input,
                   double bounce = kBounceSeconds);
  // Registers a target and tells its state. Places must not repeat within a frame.
  PressState target(const PxRect& rect);
  void end_frame();
  // The keypad's part: roof_ends(), and after end_frame() where the ring stands.
  [[nodiscard]] FocusRule& focus() { return focus_; }
  [[nodiscard]] const FocusRule& focus() const { return focus_; }

 private:
  using Place = std::uint64_t;
  [[nodiscard]] static Place place_of(const PxRect& rect);
  [[nodiscard]] const PxRect* resolve(Point p) const;

  FocusRule focus_;
  float snap_;
  std::string screen_;
  std::vector<PxRect> seen_;     // last frame's targets: what the finger aimed at
  std::vector<PxRect> current_;  // this frame's
  Place held_{};                 // 0: none
  Place over_{};                 // target under the finger now
  Place fired_{};                // let go in this frame
  Place last_{};                 // for the bounce
  double last_time_{-1};
  double press_time_{};
  Input input_;
};

}  // namespace bale::ui
