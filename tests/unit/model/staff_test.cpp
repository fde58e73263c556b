#include <doctest/doctest.h>

#include "tests/unit/model/walk.h"

using namespace bale;
using namespace bale::model;
using bale::model::test::Walk;
using enum bale::model::Screen;

namespace {

struct Clerk : Walk {
  Clerk() { send(StaffPressed{}).type("4711").send(NextPressed{}); }
  Clerk& enter() {
    send(StaffEntered{"Ayu"});
    return *this;
  }
};

}  // namespace

TEST_CASE("A PIN is checked once, and gone from the field as it is") {
  Clerk w;
  CHECK(w.s.screen == kStaffPin);
  CHECK(w.last<CheckPin>().pin.view() == "4711");
  CHECK(w.s.pin.text().empty());
  w.type("1").send(NextPressed{});
  CHECK(w.count<CheckPin>() == 1);
  w.enter();
  CHECK(w.s.screen == kStaff);
  CHECK(w.s.staff.name == "Ayu");
  CHECK(w.count<LookAtQueue>() == 1);
  CHECK(w.count<LogStaff>() == 1);
}

TEST_CASE("A PIN that is too short is told at once, and one that is refused waits as it is told") {
  Walk w;
  w.send(StaffPressed{}).type("123").send(NextPressed{});
  CHECK(w.s.pin_wrong);
  CHECK(w.count<CheckPin>() == 0);
  w.type("4").send(NextPressed{}).send(PinRefused{30});
  CHECK(w.s.pin_wrong);
  CHECK(w.s.pin_wait_s == 30);
  w.type("4711").send(NextPressed{});
  CHECK(w.count<CheckPin>() == 1);
  CHECK(next_due(w.s) == w.s.now + 1'000);
  w.pass(30'000).send(NextPressed{});
  CHECK(w.count<CheckPin>() == 2);
}

TEST_CASE("Nobody enters staff mode unasked, and its buttons do nothing for a visitor") {
  Walk w;
  w.send(StaffEntered{"Eve"}).start().send(StaffEntered{"Eve"});
  w.send(AssistPressed{}).send(CloseKiosk{}).send(StaffTestPressed{}).send(StaffLeft{});
  CHECK(w.s.screen == kCategory);
  CHECK(w.s.staff.name.empty());
  CHECK(w.count<LeaveProgram>() + w.count<TestDevice>() + w.count<LogStaff>() == 0);
}

TEST_CASE("The queue is looked at every five seconds while staff stand there") {
  Clerk w;
  w.enter();
  CHECK(next_due(w.s) == w.s.now + 5'000);
  w.pass(5'000).pass(5'000);
  CHECK(w.count<LookAtQueue>() == 3);
  StaffNumbers numbers;
  numbers.pending = 7;
  w.send(StaffNumbersSeen{numbers}).send(StaffPageChosen{StaffPage::kRefused});
  CHECK(w.s.staff.numbers.pending == 7);
  CHECK(w.s.staff.page == StaffPage::kRefused);
}

TEST_CASE("A test runs once at a time and says how it ended") {
  Clerk w;
  w.enter().send(StaffTestPressed{StaffTest::kSpeaker}).send(StaffTestPressed{StaffTest::kSpeaker});
  CHECK(w.count<TestDevice>() == 1);
  CHECK(w.s.staff.tests[2] == TestState::kRunning);
  w.send(StaffTested{StaffTest::kSpeaker, true});
  CHECK(w.s.staff.tests[2] == TestState::kPassed);
}

TEST_CASE("An assisted visit is marked in the report, and staff mode is locked by it") {
  Clerk w;
  w.enter().send(AssistPressed{});
  CHECK(w.s.screen == kKind);
  CHECK(w.s.staff.name.empty());
  w.send(KindChosen{report::Classification::kPengaduan}).category().words().agency().place();
  w.send(NextPressed{}).when().who();
  w.consent().send(SubmitPressed{});
  CHECK(w.last<SaveReport>().report.assisted);
  Walk alone;
  alone.to_review().send(SubmitPressed{});
  CHECK_FALSE(alone.last<SaveReport>().report.assisted);
}

TEST_CASE(
    "Leaving, Tutup cepat and an idle quarter lock staff mode, each with its line in the log") {
  for (const Event& way : {Event{StaffLeft{}}, Event{ClosePressed{}}}) {
    Clerk w;
    w.enter().send(way);
    CHECK(w.s.staff.name.empty());
    CHECK(w.count<EndVisit>() == 1);
    CHECK(w.count<LogStaff>() == 2);
  }
  Clerk idle;
  idle.enter().pass(180'000).pass(45'000);
  CHECK(idle.count<EndVisit>() == 1);
  CHECK(idle.count<LogStaff>() == 2);
  Clerk closing;
  closing.enter().send(CloseKiosk{});
  CHECK(closing.count<LeaveProgram>() == 1);
}

TEST_CASE("A PIN half typed is gone with Kembali") {
  Walk w;
  w.send(StaffPressed{}).type("12").send(BackPressed{});
  CHECK(w.s.screen == kAttract);
  CHECK(w.count<EndVisit>() == 1);
  CHECK(w.s.pin.text().empty());
}
