#include <doctest/doctest.h>

#include "tests/unit/model/walk.h"

using namespace bale;
using namespace bale::model;
using bale::model::test::Walk;
using enum bale::model::Screen;

namespace {

// A hall with a voice.
struct Talking : Walk {
  Talking() {
    Devices devices;
    devices.speaker = true;
    send(DevicesSeen{devices});
  }
};

}  // namespace

TEST_CASE("Text size and colours step through their values on every screen and keep the draft") {
  Walk w;
  for (const auto size :
       {TextSize::kBesar, TextSize::kTerbesar, TextSize::kKecil, TextSize::kBiasa}) {
    CHECK(w.send(SizeTurned{}).s.comfort.size == size);
  }
  for (const auto colours : {Colours::kBlackOnWhite, Colours::kWhiteOnBlack, Colours::kBale}) {
    CHECK(w.send(ColoursTurned{}).s.comfort.colours == colours);
  }
  CHECK(w.s.screen == kAttract);
  CHECK_FALSE(w.s.visiting);
  w.send(SizeTurned{}).start().category().type("abc");
  CHECK(w.s.comfort.size == TextSize::kBesar);
  w.send(ColoursTurned{}).send(KeyOrderTurned{}).send(SlowTurned{});
  CHECK(w.s.comfort.key_order == KeyOrder::kAbc);
  CHECK(w.s.comfort.slow);
  CHECK(w.s.draft.words.utf8().view() == "abc");
  w.send(ClosePressed{});
  CHECK(w.s.comfort == Comfort{});
}

TEST_CASE("Dengar speaks the screen at once and every new one after it, until Berhenti") {
  Talking w;
  w.send(VoicePressed{});
  CHECK(w.s.comfort.voice.on);
  CHECK(w.s.strip == Strip::kVoice);
  CHECK(w.s.speaking);
  CHECK(w.count<SpeakScreen>() == 1);
  w.start();
  CHECK(w.count<SpeakScreen>() == 3);  // kind, category
  CHECK(w.s.strip == Strip::kVoice);
  w.send(VoicePressed{});
  CHECK_FALSE(w.s.comfort.voice.on);
  CHECK(w.s.strip == Strip::kNone);
  CHECK(w.count<StopSpeaking>() >= 1);
  w.category();
  CHECK(w.count<SpeakScreen>() == 3);
}

TEST_CASE("Any touch silences the voice, and a finger on its way to Berhenti meant Berhenti") {
  Talking w;
  w.start().send(VoicePressed{});
  w.commands.clear();
  w.send(Touched{});
  CHECK(w.count<StopSpeaking>() == 1);
  CHECK_FALSE(w.s.speaking);
  w.send(SpeakingSeen{false}).send(VoicePressed{});
  CHECK_FALSE(w.s.comfort.voice.on);
  CHECK(w.count<SpeakScreen>() == 0);
  // Silent by itself, the same button says the screen again.
  w.send(VoicePressed{}).send(SpeakingSeen{false}).send(Touched{}).send(VoicePressed{});
  CHECK(w.s.comfort.voice.on);
  CHECK(w.count<SpeakScreen>() == 2);
}

TEST_CASE("Speed, loudness and Ulangi are heard at once and do not silence") {
  Talking w;
  w.start().send(VoicePressed{});
  w.commands.clear();
  w.send(SpeedTurned{});
  CHECK(w.s.comfort.voice.speed == 0);
  w.send(SpeedTurned{});
  CHECK(w.s.comfort.voice.speed == 2);
  w.send(SpeedTurned{});
  CHECK(w.s.comfort.voice.speed == 1);
  for (const int volume : {4, 5, 1, 2, 3})
    CHECK(w.send(VolumeTurned{}).s.comfort.voice.volume == volume);
  w.send(VoiceRepeated{});
  CHECK(w.count<SpeakScreen>() == 9);
  CHECK(w.count<StopSpeaking>() == 0);
}

TEST_CASE("The keypad's repeat and help turn the voice on for who cannot find its button") {
  Talking w;
  w.send(Touched{}).send(VoiceRepeated{});
  CHECK(w.s.comfort.voice.on);
  CHECK(w.count<SpeakScreen>() == 1);
  Talking other;
  other.start().send(HelpPressed{});
  CHECK(other.s.comfort.voice.on);
  CHECK(other.count<SpeakHelp>() == 1);
  CHECK(other.count<SpeakScreen>() == 0);
}

TEST_CASE("Only who hears may darken the glass, and silence does not light it up by mistake") {
  Talking w;
  w.start().send(HidePressed{});
  CHECK_FALSE(w.s.comfort.voice.hidden);
  w.send(VoicePressed{}).send(HidePressed{});
  CHECK(w.s.comfort.voice.hidden);
  w.send(VoicePressed{});
  CHECK(w.s.comfort.voice.hidden);
  CHECK(w.s.comfort.voice.on);
  w.send(HidePressed{});
  CHECK_FALSE(w.s.comfort.voice.hidden);
}

TEST_CASE("What is wrong is spoken when it appears, and not again when it goes") {
  Talking w;
  w.start().category("lainnya").send(VoicePressed{});
  w.commands.clear();
  w.send(NextPressed{});
  CHECK(w.s.faults.size() == 1);
  CHECK(w.count<SpeakScreen>() == 1);
  w.type("a");
  CHECK(w.count<SpeakScreen>() == 1);
}

