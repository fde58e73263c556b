#include "kiosk/app/telling.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "platform/fake/speaker.h"

using namespace bale;

namespace {

struct World {
  effects::DeviceBoard board{[](const model::Event&) {}};
  fake::Speaker* speaker{nullptr};
  effects::VoiceHand hand{[](const model::Event&) {}, board, [this](speech::Told) {
                            auto made = std::make_unique<fake::Speaker>();
                            speaker = made.get();
                            return made;
                          }};
  app::Telling telling{hand};
  model::State state;
  ui::Description screen;

  World() {
    ui::Item heading;
    heading.role = ui::Role::kHeading;
    heading.label = "Apa masalahnya?";
    ui::Item answer;
    answer.role = ui::Role::kButton;
    answer.label = "Sampah";
    answer.target = true;
    answer.focus_order = 0;
    screen.items = {heading, answer};
  }
  bool said(std::string_view words) const {
    const auto all = speaker->said();
    return std::ranges::any_of(all, [&](const std::string& s) { return s == words; });
  }
};

}  // namespace

TEST_CASE("a screen is said once, when it stands, and only when the model wished it") {
  World w;
  w.telling.stands(w.screen, w.state, false);
  CHECK(w.speaker->turns() == 0);
  w.telling.heed(model::SpeakScreen{});
  CHECK(w.speaker->turns() == 0);
  w.telling.stands(w.screen, w.state, false);
  CHECK(w.said("Apa masalahnya?"));
  CHECK(w.said("Sampah"));
  w.telling.stands(w.screen, w.state, false);
  CHECK(w.speaker->turns() == 1);
}

TEST_CASE("a wish that was stopped before the screen stood is not said") {
  World w;
  w.telling.heed(model::SpeakScreen{});
  w.telling.heed(model::StopSpeaking{});
  w.telling.stands(w.screen, w.state, false);
  CHECK(w.speaker->turns() == 0);
}

TEST_CASE("with the voice on, the keypad's steps and what changes under the ring are said") {
  World w;
  w.state.comfort.voice.on = true;
  w.screen.items[1].focused = true;
  w.telling.stands(w.screen, w.state, true);
  CHECK(w.said("Sampah"));
  CHECK(w.speaker->turns() == 1);
  w.telling.stands(w.screen, w.state, false);
  CHECK(w.speaker->turns() == 1);
  w.screen.items[1].selected = true;
  w.telling.stands(w.screen, w.state, false);
  CHECK(w.said("dipilih"));
  w.state.comfort.voice.on = false;
  w.telling.stands(w.screen, w.state, true);
  CHECK(w.speaker->turns() == 2);
}

TEST_CASE("what was typed is said on request, and speed and volume reach the voice") {
  World w;
  w.telling.heed(model::SpeakTyped{"lampu mati", report::Lang::kId});
  w.state.comfort.voice.volume = 4;
  w.telling.stands(w.screen, w.state, false);
  CHECK(w.said("Tertulis: lampu mati"));
  CHECK(w.speaker->volume() == 4);
}
