// Every screen in every language, size, theme and panel, judged from its description: nothing
// clipped, 20 mm and 3 mm, 7:1, something to hear, reachable by keypad, and nothing on the glass that
// the description does not tell. The real pixels are looked at by bale-screens-sheet.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "kiosk/model/update.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/atlas.h"
#include "kiosk/ui/narration.h"
#include "kiosk/ui/press.h"
#include "tests/ui/checks.h"
#include "tests/ui/panels.h"
#include "tests/ui/scenes.h"

using namespace bale;

namespace {

constexpr std::array kLanguages{report::Lang::kId, report::Lang::kEn, report::Lang::kBan};
constexpr std::array kSizes{model::TextSize::kKecil, model::TextSize::kBiasa,
                            model::TextSize::kBesar, model::TextSize::kTerbesar};
// The largest size at which every screen of a panel is without fault.
struct Held {
  testing::PanelKind kind;
  model::TextSize largest;
};
constexpr std::array kHeld{Held{testing::PanelKind::kLying, model::TextSize::kTerbesar},
                           Held{testing::PanelKind::kStanding, model::TextSize::kTerbesar},
                           Held{testing::PanelKind::kSmallest, model::TextSize::kKecil}};
constexpr std::array kColours{model::Colours::kBale, model::Colours::kBlackOnWhite,
                              model::Colours::kWhiteOnBlack};

// Screens that still want a form of their own for the smallest panel.
constexpr std::array<std::string_view, 4> kNotOnSmallest{"attract", "kecamatan", "not_ready",
                                                         "when"};

bool holds(const model::State& state, const Held& held, model::TextSize size) {
  if (size > held.largest) return false;
  return held.kind != testing::PanelKind::kSmallest ||
         std::ranges::find(kNotOnSmallest, screens::name_shown(state)) == kNotOnSmallest.end();
}

// One sentence a kind of fault on a screen, with the variants that show it: a list to work from.
class Ledger {
 public:
  void note(const std::string& scene, const std::string& variant, const std::string& fault) {
    faults_[scene + ": " + fault].insert(variant);
  }
  [[nodiscard]] std::size_t size() const { return faults_.size(); }
  [[nodiscard]] std::string told() const {
    std::string all;
    for (const auto& [fault, variants] : faults_) {
      all += fault + "  {";
      int n = 0;
      for (const auto& v : variants) {
        if (++n > 3) break;
        all += (n > 1 ? ", " : "") + v;
      }
      all += variants.size() > 3 ? ", … " + std::to_string(variants.size()) + "}\n" : "}\n";
    }
    return all;
  }

 private:
  std::map<std::string, std::set<std::string>> faults_;
};

void walk(const Held& held) {
  testing::Panel panel(held.kind);
  Ledger ledger;
  int drawn = 0;
  for (const auto lang : kLanguages) {
    for (auto& scene : testing::scenes(lang)) {
      for (const auto size : kSizes) {
        if (!holds(scene.state, held, size)) continue;
        for (const auto colours : kColours) {
          scene.state.comfort.size = size;
          scene.state.comfort.colours = colours;
          panel.draw(scene.state);
          ++drawn;
          for (const auto& fault : testing::faults_of(panel.ui())) {
            ledger.note(scene.name, testing::variant(scene.state), fault);
          }
        }
      }
    }
  }
  MESSAGE(drawn << " screens on " << testing::name_of(held.kind) << ", " << ledger.size() << " faults");
  CHECK_MESSAGE(ledger.size() == 0, ledger.told());
}

// By right alone, from the first frame: every target gets the ring once, and it comes round again.
void go_round(testing::PanelKind kind) {
  testing::Panel panel(kind);
  Ledger ledger;
  for (const auto size : {model::TextSize::kBiasa, model::TextSize::kTerbesar}) {
    for (auto& scene : testing::scenes(report::Lang::kId)) {
      scene.state.comfort.size = size;
      panel.draw(scene.state);
      panel.draw(scene.state, {.key = ui::Key::kRight});  // shows where the focus stands
      std::set<int> seen;
      int targets = 0;
      for (const auto& item : panel.ui().description().items) targets += item.target ? 1 : 0;
      for (int step = 0; step < targets; ++step) {
        const ui::Item* const at = panel.ui().description().focused();
        if (at != nullptr) seen.insert(at->focus_order);
        panel.draw(scene.state, {.key = ui::Key::kRight});
      }
      if (static_cast<int>(seen.size()) != targets) {
        ledger.note(scene.name, testing::variant(scene.state), "not all targets by keypad");
      }
    }
  }
  CHECK_MESSAGE(ledger.size() == 0, ledger.told());
}

}  // namespace

