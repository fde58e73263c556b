#include "kiosk/ui/ui.h"

#include <imgui.h>

#include <algorithm>

#include "kiosk/ui/parts.h"

namespace bale::ui {

Ui::Ui(const Metrics& metrics, Atlas& atlas)
    : metrics_(metrics),
      layout_(metrics.layout()),
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

void Ui::begin(std::string_view screen, const Input& input, const Comfort& comfort) {
  if (comfort.size != comfort_.size || comfort.strip != comfort_.strip) {
    metrics_ = metrics_.with(comfort.size, comfort.strip);
  }
  if (comfort.palette != comfort_.palette) theme_ = theme_of(comfort.palette);
  comfort_ = comfort;
  layout_ = metrics_.layout();
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().DeltaTime = 1.0F / 60.0F;  // nothing of Dear ImGui's own time is used
  ImGui::NewFrame();
  // One list behind everything: no Dear ImGui window ever exists on the citizen's path.
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->Flags &= ~ImDrawListFlags_AntiAliasedLinesUseTex;  // textures are never interpolated
  paint_->start(list);
  last_time_ = input_.time;
  input_ = input;
  // On a dark glass a finger finds nothing but the way back; the keypad goes on.
  Input found = input;
  revealed_ = comfort.hidden && input.transition == Transition::kRelease;
  if (comfort.hidden) {
    found.transition = Transition::kNone;
    found.down = false;
    found.at = {-1e6F, -1e6F};
  }
  press_.begin_frame(screen, found, comfort.slow ? kSlowBounceSeconds : kBounceSeconds);
  description_.screen = screen;
  description_.items.clear();
  description_.runs.clear();
  parts_.clear();
  targets_ = 0;
  due_in_.reset();
  stone_from_ = layout().floor.bottom();
}

void Ui::end() {
  press_.end_frame();
  zones();
  draw_focus();
  if (comfort_.hidden) darken();
  ImGui::Render();
}

void Ui::darken() {
  const Colour black = rgb(0x000000);
  const Colour white = rgb(0xFFFFFF);
  Item& item = emit(Role::kImage, hidden_words_, layout_.panel);
  paint_->fill(item.rect_px, black);
  words(item, metrics_.px(layout_.panel.inset(mm::kMarginLandscape)), hidden_words_,
        {.fg = white, .bg = black, .align = 0.5F, .middle = true});
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
  item.first_vertex = parts_.back();
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
  item.focus_order = targets_++;
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
  if (r.mid_y() > metrics_.px(stone_from_)) return theme_.batu;
  return r.mid_y() < metrics_.px(layout_.weave.bottom()) ? theme_.roof : theme_.paras;
}

void Ui::focus(const Rect& face, bool tile) {
  parts_.push_back(paint_->vertices());
  paint_->focus(metrics_.px(face), metrics_.px(tile ? mm::kRadiusTile : mm::kRadiusButton), theme_);
}

// The roof with its controls and strip, the plinth, and between them the body.
void Ui::zones() {
  const auto roof = static_cast<int>(press_.focus().roof());
  for (Item& item : description_.items) {
    const float middle = item.rect_mm.y + item.rect_mm.h / 2;
    if ((item.target && item.focus_order < roof) || middle < layout_.weave.bottom()) {
      item.zone = Zone::kRoof;
    } else if (middle > layout_.plinth.y) {
      item.zone = Zone::kPlinth;
    }
  }
}

// The keypad's ring, over everything else.
void Ui::draw_focus() {
  const std::optional<std::size_t> at = press_.focus().at();
  if (!press_.focus().ring() || !at) return;
  for (Item& item : description_.items) {
    if (item.focus_order != static_cast<int>(*at)) continue;
    item.focused = true;
    focus(item.rect_mm, item.rect_mm.h > mm::kNarrowTile);
    return;
  }
}

Ui::Face Ui::face(const PxRect& r, const PressState& s, const Look& look) {
  const float radius = metrics_.px(look.radius_mm);
  description_.items.back().radius_mm = look.radius_mm;
  if (!look.enabled) {
    paint_->dashes(r, theme_.garis, metrics_.px(mm::kRing), radius);
    return {r, theme_.arang, theme_.arang, ground(r)};
  }
  const float drop = theme_.plain ? 0 : metrics_.px(mm::kEdge);
  const float border = metrics_.px(border_mm(look));
  // A foot and two faces in every state, so that a press changes no vertex count.
  if (s.pressed) {
    const PxRect down = r.moved(0, drop);
    paint_->foot(down, theme_.on_pressed, radius, drop);
    paint_->bordered(down, theme_.pressed, theme_.on_pressed, border, radius);
    return {down, theme_.on_pressed, theme_.on_pressed, theme_.pressed};
  }
  const Colour fill = look.selected ? theme_.padi : look.fill;
  const Colour edge = look.selected ? theme_.padi2 : look.edge;
  paint_->foot(look.lifted ? r.moved(0, drop) : r, edge, radius, drop);
  paint_->bordered(r, fill, look.selected ? theme_.padi : look.border, border, radius);
  return {r, look.selected ? theme_.on_padi : look.text,
          look.selected ? theme_.on_padi : look.picture, fill};
}

// A plain theme has two thicknesses of its own instead of colours.
float Ui::border_mm(const Look& look) const {
  if (!theme_.plain) return look.border_mm;
  return look.border_mm > mm::kBorder ? theme_.border_strong_mm : theme_.border_mm;
}

}  // namespace bale::ui
