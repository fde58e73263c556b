// What time does by itself: the idle question, waits, limits, the day's language.
#include <algorithm>

#include "kiosk/model/turns.h"

namespace bale::model {
namespace {

constexpr int kFreeTries = 4;                // the fifth wrong code has to wait
constexpr std::int64_t kFirstWaitMs = 30'000;
constexpr std::int64_t kLongestWaitMs = 900'000;
// A receipt is copied by hand and read aloud to a neighbour.
constexpr std::int64_t kLongerStay = 2;
// The faces are a courtesy at the end: nothing is lost when nobody touches them.
constexpr std::int64_t kRatingMs = 20'000;
constexpr std::int64_t kThanksMs = 5'000;
constexpr std::int64_t kLastCallS = 10;  // the idle question is sounded once more
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kWitaMs = 8 * 3'600'000;

std::int64_t seconds_up(std::int64_t ms) { return ms <= 0 ? 0 : (ms + 999) / 1000; }

bool idles(const State& s) {
  return s.visiting && s.screen != Screen::kSaving && s.screen != Screen::kRateVisit;
}

// Somebody made the terminal fit and went away without a visit.
bool left_unlike(const State& s) {
  return !s.visiting && (s.comfort != Comfort{} || s.strip != Strip::kNone);
}

MonotonicMs end_of_rating(const State& s) {
  return s.last_touch + (s.rated != 0 ? kThanksMs : kRatingMs);
}

// Monday 0.
std::size_t weekday(std::int64_t days_since_epoch) {  // 1970-01-01 was a Thursday
  return static_cast<std::size_t>(((days_since_epoch + 3) % 7 + 7) % 7);
}

std::int64_t wita_day(WallMs wall) { return report::days_since_epoch(report::date_in_wita(wall)); }

report::Lang lang_of(const State& s, std::int64_t day) {
  return s.hall.day_lang[weekday(day)].value_or(s.hall.lang);
}

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

// Nobody stands here: the day's language, and after a while the terminal as every visitor finds it.
void stand_by(State& s, Commands& out) {
  s.lang = lang_today(s);
  if (!left_unlike(s) || s.now < end_of_visit(s)) return;
  hush(s, out);
  s.comfort = {};
  s.strip = Strip::kNone;
}

void count_down(State& s, Commands& out) {
  if (s.screen == Screen::kRateVisit && s.now >= end_of_rating(s)) return end_visit(s, out);
  if (!idles(s) || s.now - s.last_touch < idle_limit(s)) {
    s.countdown_s.reset();
    return;
  }
  const auto left = seconds_up(end_of_visit(s) - s.now);
  if (left == 0 && !s.staff.name.empty()) out.emplace_back(LogStaff{"leaves staff mode by itself"});
  if (left == 0) return end_visit(s, out);
  // Who looks away hears it; with the voice on the question itself is spoken.
  const bool due = !s.countdown_s || (left <= kLastCallS && *s.countdown_s > kLastCallS);
  if (due && !s.comfort.voice.on) out.emplace_back(Chime{});
  s.countdown_s = left;
}

MonotonicMs end_of_note(const State& s) { return s.recorder.since + kVoiceNoteMaxMs; }

// What this screen asks for by itself while time passes.
void keep_going(State& s, Commands& out) {
  if (s.screen == Screen::kWords && s.suggest_at && s.now >= *s.suggest_at) suggest(s, out);
  if (s.recorder.phase == RecorderPhase::kRecording && s.now >= end_of_note(s)) {
    s.recorder.phase = RecorderPhase::kRecorded;
    s.recorder.length_ms = kVoiceNoteMaxMs;
    out.emplace_back(StopRecording{});
  }
  if (s.screen == Screen::kStaff && s.now >= s.staff_look_at) look_at_queue(s, out);
}

}  // namespace

report::Lang lang_today(const State& s) { return lang_of(s, wita_day(s.wall)); }

void ask_anew(State& s) {
  s.last_touch = s.now - idle_limit(s);
  s.countdown_s = seconds_up(s.hall.countdown_ms);
}

// The folder opened, or it cannot be used. A visit is not torn away: saving will say so, if it
// comes to that.
void Visit::on(const Ready& e) {
  s.ready = e.ready;
  if (s.visiting) return;
  s.screen = e.ready ? Screen::kAttract : Screen::kNotReady;
}

void tick(State& s, const Tick& tick, Commands& out) {
  s.now = std::max(s.now, tick.now);  // monotonic by contract; a slip must not wake the past
  s.wall = tick.wall;
  s.track_wait_s = seconds_up(s.track_blocked_until - s.now);
  s.pin_wait_s = seconds_up(s.pin_blocked_until - s.now);
  if (!s.visiting) return stand_by(s, out);
  keep_going(s, out);
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
  if (s.pin_wait_s > 0 && s.screen == Screen::kStaffPin) {
    at(next_second(s.pin_blocked_until, s.pin_wait_s));
  }
  if (s.screen == Screen::kRateVisit) at(end_of_rating(s));
  if (s.screen == Screen::kWords && s.suggest_at) at(*s.suggest_at);
  if (s.recorder.phase == RecorderPhase::kRecording) at(end_of_note(s));
  if (s.screen == Screen::kStaff) at(s.staff_look_at);
  if (left_unlike(s)) at(end_of_visit(s));
  if (const auto today = wita_day(s.wall); !s.visiting && lang_of(s, today + 1) != s.lang) {
    at(s.now + kDayMs - (s.wall + kWitaMs) % kDayMs);  // midnight
  }
  return due;
}

}  // namespace bale::model
