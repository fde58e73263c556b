// What is shown and not touched: cards, pictures, badges, banners, faults, the receipt code, QR.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

constexpr float kBannerPadding = 7.3F;
constexpr float kBannerGap = 5.2F;
constexpr float kCodeGap = 10.9F;       // between the groups, where the hyphen stands
constexpr float kCodeStackGap = 3.3F;
constexpr float kCodeStackBelow = 250.0F;  // narrower than this: one group under the other
constexpr int kQuietModules = 4;        // ISO/IEC 18004

std::vector<std::string_view> groups_of(std::string_view code) {
  std::vector<std::string_view> groups;
  while (!code.empty()) {
    const std::size_t dash = code.find('-');
    groups.push_back(code.substr(0, dash));
    if (dash + 1 == code.size()) groups.emplace_back();  // still to be typed
    code = dash == std::string_view::npos ? std::string_view() : code.substr(dash + 1);
  }
  return groups;
}

}  // namespace

void Ui::card(const Rect& r) {
  Item& item = emit(Role::kImage, "", r);
  item.bg = theme_.putih;
  paint_->bordered(item.rect_px, theme_.putih, theme_.garis, metrics_.px(mm::kBorder),
                   metrics_.px(mm::kRadiusTile));
}

void Ui::hairline(const Rect& r) {
  parts_.push_back(paint_->vertices());
  const PxRect box = metrics_.px(r);
  paint_->fill({box.x, box.y, box.w, metrics_.px(mm::kBorder)}, theme_.batu2);
}

void Ui::picture(const Rect& r, Icon icon, std::string_view label) {
  Item& item = emit(Role::kImage, label, r);
  item.fg = theme_.padi;
  const PxRect box = item.rect_px;
  paint_->icon({box.mid_x(), box.mid_y()}, icon, std::min(r.w, r.h), theme_.padi);
}

float Ui::badge(Point top_left, std::optional<Icon> icon, std::string_view shown) {
  const float icon_mm = icon ? mm::kPictureSmall + 2.8F : 0;
  const float width = width_of(shown, TextRole::kIsi, Weight::kRegular) + icon_mm + 10.5F;
  const Rect r{top_left.x, top_left.y, width, badge_height()};
  Item& item = emit(Role::kBadge, shown, r);
  item.bg = theme_.padimuda;
  const PxRect box = item.rect_px;
  // A ground of its own is enough in colour; plain themes need the line.
  const float rim = theme_.plain ? metrics_.px(mm::kBorder) : 0;
  paint_->fill(box, theme_.plain ? theme_.ijuk : theme_.padimuda, box.h / 2);
  paint_->fill(box.inset(rim), theme_.padimuda, box.h / 2 - rim);
  if (icon) {
    paint_->icon({box.x + metrics_.px(5.2F) + paint_->icon_px(mm::kPictureSmall) / 2, box.mid_y()},
                 *icon, mm::kPictureSmall, theme_.padi);
  }
  words(item, metrics_.px(r.without_left(5.25F + icon_mm)), shown,
        {.fg = theme_.ijuk, .bg = theme_.padimuda, .middle = true});
  return width;
}

void Ui::banner(const Rect& r, const Banner& b) {
  Item& item = emit(Role::kBanner, b.title, r);
  item.value = b.detail;
  const bool notice = b.kind == BannerKind::kNotice;
  const bool failure = b.kind == BannerKind::kFailure;
  const Colour bg = notice ? theme_.kunyit : failure ? theme_.batamuda : theme_.padimuda;
  const Colour border = notice ? theme_.ijuk : failure ? theme_.bata : theme_.padi;
  const PxRect box = item.rect_px;
  paint_->bordered(box, bg, border, metrics_.px(border_mm({.border_mm = notice ? mm::kBorder : mm::kBorderStrong})),
                   metrics_.px(mm::kRadiusTile));
  const float icon_mm = r.h < 20.0F   ? mm::kPictureButton
                        : r.h < 25.0F ? mm::kPictureHeading
                                      : mm::kPictureMark;
  const float icon = paint_->icon_px(icon_mm);
  const float x = box.x + metrics_.px(kBannerPadding);
  paint_->icon({x + icon / 2, box.mid_y()}, b.icon, icon_mm, notice ? theme_.on_kunyit : border);
  const float at = x + icon + metrics_.px(kBannerGap);
  title_and_detail(item, {at, box.y, box.right() - metrics_.px(4.0F) - at, box.h}, b.title,
                   b.detail, {.fg = theme_.ijuk, .bg = bg});
}

