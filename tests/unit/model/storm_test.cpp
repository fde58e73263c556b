#include <doctest/doctest.h>

#include <random>

#include "kiosk/model/flow.h"
#include "tests/unit/model/walk.h"

using namespace bale;
using namespace bale::model;
using bale::model::test::kWall;

namespace {

constexpr int kEvents = 300'000;

// A visitor with no plan at all: every event with hostile and with sensible values.
class Storm {
 public:
  explicit Storm(unsigned seed) : dice_(seed) {}

  Event next(const State& s) {
    // Half of the time what the screen is for, or the storm would hardly get behind its door.
    const bool attaching = s.screen == Screen::kPhoto || s.screen == Screen::kVoiceNote;
    if (attaching && roll(2) == 0) return device();
    if (s.screen >= Screen::kReceipt && !attaching && roll(2) == 0) return act();
    switch (roll(5)) {
      case 0:
        return comfort();
      case 1:
        return device();
      case 2:
        return roll(2) == 0 ? act() : staff();
      default:
        return walk(s);
    }
  }

 private:
  Event comfort() {
    switch (roll(14)) {
      case 0:
        return VoicePressed{};
      case 1:
        return VoiceRepeated{};
      case 2:
        return SpeedTurned{};
      case 3:
        return VolumeTurned{};
      case 4:
        return HidePressed{};
      case 5:
        return SizeTurned{};
      case 6:
        return ColoursTurned{};
      case 7:
        return LanguagesPressed{};
      case 8:
        return KeyOrderTurned{};
      case 9:
        return SlowTurned{};
      case 10:
        return HelpPressed{};
      case 11:
        return ReadPressed{};
      case 12:
        return roll(3) == 0 ? Event{HeadphonesTurned{roll(2) == 0}}
                            : Event{SpeakingSeen{roll(2) == 0}};
      default:
        return WordChosen{roll(2) == 0 ? U"jalan" : U"x y\n"};
    }
  }
  Event device() {
    switch (roll(18)) {
      case 0:
        return PhotoPressed{};
      case 1:
      case 2:
        return ShutterPressed{};
      case 3:
      case 4:
        return PhotoKept{};
      case 5:
        return VoiceNotePressed{};
      case 6:
        return RecordPressed{};
      case 7:
        return PlayPressed{};
      case 8:
        return VoiceNoteKept{};
      case 9:
        return AttachmentRemoved{roll(60)};
      case 10:
        return devices();
      case 11:
      case 12:
        return CameraSeen{roll(2) == 0 ? CameraPhase::kPreview : phase()};
      case 13:
        return PhotoTaken{{AttachmentKind::kPhoto, roll(60), 16, 12, 0}};
      case 14:
        return RecorderSeen{{static_cast<RecorderPhase>(roll(5)), roll(99'999), 5, 3}};
      case 15:
        return VoiceNoteRecorded{{AttachmentKind::kVoiceNote, roll(60), 0, 0, 5}};
      case 16:
        return PaperSeen{static_cast<PaperJob>(roll(5))};
      default:
        return PrintAgainPressed{};
    }
  }
  Event act() {
    switch (roll(10)) {
      case 0:
        return Rated{roll(9) - 2};
      case 1:
        return ReplyPressed{};
      case 2:
        return RatePressed{};
      case 3:
        return WithdrawPressed{};
      case 4:
      case 5:
        return ActConfirmed{};
      case 6:
        return ActDone{roll(3) != 0};
      case 7:
        return roll(4) == 0 ? Event{LostReceiptPressed{}} : Event{ScanPressed{}};
      case 8:
        return GuidanceSeen{guidance()};
      default:
        return NumbersSeen{{roll(9), roll(9), roll(9), 5}};
    }
  }
  Event staff() {
    switch (roll(12)) {
      case 0:
      case 1:
        return StaffPressed{};
      case 2:
        return StaffEntered{roll(4) == 0 ? "" : "Ayu"};
      case 3:
        return PinRefused{roll(90'000) - 10};
      case 4:
        return StaffPageChosen{static_cast<StaffPage>(roll(4))};
      case 5:
        return StaffTestPressed{static_cast<StaffTest>(roll(4))};
      case 6:
        return StaffTested{static_cast<StaffTest>(roll(4)), roll(2) == 0};
      case 7:
        return AssistPressed{};
      case 8:
        return StaffNumbersSeen{};
      case 9:
        return roll(4) == 0 ? Event{CloseKiosk{}} : Event{NextPressed{}};
      case 10:
        return StaffLeft{};
      default:
        return KeyTyped{static_cast<char32_t>(U'0' + static_cast<char32_t>(roll(10)))};
    }
  }
  Event walk(const State& s) {
    const auto keys = report::category_keys();
    switch (roll(36)) {
      case 0:
        return LanguageChosen{static_cast<report::Lang>(roll(3))};
      case 1:
        return KindChosen{static_cast<report::Classification>(roll(3))};
      case 2:
        return roll(4) == 0 ? Event{TrackChosen{}} : Event{Touched{}};
      case 3:
        return CategoryChosen{std::string(keys[static_cast<std::size_t>(roll(17))]), named()};
      case 4:
        return CategoryChosen{"tidak-ada", {}};
      case 5:
        return UnitChosen{named(), roll(2) == 0};
      case 6:
        return KecamatanChosen{named()};
      case 7:
        return DesaChosen{roll(2) == 0 ? Named{} : Named{"51.02.08.2006", "Jatiluwih"}};
      case 8:
        return DateChosen{report::Date{2020 + roll(8), roll(14), roll(33)}};
      case 9:
        return DateChosen{};
      case 10:
        return MonthTurned{roll(2'000'000'000) - 1'000'000'000};
      case 11:
        return PrivacyChosen{{roll(2) == 0, roll(2) == 0}};
      case 12:
        return KeepRahasia{roll(2) == 0};
      case 13:
        return ContactFieldOpened{static_cast<ContactField>(roll(4))};
      case 14:
        return ConsentGiven{};
      case 15:
      case 16:
        return SubmitPressed{};
      case 17:
        return roll(2) == 0 ? Event{scanned()} : Event{RetryPressed{}};
      case 18:
        return EditPressed{static_cast<Screen>(roll(kScreens))};
      case 19:
      case 20:
      case 21:
        return NextPressed{};
      case 22:
        return roll(3) == 0 ? Event{BackPressed{}} : Event{NextPressed{}};
      case 23:
        return PageTurned{roll(2'000'000'000) - 1'000'000'000};
      case 24:
      case 25:
        return KeyTyped{static_cast<char32_t>(roll(2) == 0 ? roll(0x110001) : 32 + roll(95))};
      case 26:
        return KeyErased{};
      case 27:
        return CaretPlaced{static_cast<std::size_t>(roll(5000))};
      case 28:
        return roll(2) == 0 ? Event{ShiftPressed{}} : Event{KeyboardTurned{}};
      case 29:
        return CodeSubmitted{};
      case 30:
        return roll(60) == 0 ? Event{ClosePressed{}} : Event{StillHerePressed{}};
      case 31:
        return roll(2) == 0 ? Event{DonePressed{}} : Event{ReportAgainPressed{}};
      case 32:
        return Tick{s.now + roll(20) * roll(20) * 500, kWall + roll(1'000'000'000)};
      case 33:
        return roll(2) == 0 ? Event{ReportSaved{}} : Event{SaveFailed{}};
      case 34:
        return roll(2) == 0 ? Event{TrackFound{}} : Event{TrackMissed{}};
      default:
        return roll(40) == 0 ? Event{Ready{roll(3) != 0}} : Event{DeliverySeen{}};
    }
  }

  CodeScanned scanned() {
    return {SecretString(roll(2) == 0 ? "" : "72EP-XC16-14YB")};
  }
  CameraPhase phase() { return static_cast<CameraPhase>(roll(5)); }
  DevicesSeen devices() {
    Devices seen;
    seen.camera = roll(4) != 0;
    seen.microphone = roll(4) != 0;
    seen.speaker = roll(4) != 0;
    seen.printer = static_cast<PrinterState>(roll(6));
    return {seen};
  }
  Guidance guidance() {
    Guidance out;
    out.categories = {std::string(report::category_keys()[static_cast<std::size_t>(roll(17))])};
    out.because = {"jalan"};
    return out;
  }
  int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(dice_); }
  Named named() { return roll(4) == 0 ? Named{} : Named{"51.02.08", "Penebel"}; }
  std::mt19937 dice_;
};

// Reads the commands as the machine would: what is open, what was said.
class Machine {
 public:
  void obey(const Command& command) {
    if (std::holds_alternative<OpenCamera>(command)) eye = true;
    if (std::holds_alternative<CloseCamera>(command)) eye = false;
    if (std::holds_alternative<StartRecording>(command)) ear = true;
    if (std::holds_alternative<StopRecording>(command)) ear = false;
  }
  bool eye{false};
  bool ear{false};
};

// Nothing that a visitor typed, chose, said or was told.
bool clean(const State& s) {
  const Draft& d = s.draft;
  return !s.visiting && d.words.blank() && d.landmark.blank() && d.name.blank() &&
         d.phone.blank() && d.email.blank() && d.nik.blank() && d.attachments.empty() && !d.kind &&
         d.category.empty() && !d.assisted && s.reply.blank() && s.pin.blank() &&
         s.code_entry.blank() && !s.receipt && !s.track && !s.pending && !s.suggest_at &&
         s.guidance.because.empty() && s.guidance.categories.empty() && s.staff.name.empty() &&
         s.comfort == Comfort{} && s.strip == Strip::kNone && s.faults.empty() && s.rated == 0;
}

}  // namespace

TEST_CASE("Three hundred thousand events in any order keep the invariants of a visit") {
  for (const unsigned seed : {1U, 20261124U}) {
    CAPTURE(seed);
    Storm storm{seed};
    State s;
    Machine machine;
    int saves = 0;
    int photos = 0;
    int notes = 0;
    int acts = 0;
    int clerks = 0;
    int receipts = 0;
    int scans = 0;
    for (int i = 0; i < kEvents; ++i) {
      // No storm guesses a check character.
      if (s.screen == Screen::kTrackCode && i % 4 == 0) s.code_entry.set("72EP-XC16-14YB");
      const Event event = storm.next(s);
      const bool was_saving = s.saving;
      const bool had_receipt = s.receipt.has_value();
      const bool was_masked = masked(s);
      const auto commands = update(s, event);
      for (const auto& command : commands) {
        if (const auto* save = std::get_if<SaveReport>(&command)) {
          ++saves;
          REQUIRE_FALSE(was_saving);
          REQUIRE_FALSE(first_missing(s.draft).has_value());
          REQUIRE(report::validate(save->report, {.today = report::date_in_wita(s.wall)}).empty());
        }
        if (std::holds_alternative<EndVisit>(command)) {
          REQUIRE(clean(s));
          REQUIRE(&command == &commands.back());
        }
        machine.obey(command);
        if (std::holds_alternative<SpeakTyped>(command)) REQUIRE_FALSE(was_masked);
        const auto* const open = std::get_if<OpenCamera>(&command);
        scans += open != nullptr && open->codes;
        photos += std::holds_alternative<TakePhoto>(command);
        notes += std::holds_alternative<StartRecording>(command);
        acts += std::holds_alternative<SendAct>(command);
        clerks += std::holds_alternative<CheckPin>(command);
      }
      const bool looks = s.screen == Screen::kPhoto || s.screen == Screen::kTrackScan;
      REQUIRE((!machine.eye || looks));
      REQUIRE((!machine.ear || s.screen == Screen::kVoiceNote));
      REQUIRE((s.camera == CameraPhase::kOff || looks));
      REQUIRE((!s.pending || s.screen == Screen::kPhoto || s.screen == Screen::kVoiceNote));
      REQUIRE(s.draft.attachments.size() <= kAttachmentsMax);
      REQUIRE((!s.comfort.voice.hidden || s.comfort.voice.on));
      REQUIRE((s.comfort.voice.volume >= 1 && s.comfort.voice.volume <= kVolumes));
      REQUIRE((s.staff.name.empty() == (s.screen != Screen::kStaff)));
      receipts += !had_receipt && s.receipt.has_value();
      REQUIRE(static_cast<int>(s.screen) < kScreens);
      REQUIRE_FALSE(name_of(s.screen).empty());
      REQUIRE(s.back.size() <= 2U * kScreens);
      REQUIRE(s.saving == (s.screen == Screen::kSaving));
      REQUIRE((s.screen == Screen::kReceipt) == s.receipt.has_value());
      REQUIRE((s.visiting || s.screen == Screen::kAttract || s.screen == Screen::kNotReady));
      REQUIRE(s.draft.words.caret() <= s.draft.words.text().size());
      if (const auto due = next_due(s)) REQUIRE(*due >= s.last_touch);
    }
    CHECK(saves > 20);  // the storm reaches the end of the flow, or it shows nothing
    CHECK(receipts > 10);
    CHECK(photos > 20);
    CHECK(scans > 20);
    CHECK(notes > 20);
    CHECK(acts > 20);
    CHECK(clerks > 2);
  }
}

TEST_CASE(
    "Lanjut and Kembali on every screen lead to a screen, never out of the visit but at its "
    "first") {
  for (int i = 0; i < kScreens; ++i) {
    for (const bool forward : {true, false}) {
      State s;
      s.visiting = true;
      const auto start = static_cast<Screen>(i);
      s.screen = start;
      s.saving = s.screen == Screen::kSaving;
      const auto commands = update(s, forward ? Event{NextPressed{}} : Event{BackPressed{}});
      CHECK_FALSE(name_of(s.screen).empty());
      const bool ended = !commands.empty() && std::holds_alternative<EndVisit>(commands.back());
      const bool first = s.screen == Screen::kAttract && start != Screen::kAttract;
      CHECK(ended == first);
      if (ended) CHECK((!forward && (start == Screen::kKind || start == Screen::kStaffPin)));
    }
  }
}
