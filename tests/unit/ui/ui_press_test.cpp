#include <doctest/doctest.h>

#include "kiosk/ui/press.h"

using namespace bale::ui;

namespace {

constexpr PxRect kLeft{100, 100, 100, 80};
constexpr PxRect kRight{216, 100, 100, 80};  // 16 pixels of gap
constexpr float kSnap = 8;

// A screen with two buttons; counts what was activated.
struct Screen {
  PressRule rule{kSnap};
  int left{};
  int right{};
  PressState left_state;

  void frame(const Input& in, std::string_view name = "screen") {
    rule.begin_frame(name, in);
    left_state = rule.target(kLeft);
    left += left_state.released ? 1 : 0;
    right += rule.target(kRight).released ? 1 : 0;
    rule.end_frame();
  }
  void press(Point p, double t) { frame({Transition::kPress, p, true, t}); }
  void hold(Point p, double t) { frame({Transition::kNone, p, true, t}); }
  void release(Point p, double t) { frame({Transition::kRelease, p, false, t}); }
  void tap(Point p, double t) {
    press(p, t);
    release(p, t + 0.05);
  }
  Screen() { frame({}); }
};

constexpr Point kOnLeft{150, 140};
constexpr Point kOnRight{260, 140};

}  // namespace

TEST_CASE("a target acts when the finger is let go on it, not before") {
  Screen s;
  s.press(kOnLeft, 1);
  CHECK(s.left == 0);
  CHECK(s.left_state.pressed);
  s.release(kOnLeft, 1.1);
  CHECK(s.left == 1);
}

TEST_CASE("sliding off cancels, and another target under the lifted finger does nothing") {
  Screen s;
  s.press(kOnLeft, 1);
  s.hold(kOnRight, 1.1);
  CHECK_FALSE(s.left_state.pressed);
  s.release(kOnRight, 1.2);
  CHECK(s.left == 0);
  CHECK(s.right == 0);
}

TEST_CASE("sliding off and back again acts") {
  Screen s;
  s.press(kOnLeft, 1);
  s.hold(kOnRight, 1.1);
  s.hold(kOnLeft, 1.2);
  CHECK(s.left_state.pressed);
  s.release(kOnLeft, 1.3);
  CHECK(s.left == 1);
}

TEST_CASE("a touch in the gap takes the nearer target, one in the middle of nowhere takes none") {
  Screen s;
  s.tap({204, 140}, 1);  // 4 from the left one, 12 from the right one
  CHECK(s.left == 1);
  s.tap({212, 140}, 2);
  CHECK(s.right == 1);
  s.tap({150, 300}, 3);
  CHECK(s.left == 1);
  CHECK(s.right == 1);
}

TEST_CASE("the same place again within 150 ms is a bounce, another place or a later time is not") {
  Screen s;
  s.tap(kOnLeft, 1.0);    // let go at 1.05
  s.tap(kOnLeft, 1.15);   // 100 ms later
  CHECK(s.left == 1);
  s.tap(kOnRight, 1.22);
  CHECK(s.right == 1);
  s.tap(kOnLeft, 1.50);
  CHECK(s.left == 2);
}

TEST_CASE("a bounce onto the same place of the next screen does not go two screens on") {
  Screen s;
  s.tap(kOnLeft, 1.0);
  s.frame({.time = 1.06}, "next");
  s.rule.begin_frame("next", {Transition::kPress, kOnLeft, true, 1.1});
  CHECK_FALSE(s.rule.target(kLeft).pressed);
}

TEST_CASE("a press on one screen is forgotten by the next, and so is one nobody has seen") {
  Screen s;
  s.press(kOnLeft, 1);
  s.frame({Transition::kRelease, kOnLeft, false, 1.2}, "next");
  CHECK(s.left == 0);
  s.frame({Transition::kPress, kOnLeft, true, 2}, "third");
  s.frame({Transition::kRelease, kOnLeft, false, 2.1}, "third");
  CHECK(s.left == 0);
}