void Ui::fault(const Rect& r, std::string_view what_to_do) {
  Item& item = emit(Role::kText, what_to_do, r);
  const PxRect box = item.rect_px;
  const float icon = paint_->icon_px(mm::kPictureButton);
  paint_->icon({box.x + icon / 2, box.mid_y()}, Icon::kAwas, mm::kPictureButton, theme_.bata);
  const float at = icon + metrics_.px(2.5F);
  const std::u32string text = decode(what_to_do);
  const Face32 font = fitting(text, capital(TextRole::kIsi), Weight::kBold, box.w - at, box.h, 3);
  words(item, {box.x + at, box.y, box.w - at, box.h}, what_to_do,
        {.weight = Weight::kBold, .fg = theme_.bata, .bg = item.bg, .step = kLabelLineStep,
         .middle = true, .font = &font});
}

// Large enough to copy with a pen across the counter.
void Ui::code(const Rect& r, std::string_view shown) {
  Item& item = emit(Role::kCode, shown, r);
  const std::vector<std::string_view> groups = groups_of(shown);
  const int n = static_cast<int>(groups.size());
  const bool stacked = r.w < kCodeStackBelow;
  const Words big{.role = TextRole::kKode, .weight = Weight::kBold, .fg = theme_.ijuk,
                  .bg = theme_.padimuda, .align = 0.5F, .middle = true};
  for (int i = 0; i < n; ++i) {
    const GridCell cell{.column = stacked ? 0 : i, .row = stacked ? i : 0};
    const Rect box = grid(r, stacked ? 1 : n, stacked ? n : 1, cell, kCodeGap, kCodeStackGap);
    const float rim = theme_.plain ? metrics_.px(mm::kBorder) : 0;
    paint_->fill(metrics_.px(box), theme_.plain ? theme_.ijuk : theme_.padimuda,
                 metrics_.px(mm::kRadiusButton));
    paint_->fill(metrics_.px(box).inset(rim), theme_.padimuda,
                 metrics_.px(mm::kRadiusButton) - rim);
    // The font's line is taller than its letters: only these must fit.
    const PxRect letters = metrics_.px(box.inset(-6.0F));
    words(item, {metrics_.px(box).x, letters.y, metrics_.px(box).w, letters.h},
          groups[static_cast<std::size_t>(i)], big);
    if (!stacked && i + 1 < n) {
      Words dash = big;
      dash.bg = theme_.putih;
      words(item, metrics_.px(Rect{box.right() - 3, box.y - 6, kCodeGap + 6, box.h + 12}), "-",
            dash);
    }
  }
}

void Ui::qr(const Rect& r, const QrMatrix& m, std::string_view label) {
  Item& item = emit(Role::kQr, label, r);
  item.fg = rgb(0x000000);
  item.bg = rgb(0xFFFFFF);  // in every theme: a phone reads dark on light
  const PxRect box = item.rect_px;
  if (m.size <= 0 || m.dark.size() < static_cast<std::size_t>(m.size * m.size)) return;
  paint_->fill(box, item.bg);
  const int whole = m.size + 2 * kQuietModules;
  // Whole pixels a module: a phone reads sharp edges first.
  const float module = std::floor(std::min(box.w, box.h) / static_cast<float>(whole));
  const float side = module * static_cast<float>(m.size);
  const float x0 = std::round(box.mid_x() - side / 2);
  const float y0 = std::round(box.mid_y() - side / 2);
  for (int y = 0; y < m.size; ++y) {
    for (int x = 0; x < m.size;) {
      const auto dark = [&](int at) {
        return at < m.size && m.dark[static_cast<std::size_t>(y * m.size + at)] != 0;
      };
      int end = x;
      while (dark(end)) ++end;
      if (end > x) {
        paint_->fill({x0 + module * static_cast<float>(x), y0 + module * static_cast<float>(y),
                      module * static_cast<float>(end - x), module},
                     item.fg);
      }
      x = std::max(end, x + 1);
    }
  }
}

}  // namespace bale::ui
