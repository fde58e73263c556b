#include <algorithm>

#include "kiosk/model/visit.h"

namespace bale::model {
namespace {

constexpr int kFreeTries = 4;                // the fifth wrong code has to wait
constexpr std::int64_t kFirstWaitMs = 30'000;
constexpr std::int64_t kLongestWaitMs = 900'000;
// A receipt is copied by hand and read aloud to a neighbour.
constexpr std::int64_t kLongerStay = 2;

std::int64_t seconds_up(std::int64_t ms) { return ms <= 0 ? 0 : (ms + 999) / 1000; }

bool idles(const State& s) { return s.visiting && s.screen != Screen::kSaving; }

std::int64_t idle_limit(const State& s) {
  const bool longer = s.screen == Screen::kReceipt || s.screen == Screen::kCouldNotSave;
  return s.hall.idle_ms * (longer ? kLongerStay : 1);
}

MonotonicMs end_of_visit(const State& s) {
  return s.last_touch + idle_limit(s) + s.hall.countdown_ms;
}

// The moment at which a figure of whole seconds before `end` next changes.
MonotonicMs next_second(MonotonicMs end, std::int64_t shown_s) {
  return end - (shown_s - 1) * 1000;
}

void count_down(State& s, Commands& out) {
  if (!idles(s) || s.now - s.last_touch < idle_limit(s)) {
    s.countdown_s.reset();
    return;
  }
  const auto left = seconds_up(end_of_visit(s) - s.now);
  if (left == 0) return end_visit(s, out);
  s.countdown_s = left;
}

}  // namespace

void tick(State& s, const Tick& tick, Commands& out) {
  s.now = std::max(s.now, tick.now);  // monotonic by contract; a slip must not wake the past
  s.wall = tick.wall;
  s.track_wait_s = seconds_up(s.track_blocked_until - s.now);
  count_down(s, out);
}

void count_track_failure(State& s) {
  ++s.track_failures;
  if (s.track_failures <= kFreeTries) return;
  const int doublings = std::min(s.track_failures - kFreeTries - 1, 5);
  s.track_blocked_until = s.now + std::min(kFirstWaitMs << doublings, kLongestWaitMs);
  s.track_wait_s = seconds_up(s.track_blocked_until - s.now);
}

std::optional<MonotonicMs> next_due(const State& s) {
  std::optional<MonotonicMs> due;
  const auto at = [&due](MonotonicMs moment) { due = due ? std::min(*due, moment) : moment; };
  if (idles(s)) {
    at(s.countdown_s ? next_second(end_of_visit(s), *s.countdown_s)
                     : s.last_touch + idle_limit(s));
  }
  if (s.track_wait_s > 0 && s.screen == Screen::kTrackCode) {
    at(next_second(s.track_blocked_until, s.track_wait_s));
  }
  return due;
}

}  // namespace bale::model