TEST_CASE("walk: every screen holds its word on the lying panel") { walk(kHeld[0]); }
TEST_CASE("walk: every screen holds its word on the standing panel") { walk(kHeld[1]); }
TEST_CASE("walk: screens hold their word on the smallest panel in its size") { walk(kHeld[2]); }

TEST_CASE("walk: the keypad reaches every target of every screen and comes round") {
  go_round(testing::PanelKind::kLying);
  go_round(testing::PanelKind::kStanding);
}

// Scatter of a tapping finger of 67 to 81 years: 3.4 mm in each direction (kiosk.md's sources).
TEST_CASE("walk: hands that scatter by 3.4 mm hit what was meant in 99 of 100 taps on every screen") {
  constexpr double kScatter = 3.4;
  constexpr int kTaps = 2000;
  constexpr unsigned kSeed = 20261125;
  MESSAGE("seed " << kSeed);
  std::mt19937 random(kSeed);
  std::normal_distribution<double> scatter(0, kScatter);
  for (const auto kind : {testing::PanelKind::kLying, testing::PanelKind::kStanding}) {
    testing::Panel panel(kind);
    for (const auto& scene : testing::scenes(report::Lang::kId)) {
      panel.draw(scene.state);
      panel.draw(scene.state);
      std::vector<ui::PxRect> targets;
      for (const auto& item : panel.ui().description().items) {
        if (item.target) targets.push_back(item.rect_px);
      }
      if (targets.empty()) continue;
      const float per_mm = panel.ui().metrics().per_mm();
      ui::PressRule rule(panel.ui().metrics().px(ui::mm::kSnap));
      const auto show = [&](const ui::Input& input) {
        rule.begin_frame(scene.name, input, ui::kBounceSeconds);
        std::size_t fired = targets.size();
        for (std::size_t i = 0; i < targets.size(); ++i) {
          if (rule.target(targets[i]).released) fired = i;
        }
        rule.end_frame();
        return fired;
      };
      double time = 1;
      show({.time = time});
      int hits = 0;
      for (int tap = 0; tap < kTaps; ++tap) {
        const std::size_t meant = static_cast<std::size_t>(tap) % targets.size();
        const ui::PxRect& r = targets[meant];
        const ui::Point at{r.mid_x() + static_cast<float>(scatter(random)) * per_mm,
                           r.mid_y() + static_cast<float>(scatter(random)) * per_mm};
        time += 1;
        show({.transition = ui::Transition::kPress, .at = at, .down = true, .time = time});
        hits += show({.transition = ui::Transition::kRelease, .at = at, .time = time + 0.1}) == meant
                    ? 1
                    : 0;
      }
      CHECK_MESSAGE(hits * 100 >= kTaps * 99, scene.name << ": " << hits << " of " << kTaps);
    }
  }
}

namespace {

// The places of some words in what a screen says; past the end when they are not said.
std::vector<std::size_t> heard(const ui::Description& screen,
                               std::initializer_list<std::string_view> words) {
  const auto told = ui::narrate(screen, assets::Lang::kId);
  std::vector<std::size_t> places;
  for (const auto w : words) {
    const auto at = std::ranges::find_if(
        told, [&](const ui::Sentence& s) { return s.words.find(w) != std::string::npos; });
    places.push_back(static_cast<std::size_t>(at - told.begin()));
  }
  places.push_back(told.size());
  return places;
}

model::State state_of(std::string_view name) {
  const auto all = testing::scenes(report::Lang::kId);
  const auto at = std::ranges::find(all, name, &testing::Scene::name);
  REQUIRE(at != all.end());
  return at->state;
}

}  // namespace

