#include "kiosk/ui/focus.h"

#include <doctest/doctest.h>

#include <set>
#include <vector>

#include "kiosk/ui/press.h"

using namespace bale::ui;

namespace {

// Roof button, a grid of three by two, a wide button below: Kembali.
//   [9]
//   [0][1][2]
//   [3][4][5]
//   [6      ]
const std::vector<PxRect> kTargets = {{900, 0, 100, 80},    {0, 100, 100, 80},  {110, 100, 100, 80},
                                      {220, 100, 100, 80},  {0, 200, 100, 80},  {110, 200, 100, 80},
                                      {220, 200, 100, 80},  {0, 300, 320, 80}};

struct Screen {
  FocusRule rule;
  std::vector<PxRect> targets = kTargets;
  std::string name = "screen";
  std::size_t roof = 1;
  int activated = -1;
  double time = 1;

  Screen() { frame({}); }
  void frame(Input in) {
    in.time = time += 1;
    activated = -1;
    rule.begin_frame(name, in, kBounceSeconds);
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (i == roof) rule.roof_ends();
      if (rule.target(targets[i])) activated = static_cast<int>(i);
    }
    rule.end_frame();
  }
  std::size_t key(Key k) {
    frame({.key = k});
    return *rule.at();
  }
};

}  // namespace

TEST_CASE("a screen begins on its first answer and shows no ring before a key") {
  Screen s;
  CHECK(s.rule.at() == 1);
  CHECK_FALSE(s.rule.ring());
  s.key(Key::kRight);
  CHECK(s.rule.ring());
  CHECK(s.rule.moved());
  CHECK(s.rule.at() == 1);  // the first key only shows it
}

TEST_CASE("right walks through every target and comes back, left walks the other way") {
  Screen s;
  s.key(Key::kOk);
  std::set<std::size_t> seen;
  for (std::size_t i = 0; i < kTargets.size(); ++i) seen.insert(s.key(Key::kRight));
  CHECK(seen.size() == kTargets.size());
  CHECK(s.rule.at() == 1);
  CHECK(s.key(Key::kLeft) == 0);
  CHECK(s.key(Key::kLeft) == 7);
}

TEST_CASE("down and up stay in the column, and go on in the order where it ends") {
  Screen s;
  s.key(Key::kOk);
  s.key(Key::kRight);
  CHECK(s.key(Key::kDown) == 5);
  CHECK(s.key(Key::kDown) == 7);
  CHECK(s.key(Key::kDown) == 0);  // the last: on to the first
  CHECK(s.key(Key::kUp) == 7);
  CHECK(s.key(Key::kUp) == 5);  // of a row above the one most in line
}

TEST_CASE("from every target every other is reached by down alone or by up alone, or by right") {
  for (const Key k : {Key::kDown, Key::kUp}) {
    Screen s;
    s.key(Key::kOk);
    for (int i = 0; i < 40; ++i) {
      const auto before = s.rule.at();
      CHECK(s.key(k) != before);  // never stuck
    }
  }
}

TEST_CASE("OK activates what the ring stands on, once, and nothing before it was seen") {
  Screen s;
  s.key(Key::kOk);
  CHECK(s.activated == -1);
  s.key(Key::kDown);
  s.key(Key::kOk);
  CHECK(s.activated == 4);
  s.frame({});
  CHECK(s.activated == -1);
}

TEST_CASE("a bouncing OK counts once") {
  FocusRule rule;
  const auto frame = [&](Key k, double t) {
    rule.begin_frame("s", {.time = t, .key = k}, kBounceSeconds);
    const bool hit = rule.target({0, 0, 10, 10});
    rule.end_frame();
    return hit;
  };
  frame(Key::kNone, 1);
  frame(Key::kRight, 2);
  CHECK(frame(Key::kOk, 3.00));
  CHECK_FALSE(frame(Key::kOk, 3.10));
  CHECK(frame(Key::kOk, 3.16));
}

TEST_CASE("a touch hides the ring until the next key, which activates nothing") {
  Screen s;
  s.key(Key::kRight);
  s.frame({.transition = Transition::kPress, .at = {1, 1}, .down = true});
  CHECK_FALSE(s.rule.ring());
  s.frame({.transition = Transition::kRelease, .at = {1, 1}});
  s.key(Key::kOk);
  CHECK(s.activated == -1);
  CHECK(s.rule.ring());
}

TEST_CASE("a new screen keeps the ring in use and drops a key nobody aimed") {
  Screen s;
  s.key(Key::kRight);
  s.key(Key::kRight);
  s.name = "other";
  s.key(Key::kOk);
  CHECK(s.activated == -1);
  CHECK(s.rule.ring());
  CHECK(s.rule.at() == 1);
}

TEST_CASE("when its target goes the focus is on the first answer again, and stays on a place") {
  Screen s;
  s.key(Key::kRight);
  s.key(Key::kRight);
  s.targets.erase(s.targets.begin() + 2);
  s.frame({});
  CHECK(s.rule.at() == 1);
  s.targets.insert(s.targets.begin() + 1, PxRect{500, 100, 10, 10});
  s.frame({});
  CHECK(s.rule.at() == 2);  // the same place, though it now is the second
}

TEST_CASE("a screen without targets has no focus and no key does anything") {
  Screen s;
  s.targets.clear();
  s.frame({});
  CHECK_FALSE(s.rule.at());
  s.frame({.key = Key::kOk});
  CHECK_FALSE(s.rule.at());
}

TEST_CASE("the press rule hands OK on as a touch without a finger") {
  PressRule rule(8);
  const PxRect place{100, 100, 50, 40};
  const auto frame = [&](Key k, double t) {
    rule.begin_frame("s", {.time = t, .key = k});
    const PressState s = rule.target(place);
    rule.end_frame();
    return s;
  };
  frame(Key::kNone, 1);
  frame(Key::kDown, 2);
  const PressState s = frame(Key::kOk, 3);
  CHECK(s.released);
  CHECK(s.by_key);
  CHECK_FALSE(s.pressed);
  CHECK(s.held == 0);
  CHECK(s.at.x == 150);
}
