#include <doctest/doctest.h>

#include <random>

#include "kiosk/model/flow.h"
#include "tests/unit/model/walk.h"

using namespace bale;
using namespace bale::model;
using bale::model::test::kWall;

namespace {

constexpr int kEvents = 100'000;

// A visitor with no plan at all: every event with hostile and with sensible values.
class Storm {
 public:
  explicit Storm(unsigned seed) : dice_(seed) {}

  Event next(const State& s) {
    const auto keys = report::category_keys();
    switch (roll(36)) {
      case 0: return LanguageChosen{static_cast<report::Lang>(roll(3))};
      case 1: return KindChosen{static_cast<report::Classification>(roll(3))};
      case 2: return roll(8) == 0 ? Event{TrackChosen{}} : Event{Touched{}};
      case 3: return CategoryChosen{std::string(keys[static_cast<std::size_t>(roll(17))]), named()};
      case 4: return CategoryChosen{"tidak-ada", {}};
      case 5: return UnitChosen{named(), roll(2) == 0};
      case 6: return KecamatanChosen{named()};
      case 7: return DesaChosen{roll(2) == 0 ? Named{} : Named{"51.02.08.2006", "Jatiluwih"}};
      case 8: return DateChosen{report::Date{2020 + roll(8), roll(14), roll(33)}};
      case 9: return DateChosen{};
      case 10: return MonthTurned{roll(2'000'000'000) - 1'000'000'000};
      case 11: return PrivacyChosen{{roll(2) == 0, roll(2) == 0}};
      case 12: return KeepRahasia{roll(2) == 0};
      case 13: return ContactFieldOpened{static_cast<ContactField>(roll(4))};
      case 14: return ConsentGiven{};
      case 15: case 16: return SubmitPressed{};
      case 17: return RetryPressed{};
      case 18: return EditPressed{static_cast<Screen>(roll(kScreens))};
      case 19: case 20: case 21: return NextPressed{};
      case 22: return roll(3) == 0 ? Event{BackPressed{}} : Event{NextPressed{}};
      case 23: return PageTurned{roll(2'000'000'000) - 1'000'000'000};
      case 24: case 25: return KeyTyped{static_cast<char32_t>(roll(2) == 0 ? roll(0x110001) : 32 + roll(95))};
      case 26: return KeyErased{};
      case 27: return CaretPlaced{static_cast<std::size_t>(roll(5000))};
      case 28: return roll(2) == 0 ? Event{ShiftPressed{}} : Event{KeyboardTurned{}};
      case 29: return CodeSubmitted{};
      case 30: return roll(60) == 0 ? Event{ClosePressed{}} : Event{StillHerePressed{}};
      case 31: return roll(2) == 0 ? Event{DonePressed{}} : Event{ReportAgainPressed{}};
      case 32: return Tick{s.now + roll(20) * roll(20) * 500, kWall + roll(1'000'000'000)};
      case 33: return roll(2) == 0 ? Event{ReportSaved{}} : Event{SaveFailed{}};
      case 34: return roll(2) == 0 ? Event{TrackFound{}} : Event{TrackMissed{}};
      default: return roll(40) == 0 ? Event{Ready{roll(3) != 0}} : Event{DeliverySeen{}};
    }
  }

 private:
  int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(dice_); }
  Named named() { return roll(4) == 0 ? Named{} : Named{"51.02.08", "Penebel"}; }
  std::mt19937 dice_;
};

}  // namespace

TEST_CASE("A hundred thousand events in any order keep the invariants of a visit") {
  for (const unsigned seed : {1U, 20261124U}) {
    CAPTURE(seed);
    Storm storm{seed};
    State s;
    int saves = 0;
    int receipts = 0;
    for (int i = 0; i < kEvents; ++i) {
      const Event event = storm.next(s);
      const bool was_saving = s.saving;
      const bool had_receipt = s.receipt.has_value();
      const auto commands = update(s, event);
      for (const auto& command : commands) {
        if (const auto* save = std::get_if<SaveReport>(&command)) {
          ++saves;
          REQUIRE_FALSE(was_saving);
          REQUIRE_FALSE(first_missing(s.draft).has_value());
          REQUIRE(report::validate(save->report, {.today = report::date_in_wita(s.wall)}).empty());
        }
        if (std::holds_alternative<EndVisit>(command)) {
          REQUIRE_FALSE(s.visiting);
          REQUIRE(s.draft.words.text().empty());
          REQUIRE_FALSE(s.receipt.has_value());
        }
      }
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
    CHECK(saves > 20);     // the storm reaches the end of the flow, or it shows nothing
    CHECK(receipts > 10);
  }
}

TEST_CASE("Lanjut and Kembali on every screen lead to a screen, never out of the visit but at its first") {
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
