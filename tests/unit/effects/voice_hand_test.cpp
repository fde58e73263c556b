#include <doctest/doctest.h>

#include <vector>

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