TEST_CASE("walk: the receipt is heard as saved, code, what follows, paper, who sees it") {
  for (const auto kind : {testing::PanelKind::kLying, testing::PanelKind::kStanding}) {
    testing::Panel panel(kind);
    for (const auto* name : {"receipt", "receipt_voice_strip"}) {
      CAPTURE(name);
      panel.draw(state_of(name));
      const auto places =
          heard(panel.ui().description(),
                {"Laporan Anda sudah tersimpan", "belum terkirim", "Kode tanda terima",
                 "Diteruskan ke instansi", "Salin atau foto", "Anonim", "Pindai", "Selesai"});
      CHECK(std::ranges::is_sorted(places));
      CHECK(std::ranges::adjacent_find(places) == places.end());
    }
  }
}

TEST_CASE("walk: who waits for the disk hears only that, also with the ring in use") {
  testing::Panel panel(testing::PanelKind::kLying);
  const auto state = state_of("saving");
  panel.draw(state);
  panel.draw(state, {.key = ui::Key::kRight});
  REQUIRE(panel.ui().description().focused() != nullptr);
  const auto told = ui::narrate(panel.ui().description(), assets::Lang::kId);
  CHECK(told.back().words == assets::tr(assets::Lang::kId, assets::Text::kSavingDetail));
  for (const auto& s : told) CHECK(s.words.find("Bahasa") == std::string::npos);
}

TEST_CASE("walk: tracking says what happens next at every size, and on each panel") {
  for (const auto kind : {testing::PanelKind::kLying, testing::PanelKind::kStanding}) {
    testing::Panel panel(kind);
    for (const auto size : kSizes) {
      auto state = state_of("track_verified");
      state.comfort.size = size;
      panel.draw(state);
      const auto places = heard(panel.ui().description(), {"Selanjutnya", "paling lambat"});
      CHECK(places[0] < places[1]);
      CHECK(places[1] < places[2]);
    }
  }
}

// Whoever needs large letters still gets the days that most people mean.
TEST_CASE("walk: today and yesterday can be touched at every size, and on each panel") {
  for (const auto kind : {testing::PanelKind::kLying, testing::PanelKind::kStanding}) {
    testing::Panel panel(kind);
    for (const auto* name : {"when", "when_voice_strip"}) {
      for (const auto size : kSizes) {
        auto state = state_of(name);
        state.comfort.size = size;
        panel.draw(state);
        for (const auto text : {assets::Text::kWhenToday, assets::Text::kWhenYesterday}) {
          const auto* const at =
              panel.ui().description().find(assets::tr(assets::Lang::kId, text));
          REQUIRE(at != nullptr);
          CHECK(at->target);
        }
      }
    }
  }
}

namespace {

// A visit that is touched through the glass, by what a target says of itself.
class Toucher final : public model::EventSink {
 public:
  Toucher(testing::Panel& panel, model::State state) : panel_(panel), state_(std::move(state)) {}
  void emit(model::Event event) override { events_.push_back(std::move(event)); }

  bool shows(assets::Text text) {
    panel_.draw(state_);
    return at(text) != nullptr;
  }
  void touch(assets::Text text) {
    panel_.draw(state_);
    panel_.draw(state_);
    const ui::Item* const item = at(text);
    REQUIRE(item != nullptr);
    const ui::Point where{item->rect_px.mid_x(), item->rect_px.mid_y()};
    panel_.draw(state_, {.transition = ui::Transition::kPress, .at = where, .down = true}, this);
    panel_.draw(state_, {.transition = ui::Transition::kRelease, .at = where}, this);
    for (const auto& event : std::exchange(events_, {})) {
      static_cast<void>(model::update(state_, event));
    }
  }
  [[nodiscard]] const model::State& state() const { return state_; }

 private:
  [[nodiscard]] const ui::Item* at(assets::Text text) const {
    return panel_.ui().description().find(assets::tr(assets::Lang::kId, text));
  }
  testing::Panel& panel_;
  model::State state_;
  std::vector<model::Event> events_;
};

}  // namespace

TEST_CASE("walk: on the smallest panel the text opens its keys, Selesai and Kembali shut them") {
  using enum assets::Text;
  testing::Panel panel(testing::PanelKind::kSmallest);
  for (const auto shut : {kCommonDone, kCommonBack}) {
    Toucher visit(panel, state_of("words"));
    CHECK_FALSE(visit.shows(kKeyboardSpace));
    visit.touch(kReviewContent);
    CHECK(visit.shows(kKeyboardSpace));
    const auto before = visit.state().draft.words.text().size();
    visit.touch(kKeyboardSpace);
    CHECK(visit.state().draft.words.text().size() == before + 1);
    visit.touch(shut);
    CHECK(visit.state().screen == model::Screen::kWords);
    CHECK_FALSE(visit.shows(kKeyboardSpace));
    CHECK(visit.shows(kCommonNext));
  }
}

