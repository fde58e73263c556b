// Window events with their time, handed out so that no tap is lost: at most one press or release a
// frame. Pure; fed by Window's callbacks. UI thread only.
#pragma once

#include <cstdint>
#include <deque>

namespace bale::window {

// The only keys that reach the program: the tactile keypad's. All others do nothing.
enum class Key : std::uint8_t { kLeft, kRight, kUp, kDown, kOk, kRepeat, kHelp };

enum class EventKind : std::uint8_t { kMove, kPress, kRelease, kKey };

struct Event {
  EventKind kind{};
  float x{};  // pixels; for kPress and kRelease where it happened
  float y{};
  Key key{};       // kKey only
  double time{};   // seconds, monotonic clock
};

// What one frame is told.
struct FrameInput {
  enum class Finger : std::uint8_t { kNone, kPress, kRelease };
  Finger finger{Finger::kNone};
  float x{};         // -FLT_MAX from one frame after the release on: a lifted finger hovers nowhere
  float y{};
  bool down{};       // after this frame's transition
  double time{};     // of the transition; 0 if there was none
  bool has_key{};
  Key key{};
};

class InputQueue {
 public:
  // What does not fit any more is dropped, except that a finger that went down always comes up.
  void push(const Event& e);
  // Takes moves up to and including the next press, release or key.
  [[nodiscard]] FrameInput next();
  // More to hand out, or a lifted finger still to be moved away: draw another frame.
  [[nodiscard]] bool pending() const { return !events_.empty() || leaving_; }

 private:
  std::deque<Event> events_;
  float x_{};
  float y_{};
  bool away_{true};
  bool down_{};
  bool leaving_{};
  bool queued_down_{};  // after all that waits
};

}  // namespace bale::window
