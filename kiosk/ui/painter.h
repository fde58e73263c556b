// Shapes, pictures and glyphs in whole pixels on one Dear ImGui draw list. No state, no input, no
// meaning: widgets say what, the painter says how.
#pragma once

#include <span>
#include <string_view>

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/metrics.h"
#include "kiosk/ui/text.h"
#include "kiosk/ui/widgets.h"

struct ImDrawList;

namespace bale::ui {

class Painter {
 public:
  // Both must outlive the painter; it follows the text size of `metrics`.
  Painter(const Metrics& metrics, const Atlas& atlas) : metrics_(metrics), atlas_(atlas) {}

  void start(ImDrawList* list) { list_ = list; }
  [[nodiscard]] unsigned vertices() const;

  void fill(const PxRect& r, Colour c, float radius = 0);
  // What a rounded face leaves of one that stands under it: its foot, `above` pixels higher than the
  // rounding needs.
  void foot(const PxRect& r, Colour c, float radius, float above);
  // A filled rectangle with a border inside its edge; both with the same centre of rounding.
  void bordered(const PxRect& r, Colour inside, Colour border, float thickness, float radius);
  // A hollow frame: four bars, square corners.
  void hollow(const PxRect& r, Colour c, float thickness);
  // Short bars along the sides, corners left open.
  void dashes(const PxRect& r, Colour c, float thickness, float radius);
  // Keypad focus: three rounded frames outside the face. Drawn last.
  void focus(const PxRect& face, float radius, const Theme& theme);
  void polygon(std::span<const Point> points, Colour c);     // convex, smooth edges
  void strip(std::span<const Point> top, float base, Colour c);  // quads down to `base`
  void line(std::span<const Point> points, Colour c, float thickness);
  void disc(Point centre, float radius, Colour c);
  // Part of a ring, clockwise from twelve o'clock; turns in 0..1.
  void arc(Point centre, float radius, float from, float to, float thickness, Colour c);

  void picture(const PxRect& r, const Picture& p, Colour c);
  // A texture that is not the atlas, whole and in its own colours.
  void texture(const PxRect& r, const TextureRef& t);
  // Centred on a point, at the largest baked size of at most so many mm.
  void icon(Point centre, assets::Icon icon, float millimetres, Colour c);
  [[nodiscard]] float icon_px(float millimetres) const { return metrics_.px(millimetres); }

  [[nodiscard]] Face32 face(TextRole role, Weight weight) const;
  [[nodiscard]] Face32 face(int capital, Weight weight) const;  // of kCapitalHeights
  [[nodiscard]] static Face32 face(ImFont* font);
  void glyphs(Point top_left, const Face32& face, std::u32string_view text, Colour c);
  void clip(const PxRect& r);
  void unclip();

 private:
  void caps(const PxRect& r, Colour c, float radius);
  void corners(const PxRect& r, Colour c, float thickness, float radius);

  const Metrics& metrics_;
  const Atlas& atlas_;
  ImDrawList* list_{};
};

}  // namespace bale::ui