TEST_CASE("walk: on the smallest panel an open strip shows the question, not the keys") {
  testing::Panel panel(testing::PanelKind::kSmallest);
  auto state = state_of("words_keys");
  state.strip = model::Strip::kVoice;
  panel.draw(state);
  CHECK(testing::faults_of(panel.ui()).empty());
  const auto space = assets::tr(assets::Lang::kId, assets::Text::kKeyboardSpace);
  CHECK(panel.ui().description().find(space) == nullptr);
}

TEST_CASE("walk: on the smallest panel a code is typed on its second face") {
  testing::Panel panel(testing::PanelKind::kSmallest);
  Toucher visit(panel, state_of("track_code"));
  visit.touch(assets::Text::kContactFill);
  CHECK(visit.shows(assets::Text::kKeyboardBackspace));
  visit.touch(assets::Text::kCommonDone);
  CHECK(visit.shows(assets::Text::kTrackLost));
}

TEST_CASE("walk: a widget that bypasses the description is found") {
  testing::Panel panel(testing::PanelKind::kLying);
  const auto all = testing::scenes(report::Lang::kId);
  panel.draw(all.front().state);
  CHECK(testing::faults_of(panel.ui()).empty());
  panel.draw_rogue(all.front().state);
  CHECK_FALSE(testing::faults_of(panel.ui()).empty());
}

namespace {

// Pixels that are just what the description tells: each line's ground, every tenth column its letters.
std::vector<std::uint8_t> as_described(const ui::Ui& ui) {
  const auto& metrics = ui.metrics();
  std::vector<std::uint8_t> rgb(
      static_cast<std::size_t>(metrics.width_px()) * static_cast<std::size_t>(metrics.height_px()) * 3);
  for (const auto& run : ui.description().runs) {
    const auto right = std::min(metrics.width_px(), static_cast<int>(run.rect.right()));
    const auto bottom = std::min(metrics.height_px(), static_cast<int>(run.rect.bottom()));
    for (int y = std::max(0, static_cast<int>(run.rect.y)); y < bottom; ++y) {
      for (int x = std::max(0, static_cast<int>(run.rect.x)); x < right; ++x) {
        const ui::Colour c = x % 10 == 0 ? run.fg : run.bg;
        std::uint8_t* p = &rgb[static_cast<std::size_t>(y * metrics.width_px() + x) * 3];
        for (unsigned part = 0; part < 3; ++part) p[part] = static_cast<std::uint8_t>(c >> (8 * part));
      }
    }
  }
  return rgb;
}

}  // namespace

TEST_CASE("walk: a description that tells what the pixels do not show is caught lying") {
  testing::Panel panel(testing::PanelKind::kLying);
  const auto all = testing::scenes(report::Lang::kId);
  panel.draw(all.front().state);
  const auto& ui = panel.ui();
  const int width = ui.metrics().width_px();
  const int height = ui.metrics().height_px();
  auto rgb = as_described(ui);
  CHECK(testing::lies_of(ui, rgb, width, height).empty());

  const auto& run = ui.description().runs.front();
  const auto paint = [&](ui::Colour c) {  // the first line of words, all in one colour
    for (int y = static_cast<int>(run.rect.y); y < static_cast<int>(run.rect.bottom()); ++y) {
      for (int x = static_cast<int>(run.rect.x); x < static_cast<int>(run.rect.right()); ++x) {
        std::uint8_t* p = &rgb[static_cast<std::size_t>(y * width + x) * 3];
        for (unsigned part = 0; part < 3; ++part) p[part] = static_cast<std::uint8_t>(c >> (8 * part));
      }
    }
  };
  paint(run.bg);  // words that nobody sees
  CHECK(testing::lies_of(ui, rgb, width, height).size() == 1);
  paint(run.fg);  // a ground that is another
  CHECK(testing::lies_of(ui, rgb, width, height).size() == 1);
}
