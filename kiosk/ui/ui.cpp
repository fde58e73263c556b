#include "kiosk/ui/ui.h"

#include <imgui.h>

#include <algorithm>

#include "kiosk/ui/parts.h"

namespace bale::ui {

Ui::Ui(const Metrics& metrics, Atlas& atlas)
    : metrics_(metrics),
      theme_(default_theme()),
      atlas_(atlas),
      context_(ImGui::CreateContext(atlas.imgui())),
      paint_(std::make_unique<Painter>(metrics_, atlas_)),
      press_(metrics_.px(mm::kSnap)) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DisplaySize = {static_cast<float>(metrics_.width_px()),
                    static_cast<float>(metrics_.height_px())};
}

Ui::~Ui() { ImGui::DestroyContext(context_); }

void Ui::begin(std::string_view screen, const Input& input) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().DeltaTime = 1.0F / 60.0F;  // nothing of Dear ImGui's own time is used
  ImGui::NewFrame();
  // One list behind everything: no Dear ImGui window ever exists on the citizen's path.
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->Flags &= ~ImDrawListFlags_AntiAliasedLinesUseTex;  // textures are never interpolated
  paint_->start(list);
  last_time_ = input_.time;
  input_ = input;
  press_.begin_frame(screen, input);
  description_.screen = screen;
  description_.items.clear();
  description_.runs.clear();
  parts_.clear();
  due_in_.reset();
  stone_from_ = layout().floor.bottom();
}

void Ui::end() {
  press_.end_frame();
  ImGui::Render();
}

ImDrawData* Ui::draw_data() const {
  ImGui::SetCurrentContext(context_);
  return ImGui::GetDrawData();
}

int Ui::vertex_count() const { return draw_data()->TotalVtxCount; }

void Ui::due(double seconds) {
  due_in_ = due_in_ ? std::min(*due_in_, seconds) : seconds;
}

Item& Ui::emit(Role role, std::string_view label, const Rect& r) {
  parts_.push_back(paint_->vertices());
  Item item;
  item.role = role;
  item.label = label;
  item.rect_mm = r;
  item.rect_px = metrics_.px(r);
  item.clip_rect = item.rect_px;
  item.fg = theme_.ijuk;
  item.bg = ground(item.rect_px);
  description_.items.push_back(std::move(item));
  return description_.items.back();
}

PressState Ui::target(Item& item, bool enabled, bool selected) {
  PressState s = press_.target(item.rect_px);
  item.target = true;
  item.enabled = enabled;
  item.selected = selected;
  if (!enabled) s.pressed = false;
  item.pressed = s.pressed;
  return s;
}

Touch Ui::touch(const PressState& s, bool enabled) {
  return {s.released && enabled, s.released && !enabled};
}

// What stands behind a widget: the floor, or in portrait below it and on the plinth, stone.
Colour Ui::ground(const PxRect& r) const {
  const Layout& l = layout();
  if (r.mid_y() > metrics_.px(stone_from_)) return theme_.batu;
  return r.mid_y() < metrics_.px(l.weave.bottom()) ? theme_.ijuk : theme_.paras;
}

void Ui::focus(const Rect& face, bool tile) {
  parts_.push_back(paint_->vertices());
  paint_->focus(metrics_.px(face), metrics_.px(tile ? mm::kRadiusTile : mm::kRadiusButton), theme_);
}

Ui::Face Ui::face(const PxRect& r, const PressState& s, const Look& look) {
  const float radius = metrics_.px(look.radius_mm);
  if (!look.enabled) {
    paint_->dashes(r, theme_.garis, metrics_.px(mm::kRing), radius);
    return {r, theme_.arang, theme_.arang, ground(r)};
  }
  const float drop = metrics_.px(mm::kEdge);
  const float border = metrics_.px(look.border_mm);
  // Three rounded rectangles in every state, so that a press changes no vertex count.
  if (s.pressed) {
    const PxRect down = r.moved(0, drop);
    paint_->fill(down, theme_.ijuk, radius);
    paint_->bordered(down, theme_.kunyit, theme_.ijuk, border, radius);
    return {down, theme_.ijuk, theme_.ijuk, theme_.kunyit};
  }
  const Colour fill = look.selected ? theme_.padi : look.fill;
  const Colour edge = look.selected ? theme_.padi2 : look.edge;
  paint_->fill(look.lifted ? r.moved(0, drop) : r, edge, radius);
  paint_->bordered(r, fill, look.selected ? theme_.padi : look.border, border, radius);
  return {r, look.selected ? theme_.putih : look.text, look.selected ? theme_.putih : look.picture,
          fill};
}

}  // namespace bale::ui
