#include "kiosk/model/visit.h"

#include <algorithm>

#include "kiosk/model/flow.h"

namespace bale::model {
namespace {

void ask_for_code(State& s, Commands& out) {
  if (s.code_asked) return;
  s.code_asked = true;
  out.emplace_back(MintCode{});
}

// Sensitive topics: rahasia stands selected, visibly, and waits for an answer.
void preselect_privacy(State& s) {
  if (s.draft.privacy_answered || !report::sensitive(s.draft.category)) return;
  s.draft.privacy = report::Privacy{.anonim = false, .rahasia = true};
  s.ask_rahasia = true;
}

// Where the part of the trail begins that may be cut: while editing, only what lies behind the
// review (and the review itself, which ends the editing).
std::vector<Screen>::iterator trail_start(State& s) {
  if (!s.editing) return s.back.begin();
  return std::find(s.back.begin(), s.back.end(), Screen::kReview);
}

Screen next_when_editing(const State& s) {
  if (place_screen(s.screen)) {
    const Screen next = following(s.screen, s);
    if (place_screen(next) || next == Screen::kWords) return next;
  }
  return first_missing(s.draft).value_or(Screen::kReview);
}

}  // namespace

State fresh(const State& old) {
  State s;
  s.hall = old.hall;
  s.lang = lang_today(old);
  s.ready = old.ready;
  s.screen = old.ready ? Screen::kAttract : Screen::kNotReady;
  s.now = old.now;
  s.wall = old.wall;
  s.last_touch = old.now;
  s.track_failures = old.track_failures;
  s.track_blocked_until = old.track_blocked_until;
  s.track_wait_s = old.track_wait_s;
  s.pin_blocked_until = old.pin_blocked_until;
  s.pin_wait_s = old.pin_wait_s;
  s.offline = old.offline;
  s.devices = old.devices;
  s.numbers = old.numbers;
  return s;
}

void end_visit(State& s, Commands& out) {
  s.suggest_at.reset();  // nobody waits for advice any more
  leave(s, out);
  hush(s, out);
  s = fresh(s);
  out.emplace_back(EndVisit{});
}

void leave(State& s, Commands& out) {
  if (s.screen == Screen::kWords && s.suggest_at) suggest(s, out);
  close_devices(s, out);
  if (s.screen == Screen::kReceipt) s.receipt.reset();
}

void arrive(State& s, Screen screen, Commands& out) {
  const bool moved = s.screen != screen;
  if (moved) leave(s, out);
  s.screen = screen;
  s.page = 0;
  s.keyboard = KeyboardPage::kLetters;
  s.shift = false;
  s.faults.clear();
  s.ask_rahasia = false;
  s.calendar_month_offset = 0;
  s.caret_since = s.now;
  s.code_wrong = s.scan_foreign = s.track_unknown = s.pin_wrong = false;
  s.act = ActState::kNone;
  s.rated = 0;
  s.strip = usual_strip(s);
  if (moved) open_devices(s, out);
  if (screen == Screen::kReview) s.editing = false;
  if (screen == Screen::kWords) ask_for_code(s, out);
  if (screen == Screen::kWho) preselect_privacy(s);
}

void go(State& s, Screen screen, Commands& out) {
  const auto passed = std::find(trail_start(s), s.back.end(), screen);
  if (passed != s.back.end()) {
    s.back.erase(passed, s.back.end());
  } else if (s.screen != screen) {
    s.back.push_back(s.screen);
  }
  arrive(s, screen, out);
}

void advance(State& s, Commands& out) {
  const Screen from = s.screen;
  go(s, s.editing ? next_when_editing(s) : following(from, s), out);
  if (s.screen == Screen::kWords && from == Screen::kLandmark) {
    // Neither words nor a place: the words are what is left to tell.
    s.faults = {{report::Field::kContent, report::Rule::kMissing}};
  }
}

void go_back(State& s, Commands& out) {
  if (s.screen == Screen::kKind || s.screen == Screen::kStaffPin) return end_visit(s, out);
  if (s.screen == Screen::kCouldNotSave) return arrive(s, Screen::kReview, out);
  if (s.back.empty() || s.tracking || s.saving || s.act == ActState::kSaving) return;
  const Screen nearest = s.back.back();
  s.back.pop_back();
  arrive(s, nearest, out);
}

void mend(State& s, const std::vector<report::Fault>& faults, Commands& out) {
  const Mending where = mending_of(faults.front().field);
  s.editing = s.editing || s.screen == Screen::kReview;
  if (where.field) s.contact_field = *where.field;
  go(s, where.screen, out);
  for (const auto& fault : faults) {
    if (mending_of(fault.field) == where) s.faults.push_back(fault);
  }
}

}  // namespace bale::model
