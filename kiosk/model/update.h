// update(): the one function that changes a visit. Pure: no clock, no disk, no drawing.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "kiosk/model/event.h"
#include "kiosk/model/state.h"

namespace bale::model {

// --- what update() asks of the world; run off the UI thread by kiosk/effects ---
struct MintCode {};                              // a fresh receipt code, stretched ahead of need
// `attachments`: handles, in the order they are shown.
struct SaveReport { report::Report report; std::vector<int> attachments{}; };
struct TrackReport { SecretString code; };
struct EndVisit {};                              // wipe everything: the process begins anew
// Voice. What is said follows from the screen's description (kiosk/app); these only steer it.
struct SpeakScreen {};                           // from its start: Dengar, Ulangi
struct SpeakHelp {};
struct SpeakTyped { SecretString words; report::Lang lang{report::Lang::kId}; };
struct StopSpeaking {};
struct Chime {};                                 // the idle question stands: a sound, twice
// Camera and microphone. Handles are given by the effects.
// Preview runs; also again after a photo. `codes`: CodeScanned tells of each QR that is seen.
struct OpenCamera { bool codes{false}; };
struct TakePhoto {};                             // PhotoTaken answers
struct CloseCamera {};
struct StartRecording {};
struct StopRecording {};                         // VoiceNoteRecorded answers, if it ran
struct PlayRecording { int handle; int volume{Voice{}.volume}; };
struct StopPlaying {};
struct DropAttachment { int handle; };
// Guidance from the words; a newer one makes an older one moot.
struct Suggest { SecretString words; std::string category; std::string desa; };
// Paper: the receipt on the screen. Never waited for.
struct PrintReceipt {
  Receipt receipt;
  std::string hall;
  report::Lang lang{report::Lang::kId};
  int verify_days{assets::SlaDays{}.verify};  // the hall's: how long forwarding may take
};
// Acts. The code is the one that opened the tracking view; absent: the report just saved. ActDone
// answers.
enum class ActKind : std::uint8_t { kReply, kRating, kWithdraw };
struct SendAct {
  ActKind kind{ActKind::kReply};
  SecretString code;   // empty: of the receipt of this visit
  SecretString text;   // kReply
  int stars{0};        // kRating
};
// Staff.
struct CheckPin { SecretString pin; };
struct LookAtQueue {};
struct TestDevice { StaffTest test; };
struct LogStaff { std::string what; };           // no content of a report, ever
struct LeaveProgram {};

using Command =
    std::variant<MintCode, SaveReport, TrackReport, EndVisit, SpeakScreen, SpeakHelp, SpeakTyped,
                 StopSpeaking, Chime, OpenCamera, TakePhoto, CloseCamera, StartRecording, StopRecording,
                 PlayRecording, StopPlaying, DropAttachment, Suggest, PrintReceipt, SendAct,
                 CheckPin, LookAtQueue, TestDevice, LogStaff, LeaveProgram>;

// Send a Tick before the events of a frame: all other events happen at state.now.
[[nodiscard]] std::vector<Command> update(State& state, const Event& event);

// The next moment at which update() wants a Tick: the idle question, its next second, the end of
// a wait for tracking. Absent: nothing will change by itself; the loop sleeps until an event.
// (The caret's blink is the widget kit's: Ui::due_in.)
[[nodiscard]] std::optional<MonotonicMs> next_due(const State& state);

// What the review shows and SaveReport carries: title and content, composed when no words were
// typed. In Indonesian, whatever the visitor's language: agencies read it.
[[nodiscard]] report::Report compose_report(const State& state);

// The edit the keyboard of the present screen writes to; null where there is none.
[[nodiscard]] TextEdit* active_edit(State& state);
[[nodiscard]] const TextEdit* active_edit(const State& state);

// What the active edit holds is never spoken nor shown whole: PIN and NIK.
[[nodiscard]] bool masked(const State& state);

// The category that guidance would rather choose; offered beside the visitor's own, never imposed.
// Empty: nothing to offer.
[[nodiscard]] std::string_view offered_category(const State& state);

// The next letter is a capital: by itself at the start of a sentence (of a word in a name), or
// turned round by Huruf besar. Never in an e-mail address.
[[nodiscard]] bool capitals(const State& state);

// The words may be left out: a pengaduan with a picture other than "lainnya", or any report with a
// voice note. Landmark and agency are not asked then (kiosk.md, the picture path); without a voice
// note the place has to be known.
[[nodiscard]] bool words_optional(const Draft& draft);
// Desa known, or kecamatan and a landmark: an agency can find it.
[[nodiscard]] bool place_known(const Draft& draft);

}  // namespace bale::model
