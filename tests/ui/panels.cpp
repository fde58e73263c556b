#include "tests/ui/panels.h"

#include <imgui.h>

#include <array>
#include <stdexcept>

#include "kiosk/screens/screens.h"

namespace bale::testing {
namespace {

struct Nobody final : model::EventSink {
  void emit(model::Event /*event*/) override {}
};

struct Glass {
  std::string_view name;
  int width;
  int height;
  float width_mm;
  float height_mm;
};
constexpr std::array<Glass, 3> kGlasses{{{"landscape", 1920, 1080, 476, 268},
                                         {"portrait", 1080, 1920, 268, 476},
                                         {"smallest", 1366, 770, 344, 194}}};
const Glass& glass_of(PanelKind kind) { return kGlasses[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view name_of(PanelKind kind) { return glass_of(kind).name; }

ui::Metrics metrics_of(PanelKind kind) {
  const Glass& g = glass_of(kind);
  auto made = ui::Metrics::make(g.width, g.height, g.width_mm, g.height_mm);
  if (!made) throw std::runtime_error(made.error());
  return *made;
}

std::string variant(const model::State& state) {
  constexpr std::array kSizes{"kecil", "biasa", "besar", "terbesar"};
  constexpr std::array kColours{"bale", "black-on-white", "white-on-black"};
  return std::string(report::key_of(state.lang)) + " " +
         kSizes[static_cast<std::size_t>(state.comfort.size)] + " " +
         kColours[static_cast<std::size_t>(state.comfort.colours)];
}

Panel::Panel(PanelKind kind) {
  const auto metrics = metrics_of(kind);
  auto baked = ui::Atlas::bake(metrics, ui::FontFiles::installed());
  if (!baked) throw std::runtime_error(baked.error());
  atlas_ = std::move(*baked);
  ui_ = std::make_unique<ui::Ui>(metrics, *atlas_);
}

void Panel::draw(const model::State& state, ui::Input input, model::EventSink* sink) {
  Nobody nobody;
  input.time = time_ += 1;
  ui_->begin(screens::name_shown(state), input, screens::comfort_of(state));
  screens::draw(*ui_, state, sink != nullptr ? *sink : nobody);
  ui_->end();
}

void Panel::draw_rogue(const model::State& state) {
  Nobody nobody;
  ui_->begin(screens::name_shown(state), {.at = {-1, -1}, .time = time_ += 1},
             screens::comfort_of(state));
  screens::draw(*ui_, state, nobody);
  ImGui::GetBackgroundDrawList()->AddRectFilled({300, 500}, {700, 600}, 0xFF2040C0);
  ui_->end();
}

}  // namespace bale::testing
