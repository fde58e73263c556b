#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include "kiosk/effects/effects.h"
#include "tests/unit/effects/desk.h"

using namespace bale;
using namespace bale::effects;
using bale::effects::test::Desk;
using bale::effects::test::good_report;

namespace {

// What a hand saw, outliving it.
struct Notes {
  std::atomic<int> heard{0};
  std::atomic<int> silences{0};
  std::atomic<int> polls{0};
  std::atomic<int> alive{0};
};

class NotingHand final : public Hand {
 public:
  NotingHand(Notes& notes, Post post, std::int64_t pause = kNoPause)
      : notes_(notes), post_(std::move(post)), pause_(pause) {
    ++notes_.alive;
  }
  ~NotingHand() override { --notes_.alive; }
  bool take(const model::Command& command) override {
    ++notes_.heard;
    if (!std::holds_alternative<model::StopSpeaking>(command)) return false;
    ++notes_.silences;
    post_(model::SpeakingSeen{false});
    return true;
  }
  void poll() override { ++notes_.polls; }
  [[nodiscard]] std::int64_t pause_ms() const override { return pause_; }

 private:
  Notes& notes_;
  Post post_;
  std::int64_t pause_;
};

bool soon(const std::function<bool()>& holds) {
  for (int i = 0; i < 5'000 && !holds(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return holds();
}

}  // namespace

TEST_CASE("Every hand is offered every command, and what it posts wakes the loop") {
  Desk desk;
  desk.enrol();
  Notes first;
  Notes second;
  std::atomic<int> wakes{0};
  {
    Effects effects(
        desk.settings(), desk.clock, desk.random, [&wakes] { ++wakes; },
        [&](const Post& post) {
          Hands hands;
          hands.push_back(std::make_unique<NotingHand>(first, post));
          hands.push_back(std::make_unique<NotingHand>(second, post));
          return hands;
        });
    effects.run(model::StopSpeaking{});
    effects.run(model::MintCode{});
    int silent = 0;
    CHECK(soon([&] {
      for (const auto& event : effects.take()) {
        silent += std::holds_alternative<model::SpeakingSeen>(event);
      }
      return silent == 2 && first.heard == 2 && second.heard == 2;
    }));
    CHECK(wakes >= 2);
  }
  CHECK(first.alive == 0);
  CHECK(second.alive == 0);
}

TEST_CASE("A hand that asks for it is polled again and again, one that does not is left alone") {
  Desk desk;
  Notes eager;
  Notes calm;
  const auto busy = [&](const Post& post) {
    Hands hands;
    hands.push_back(std::make_unique<NotingHand>(eager, post, 1));
    return hands;
  };
  const auto quiet = [&](const Post& post) {
    Hands hands;
    hands.push_back(std::make_unique<NotingHand>(calm, post));
    return hands;
  };
  Effects one(
      desk.settings(), desk.clock, desk.random, [] {}, busy);
  Effects other(
      desk.settings(), desk.clock, desk.random, [] {}, quiet);
  CHECK(soon([&] { return eager.polls > 20; }));
  CHECK(calm.polls <= 1);
}

TEST_CASE("A hand may post from a thread of its own, also while Effects is being made") {
  Desk desk;
  Notes notes;
  Effects effects(
      desk.settings(), desk.clock, desk.random, [] {},
      [&](const Post& post) {
        post(model::SpeakingSeen{true});
        std::thread([post] { post(model::SpeakingSeen{false}); }).join();
        Hands hands;
        hands.push_back(std::make_unique<NotingHand>(notes, post));
        return hands;
      });
  int seen = 0;
  CHECK(soon([&] {
    for (const auto& event : effects.take()) {
      seen += std::holds_alternative<model::SpeakingSeen>(event);
    }
    return seen == 2;
  }));
}
