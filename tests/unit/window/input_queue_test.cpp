#include <doctest/doctest.h>

#include <cfloat>

#include "platform/window/input_queue.h"

using namespace bale::window;

namespace {
Event press(float x, double t) { return {.kind = EventKind::kPress, .x = x, .y = 5, .time = t}; }
Event release(float x, double t) {
  return {.kind = EventKind::kRelease, .x = x, .y = 5, .time = t};
}
Event move(float x) { return {.kind = EventKind::kMove, .x = x, .y = 5}; }
}  // namespace

TEST_CASE("a tap that begins and ends between two frames is seen as two frames") {
  InputQueue q;
  q.push(press(10, 1.0));
  q.push(release(10, 1.01));
  const FrameInput first = q.next();
  CHECK(first.finger == FrameInput::Finger::kPress);
  CHECK(first.down);
  CHECK(first.time == 1.0);
  CHECK(q.pending());
  const FrameInput second = q.next();
  CHECK(second.finger == FrameInput::Finger::kRelease);
  CHECK_FALSE(second.down);
}

TEST_CASE("a hundred fast taps are a hundred presses and a hundred releases") {
  InputQueue q;
  for (int i = 0; i < 100; ++i) {
    q.push(press(1, i));
    q.push(release(1, i + 0.1));
  }
  int presses = 0;
  int releases = 0;
  while (q.pending()) {
    const FrameInput f = q.next();
    presses += f.finger == FrameInput::Finger::kPress ? 1 : 0;
    releases += f.finger == FrameInput::Finger::kRelease ? 1 : 0;
  }
  CHECK(presses == 100);
  CHECK(releases == 100);
}

TEST_CASE("one frame after the finger lifts the pointer is nowhere") {
  InputQueue q;
  q.push(press(10, 1));
  q.push(release(12, 2));
  (void)q.next();
  CHECK(q.next().x == 12);
  CHECK(q.pending());
  CHECK(q.next().x == -FLT_MAX);
  CHECK_FALSE(q.pending());
}

TEST_CASE("moves are followed while the finger is down and ignored while it is not") {
  InputQueue q;
  q.push(move(50));
  CHECK(q.next().x == -FLT_MAX);
  q.push(press(10, 1));
  (void)q.next();
  q.push(move(20));
  q.push(move(30));
  const FrameInput f = q.next();
  CHECK(f.x == 30);
  CHECK(f.down);
  CHECK(f.finger == FrameInput::Finger::kNone);
}

TEST_CASE("a move after the press waits for the frame that saw the press") {
  InputQueue q;
  q.push(press(10, 1));
  q.push(move(90));
  CHECK(q.next().x == 10);
  CHECK(q.next().x == 90);
}

TEST_CASE("a flood of events keeps the queue small") {
  InputQueue q;
  for (int i = 0; i < 100000; ++i) q.push(press(1, i));
  int frames = 0;
  while (q.pending() && frames < 1000) {
    (void)q.next();
    ++frames;
  }
  CHECK(frames < 1000);
}

TEST_CASE("a storm of a hundred thousand events leaves no finger on the glass and no heap of keys") {
  InputQueue q;
  for (int i = 0; i < 100'000; ++i) {
    const auto t = static_cast<double>(i);
    switch (i % 5) {
      case 0: q.push(press(1, t)); break;
      case 1: q.push({.kind = EventKind::kKey, .key = static_cast<Key>(i % 7), .time = t}); break;
      case 2: q.push(move(3)); break;
      case 3: q.push(release(1, t)); break;
      default: q.push({.kind = EventKind::kKey, .key = Key::kOk, .time = t}); break;
    }
  }
  int frames = 0;
  FrameInput last;
  while (q.pending()) {
    last = q.next();
    ++frames;
  }
  CHECK(frames < 1000);
  CHECK_FALSE(last.down);
  q.push(press(9, 200'000));
  CHECK(q.next().finger == FrameInput::Finger::kPress);  // and the next visitor is heard
}

TEST_CASE("a release whose press found no room is dropped with it") {
  InputQueue q;
  for (int i = 0; i < 300; ++i) q.push({.kind = EventKind::kKey, .key = Key::kLeft});
  q.push(press(1, 1));
  q.push(release(1, 2));
  while (q.pending()) CHECK(q.next().finger == FrameInput::Finger::kNone);
}
