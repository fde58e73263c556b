#include "kiosk/ui/press.h"

#include <algorithm>
#include <cmath>

namespace bale::ui {
namespace {

float distance(const PxRect& r, Point p) {
  const float dx = std::max({r.x - p.x, 0.0F, p.x - r.right()});
  const float dy = std::max({r.y - p.y, 0.0F, p.y - r.bottom()});
  return std::hypot(dx, dy);
}

}  // namespace

PressRule::Place PressRule::place_of(const PxRect& r) {
  const auto part = [](float v) { return static_cast<Place>(static_cast<std::uint16_t>(v)); };
  return 1U + ((part(r.x) << 48U) | (part(r.y) << 32U) | (part(r.w) << 16U) | part(r.h));
}

const PxRect* PressRule::resolve(Point p) const {
  const PxRect* best = nullptr;
  float best_distance = snap_;
  for (const PxRect& r : seen_) {
    const float d = distance(r, p);
    // The later one wins a tie: it was drawn on top.
    if (d <= best_distance) {
      best = &r;
      best_distance = d;
    }
  }
  return best;
}

void PressRule::begin_frame(std::string_view screen, const Input& input,
                            double bounce_seconds) {
  input_ = input;
  focus_.begin_frame(screen, input, bounce_seconds);
  fired_ = 0;
  current_.clear();
  if (screen != screen_) {
    screen_ = screen;
    seen_.clear();
    held_ = 0;
  }
  const PxRect* under = resolve(input.at);
  over_ = under == nullptr ? 0 : place_of(*under);
  if (input.transition == Transition::kPress) {
    const bool bounce = over_ == last_ && input.time - last_time_ < bounce_seconds;
    held_ = bounce ? 0 : over_;
    press_time_ = input.time;
  } else if (input.transition == Transition::kRelease) {
    if (held_ != 0 && held_ == over_) {
      fired_ = held_;
      last_ = held_;
      last_time_ = input.time;
    }
    held_ = 0;
  } else if (!input.down) {
    held_ = 0;
  }
}

PressState PressRule::target(const PxRect& rect) {
  current_.push_back(rect);
  const Place place = place_of(rect);
  PressState s;
  s.pressed = held_ == place && over_ == place;
  s.released = fired_ == place;
  s.at = input_.at;
  s.held = s.pressed || s.released ? input_.time - press_time_ : 0;
  if (focus_.target(rect)) {
    // Where a field takes its caret from: behind the last letter.
    s = {.released = true, .at = {rect.right(), rect.bottom()}, .by_key = true};
  }
  return s;
}

void PressRule::end_frame() {
  seen_.swap(current_);
  focus_.end_frame();
}

}  // namespace bale::ui
