// Whole visits without a window: find an item by its label, press its centre, look at the state.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

#include "assets/i18n/i18n.h"
#include "kiosk/model/update.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/atlas.h"

namespace {

using namespace bale;
using assets::Text;
using model::Screen;

constexpr std::int64_t kDayMs = 86'400'000;

// A visitor who reads labels and has one finger. Fonts are baked once for each shape of panel.
class Visitor final : public model::EventSink {
 public:
  Visitor(report::Lang lang, bool portrait)
      : lang_(lang),
        metrics_(*ui::Metrics::make(portrait ? 1080 : 1920, portrait ? 1920 : 1080,
                                    portrait ? 268.0F : 476.0F, portrait ? 476.0F : 268.0F)),
        atlas_(*ui::Atlas::bake(metrics_, ui::FontFiles::installed())),
        ui_(metrics_, *atlas_) {
    tick();
    frame({});
  }

  void emit(model::Event event) override {
    for (auto& c : model::update(state, event)) commands.push_back(std::move(c));
  }
  [[nodiscard]] std::string_view words(Text text) const {
    return assets::tr(assets::lang_of(static_cast<std::uint8_t>(lang_)), text);
  }
  void press(Text text) { press(words(text)); }
  void press(std::string_view label) {
    frame({});  // seen, then touched
    const ui::Item* const item = target(label);
    REQUIRE_MESSAGE(item != nullptr, "nothing to touch says \"", std::string(label), "\" on ",
                    std::string(ui_.description().screen));
    touch({item->rect_px.mid_x(), item->rect_px.mid_y()});
  }
  // Presses down here and lets go there.
  void slide(std::string_view from, std::string_view to) {
    frame({});
    const ui::PxRect a = target(from)->rect_px;
    const ui::PxRect b = target(to)->rect_px;
    frame({ui::Transition::kPress, {a.mid_x(), a.mid_y()}, true, time_});
    frame({ui::Transition::kRelease, {b.mid_x(), b.mid_y()}, false, time_ += 0.1});
  }
  void type(std::string_view letters) {
    for (const char c : letters) press(c == ' ' ? words(Text::kKeyboardSpace) : key(c));
  }
  [[nodiscard]] bool shows(std::string_view words) {
    frame({});
    for (const ui::Item& i : ui_.description().items) {
      if (i.label.find(words) != std::string::npos || i.value.find(words) != std::string::npos) {
        return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool offers(std::string_view label) {
    frame({});
    return target(label) != nullptr;
  }
  void wait(std::int64_t ms) {
    now_ms_ += ms;
    time_ += static_cast<double>(ms) / 1000;
    tick();
  }
  template <typename Command>
  [[nodiscard]] int asked() const {
    int n = 0;
    for (const auto& c : commands) n += std::holds_alternative<Command>(c) ? 1 : 0;
    return n;
  }

  model::State state;
  std::vector<model::Command> commands;

 private:
  void tick() {
    const WallMs wall = report::days_since_epoch({2026, 11, 24}) * kDayMs;
    emit(model::Tick{1'000'000 + now_ms_, wall + now_ms_});
  }
  // The key that shows this letter, small or capital.
  [[nodiscard]] std::string_view key(char c) {
    frame({});
    for (const char shown : {c, static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c)}) {
      key_.assign(1, shown);
      if (target(key_) != nullptr) break;
    }
    return key_;
  }
  [[nodiscard]] const ui::Item* target(std::string_view label) const {
    for (const ui::Item& i : ui_.description().items) {
      if (i.target && i.label == label) return &i;
    }
    return nullptr;
  }
  void touch(ui::Point at) {
    frame({ui::Transition::kPress, at, true, time_ += 0.5});
    frame({ui::Transition::kRelease, at, false, time_ += 0.1});
  }
  void frame(ui::Input input) {
    if (input.transition == ui::Transition::kNone) input = {.at = {-1, -1}, .time = time_};
    ui_.begin(screens::name_shown(state), input);
    screens::draw(ui_, state, *this);
    ui_.end();
  }

  report::Lang lang_;
  ui::Metrics metrics_;
  std::unique_ptr<ui::Atlas> atlas_;
  ui::Ui ui_;
  double time_{100};
  std::int64_t now_ms_{0};
  std::string key_;
};

void choose_place(Visitor& v) {
  v.press("Penebel");
  REQUIRE(v.state.screen == Screen::kDesa);
  v.press(Text::kDesaMore);
  CHECK(v.state.page == 1);
  v.press(Text::kCommonEarlier);
  v.press("Jatiluwih");
}

// By pictures alone: no letter is typed.
void picture_path(Visitor& v) {
  v.press(Text::kAttractLanguage);
  REQUIRE(v.state.screen == Screen::kKind);
  v.press(Text::kKindPengaduan);
  v.press(Text::kCategoryLampuJalan);
  REQUIRE(v.state.screen == Screen::kWords);
  v.press(Text::kCommonSkip);
  REQUIRE(v.state.screen == Screen::kKecamatan);
  choose_place(v);
  REQUIRE(v.state.screen == Screen::kWhen);
  v.press(Text::kWhenYesterday);
  REQUIRE(v.state.screen == Screen::kWho);
  v.press(Text::kWhoAnonim);
  REQUIRE(v.state.screen == Screen::kContact);
  v.press(v.offers(v.words(Text::kCommonSkip)) ? Text::kCommonSkip : Text::kCommonNext);
  REQUIRE(v.state.screen == Screen::kConsent);
  v.press(Text::kConsentAgree);
  REQUIRE(v.state.screen == Screen::kReview);
}

const std::pair<report::Lang, bool> kPanels[] = {{report::Lang::kId, false},
                                                 {report::Lang::kId, true},
                                                 {report::Lang::kEn, false},
                                                 {report::Lang::kEn, true}};

}  // namespace

TEST_CASE("A report is made from pictures alone in both languages and both orientations") {
  for (const auto& [lang, portrait] : kPanels) {
    Visitor v(lang, portrait);
    picture_path(v);
    CHECK(v.state.lang == lang);
    CHECK(v.state.draft.category == "lampu_jalan");
    CHECK(v.state.draft.unit.code == "dishub");
    CHECK(v.state.draft.desa.name == "Jatiluwih");
    CHECK(v.state.draft.date == report::Date{2026, 11, 23});
    CHECK(v.state.draft.privacy->anonim);
    CHECK_FALSE(v.state.draft.privacy->rahasia);
    v.press(Text::kReviewSubmit);
    CHECK(v.state.screen == Screen::kSaving);
    CHECK(v.asked<model::SaveReport>() == 1);
  }
}

TEST_CASE("Words are typed on the glass, and the suggested agency is one touch away") {
  for (const auto& [lang, portrait] : kPanels) {
    Visitor v(lang, portrait);
    v.press(Text::kAttractLanguage);
    v.press(Text::kKindPengaduan);
    v.press(Text::kCategoryJalan);
    v.type("jalan rusak");
    CHECK(v.state.draft.words.utf8() == "Jalan rusak");
    v.press(Text::kCommonNext);
    REQUIRE(v.state.screen == Screen::kAgency);
    CHECK(v.shows(v.words(Text::kAgencySuggested)));
    v.press("Dinas PUPRPKP");
    CHECK(v.state.draft.unit_suggested);
    CHECK(v.state.screen == Screen::kKecamatan);
  }
}

TEST_CASE("Saya tidak tahu stands on agency, kecamatan, desa and day, and always leads on") {
  for (const auto& [lang, portrait] : kPanels) {
    Visitor v(lang, portrait);
    v.press(Text::kAttractLanguage);
    v.press(Text::kKindPengaduan);
    v.press(v.words(Text::kCategoryJalan));
    v.type("a");
    v.press(Text::kCommonNext);
    v.press(Text::kCommonDontKnow);
    CHECK(v.state.draft.unit_answered);
    CHECK(v.state.draft.unit.code.empty());
    REQUIRE(v.state.screen == Screen::kKecamatan);
    v.press("Marga");
    v.press(Text::kCommonDontKnow);
    REQUIRE(v.state.screen == Screen::kLandmark);
    v.press(v.offers(v.words(Text::kCommonSkip)) ? Text::kCommonSkip : Text::kCommonNext);
    REQUIRE(v.state.screen == Screen::kWhen);
    v.press(Text::kWhenForgotten);
    CHECK(v.state.draft.date_answered);
    CHECK_FALSE(v.state.draft.date);
    CHECK(v.state.screen == Screen::kWho);
  }
}

TEST_CASE("The calendar offers no day to come and turns back month by month") {
  Visitor v(report::Lang::kId, true);
  v.press(Text::kAttractLanguage);
  v.press(Text::kKindPengaduan);
  v.press(Text::kCategoryJalan);
  v.press(Text::kCommonSkip);
  choose_place(v);
  REQUIRE(v.state.screen == Screen::kWhen);
  CHECK(v.offers("24"));
  CHECK_FALSE(v.offers("25"));
  v.press(Text::kWhenLaterMonth);  // not yet possible: nothing happens
  CHECK(v.state.calendar_month_offset == 0);
  v.press(Text::kWhenEarlierMonth);
  CHECK(v.offers("31"));
  v.press("31");
  CHECK(v.state.draft.date == report::Date{2026, 10, 31});
}

TEST_CASE("A sensitive topic asks whether it stays confidential, with two equal answers") {
  for (const bool keep : {true, false}) {
    Visitor v(report::Lang::kId, false);
    v.press(Text::kAttractLanguage);
    v.press(Text::kKindPengaduan);
    v.press(Text::kCategoryPelayananPungli);
    v.press(Text::kCommonSkip);
    choose_place(v);
    v.press(Text::kWhenToday);
    REQUIRE(v.shows(v.words(Text::kWhoAsk)));
    v.press(keep ? Text::kWhoAskKeep : Text::kWhoAskChange);
    CHECK(v.state.draft.privacy_answered == keep);
    CHECK((v.state.screen == Screen::kContact) == keep);
    if (!keep) CHECK(v.offers(v.words(Text::kWhoTerbuka)));
  }
}

TEST_CASE("Kembali leads back through the whole visit and out of it") {
  Visitor v(report::Lang::kEn, false);
  picture_path(v);
  for (int i = 0; i < 20 && v.state.visiting; ++i) v.press(Text::kCommonBack);
  CHECK(v.state.screen == Screen::kAttract);
  CHECK(v.asked<model::EndVisit>() == 1);
}

TEST_CASE("Tutup cepat stands on every screen of a visit and ends it at once") {
  for (const auto& [lang, portrait] : kPanels) {
    Visitor v(lang, portrait);
    picture_path(v);
    v.press(Text::kCommonQuickClose);
    CHECK(v.state.screen == Screen::kAttract);
    CHECK(v.state.draft.category.empty());
  }
}

TEST_CASE("The idle question hides what was typed and lets the visitor stay") {
  for (const auto& [lang, portrait] : kPanels) {
    Visitor v(lang, portrait);
    v.press(Text::kAttractLanguage);
    v.press(Text::kKindPengaduan);
    v.press(Text::kCategoryJalan);
    v.type("rahasia");
    v.wait(v.state.hall.idle_ms + 1'000);
    CHECK(v.shows(v.words(Text::kIdleHeading)));
    CHECK_FALSE(v.shows("Rahasia"));
    CHECK_FALSE(v.offers(v.words(Text::kCommonBack)));
    v.press(Text::kIdleStay);
    CHECK(v.state.screen == Screen::kWords);
    v.wait(v.state.hall.idle_ms + 1'000);
    v.press(Text::kIdleClose);
    CHECK(v.state.screen == Screen::kAttract);
    CHECK(v.state.draft.words.blank());
  }
}

TEST_CASE("A finger that slides off a tile changes its mind") {
  Visitor v(report::Lang::kId, false);
  v.press(Text::kAttractLanguage);
  v.slide(v.words(Text::kKindPengaduan), v.words(Text::kKindAspirasi));
  CHECK(v.state.screen == Screen::kKind);
  CHECK_FALSE(v.state.draft.kind);
}
