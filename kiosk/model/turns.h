// The whole life of a visit: one overload for each event that can come; std::visit in update()
// refuses to compile when one is missing. Each begins with the screen it belongs to: on any other
// it changes nothing. Inside kiosk/model only.
#pragma once

#include "kiosk/model/visit.h"

namespace bale::model {

class Visit {
 public:
  Visit(State& state, Commands& out) : s(state), d(state.draft), out_(out) {}

  // --- choices.cpp ---
  void on(const LanguageChosen& e);
  void on(const KindChosen& e);
  void on(const TrackChosen&);
  void on(const CategoryChosen& e);
  void on(const UnitChosen& e);
  void on(const KecamatanChosen& e);
  void on(const DesaChosen& e);
  void on(const DateChosen& e);
  void on(const MonthTurned& e);
  void on(const PrivacyChosen& e);
  void on(const KeepRahasia& e);
  void on(const ConsentGiven&);
  void on(const PageTurned& e);

  // --- typing.cpp ---
  void on(const KeyTyped& e);
  void on(const KeyErased&);
  void on(const CaretPlaced& e);
  void on(const KeyboardTurned& e);
  void on(const ShiftPressed&);
  void on(const WordChosen& e);
  void on(const GuidanceSeen& e);

  // --- walking.cpp: Lanjut, Kembali, Ubah, the ends ---
  void on(const NextPressed&);
  void on(const BackPressed&);
  void on(const ContactFieldOpened& e);
  void on(const EditPressed& e);
  void on(const ClosePressed&);
  void on(const DonePressed&);
  void on(const ReportAgainPressed&);
  void on(const StillHerePressed&);

  // --- comfort.cpp ---
  void on(const Touched&);
  void on(const VoicePressed&);
  void on(const VoiceRepeated&);
  void on(const SpeedTurned&);
  void on(const VolumeTurned&);
  void on(const HidePressed&);
  void on(const SizeTurned&);
  void on(const ColoursTurned&);
  void on(const LanguagesPressed&);
  void on(const KeyOrderTurned&);
  void on(const SlowTurned&);
  void on(const HelpPressed&);
  void on(const ReadPressed&);
  void on(const SpeakingSeen& e);
  void on(const HeadphonesTurned& e);

  // --- attachments.cpp ---
  void on(const PhotoPressed&);
  void on(const ShutterPressed&);
  void on(const PhotoKept&);
  void on(const VoiceNotePressed&);
  void on(const RecordPressed&);
  void on(const PlayPressed&);
  void on(const VoiceNoteKept&);
  void on(const AttachmentRemoved& e);
  void on(const DevicesSeen& e);
  void on(const CameraSeen& e);
  void on(const PhotoTaken& e);
  void on(const RecorderSeen& e);
  void on(const VoiceNoteRecorded& e);

  // --- saving.cpp: saving, paper, the face for the hall ---
  void on(const SubmitPressed&);
  void on(const RetryPressed&);
  void on(const CodeMinted&);
  void on(const ReportSaved& e);
  void on(const SaveFailed& e);
  void on(const DeliverySeen& e);
  void on(const PaperSeen& e);
  void on(const PrintAgainPressed&);
  void on(const Rated& e);

  // --- tracking.cpp: the code, what it opens, the acts ---
  void on(const CodeSubmitted&);
  void on(const ScanPressed&);
  void on(const CodeScanned& e);
  void on(const TrackFound& e);
  void on(const TrackMissed&);
  void on(const LostReceiptPressed&);
  void on(const ReplyPressed&);
  void on(const RatePressed&);
  void on(const WithdrawPressed&);
  void on(const ActConfirmed&);
  void on(const ActDone& e);

  // --- staff.cpp ---
  void on(const StaffPressed&);
  void on(const StaffPageChosen& e);
  void on(const StaffTestPressed& e);
  void on(const AssistPressed&);
  void on(const StaffLeft&);
  void on(const CloseKiosk&);
  void on(const StaffEntered& e);
  void on(const PinRefused& e);
  void on(const StaffNumbersSeen& e);
  void on(const StaffTested& e);

  // --- idle.cpp ---
  void on(const Tick& e) { tick(s, e, out_); }
  void on(const Ready& e);
  void on(const NumbersSeen& e) { s.numbers = e.numbers; }

 private:
  // choices.cpp
  void choose_category(const CategoryChosen& e);
  void forget_what_hung_on_category(std::string_view now);
  void answer_unit(const Named& unit, bool suggested);
  [[nodiscard]] std::optional<report::Fault> date_fault(
      const std::optional<report::Date>& date) const;
  // typing.cpp
  void text_changed();
  // walking.cpp
  void next_from_words();
  void next_from_landmark();
  void next_from_contact_field();
  void next_from_contact();
  [[nodiscard]] bool editable(Screen screen) const;
  // comfort.cpp
  void speak_screen();
  // attachments.cpp
  [[nodiscard]] bool room_for_more() const;
  void keep_pending();
  void go_on_after_attaching();
  // saving.cpp
  void submit();
  void print();
  // tracking.cpp
  void open_act(Screen screen);
  // staff.cpp
  void check_pin();
  void log(std::string_view what);

  State& s;
  Draft& d;
  Commands& out_;
};

}  // namespace bale::model
