// bale-screens-sheet: draws every screen in both languages and both orientations on a real window
// under a display of its own, looks for faults, and leaves the pictures.
// usage: bale-screens-sheet [--out FOLDER] [--only NAME-BEGINNING]
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/screens/screens.h"
#include "kiosk/ui/atlas.h"
#include "platform/window/window.h"
#include "tests/support/display.h"
#include "tests/ui/checks.h"
#include "tests/ui/scenes.h"

namespace {

using namespace bale;

struct Arguments {
  std::string out;
  std::string only;
};

// Screens only draw here; nobody touches them.
class Nobody final : public model::EventSink {
 public:
  void emit(model::Event) override {}
};

// One panel: its window, its fonts, and all scenes on it.
class Panel {
 public:
  Panel(const Arguments& arguments, bool portrait) : arguments_(arguments), portrait_(portrait) {
    const int w = portrait ? 1080 : 1920;
    const int h = portrait ? 1920 : 1080;
    const auto metrics = ui::Metrics::make(w, h, portrait ? 268.0F : 476.0F,
                                           portrait ? 476.0F : 268.0F);
    auto atlas = ui::Atlas::bake(*metrics, ui::FontFiles::installed());
    auto window = window::Window::open({.width = w, .height = h});
    if (!atlas || !window) {
      std::fprintf(stderr, "%s\n", atlas ? window.error().message.c_str() : atlas.error().c_str());
      std::exit(2);
    }
    atlas_ = std::move(*atlas);
    window_ = std::move(*window);
    atlas_->set_texture(window_->upload(atlas_->alpha(), atlas_->width(), atlas_->height()));
    ui_ = std::make_unique<ui::Ui>(*metrics, *atlas_);
  }

  // Number of faults.
  int draw(const testing::Scene& scene, std::string_view language) {
    Nobody nobody;
    ui_->begin(screens::name_shown(scene.state), {.at = {-1, -1}, .time = time_ += 1},
                screens::comfort_of(scene.state));
    screens::draw(*ui_, scene.state, nobody);
    ui_->end();
    window_->present(ui_->draw_data(), ui_->parts());
    const std::string name = scene.name + "-" + std::string(language) +
                             (portrait_ ? "-portrait" : "-landscape");
    if (!arguments_.out.empty()) {
      static_cast<void>(window_->save_png(arguments_.out + "/" + name + ".png"));
    }
    return report(name);
  }

 private:
  int report(const std::string& name) {
    std::vector<std::string> faults = testing::faults_of(*ui_);
    const window::Pixels p = window_->pixels();
    for (auto& lie : testing::lies_of(*ui_, p.rgb, p.width, p.height)) {
      faults.push_back(std::move(lie));
    }
    for (const auto& f : faults) std::printf("%s: %s\n", name.c_str(), f.c_str());
    return static_cast<int>(faults.size());
  }

  const Arguments& arguments_;
  bool portrait_;
  double time_{1};
  std::unique_ptr<ui::Atlas> atlas_;
  std::unique_ptr<window::Window> window_;
  std::unique_ptr<ui::Ui> ui_;
};

int draw_all(const Arguments& a) {
  int faults = 0;
  int drawn = 0;
  for (const bool portrait : {false, true}) {
    Panel panel(a, portrait);
    for (const auto lang : {report::Lang::kId, report::Lang::kEn}) {
      for (const auto& scene : testing::scenes(lang)) {
        if (!scene.name.starts_with(a.only)) continue;
        faults += panel.draw(scene, report::key_of(lang));
        ++drawn;
      }
    }
  }
  std::printf("%d screens drawn, %d faults\n", drawn, faults);
  return faults == 0 && drawn > 0 ? 0 : 1;
}

bool parse(int argc, char** argv, Arguments& a) {
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name != "--out" && name != "--only") return false;
    (name == "--out" ? a.out : a.only) = argv[i + 1];
  }
  return argc % 2 == 1;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments a;
  if (!parse(argc, argv, a)) {
    std::fprintf(stderr, "usage: bale-screens-sheet [--out FOLDER] [--only NAME-BEGINNING]\n");
    return 2;
  }
  if (!a.out.empty()) std::filesystem::create_directories(a.out);
  const bale::testing::Display display(1920, 1920);
  ::setenv("DISPLAY", display.name().c_str(), 1);
  return draw_all(a);
}
