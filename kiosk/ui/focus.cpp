#include "kiosk/ui/focus.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bale::ui {
namespace {

bool same(const PxRect& a, const PxRect& b) {
  const auto near = [](float p, float q) { return std::fabs(p - q) < 0.5F; };
  return near(a.x, b.x) && near(a.y, b.y) && near(a.w, b.w) && near(a.h, b.h);
}

std::optional<std::size_t> index_of(const std::vector<PxRect>& all, const PxRect& place) {
  const auto found =
      std::ranges::find_if(all, [&](const PxRect& r) { return same(r, place); });
  if (found == all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

bool share_a_column(const PxRect& a, const PxRect& b) {
  const float shared = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  return shared > 0.3F * std::min(a.w, b.w);
}

}  // namespace

void FocusRule::begin_frame(std::string_view screen, const Input& input, double bounce) {
  moved_ = ok_ = false;
  current_.clear();
  answers_from_ = 0;
  if (screen != screen_) {
    screen_ = screen;
    seen_.clear();
    focus_.reset();
    last_ok_ = -1;
  }
  if (input.transition == Transition::kPress) ring_ = false;
  if (input.key != Key::kNone) key(input.key, input.time, bounce);
}

void FocusRule::key(Key key, double time, double bounce) {
  if (seen_.empty() || !focus_) return;
  const bool shown = std::exchange(ring_, true);
  if (key == Key::kOk) {
    const bool bounced = last_ok_ >= 0 && time - last_ok_ < bounce;
    if (!bounced) last_ok_ = time;
    ok_ = shown && !bounced;
    moved_ = !shown;
    return;
  }
  if (key == Key::kRepeat || key == Key::kHelp) return;
  moved_ = true;
  if (!shown) return;
  const std::size_t from = index_of(seen_, *focus_).value_or(0);
  switch (key) {
    case Key::kLeft: focus_ = seen_[next(from, -1)]; break;
    case Key::kRight: focus_ = seen_[next(from, 1)]; break;
    case Key::kUp: focus_ = seen_[beyond(from, false)]; break;
    case Key::kDown: focus_ = seen_[beyond(from, true)]; break;
    default: break;
  }
}

std::size_t FocusRule::next(std::size_t from, int by) const {
  const auto count = static_cast<std::ptrdiff_t>(seen_.size());
  return static_cast<std::size_t>((static_cast<std::ptrdiff_t>(from) + by + count) % count);
}

std::size_t FocusRule::beyond(std::size_t from, bool down) const {
  const PxRect& here = seen_[from];
  std::optional<std::size_t> best;
  float best_away = 0;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const PxRect& r = seen_[i];
    const float away = down ? r.y - here.bottom() : here.y - r.bottom();
    if (i == from || away < -1 || !share_a_column(here, r)) continue;
    // Of two in the next row the one more nearly in line.
    const float score = away + std::fabs(r.mid_x() - here.mid_x()) * 0.25F;
    if (!best || score < best_away) {
      best = i;
      best_away = score;
    }
  }
  return best.value_or(next(from, down ? 1 : -1));
}

bool FocusRule::target(const PxRect& rect) {
  current_.push_back(rect);
  return ok_ && focus_ && same(*focus_, rect);
}

void FocusRule::end_frame() {
  at_ = focus_ ? index_of(current_, *focus_) : std::nullopt;
  if (!at_ && !current_.empty()) at_ = answers_from_ < current_.size() ? answers_from_ : 0;
  if (at_) {
    focus_ = current_[*at_];
  } else {
    focus_.reset();
  }
  seen_.swap(current_);
}

}  // namespace bale::ui
