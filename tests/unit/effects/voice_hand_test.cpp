#include <doctest/doctest.h>

#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "kiosk/effects/headphones.h"
#include "kiosk/effects/voice.h"
#include "platform/fake/speaker.h"

using namespace bale;

namespace {

struct World {
  std::vector<model::Event> posted;
  effects::DeviceBoard board{[this](model::Event e) { posted.push_back(std::move(e)); }};
  fake::Speaker* speaker{nullptr};
  speech::Told told;
  effects::VoiceHand hand{[this](model::Event e) { posted.push_back(std::move(e)); }, board,
                          [this](speech::Told t) {
                            told = std::move(t);
                            auto made = std::make_unique<fake::Speaker>();
                            speaker = made.get();
                            return made;
                          }};
};

}  // namespace

TEST_CASE("the voice stops when the model says so, and at the visit's end its volume is the first again") {
  World w;
  w.hand.tune({.speed = 0, .volume = 5});
  CHECK(w.speaker->volume() == 5);
  CHECK(w.hand.take(model::StopSpeaking{}));
  CHECK(w.speaker->stops() == 1);
  CHECK_FALSE(w.hand.take(model::EndVisit{}));
  CHECK(w.speaker->stops() == 2);
  CHECK(w.speaker->volume() == model::Voice{}.volume);
  CHECK(w.speaker->speed() == model::Voice{}.speed);
}

TEST_CASE("what is said comes from the composition root, once and in order") {
  World w;
  CHECK(w.hand.take(model::SpeakScreen{}));
  CHECK(w.speaker->turns() == 0);
  speech::Utterances two;
  two.push_back({.words = "satu"});
  two.push_back({.words = "dua"});
  w.hand.say(std::move(two));
  CHECK(w.speaker->said() == std::vector<std::string>{"satu", "dua"});
}

TEST_CASE("the model hears when the voice talks and whether there is a loudspeaker") {
  World w;
  w.told.device(true);
  w.told.device(true);
  w.told.speaking(true);
  w.told.speaking(false);
  REQUIRE(w.posted.size() == 3);
  CHECK(std::get<model::DevicesSeen>(w.posted[0]).devices.speaker);
  CHECK(std::get<model::SpeakingSeen>(w.posted[1]).speaking);
  CHECK_FALSE(std::get<model::SpeakingSeen>(w.posted[2]).speaking);
}

TEST_CASE("the idle question is sounded when the model says so") {
  World w;
  CHECK(w.hand.take(model::Chime{}));
  CHECK(w.speaker->chimes() == 1);
  CHECK(w.speaker->turns() == 0);
}

namespace {

// A socket that a test puts a plug into.
class TestJack final : public speech::Jack {
 public:
  TestJack(std::atomic<bool>& plug, std::atomic<int>& asked) : plug_(plug), asked_(asked) {}
  bool plugged() override {
    const bool now = plug_;
    ++asked_;
    return now;
  }
  void wait(int) override { std::this_thread::sleep_for(std::chrono::milliseconds(5)); }

 private:
  std::atomic<bool>& plug_;
  std::atomic<int>& asked_;
};

struct Socket {
  std::atomic<bool> plug;
  std::atomic<int> asked{0};
  std::atomic<bool> routed{false};
  std::mutex mutex;
  std::vector<bool> turned;
  std::unique_ptr<effects::HeadphonesHand> hand;

  explicit Socket(bool at_start) : plug(at_start) {
    hand = std::make_unique<effects::HeadphonesHand>(
        [this](model::Event e) {
          const std::lock_guard lock(mutex);
          turned.push_back(std::get<model::HeadphonesTurned>(e).plugged);
        },
        routed, std::make_unique<TestJack>(plug, asked));
    while (asked == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  bool told(std::vector<bool> wanted) {
    for (int i = 0; i < 2'000; ++i) {
      {
        const std::lock_guard lock(mutex);
        if (turned == wanted) return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
  }
};

}  // namespace

TEST_CASE("headphones plugged in and pulled out are told once each, and sound is routed by then") {
  Socket s(false);
  s.plug = true;
  CHECK(s.told({true}));
  CHECK(s.routed);
  s.plug = false;
  CHECK(s.told({true, false}));
  CHECK_FALSE(s.routed);
}

TEST_CASE("headphones that hang at the kiosk all day are no news, but pulling them out is") {
  Socket s(true);
  for (int i = 0; i < 2'000 && !s.routed; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK(s.routed);
  CHECK(s.told({}));
  s.plug = false;
  CHECK(s.told({false}));
}
