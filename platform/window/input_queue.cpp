#include "platform/window/input_queue.h"

#include <cfloat>
#include <utility>

namespace bale::window {
namespace {

// A flood of keys while a frame is drawn must not grow without end.
constexpr std::size_t kMost = 256;

}  // namespace

void InputQueue::push(const Event& e) {
  if (e.kind == EventKind::kMove && !events_.empty() && events_.back().kind == EventKind::kMove) {
    events_.back() = e;
    return;
  }
  if (e.kind == EventKind::kRelease) {
    if (!std::exchange(queued_down_, false)) return;  // its press was dropped
  } else if (events_.size() >= kMost) {
    return;
  } else if (e.kind == EventKind::kPress) {
    if (std::exchange(queued_down_, true)) return;  // a second button of a mouse
  }
  events_.push_back(e);
}

FrameInput InputQueue::next() {
  FrameInput f;
  if (leaving_) {
    leaving_ = false;
    away_ = true;
  }
  bool stop = false;
  while (!events_.empty() && !stop) {
    const Event e = events_.front();
    // A move only counts while a finger is down; a mouse that merely passes highlights nothing.
    events_.pop_front();
    switch (e.kind) {
      case EventKind::kMove:
        if (!down_) break;
        x_ = e.x;
        y_ = e.y;
        break;
      case EventKind::kPress:
      case EventKind::kRelease:
        if ((e.kind == EventKind::kPress) == down_) break;  // a second button of a mouse
        down_ = e.kind == EventKind::kPress;
        f.finger = down_ ? FrameInput::Finger::kPress : FrameInput::Finger::kRelease;
        f.time = e.time;
        x_ = e.x;
        y_ = e.y;
        away_ = false;
        leaving_ = !down_;
        stop = true;
        break;
      case EventKind::kKey:
        f.has_key = true;
        f.key = e.key;
        stop = true;
        break;
    }
  }
  f.down = down_;
  f.x = away_ ? -FLT_MAX : x_;
  f.y = away_ ? -FLT_MAX : y_;
  return f;
}

}  // namespace bale::window
