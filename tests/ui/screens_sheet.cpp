// bale-screens-sheet: draws every screen on a real window under a display of its own, both ways round,
// in a set of languages, sizes and themes, compares what it tells of itself with the real pixels, and
// leaves the pictures and a page to look at them.
// usage: bale-screens-sheet [--out FOLDER] [--only NAME-BEGINNING] [--set usual|all]
//   usual  every language as a visit begins, the largest letters in each language, each theme
//   all    every language × size × theme
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/screens.h"
#include "kiosk/ui/atlas.h"
#include "platform/window/window.h"
#include "tests/support/display.h"
#include "tests/ui/checks.h"
#include "tests/ui/contact_sheet.h"
#include "tests/ui/panels.h"
#include "tests/ui/scenes.h"

namespace {

using namespace bale;

struct Arguments {
  std::string out;
  std::string only;
  std::string set{"usual"};
};

// What a visitor made of the terminal.
struct Look {
  report::Lang lang;
  model::TextSize size;
  model::Colours colours;
};

std::vector<Look> looks(std::string_view set) {
  using report::Lang;
  using enum model::TextSize;
  using enum model::Colours;
  if (set == "usual") {
    return {{Lang::kId, kBiasa, kBale},         {Lang::kEn, kBiasa, kBale},
            {Lang::kBan, kBiasa, kBale},        {Lang::kId, kTerbesar, kBale},
            {Lang::kId, kBiasa, kBlackOnWhite}, {Lang::kId, kBiasa, kWhiteOnBlack},
            {Lang::kEn, kTerbesar, kBlackOnWhite}, {Lang::kBan, kTerbesar, kWhiteOnBlack}};
  }
  std::vector<Look> all;
  if (set != "all") return all;
  for (const auto lang : {Lang::kId, Lang::kEn, Lang::kBan}) {
    for (const auto size : {kKecil, kBiasa, kBesar, kTerbesar}) {
      for (const auto colours : {kBale, kBlackOnWhite, kWhiteOnBlack}) {
        all.push_back({lang, size, colours});
      }
    }
  }
  return all;
}

// Screens only draw here; nobody touches them.
class Nobody final : public model::EventSink {
 public:
  void emit(model::Event) override {}
};

// One panel: its window, its fonts, and all scenes on it.
class Panel {
 public:
  Panel(const Arguments& arguments, testing::PanelKind kind, testing::ContactSheet& sheet)
      : arguments_(arguments), kind_(kind), sheet_(sheet) {
    const auto metrics = testing::metrics_of(kind);
    auto atlas = ui::Atlas::bake(metrics, ui::FontFiles::installed());
    auto window =
        window::Window::open({.width = metrics.width_px(), .height = metrics.height_px()});
    if (!atlas || !window) {
      std::fprintf(stderr, "%s\n", atlas ? window.error().message.c_str() : atlas.error().c_str());
      std::exit(2);
    }
    atlas_ = std::move(*atlas);
    window_ = std::move(*window);
    atlas_->set_texture(window_->upload(atlas_->alpha(), atlas_->width(), atlas_->height()));
    ui_ = std::make_unique<ui::Ui>(metrics, *atlas_);
  }

  // Number of faults.
  int draw(testing::Scene scene, const Look& look) {
    scene.state.comfort.size = look.size;
    scene.state.comfort.colours = look.colours;
    Nobody nobody;
    ui_->begin(screens::name_shown(scene.state), {.at = {-1, -1}, .time = time_ += 1},
                screens::comfort_of(scene.state));
    screens::draw(*ui_, scene.state, nobody);
    ui_->end();
    window_->present(ui_->draw_data(), ui_->parts());
    const std::string name = name_of(scene);
    std::vector<std::string> faults = faults_here();
    for (const auto& f : faults) std::printf("%s: %s\n", name.c_str(), f.c_str());
    const int count = static_cast<int>(faults.size());
    if (!arguments_.out.empty()) {
      static_cast<void>(window_->save_png(arguments_.out + "/" + name + ".png"));
      sheet_.add({std::string(screens::name_shown(scene.state)), name, name + ".png",
                  std::move(faults)});
    }
    return count;
  }

 private:
  // "words_wrong-ban-terbesar-white-on-black-portrait"
  [[nodiscard]] std::string name_of(const testing::Scene& scene) const {
    std::string name = scene.name + " " + testing::variant(scene.state) + " ";
    name += testing::name_of(kind_);
    std::ranges::replace(name, ' ', '-');
    return name;
  }

  std::vector<std::string> faults_here() {
    std::vector<std::string> faults = testing::faults_of(*ui_);
    const window::Pixels p = window_->pixels();
    for (auto& lie : testing::lies_of(*ui_, p.rgb, p.width, p.height)) {
      faults.push_back(std::move(lie));
    }
    return faults;
  }

  const Arguments& arguments_;
  testing::PanelKind kind_;
  testing::ContactSheet& sheet_;
  double time_{1};
  std::unique_ptr<ui::Atlas> atlas_;
  std::unique_ptr<window::Window> window_;
  std::unique_ptr<ui::Ui> ui_;
};

int draw_all(const Arguments& a) {
  testing::ContactSheet sheet;
  int faults = 0;
  int drawn = 0;
  for (const auto kind : {testing::PanelKind::kLying, testing::PanelKind::kStanding}) {
    Panel panel(a, kind, sheet);
    for (const Look& look : looks(a.set)) {
      for (const auto& scene : testing::scenes(look.lang)) {
        if (!scene.name.starts_with(a.only)) continue;
        faults += panel.draw(scene, look);
        ++drawn;
      }
    }
  }
  if (!a.out.empty() && !sheet.write(a.out)) return 2;
  std::printf("%d screens drawn, %d faults\n", drawn, faults);
  return faults == 0 && drawn > 0 ? 0 : 1;
}

bool parse(int argc, char** argv, Arguments& a) {
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--out") {
      a.out = argv[i + 1];
    } else if (name == "--only") {
      a.only = argv[i + 1];
    } else if (name == "--set") {
      a.set = argv[i + 1];
    } else {
      return false;
    }
  }
  return argc % 2 == 1 && !looks(a.set).empty();
}

}  // namespace

int main(int argc, char** argv) {
  Arguments a;
  if (!parse(argc, argv, a)) {
    std::fprintf(stderr, "usage: bale-screens-sheet [--out FOLDER] [--only NAME-BEGINNING] "
                         "[--set usual|all]\n");
    return 2;
  }
  if (!a.out.empty()) std::filesystem::create_directories(a.out);
  const bale::testing::Display display(1920, 1920);
  ::setenv("DISPLAY", display.name().c_str(), 1);
  return draw_all(a);
}
