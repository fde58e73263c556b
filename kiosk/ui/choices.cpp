// How many choices stand on a page at the visitor's size, and where the pages' arrows are.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

constexpr int kLadder[] = {6, 5, 4, 3, 2, 1};
constexpr float kTilePadding = 3.0F;
constexpr float kTileAir = 3.0F;     // above and below what stands in a tile, together
constexpr float kPictureAir = 2.8F;  // and between picture and words
constexpr float kBadgeAir = 3.0F;
constexpr float kRowAir = 4.0F;

bool whole_words(std::u32string_view text, const std::vector<Line>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t begin = lines[i].begin;
    if (begin > 0 && text[begin - 1] != U' ' && text[begin - 1] != U'\n') return false;
  }
  return true;
}

}  // namespace

Face32 Ui::fitting(std::u32string_view text, int from, Weight weight, float width, float height,
                   int most, float step) const {
  Face32 font{};
  for (int c = from; c >= 0; --c) {
    font = paint_->face(c, weight);
    const std::vector<Line> lines = wrap(font, text, width);
    const auto n = static_cast<float>(lines.size());
    const float tall = font.size * (step * (n - 1) + kInkBottom - kInkTop);
    if (lines.size() <= static_cast<std::size_t>(most) && tall <= height + 0.5F &&
        whole_words(text, lines)) {
      break;
    }
  }
  return font;
}

float Ui::fitting_picture(float wanted, float room_px) const {
  for (const float size : mm::kPictures) {
    if (size <= wanted + 0.01F && metrics_.px(size) <= room_px) return size;
  }
  return 0;
}

Rect Ui::pages_place(const Rect& area) const {
  if (portrait()) return area.bottom_part(std::max(mm::kPageRow, row_height(1)));
  return area.right_part(text_size() > TextSize::kBiasa ? mm::kPageColumnLarge : mm::kPageColumn);
}

Rect Ui::beside_pages(const Rect& area) const {
  const Rect pages = pages_place(area);
  return portrait() ? area.without_bottom(pages.h + mm::kGapDown)
                    : area.without_right(pages.w + mm::kPageGap);
}

float Ui::badge_height() const {
  return std::max(mm::kBadge, line(TextRole::kIsi) + kBadgeAir);
}

float Ui::row_height(int lines) const {
  const float words = line(TextRole::kIsi) *
                      (1 + kLabelLineStep * static_cast<float>(std::max(lines, 1) - 1));
  return std::max(mm::kRow, words + kRowAir);
}

Choices Ui::choices(const Rect& area, std::span<const std::string_view> labels,
                    const ChoiceWish& wish) const {
  const std::size_t cells = std::max(wish.cells, labels.size());
  const Face32 font = paint_->face(wish.text, Weight::kBold);
  // Most lines any label takes in so wide a tile; 0: one of them cannot stand.
  const auto lines_in = [&](float width_mm) {
    std::size_t most = 1;
    for (const std::string_view label : labels) {
      const std::u32string text = decode(label);
      const auto lines = wrap(font, text, metrics_.px(width_mm - 2 * kTilePadding));
      if (lines.size() > 2 || !whole_words(text, lines)) return std::size_t{0};
      most = std::max(most, lines.size());
    }
    return most;
  };
  const auto shape = [&](const Rect& room, int columns, bool last) {
    Choices c{.columns = columns, .area = room};
    const float width = (room.w - mm::kGapAcross * static_cast<float>(columns - 1)) /
                        static_cast<float>(columns);
    std::size_t lines = lines_in(width);
    if (lines == 0 && !last) return Choices{0, 0};
    lines = std::max<std::size_t>(lines, 1);
    const float words = font.size / metrics_.per_mm() *
                        (1 + kLabelLineStep * static_cast<float>(lines - 1));
    const float picture = std::min(wish.picture, mm::kPictureRow);
    const float least = std::max({mm::kMinimumTarget, words + picture + kTileAir,
                                  wish.least_height});
    const int rows = static_cast<int>((room.h + mm::kGapDown) / (least + mm::kGapDown));
    c.rows = std::clamp(rows, 1, wish.rows);
    // One size for all, so that a grid stays a grid.
    c.picture = fitting_picture(wish.picture,
                                metrics_.px(c.cell(0).h - words - kPictureAir));
    return c;
  };
  // All at once, if any number of columns allows it; else pages of the widest row that can be read.
  for (const int columns : kLadder) {
    if (columns > wish.columns) continue;
    Choices c = shape(area, columns, columns == 1);
    if (c.per_page() >= cells) return c;
  }
  const Rect room = beside_pages(area);
  for (const int columns : kLadder) {
    if (columns > wish.columns) continue;
    Choices c = shape(room, columns, columns == 1);
    if (c.columns == 0) continue;
    c.paged = true;
    return c;
  }
  return {};
}

}  // namespace bale::ui