TEST_CASE("Bacakan speaks what was typed, but never a NIK or a PIN") {
  Talking w;
  w.start().category().send(ReadPressed{});
  CHECK(w.count<SpeakTyped>() == 0);  // nothing there
  w.type("jalan rusak").send(ReadPressed{});
  CHECK(w.last<SpeakTyped>().words.view() == "jalan rusak");
  w.send(NextPressed{}).agency().place().send(NextPressed{}).when().who();
  const int before = w.count<SpeakTyped>();
  w.send(ContactFieldOpened{ContactField::kNik}).type("5102051234567890").send(ReadPressed{});
  CHECK(w.count<SpeakTyped>() == before);
  Talking staff;
  staff.send(StaffPressed{}).type("1234").send(ReadPressed{});
  CHECK(staff.count<SpeakTyped>() == 0);
}

TEST_CASE("Behind the mark are the languages, and choosing one keeps every word") {
  Walk w;
  w.start().category().type("abc").send(LanguagesPressed{});
  CHECK(w.s.strip == Strip::kLanguages);
  w.send(LanguageChosen{report::Lang::kBan});
  CHECK(w.s.strip == Strip::kNone);
  CHECK(w.s.lang == report::Lang::kBan);
  CHECK(w.s.screen == kWords);
  CHECK(w.s.draft.words.utf8().view() == "abc");
  w.send(LanguagesPressed{}).send(LanguagesPressed{});
  CHECK(w.s.strip == Strip::kNone);
}

TEST_CASE("Who makes the terminal fit under the idle question gets its whole time to answer") {
  Talking w;
  w.start().pass(180'000).pass(30'000);
  CHECK(w.s.countdown_s == 15);
  w.send(SizeTurned{});
  CHECK(w.s.countdown_s == 45);
  w.pass(44'000).send(VoicePressed{}).pass(44'000);
  CHECK(w.s.countdown_s == 1);
  CHECK(w.s.screen == kCategory);
  w.send(StillHerePressed{});
  CHECK_FALSE(w.s.countdown_s.has_value());
}

TEST_CASE("A terminal that somebody made fit and left becomes as before, without a visit") {
  Talking w;
  w.send(SizeTurned{}).send(VoicePressed{});
  REQUIRE(next_due(w.s).has_value());
  w.pass(225'000);
  CHECK(w.s.comfort == Comfort{});
  CHECK(w.s.strip == Strip::kNone);
  CHECK(w.count<StopSpeaking>() == 1);
  CHECK(w.count<EndVisit>() == 0);
  CHECK_FALSE(next_due(w.s).has_value());
}

TEST_CASE("Who listens to the end of a long screen is still here") {
  Talking w;
  w.start().send(VoicePressed{}).pass(170'000).send(SpeakingSeen{false}).pass(170'000);
  CHECK_FALSE(w.s.countdown_s.has_value());
}

TEST_CASE("The day's language greets: Balinese on Thursdays, and the hall's on other days") {
  Walk w;  // a Tuesday
  w.s.hall.day_lang[3] = report::Lang::kBan;
  w.pass(1'000);
  CHECK(w.s.lang == report::Lang::kId);
  w.pass(2 * 86'400'000LL);
  CHECK(w.s.lang == report::Lang::kBan);
  w.send(LanguageChosen{report::Lang::kEn}).pass(1'000);
  CHECK(w.s.lang == report::Lang::kEn);  // the visitor's own word counts
  w.send(ClosePressed{});
  CHECK(w.s.lang == report::Lang::kBan);
  // Wednesday evening: the loop is told to wake at midnight in WITA.
  Walk wednesday;
  wednesday.s.hall.day_lang[3] = report::Lang::kBan;
  wednesday.pass(86'400'000LL + 15 * 3'600'000LL);  // Wednesday 23:00
  REQUIRE(next_due(wednesday.s) == wednesday.s.now + 3'600'000);
  wednesday.pass(3'600'000);
  CHECK(wednesday.s.lang == report::Lang::kBan);
}

TEST_CASE("Headphones plugged in turn the voice on, and pulled out end it") {
  Walk w;
  w.send(DevicesSeen{{.speaker = true}}).send(HeadphonesTurned{true});
  CHECK(w.s.comfort.voice.on);
  CHECK(w.count<SpeakScreen>() == 1);
  w.start().send(HeadphonesTurned{false});
  CHECK_FALSE(w.s.comfort.voice.on);
  CHECK(std::holds_alternative<StopSpeaking>(w.commands.back()));
  CHECK(w.s.screen == kCategory);  // the draft stays
  const int said = w.count<SpeakScreen>();
  w.category();
  CHECK(w.count<SpeakScreen>() == said);
}

TEST_CASE("Before a dark glass the voice stays on, silent, until it is asked again") {
  Walk w;
  w.send(DevicesSeen{{.speaker = true}}).start().send(HeadphonesTurned{true}).send(HidePressed{});
  w.send(HeadphonesTurned{false});
  CHECK(w.s.comfort.voice.hidden);
  CHECK(w.s.comfort.voice.on);
  CHECK_FALSE(w.s.speaking);
  CHECK(std::holds_alternative<StopSpeaking>(w.commands.back()));
}

TEST_CASE("The idle question is sounded when it comes and near its end, or spoken to who listens") {
  Walk w;
  w.start().pass(w.s.hall.idle_ms + 1);
  CHECK(w.s.countdown_s);
  CHECK(w.count<Chime>() == 1);
  w.pass(1'000);
  CHECK(w.count<Chime>() == 1);
  w.pass(35'000);
  CHECK(w.count<Chime>() == 2);
  Walk listens;
  listens.send(DevicesSeen{{.speaker = true}}).start().send(VoicePressed{});
  listens.pass(listens.s.hall.idle_ms + 1);
  CHECK(listens.count<Chime>() == 0);
  CHECK(listens.count<SpeakScreen>() >= 2);
}
