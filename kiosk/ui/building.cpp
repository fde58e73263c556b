// The roof, the weave, the posts and the stone plinth: the same on every screen.
#include <cmath>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

// Anyaman tiga nada: three heights over sixteen beats, mirrored on its centre line.
constexpr int kTones[16] = {0, 1, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1, 1, 0, 0};
constexpr float kCellWidth = 2.0F;
constexpr float kCellHeight = 1.0F;
constexpr float kPad = 0.5F;
constexpr float kPlainRule = 2.0F;    // plain themes: a rule instead of the weave
constexpr float kPlainRuleAt = 1.0F;

// 0 nothing, 1 genteng, 2 kunyit, 3 paras.
int thread(int tone, int row) {
  const int from_middle = row < 2 ? 2 - row : row - 2;
  if (tone == 0) return from_middle == 0 ? 1 : 0;
  if (tone == 1) return from_middle == 1 ? 2 : 0;
  return from_middle == 2 ? 2 : from_middle == 1 ? 1 : 3;
}

}  // namespace

void Ui::weave() {
  const Rect& band = layout().weave;
  const Colour colours[] = {0, theme_.genteng, theme_.kunyit, theme_.paras};
  // Whole pixels a cell: the figure repeats without a crooked thread.
  const float cell = metrics_.px(kCellWidth);
  const float height = metrics_.px(kCellHeight);
  const float width = static_cast<float>(metrics_.width_px());
  const float period = cell * 16;
  const float x0 = std::round((width - std::ceil(width / period) * period) / 2);
  const int cells = static_cast<int>(std::ceil((width - x0) / cell));
  const float top = metrics_.px(band).y + metrics_.px(kPad);
  for (int row = 0; row < 5; ++row) {
    const float y = top + height * static_cast<float>(row);
    for (int i = 0; i < cells;) {
      const int t = thread(kTones[i % 16], row);
      int end = i + 1;
      while (end < cells && thread(kTones[end % 16], row) == t) ++end;
      if (t != 0) {
        paint_->fill({x0 + cell * static_cast<float>(i), y,
                      cell * static_cast<float>(end - i), height},
                     colours[t]);
      }
      i = end;
    }
  }
}

void Ui::posts() {
  const Rect& f = layout().floor;
  const float inner = metrics_.px(1.5F);
  const float ring_top = f.bottom() - 22.8F;
  const float stone_top = f.bottom() - 9.4F;
  const float width = layout().panel.w;
  for (const bool left : {true, false}) {
    const float x = left ? 0 : width - mm::kPost;
    const PxRect post = metrics_.px(Rect{x, f.y, mm::kPost, f.h});
    paint_->fill(post, theme_.kayu);
    paint_->fill({left ? post.right() - inner : post.x, post.y, inner, post.h}, theme_.kayu2);
    paint_->fill(metrics_.px(Rect{left ? 0 : width - 7.0F, ring_top, 7.0F, 1.7F}), theme_.kunyit);
    const auto at = [&](float in, float y) {
      return Point{metrics_.px(Rect{left ? in : width - in, y, 1, 1}).x,
                   metrics_.px(Rect{0, y, 1, 1}).y};
    };
    const Point outer_top{left ? 0 : static_cast<float>(metrics_.width_px()), at(0, stone_top).y};
    const Point outer_low{outer_top.x, at(0, f.bottom()).y};
    const Point stone[] = {outer_top, at(6.5F, stone_top), at(9.4F, f.bottom()), outer_low};
    paint_->polygon(stone, scenery_colours().stone);
  }
}

RoofTouch Ui::building(const Building& b) {
  const Layout& l = layout();
  parts_.push_back(paint_->vertices());
  paint_->fill(metrics_.px(l.panel), theme_.paras);
  paint_->fill(metrics_.px(Rect{0, 0, l.panel.w, l.weave.bottom()}), theme_.roof);
  if (theme_.plain) {
    paint_->fill(metrics_.px(l.weave.without_top(kPlainRuleAt).top_part(kPlainRule)), theme_.ijuk);
  } else {
    weave();
    posts();
  }
  const Rect stone = l.panel.without_top(l.floor.bottom());
  paint_->fill(metrics_.px(stone), theme_.batu);
  const auto tiles = [&](float y) {
    paint_->fill(metrics_.px(Rect{0, y, l.panel.w, mm::kPlinthLine}), theme_.genteng);
  };
  tiles(l.floor.bottom());
  if (l.portrait) tiles(l.plinth.y);
  return roof(b);
}

Rect Ui::cover(const Rect& card) {
  const Layout& l = layout();
  // The building under the roof is hidden: what was typed must not be seen.
  const Rect under = l.panel.without_top(l.weave.bottom());
  emit(Role::kImage, "", under).bg = theme_.roof;
  if (l.portrait) {  // the controls stay live, so they stay seen; nothing typed stands beside them
    paint_->fill(metrics_.px(under.top_part(l.floor.bottom() - under.y)), theme_.roof);
    paint_->fill(metrics_.px(l.panel.without_top(l.controls.bottom() + mm::kGapDown)), theme_.roof);
  } else {
    paint_->fill(metrics_.px(under), theme_.roof);
  }
  paint_->bordered(metrics_.px(card), theme_.putih, theme_.shine, metrics_.px(mm::kEdge),
                   metrics_.px(mm::kRadiusTile));
  return card.inset(mm::kEdge);
}

}  // namespace bale::ui
