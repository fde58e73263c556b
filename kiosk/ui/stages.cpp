// The way of a report, and the ring of the idle countdown.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

constexpr float kCentreY = 14.6F;
constexpr float kDoneRadius = 8.0F;
constexpr float kNowRadius = 10.0F;
constexpr float kLine = 2.0F;
constexpr float kNameAt = 27.0F;

}  // namespace

void Ui::stages(const Rect& r, std::span<const Stage> all) {
  card(r);
  const auto n = static_cast<float>(all.size());
  const float pitch = r.w / n;
  const auto centre = [&](std::size_t i) {
    return Point{std::round((r.x + pitch * (static_cast<float>(i) + 0.5F)) * metrics_.per_mm()),
                 std::round((r.y + kCentreY) * metrics_.per_mm())};
  };
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const float h = metrics_.px(kLine);
    const bool walked = all[i + 1].state != StageState::kNotYet;
    const float gap = walked ? 0 : metrics_.px(kDoneRadius);
    const float from = centre(i).x +
                       (all[i].state == StageState::kNotYet ? metrics_.px(kDoneRadius) : 0);
    paint_->fill({from, centre(i).y - std::floor(h / 2), centre(i + 1).x - gap - from, h},
                 walked ? theme_.padi : theme_.batu2);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Stage& s = all[i];
    const Rect cell{r.x + pitch * static_cast<float>(i), r.y + 1, pitch, r.h - 2};
    Item& item = emit(Role::kStage, s.name, cell);
    item.value = s.date;
    item.selected = s.state == StageState::kNow;
    item.bg = theme_.putih;
    const Point c = centre(i);
    if (s.state == StageState::kDone) {
      paint_->disc(c, metrics_.px(kDoneRadius), theme_.padi);
      paint_->icon(c, Icon::kCek, mm::kPictureSmall, theme_.putih);
    } else if (s.state == StageState::kNow) {
      paint_->disc(c, metrics_.px(kNowRadius), theme_.ijuk);
      paint_->disc(c, metrics_.px(kNowRadius) - metrics_.px(mm::kRing), theme_.kunyit);
      paint_->icon(c, s.icon, mm::kPictureButton, theme_.ijuk);
    } else {
      constexpr int kArcs = 18;  // 12 degrees drawn, 8 open
      for (int k = 0; k < kArcs; ++k) {
        const float from = static_cast<float>(k) / kArcs;
        paint_->arc(c, metrics_.px(kDoneRadius) - metrics_.px(mm::kRing) / 2, from,
                    from + 12.0F / 360.0F, metrics_.px(mm::kRing), theme_.garis);
      }
    }
    const PxRect box = metrics_.px(Rect{cell.x + 1, r.y + kNameAt, cell.w - 2, r.h - kNameAt - 1});
    const PxRect used = words(item, box, s.name,
                              {.weight = Weight::kBold, .fg = theme_.ijuk, .bg = theme_.putih,
                               .step = kLabelLineStep, .align = 0.5F});
    const float below = std::round(used.h * 0.94F);
    words(item, {box.x, box.y + below, box.w, box.h - below}, s.date,
          {.fg = theme_.arang, .bg = theme_.putih, .step = kLabelLineStep, .align = 0.5F});
  }
}

void Ui::countdown(const Rect& r, int seconds_left, int seconds_total) {
  std::array<char, 16> figure{};
  const int left = std::clamp(seconds_left, 0, 999);
  std::snprintf(figure.data(), figure.size(), "%d", left);
  Item& item = emit(Role::kCountdown, figure.data(), r);
  item.bg = theme_.putih;
  const PxRect box = item.rect_px;
  const Point c{box.mid_x(), box.mid_y()};
  const float stroke = metrics_.px(mm::kCountdownStroke);
  const float radius = std::min(box.w, box.h) / 2 - stroke / 2;
  const float part = static_cast<float>(left) / static_cast<float>(std::max(seconds_total, 1));
  if (part < 1) paint_->arc(c, radius, std::min(part, 1.0F), 1, stroke, theme_.batu);
  if (part > 0) paint_->arc(c, radius, 0, std::min(part, 1.0F), stroke, theme_.padi);
  words(item, box, figure.data(),
        {.role = TextRole::kKode, .weight = Weight::kBold, .fg = theme_.ijuk,
         .bg = theme_.putih, .align = 0.5F, .middle = true});
}

}  // namespace bale::ui
