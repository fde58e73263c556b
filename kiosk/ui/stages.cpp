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
constexpr float kDateAt = 0.94F;  // in heights of the name
constexpr float kRowWords = 26.0F;   // of a row: where its words begin
constexpr float kDateAfter = 5.0F;   // and the date after the name

}  // namespace

struct Ui::StageFonts {
  Face32 bold{};
  Face32 plain{};
};

void Ui::stages(const Rect& r, std::span<const Stage> all) {
  card(r);
  const auto n = static_cast<float>(all.size());
  const float pitch = r.w / n;
  const PxRect words_box = metrics_.px(Rect{r.x, r.y + kNameAt, pitch - 2, r.h - kNameAt - 1});
  const StageFonts fonts = stage_fonts(all, words_box.w, words_box.h);
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
                 walked          ? theme_.padi
                 : theme_.plain ? theme_.garis
                                : theme_.batu2);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Stage& s = all[i];
    const Rect cell{r.x + pitch * static_cast<float>(i), r.y + 1, pitch, r.h - 2};
    Item& item = emit(Role::kStage, s.name, cell);
    item.value = s.date;
    item.selected = s.state == StageState::kNow;
    item.bg = theme_.putih;
    stage_circle(centre(i), s);
    const PxRect box = metrics_.px(Rect{cell.x + 1, r.y + kNameAt, cell.w - 2, r.h - kNameAt - 1});
    const PxRect used = words(item, box, s.name,
                              {.weight = Weight::kBold, .fg = theme_.ijuk, .bg = theme_.putih,
                               .step = kLabelLineStep, .align = 0.5F, .font = &fonts.bold});
    const float below = std::round(used.h * kDateAt);
    words(item, {box.x, box.y + below, box.w, box.h - below}, s.date,
          {.fg = theme_.arang, .bg = theme_.putih, .step = kLabelLineStep, .align = 0.5F,
           .font = &fonts.plain});
  }
}

void Ui::stage_circle(Point c, const Stage& s) {
  if (s.state == StageState::kDone) {
    paint_->disc(c, metrics_.px(kDoneRadius), theme_.padi);
    paint_->icon(c, Icon::kCek, mm::kPictureSmall, theme_.on_padi);
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
}

bool Ui::stage_on_one_line(const Stage& s, float width) const {
  return s.date.empty() || width_of(s.name, TextRole::kIsi, Weight::kBold) + kDateAfter +
                                   width_of(s.date, TextRole::kIsi, Weight::kRegular) <=
                               width - kRowWords;
}

float Ui::stage_row_height(const Stage& s, float width) const {
  const float lines = stage_on_one_line(s, width) ? 1.0F : 2.0F;
  return std::max(2 * kNowRadius, lines * line(TextRole::kIsi));
}

void Ui::stage_row(const Rect& r, const Stage& s) {
  Item& item = emit(Role::kStage, s.name, r);
  item.value = s.date;
  item.selected = s.state == StageState::kNow;
  const PxRect box = metrics_.px(r.without_left(kRowWords));
  stage_circle({std::round((r.x + kNowRadius) * metrics_.per_mm()), item.rect_px.mid_y()}, s);
  const Words name{.weight = Weight::kBold, .fg = theme_.ijuk, .bg = item.bg, .middle = true};
  const Words date{.fg = theme_.arang, .bg = item.bg, .middle = true};
  if (stage_on_one_line(s, r.w)) {
    words(item, box, s.name, name);
    const float at = metrics_.px(width_of(s.name, TextRole::kIsi, Weight::kBold) + kDateAfter);
    words(item, {box.x + at, box.y, box.w - at, box.h}, s.date, date);
    return;
  }
  const float half = std::floor(box.h / 2);
  words(item, {box.x, box.y, box.w, half}, s.name, name);
  words(item, {box.x, box.y + half, box.w, box.h - half}, s.date, date);
}

// One size for all names and dates: the largest in which each stands under its circle.
Ui::StageFonts Ui::stage_fonts(std::span<const Stage> all, float width, float height) const {
  StageFonts fonts;
  for (int c = capital(TextRole::kIsi); c >= 0; --c) {
    fonts = {paint_->face(c, Weight::kBold), paint_->face(c, Weight::kRegular)};
    bool fit = true;
    for (const Stage& s : all) {
      const std::u32string name = decode(s.name);
      const std::u32string date = decode(s.date);
      const auto tall = [&](const Face32& f, const std::u32string& text) {
        const auto n = static_cast<float>(text.empty() ? 0 : wrap(f, text, width).size());
        return n <= 0 ? 0 : f.size * (1 + kLabelLineStep * (n - 1));
      };
      const auto whole = [&](const std::u32string& text, Weight weight, const Face32& f) {
        return fitting(text, c, weight, width, 1e4F, 2).size >= f.size;
      };
      fit = fit && whole(name, Weight::kBold, fonts.bold) &&
            whole(date, Weight::kRegular, fonts.plain) &&
            tall(fonts.bold, name) * kDateAt + tall(fonts.plain, date) <= height;
    }
    if (fit) break;
  }
  return fonts;
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
  // With motion off the ring stands whole; the figure tells.
  const float shown = comfort_.motion ? std::min(part, 1.0F) : 1.0F;
  const Colour gone = theme_.plain ? theme_.putih : theme_.batu;
  if (shown < 1) paint_->arc(c, radius, shown, 1, stroke, gone);
  if (shown > 0) paint_->arc(c, radius, 0, shown, stroke, theme_.padi);
  words(item, box, figure.data(),
        {.role = TextRole::kKode, .weight = Weight::kBold, .fg = theme_.ijuk,
         .bg = theme_.putih, .align = 0.5F, .middle = true});
}

}  // namespace bale::ui
