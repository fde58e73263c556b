#include "kiosk/model/update.h"

#include <algorithm>
#include <type_traits>

#include "kiosk/model/turns.h"

namespace bale::model {
namespace {

template <typename E, typename... List>
constexpr bool kOneOf = (std::is_same_v<E, List> || ...);

template <typename E>
constexpr bool kFromTheWorld =
    kOneOf<E, Tick, Ready, CodeMinted, ReportSaved, SaveFailed, TrackFound, TrackMissed,
           DeliverySeen, DevicesSeen, PaperSeen, SpeakingSeen, HeadphonesTurned,
           CameraSeen, CodeScanned, PhotoTaken, RecorderSeen, VoiceNoteRecorded, GuidanceSeen, NumbersSeen, ActDone, StaffEntered,
           PinRefused, StaffNumbersSeen, StaffTested>;

// Dengar, Huruf, Warna and languages: on every screen, whoever stands there.
template <typename E>
constexpr bool kComfort =
    kOneOf<E, VoicePressed, VoiceRepeated, SpeedTurned, VolumeTurned, HidePressed, SizeTurned,
           ColoursTurned, LanguagesPressed, KeyOrderTurned, SlowTurned, HelpPressed>;

// Whether a touch reaches the visit: under the idle question only its two answers do, and before
// a language was chosen there is no visit.
template <typename E>
bool reaches(const State& s) {
  if (kComfort<E> || std::is_same_v<E, Touched>) return true;
  if (s.countdown_s) return kOneOf<E, StillHerePressed, ClosePressed, LanguageChosen>;
  return s.visiting || kOneOf<E, LanguageChosen, StaffPressed>;
}

// A mere touch does not answer the idle question; whoever makes the terminal fit first gets the
// whole time to answer.
template <typename E>
void count_touch(State& s) {
  if (!s.countdown_s || std::is_same_v<E, StillHerePressed>) {
    s.last_touch = s.now;
  } else if (!std::is_same_v<E, Touched>) {
    ask_anew(s);
  }
}

template <typename E>
void run(State& s, const E& e, Commands& out) {
  if constexpr (!kFromTheWorld<E>) {
    if (!reaches<E>(s)) return;
    count_touch<E>(s);
    if (s.speaking && !kComfort<E> && !std::is_same_v<E, Touched>) hush(s, out);
  }
  Visit(s, out).on(e);
  if constexpr (!kFromTheWorld<E> && !std::is_same_v<E, Touched>) s.speech_cut = false;
}

bool speaks_already(const Commands& commands) {
  return std::ranges::any_of(commands, [](const Command& command) {
    return std::holds_alternative<SpeakScreen>(command) ||
           std::holds_alternative<SpeakHelp>(command);
  });
}

}  // namespace

std::vector<Command> update(State& state, const Event& event) {
  Commands out;
  const Heard before = heard(state);
  std::visit([&](const auto& e) { run(state, e, out); }, event);
  // The voice must not talk into a recording.
  const bool recording = state.recorder.phase == RecorderPhase::kRecording;
  if (state.comfort.voice.on && !recording && news(before, heard(state)) && !speaks_already(out)) {
    say(state, SpeakScreen{}, out);
  }
  return out;
}

}  // namespace bale::model
