// Dengar, Huruf, Warna, languages: what a visitor makes of the terminal. They work on every screen,
// also before a visit and under the idle question, and change nothing of the report.
#include "kiosk/model/turns.h"

namespace bale::model {
namespace {

template <typename E>
E next_of(E value, int count) {
  return static_cast<E>((static_cast<int>(value) + 1) % count);
}

}  // namespace

Strip usual_strip(const State& s) {
  return s.comfort.voice.on ? Strip::kVoice : Strip::kNone;
}

void hush(State& s, Commands& out) {
  if (!s.comfort.voice.on && !s.speaking) return;
  s.speaking = false;
  out.emplace_back(StopSpeaking{});
}

// Until the voice itself says how it stands, it is taken at its word.
void say(State& s, Command what, Commands& out) {
  s.speaking = s.devices.speaker;
  out.push_back(std::move(what));
}

void Visit::speak_screen() {
  s.comfort.voice.on = true;
  if (s.strip == Strip::kNone) s.strip = Strip::kVoice;
  say(s, SpeakScreen{}, out_);
}

// Any touch stops the voice. A finger that was on its way to Berhenti has done it with that.
void Visit::on(const Touched&) {
  s.speech_cut = s.speaking;
  hush(s, out_);
}

// Under a dark screen Berhenti only silences: nobody lights the glass up by mistake.
void Visit::on(const VoicePressed&) {
  if (!s.speaking && !s.speech_cut) {
    s.strip = Strip::kVoice;
    return speak_screen();
  }
  hush(s, out_);
  if (s.comfort.voice.hidden) return;
  s.comfort.voice.on = false;
  s.strip = Strip::kNone;
}

// Who plugs them in wants to hear, and alone: what they are pulled out of is not finished aloud.
void Visit::on(const HeadphonesTurned& e) {
  if (e.plugged) return speak_screen();
  hush(s, out_);
  s.comfort.voice.on = s.comfort.voice.hidden;  // before a dark glass the voice is all there is
  if (s.strip == Strip::kVoice) s.strip = usual_strip(s);
  if (s.recorder.phase == RecorderPhase::kPlaying) {
    s.recorder.phase = RecorderPhase::kRecorded;
    out_.emplace_back(StopPlaying{});
  }
}

void Visit::on(const VoiceRepeated&) { speak_screen(); }

// The new speed and loudness are heard at once, or who turns them has nothing to judge by.
void Visit::on(const SpeedTurned&) {
  auto& voice = s.comfort.voice;
  voice.speed = (voice.speed + kSpeechSpeeds - 1) % kSpeechSpeeds;
  if (voice.on) speak_screen();
}

void Visit::on(const VolumeTurned&) {
  auto& voice = s.comfort.voice;
  voice.volume = voice.volume % kVolumes + 1;
  if (voice.on) speak_screen();
}

// Only who hears may darken the glass.
void Visit::on(const HidePressed&) {
  auto& voice = s.comfort.voice;
  voice.hidden = voice.on && !voice.hidden;
}

void Visit::on(const SizeTurned&) { s.comfort.size = next_of(s.comfort.size, 4); }
void Visit::on(const ColoursTurned&) { s.comfort.colours = next_of(s.comfort.colours, 3); }
void Visit::on(const KeyOrderTurned&) { s.comfort.key_order = next_of(s.comfort.key_order, 2); }
void Visit::on(const SlowTurned&) { s.comfort.slow = !s.comfort.slow; }

void Visit::on(const LanguagesPressed&) {
  s.strip = s.strip == Strip::kLanguages ? usual_strip(s) : Strip::kLanguages;
}

void Visit::on(const HelpPressed&) {
  s.comfort.voice.on = true;
  if (s.strip == Strip::kNone) s.strip = Strip::kVoice;
  say(s, SpeakHelp{}, out_);
}

void Visit::on(const ReadPressed&) {
  const TextEdit* const edit = active_edit(s);
  if (edit == nullptr || edit->blank() || masked(s)) return;
  say(s, SpeakTyped{edit->utf8(), s.lang}, out_);
}

// Who listened to the end is still here.
void Visit::on(const SpeakingSeen& e) {
  if (s.speaking && !e.speaking && !s.countdown_s) s.last_touch = s.now;
  s.speaking = e.speaking;
}

Heard heard(const State& s) {
  return {.screen = s.screen,
          .lang = s.lang,
          .page = s.page,
          .staff_page = s.staff.page,
          .idle = s.countdown_s.has_value(),
          .ask_rahasia = s.ask_rahasia,
          .trouble = !s.faults.empty() || s.code_wrong || s.scan_foreign || s.track_unknown || s.pin_wrong,
          .waits = s.track_wait_s > 0 || s.pin_wait_s > 0,
          .act = s.act,
          .camera = s.camera,
          .recorder = s.recorder.phase};
}

bool news(const Heard& before, const Heard& now) {
  const auto came = [](auto was, auto is, auto what) { return was != what && is == what; };
  return before.screen != now.screen || before.lang != now.lang || before.page != now.page ||
         before.staff_page != now.staff_page || before.idle != now.idle ||
         before.ask_rahasia != now.ask_rahasia || came(before.trouble, now.trouble, true) ||
         came(before.waits, now.waits, true) || came(before.act, now.act, ActState::kSaved) ||
         came(before.act, now.act, ActState::kFailed) ||
         came(before.camera, now.camera, CameraPhase::kTaken) ||
         came(before.camera, now.camera, CameraPhase::kTrouble) ||
         came(before.recorder, now.recorder, RecorderPhase::kTrouble) ||
         (before.recorder == RecorderPhase::kRecording &&
          now.recorder == RecorderPhase::kRecorded);
}

}  // namespace bale::model
