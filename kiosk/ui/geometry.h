// Rectangles of the layout. Two types, so that millimetres and pixels cannot be mixed by accident:
// screens speak only Rect (millimetres from the panel's top left); PxRect is what was drawn.
#pragma once

namespace bale::ui {

struct Point {
  float x{};
  float y{};
};

// Millimetres.
struct Rect {
  float x{};
  float y{};
  float w{};
  float h{};

  [[nodiscard]] constexpr float right() const { return x + w; }
  [[nodiscard]] constexpr float bottom() const { return y + h; }
  [[nodiscard]] constexpr Rect inset(float d) const { return {x + d, y + d, w - 2 * d, h - 2 * d}; }
  [[nodiscard]] constexpr Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
  // The part of this rectangle at its left, right, top or bottom.
  [[nodiscard]] constexpr Rect left_part(float width) const { return {x, y, width, h}; }
  [[nodiscard]] constexpr Rect right_part(float width) const {
    return {right() - width, y, width, h};
  }
  [[nodiscard]] constexpr Rect top_part(float height) const { return {x, y, w, height}; }
  [[nodiscard]] constexpr Rect bottom_part(float height) const {
    return {x, bottom() - height, w, height};
  }
  // What is left after cutting a strip off.
  [[nodiscard]] constexpr Rect without_left(float width) const {
    return {x + width, y, w - width, h};
  }
  [[nodiscard]] constexpr Rect without_right(float width) const { return {x, y, w - width, h}; }
  [[nodiscard]] constexpr Rect without_top(float height) const {
    return {x, y + height, w, h - height};
  }
  [[nodiscard]] constexpr Rect without_bottom(float height) const { return {x, y, w, h - height}; }
};

// Pixels, always whole numbers once they come out of Metrics::px(Rect).
struct PxRect {
  float x{};
  float y{};
  float w{};
  float h{};

  [[nodiscard]] constexpr float right() const { return x + w; }
  [[nodiscard]] constexpr float bottom() const { return y + h; }
  [[nodiscard]] constexpr float mid_x() const { return x + w / 2; }
  [[nodiscard]] constexpr float mid_y() const { return y + h / 2; }
  [[nodiscard]] constexpr PxRect inset(float d) const {
    return {x + d, y + d, w - 2 * d, h - 2 * d};
  }
  [[nodiscard]] constexpr PxRect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
  [[nodiscard]] constexpr bool contains(Point p) const {
    return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
  }
  // True if `other` sticks out of this rectangle by more than half a pixel on any side.
  [[nodiscard]] constexpr bool exceeded_by(const PxRect& other) const {
    return other.x < x - 0.5F || other.y < y - 0.5F || other.right() > right() + 0.5F ||
           other.bottom() > bottom() + 0.5F;
  }
};

// The smallest rectangle around both; an empty one (w <= 0) counts as nothing.
[[nodiscard]] constexpr PxRect united(const PxRect& a, const PxRect& b) {
  if (a.w <= 0) return b;
  if (b.w <= 0) return a;
  const float x = a.x < b.x ? a.x : b.x;
  const float y = a.y < b.y ? a.y : b.y;
  const float r = a.right() > b.right() ? a.right() : b.right();
  const float t = a.bottom() > b.bottom() ? a.bottom() : b.bottom();
  return {x, y, r - x, t - y};
}

// One cell of a grid of equal cells, spanning `across` columns and `down` rows of it.
struct GridCell {
  int column{};
  int row{};
  int across{1};
  int down{1};
};

[[nodiscard]] constexpr Rect grid(const Rect& area, int columns, int rows, const GridCell& cell,
                                  float gap_across, float gap_down) {
  const float cw = (area.w - gap_across * static_cast<float>(columns - 1)) /
                   static_cast<float>(columns);
  const float ch = (area.h - gap_down * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  return {area.x + static_cast<float>(cell.column) * (cw + gap_across),
          area.y + static_cast<float>(cell.row) * (ch + gap_down),
          cw * static_cast<float>(cell.across) + gap_across * static_cast<float>(cell.across - 1),
          ch * static_cast<float>(cell.down) + gap_down * static_cast<float>(cell.down - 1)};
}

}  // namespace bale::ui
