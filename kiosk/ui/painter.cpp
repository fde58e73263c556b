#include "kiosk/ui/painter.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace bale::ui {
namespace {

constexpr float kFullTurn = 6.2831853F;
constexpr float kDashMm = 1.5F;
constexpr float kDashGapMm = 0.75F;

ImVec2 vec(Point p) { return {p.x, p.y}; }
ImVec2 low(const PxRect& r) { return {r.x, r.y}; }
ImVec2 high(const PxRect& r) { return {r.right(), r.bottom()}; }
// Whole pixels, and one more than the radius: ImGui rounds no further.
float cap_height(float radius) { return std::ceil(radius) + 1; }
ImWchar glyph_of(char32_t c) { return static_cast<ImWchar>(c > 0xFFFF ? 0xFFFD : c); }

}  // namespace

unsigned Painter::vertices() const { return static_cast<unsigned>(list_->VtxBuffer.Size); }

// The middle of a rounded face is one rectangle: ImGui's own is a fan of slivers as long as the face,
// and a processor pays for each of them.
void Painter::fill(const PxRect& r, Colour c, float radius) {
  const float cap = cap_height(radius);
  if (radius <= 0 || r.h <= 2 * cap) {
    list_->AddRectFilled(low(r), high(r), c, radius);
    return;
  }
  caps(r, c, radius);
  fill({r.x, r.y + cap, r.w, r.h - 2 * cap}, c);
}

void Painter::caps(const PxRect& r, Colour c, float radius) {
  const PxRect top{r.x, r.y, r.w, cap_height(radius)};
  list_->AddRectFilled(low(top), high(top), c, radius, ImDrawFlags_RoundCornersTop);
  foot(r, c, radius, 0);
}

void Painter::foot(const PxRect& r, Colour c, float radius, float above) {
  const float h = std::min(cap_height(radius) + above, r.h);
  const PxRect bottom{r.x, r.bottom() - h, r.w, h};
  list_->AddRectFilled(low(bottom), high(bottom), c, radius, ImDrawFlags_RoundCornersBottom);
}

void Painter::bordered(const PxRect& r, Colour inside, Colour border, float thickness,
                       float radius) {
  const float cap = cap_height(radius);
  if (radius <= thickness || r.h <= 2 * cap) {
    fill(r, border, radius);
  } else {
    caps(r, border, radius);
    const float high = r.h - 2 * cap;
    fill({r.x, r.y + cap, thickness, high}, border);
    fill({r.right() - thickness, r.y + cap, thickness, high}, border);
  }
  fill(r.inset(thickness), inside, std::max(radius - thickness, 0.0F));
}

void Painter::hollow(const PxRect& r, Colour c, float t) {
  fill({r.x, r.y, r.w, t}, c);
  fill({r.x, r.bottom() - t, r.w, t}, c);
  fill({r.x, r.y + t, t, r.h - 2 * t}, c);
  fill({r.right() - t, r.y + t, t, r.h - 2 * t}, c);
}

void Painter::dashes(const PxRect& r, Colour c, float t, float radius) {
  const float dash = metrics_.px(kDashMm);
  const float gap = metrics_.px(kDashGapMm);
  // Whole dashes, centred on each side, so that both ends look alike.
  const auto side = [&](float length, auto&& put) {
    const float free = length - 2 * radius;
    const auto count = static_cast<int>(std::floor((free + gap) / (dash + gap)));
    const float used = static_cast<float>(count) * (dash + gap) - gap;
    for (int i = 0; i < count; ++i) {
      put(std::round(radius + (free - used) / 2 + static_cast<float>(i) * (dash + gap)));
    }
  };
  side(r.w, [&](float at) {
    fill({r.x + at, r.y, dash, t}, c);
    fill({r.x + at, r.bottom() - t, dash, t}, c);
  });
  side(r.h, [&](float at) {
    fill({r.x, r.y + at, t, dash}, c);
    fill({r.right() - t, r.y + at, t, dash}, c);
  });
  corners(r, c, t, radius);
}

void Painter::corners(const PxRect& r, Colour c, float t, float radius) {
  const float in = radius - t / 2;
  const Point centres[] = {{r.x + radius, r.y + radius},
                           {r.right() - radius, r.y + radius},
                           {r.right() - radius, r.bottom() - radius},
                           {r.x + radius, r.bottom() - radius}};
  // One short arc in the middle of each corner.
  for (int i = 0; i < 4; ++i) {
    const float middle = 0.875F + 0.25F * static_cast<float>(i);
    arc(centres[i], in, middle - 0.055F, middle + 0.055F, t, c);
  }
}

