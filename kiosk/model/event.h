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
struct ClosePressed {};       // Tutup cepat; Tutup sekarang dan hapus
struct StillHerePressed {};
struct DonePressed {};        // Selesai
struct ReportAgainPressed {}; // Lapor lagi
struct Touched {};            // any press at all

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

using Event =
    std::variant<LanguageChosen, KindChosen, TrackChosen, CategoryChosen, UnitChosen,
                 KecamatanChosen, DesaChosen, DateChosen, MonthTurned, PrivacyChosen, KeepRahasia,
                 ContactFieldOpened, ConsentGiven, SubmitPressed, RetryPressed, EditPressed,
                 NextPressed, BackPressed, PageTurned, KeyTyped, KeyErased, CaretPlaced,
                 KeyboardTurned, ShiftPressed, CodeSubmitted, ClosePressed, StillHerePressed,
                 DonePressed, ReportAgainPressed, Touched, Tick, Ready, CodeMinted, ReportSaved,
                 SaveFailed, TrackFound, TrackMissed, DeliverySeen>;

// Screens give events to this and to nothing else.
class EventSink {
 public:
  virtual ~EventSink() = default;
  virtual void emit(Event event) = 0;
};

}  // namespace bale::model
