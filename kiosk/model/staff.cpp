// Staff mode: a PIN, the state of the queue, tests, helping a visitor. The log says who did what,
// never a word of a report.
#include <algorithm>

#include "kiosk/model/turns.h"

namespace bale::model {
namespace {

constexpr std::size_t kPinShortest = 4;  // digits; the field takes eight at most

std::string_view name_of_test(StaffTest test) {
  switch (test) {
    case StaffTest::kPrinter: return "tests the printer";
    case StaffTest::kCamera: return "tests the camera";
    case StaffTest::kSpeaker: return "tests the speaker";
  }
  return "tests a device";
}

bool inside(const State& s) { return s.screen == Screen::kStaff && !s.staff.name.empty(); }

}  // namespace

void Visit::log(std::string_view what) { out_.emplace_back(LogStaff{std::string(what)}); }

// From here on there is something to wipe: the PIN.
void Visit::on(const StaffPressed&) {
  if (s.screen != Screen::kAttract || s.visiting) return;
  s.visiting = true;
  go(s, Screen::kStaffPin, out_);
  s.back.clear();
}

void Visit::check_pin() {
  if (s.pin_checking || s.pin_wait_s > 0) return;
  s.pin_wrong = s.pin.text().size() < kPinShortest;
  if (s.pin_wrong) return;
  s.pin_checking = true;
  out_.emplace_back(CheckPin{s.pin.utf8()});
  s.pin.clear();
}

void Visit::on(const PinRefused& e) {
  if (!s.pin_checking) return;
  s.pin_checking = false;
  s.pin_wrong = true;
  constexpr std::int64_t kDayS = 86'400;
  const auto wait = e.wait_s < 0 ? 0 : std::min(e.wait_s, kDayS);
  s.pin_blocked_until = s.now + wait * 1000;
  s.pin_wait_s = wait;
}

void Visit::on(const StaffEntered& e) {
  if (!s.pin_checking || e.name.empty()) return;
  s.pin_checking = false;
  s.staff.name = e.name;
  s.last_touch = s.now;
  arrive(s, Screen::kStaff, out_);
  log("enters staff mode");
  look_at_queue(s, out_);
}

void look_at_queue(State& s, Commands& out) {
  s.staff_look_at = s.now + kStaffLookMs;
  out.emplace_back(LookAtQueue{});
}

void Visit::on(const StaffNumbersSeen& e) {
  if (inside(s)) s.staff.numbers = e.numbers;
}

void Visit::on(const StaffPageChosen& e) {
  if (!inside(s)) return;
  s.staff.page = e.page;
  s.page = 0;
}

void Visit::on(const StaffTestPressed& e) {
  const auto which = static_cast<std::size_t>(e.test);
  if (!inside(s) || which >= s.staff.tests.size()) return;
  if (s.staff.tests[which] == TestState::kRunning) return;
  s.staff.tests[which] = TestState::kRunning;
  log(name_of_test(e.test));
  out_.emplace_back(TestDevice{e.test});
}

void Visit::on(const StaffTested& e) {
  const auto which = static_cast<std::size_t>(e.test);
  if (!inside(s) || which >= s.staff.tests.size()) return;
  s.staff.tests[which] = e.passed ? TestState::kPassed : TestState::kFailed;
}

// Staff mode is locked by it: who is helped may stand alone in front of the glass a moment later.
void Visit::on(const AssistPressed&) {
  if (!inside(s)) return;
  log("assisted visit");
  s = fresh(s);
  s.visiting = true;
  d.assisted = true;
  arrive(s, Screen::kKind, out_);
}

void Visit::on(const StaffLeft&) {
  if (!inside(s)) return;
  log("leaves staff mode");
  end_visit(s, out_);
}

void Visit::on(const CloseKiosk&) {
  if (!inside(s)) return;
  log("closes the kiosk");
  out_.emplace_back(LeaveProgram{});
}

}  // namespace bale::model
