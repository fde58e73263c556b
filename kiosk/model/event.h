// Everything that can happen to a visit. An event that makes no sense on the present screen (a
// finger was faster than the frame) changes nothing.
#pragma once

#include <string>
#include <variant>

#include "kiosk/model/state.h"

namespace bale::model {

// --- from the glass ---
struct LanguageChosen { report::Lang lang; };  // starts a visit; within one only changes words
struct KindChosen { report::Classification kind; };
struct TrackChosen {};
// `suggestion`: the agency assets/reference suggests for it, or empty.
struct CategoryChosen { std::string key; Named suggestion; };
struct UnitChosen { Named unit; bool suggested{false}; };  // empty: Saya tidak tahu
struct KecamatanChosen { Named kecamatan; };               // empty: Saya tidak tahu
struct DesaChosen { Named desa; };                         // empty: Saya tidak tahu
struct DateChosen { std::optional<report::Date> date; };   // empty: Saya tidak ingat
struct MonthTurned { int by; };
struct PrivacyChosen { report::Privacy privacy; };
struct KeepRahasia { bool keep; };  // answer to "Tetap rahasia?"
struct ContactFieldOpened { ContactField field; };
struct ConsentGiven {};
struct SubmitPressed {};
struct RetryPressed {};       // could not save: try again
struct EditPressed { Screen screen; };  // "Ubah" on the review
struct NextPressed {};        // Lanjut; on words and landmark also "Lewati"
struct BackPressed {};        // Kembali
struct PageTurned { int by; };
struct KeyTyped { char32_t key; };
struct KeyErased {};
struct CaretPlaced { std::size_t index; };
struct KeyboardTurned { KeyboardPage page; };
struct ShiftPressed {};
struct CodeSubmitted {};
struct ScanPressed {};        // from the code: show its QR to the camera; in trouble: try again
struct ClosePressed {};       // Tutup cepat; Tutup sekarang dan hapus
struct StillHerePressed {};
struct DonePressed {};        // Selesai
struct ReportAgainPressed {}; // Lapor lagi
struct Touched {};            // any press at all

// --- Dengar, Huruf, Warna; on every screen, each keeps the draft ---
struct VoicePressed {};       // Dengar; while it speaks Berhenti, which also turns it off
struct VoiceRepeated {};      // Ulangi; the keypad's repeat, which also turns the voice on
struct SpeedTurned {};        // Lebih pelan: normal, slow, fast, normal …
struct VolumeTurned {};       // Suara: 3, 4, 5, 1, 2, 3 …
struct HidePressed {};        // Sembunyikan layar, and back
struct SizeTurned {};         // Huruf
struct ColoursTurned {};      // Warna
struct LanguagesPressed {};   // the mark: opens or shuts the strip
struct KeyOrderTurned {};     // Urut ABC
struct SlowTurned {};         // slow mode
struct HelpPressed {};        // the keypad's help: speaks what this screen wants, turns voice on
struct ReadPressed {};        // Bacakan: speaks what was typed

// --- typing help ---
// Instead of the word the caret ends, with a space behind it; lower case, capitals follow by
// themselves.
struct WordChosen { std::u32string word; };

// --- photo and voice note ---
struct PhotoPressed {};            // Ambil Foto, from words or as a step of its own
struct ShutterPressed {};          // takes the picture; in kTaken: again
struct PhotoKept {};               // Pakai foto ini
struct VoiceNotePressed {};        // Rekam suara
struct RecordPressed {};           // begins or ends recording
struct PlayPressed {};             // hears it, or stops
struct VoiceNoteKept {};
struct AttachmentRemoved { int handle; };

// --- paper, rating, acts ---
struct PrintAgainPressed {};
struct Rated { int stars; };       // 1 … 5: on kRateVisit sent at once, on kTrackRate selected
struct ReplyPressed {};            // from kTrack
struct RatePressed {};
struct WithdrawPressed {};
struct ActConfirmed {};            // sends reply, rating or withdrawal
struct LostReceiptPressed {};

// --- staff ---
struct StaffPressed {};            // Petugas, on the attract screen
struct StaffPageChosen { StaffPage page; };
struct StaffTestPressed { StaffTest test; };
struct AssistPressed {};           // a visit begins, marked as assisted
struct StaffLeft {};
struct CloseKiosk {};              // staff ends the program; its service starts it again

// --- from the loop ---
struct Tick { MonotonicMs now; WallMs wall; };

// --- from effects ---
struct Ready { bool ready; };  // the folder opened; or it is not enrolled, or damaged
struct CodeMinted {};
struct ReportSaved { Receipt receipt; };
struct SaveFailed { SaveTrouble trouble; };
struct TrackFound { TrackView view; };
struct TrackMissed {};
// Another process changed the outbox: how the receipt on the screen and the centre stand now.
struct DeliverySeen {
  std::optional<WallMs> delivered_at;
  bool quarantined{false};
  bool offline{false};
};

struct DevicesSeen { Devices devices; };
struct PaperSeen { PaperJob job; };               // of the receipt on the screen
struct SpeakingSeen { bool speaking; };
struct HeadphonesTurned { bool plugged; };        // what is spoken goes there alone, or no more
struct CameraSeen { CameraPhase phase; };
// What the camera read on kTrackScan: a receipt's code, or empty for anything else.
struct CodeScanned { SecretString code; };
struct PhotoTaken { Attachment photo; };          // shown, not yet kept
struct RecorderSeen { Recorder recorder; };
struct VoiceNoteRecorded { Attachment note; };    // not yet kept
struct GuidanceSeen { Guidance guidance; };
struct NumbersSeen { HallNumbers numbers; };
struct ActDone { bool saved; };
struct StaffEntered { std::string name; };
struct PinRefused { std::int64_t wait_s; };       // 0: try again at once
struct StaffNumbersSeen { StaffNumbers numbers; };
struct StaffTested { StaffTest test; bool passed; };

using Event =
    std::variant<LanguageChosen, KindChosen, TrackChosen, CategoryChosen, UnitChosen,
                 KecamatanChosen, DesaChosen, DateChosen, MonthTurned, PrivacyChosen, KeepRahasia,
                 ContactFieldOpened, ConsentGiven, SubmitPressed, RetryPressed, EditPressed,
                 NextPressed, BackPressed, PageTurned, KeyTyped, KeyErased, CaretPlaced,
                 KeyboardTurned, ShiftPressed, CodeSubmitted, ScanPressed, ClosePressed,
                 StillHerePressed, DonePressed, ReportAgainPressed, Touched, Tick, Ready, CodeMinted, ReportSaved,
                 SaveFailed, TrackFound, TrackMissed, DeliverySeen, VoicePressed, VoiceRepeated,
                 SpeedTurned, VolumeTurned, HidePressed, SizeTurned, ColoursTurned,
                 LanguagesPressed, KeyOrderTurned, SlowTurned, HelpPressed, ReadPressed, WordChosen,
                 PhotoPressed, ShutterPressed, PhotoKept, VoiceNotePressed, RecordPressed,
                 PlayPressed, VoiceNoteKept, AttachmentRemoved, PrintAgainPressed, Rated,
                 ReplyPressed, RatePressed, WithdrawPressed, ActConfirmed, LostReceiptPressed,
                 StaffPressed, StaffPageChosen, StaffTestPressed, AssistPressed, StaffLeft,
                 CloseKiosk, DevicesSeen, PaperSeen, SpeakingSeen, HeadphonesTurned, CameraSeen,
                 CodeScanned, PhotoTaken,
                 RecorderSeen, VoiceNoteRecorded, GuidanceSeen, NumbersSeen, ActDone, StaffEntered,
                 PinRefused, StaffNumbersSeen, StaffTested>;

// Screens give events to this and to nothing else.
class EventSink {
 public:
  virtual ~EventSink() = default;
  virtual void emit(Event event) = 0;
};

}  // namespace bale::model