void Painter::focus(const PxRect& face, float radius, const Theme& theme) {
  const float thin = metrics_.px(mm::kRing);
  const float wide = metrics_.px(mm::kFocusRing);
  const auto frame = [&](float outset, float thickness, Colour c) {
    // AddRect strokes around the line it is given, half a pixel inside its arguments.
    const PxRect r = face.inset(-(outset - thickness / 2) - 0.5F);
    list_->AddRect(low(r), high(r), c, radius + outset - thickness / 2, 0, thickness);
  };
  // Plain themes: white between black on both grounds.
  const Colour dark = theme.plain ? rgb(0x000000) : theme.ijuk;
  frame(thin, thin, dark);
  frame(thin + wide, wide, theme.plain ? rgb(0xFFFFFF) : theme.kunyit);
  frame(2 * thin + wide, thin, dark);
}

void Painter::polygon(std::span<const Point> points, Colour c) {
  std::vector<ImVec2> v;
  v.reserve(points.size());
  for (const Point p : points) v.push_back(vec(p));
  list_->AddConvexPolyFilled(v.data(), static_cast<int>(v.size()), c);
}

void Painter::strip(std::span<const Point> top, float base, Colour c) {
  const ImDrawListFlags flags = list_->Flags;
  list_->Flags &= ~ImDrawListFlags_AntiAliasedFill;  // neighbours share an edge: no seam
  for (std::size_t i = 1; i < top.size(); ++i) {
    list_->AddQuadFilled(vec(top[i - 1]), vec(top[i]), {top[i].x, base}, {top[i - 1].x, base}, c);
  }
  list_->Flags = flags;
}

void Painter::line(std::span<const Point> points, Colour c, float thickness) {
  for (const Point p : points) list_->PathLineTo(vec(p));
  list_->PathStroke(c, 0, thickness);
}

void Painter::disc(Point centre, float radius, Colour c) {
  list_->AddCircleFilled(vec(centre), radius, c, 64);
}

void Painter::arc(Point centre, float radius, float from, float to, float thickness, Colour c) {
  const float quarter = kFullTurn / 4;
  const int segments = std::max(3, static_cast<int>((to - from) * 128));
  list_->PathArcTo(vec(centre), radius, from * kFullTurn - quarter, to * kFullTurn - quarter,
                   segments);
  list_->PathStroke(c, 0, thickness);
}

void Painter::picture(const PxRect& r, const Picture& p, Colour c) {
  list_->AddImage(atlas_.imgui()->TexID, low(r), high(r), {p.u0, p.v0}, {p.u1, p.v1}, c);
}

void Painter::texture(const PxRect& r, const TextureRef& t) {
  list_->AddImage((ImTextureID)t.id, low(r), high(r), {t.u0, t.v0}, {t.u1, t.v1});  // NOLINT
}

void Painter::icon(Point centre, assets::Icon icon, float millimetres, Colour c) {
  const Picture p = atlas_.picture(icon, millimetres);
  const auto side = static_cast<float>(p.width);
  picture({std::round(centre.x - side / 2), std::round(centre.y - side / 2), side, side}, p, c);
}

Face32 Painter::face(TextRole role, Weight weight) const {
  return role == TextRole::kKode ? face(atlas_.code_font())
                                 : face(capital_index(role, metrics_.text_size()), weight);
}

Face32 Painter::face(int capital, Weight weight) const {
  return face(atlas_.font(capital, weight));
}

Face32 Painter::face(ImFont* font) { return {font, font->FontSize}; }

void Painter::glyphs(Point at, const Face32& face, std::u32string_view text, Colour c) {
  float x = std::round(at.x);
  const float y = std::round(at.y);
  for (const char32_t letter : text) {
    face.font->RenderChar(list_, face.size, {x, y}, c, glyph_of(letter));
    x += face.advance(letter);
  }
}

void Painter::clip(const PxRect& r) { list_->PushClipRect(low(r), high(r), true); }
void Painter::unclip() { list_->PopClipRect(); }

}  // namespace bale::ui
