// Millimetres to pixels, and where the parts of the building stand on this panel.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "kiosk/ui/geometry.h"
#include "kiosk/ui/theme.h"

namespace bale::ui {

// The fixed places of a screen, in mm. Landscape and portrait are the same building.
struct Layout {
  bool portrait{};
  Rect panel;
  Rect roof;
  Rect weave;
  Rect floor;        // between the posts; in portrait only the part that is read (above 184)
  Rect reading;      // where heading and words may stand
  Rect heading;      // first line of the heading
  Rect explanation;  // one line under the heading
  Rect answers;      // choices, when there is an explanation
  Rect tall_answers;  // choices, when there is none (in portrait the same as answers)
  Rect plinth;
  Rect back;         // Kembali
  Rect extra;        // plinth buttons beside Kembali: cut widths from its left
  Rect next;         // Lanjut, or the hint that stands in its place
  Rect controls;     // what Dengar, Huruf, Warna, the languages and Tutup cepat share
  Rect quick_close;  // Tutup cepat, once building() has drawn it
  Rect strip;        // Ulangi …, or the languages; height 0 while none is open
  float key_gap{};
};

// Immutable; copy freely.
class Metrics {
 public:
  // Refuses (with one sentence) a panel smaller than 344 x 194 mm landscape or 268 x 476 portrait,
  // pixels that are not square within 3 %, and sizes that no panel has.
  [[nodiscard]] static tl::expected<Metrics, std::string> make(int width_px, int height_px,
                                                               float width_mm, float height_mm);

  [[nodiscard]] int width_px() const { return width_px_; }
  [[nodiscard]] int height_px() const { return height_px_; }
  [[nodiscard]] float per_mm() const { return per_mm_; }
  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] bool portrait() const { return layout_.portrait; }
  [[nodiscard]] TextSize text_size() const { return text_size_; }
  // The same panel for another visitor's size, with or without room for a strip. Cheap.
  [[nodiscard]] Metrics with(TextSize size, bool strip) const;

  // A length in whole pixels, at least one.
  [[nodiscard]] float px(float millimetres) const;
  // Edges are snapped, so neighbours never leave a gap or overlap.
  [[nodiscard]] PxRect px(const Rect& r) const;
  [[nodiscard]] Rect mm(const PxRect& r) const;
  // Font size in pixels; a whole number, as fonts are baked at it.
  [[nodiscard]] float font_px(TextRole role) const;
  [[nodiscard]] float font_px(float capital_mm) const;
  // Height of a line in a role, in mm.
  [[nodiscard]] float line(TextRole role) const { return line_mm(role, text_size_); }

 private:
  Metrics() = default;
  int width_px_{};
  int height_px_{};
  float per_mm_{1};
  float width_mm_{};
  TextSize text_size_{TextSize::kBiasa};
  Layout layout_;
};

}  // namespace bale::ui
