// Tiles and rows: choices that fill their rectangle.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

constexpr float kTilePadding = 3.0F;
constexpr float kSmallTile = 40.0F;      // narrower: no corner free for a tick
constexpr float kWideDetailAt = 14.5F;   // picture from the left edge, where a detail follows
constexpr float kWideDetailGap = 11.5F;
constexpr float kWideGap = 7.0F;
constexpr float kHeroGap = 6.0F;
constexpr float kHeroDetailAir = 9.0F;   // a detail breaks early rather than late
constexpr float kArrowPadding = 14.4F;
constexpr float kRowPictureAt = 7.8F;
constexpr float kRowWordsAt = 33.7F;
constexpr float kRowAir = 3.0F;  // between the words and the line before "Ubah"
constexpr float kWhoPictureAt = 9.6F;
constexpr float kWhoPitch = 39.6F;
constexpr float kWhoWordsAt = 91.7F;

}  // namespace

Ui::Look Ui::tile_look(const PxRect&) const {
  return {.fill = theme_.putih, .edge = theme_.batu2, .border = theme_.garis,
          .text = theme_.ijuk, .picture = theme_.padi, .radius_mm = mm::kRadiusTile};
}

Touch Ui::tile(const Rect& r, const Tile& t) {
  Item& item = emit(Role::kButton, t.label, r);
  item.value = t.detail.empty() ? t.mark : t.detail;
  const PressState s = target(item, t.enabled, t.selected);
  Look look = tile_look(item.rect_px);
  look.enabled = t.enabled;
  look.selected = t.selected;
  if (t.suggested) {
    look.fill = theme_.padimuda;
    look.border = theme_.padi;
  }
  const Face f = face(item.rect_px, s, look);
  const bool small = t.selected && r.w < kSmallTile;
  if (small) {
    ticked_word(item, f, t.label);
  } else if (t.wide) {
    wide_tile(item, f, t);
  } else {
    narrow_tile(item, f, t);
  }
  if (t.selected && !small) {
    const float tick = paint_->icon_px(mm::kTick);
    paint_->icon({f.box.right() - tick / 2 - metrics_.px(2.0F),
                  f.box.y + tick / 2 + metrics_.px(1.0F)},
                 Icon::kCek, mm::kTick, f.picture);
  }
  return touch(s, t.enabled);
}

// A chosen day of the calendar: no corner is free of the figure, so the tick stands beside it.
void Ui::ticked_word(Item& item, const Face& f, std::string_view label) {
  const Face32 bold = paint_->face(TextRole::kIsi, Weight::kBold);
  const float width = bold.width(decode(label)) + 1;
  const float tick = paint_->icon_px(mm::kPictureSmall);
  const float gap = metrics_.px(1.0F);
  const float x = std::round(f.box.mid_x() - (width + gap + tick) / 2);
  words(item, {x, f.box.y, width, f.box.h}, label,
        {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .middle = true});
  paint_->icon({x + width + gap + tick / 2, f.box.mid_y()}, Icon::kCek, mm::kPictureSmall,
               f.picture);
}

// Picture above, word under it, explanation under that; all centred.
void Ui::narrow_tile(Item& item, const Face& f, const Tile& t) {
  const PxRect room = f.box.inset(metrics_.px(kTilePadding));
  const Face32 title = paint_->face(t.text, Weight::kBold);
  const Face32 plain = paint_->face(TextRole::kIsi, Weight::kRegular);
  const auto title_lines = static_cast<float>(wrap(title, decode(t.label), room.w).size());
  const float title_h = title.size * (1 + kLabelLineStep * (title_lines - 1));
  const bool hero = t.icon && t.picture > mm::kPictureTile;
  const float icon = t.icon ? paint_->icon_px(t.picture) : 0;
  const float gap = t.icon ? metrics_.px(hero ? kHeroGap : 0.8F) : 0;
  // Two lines are kept for a detail, so that tiles side by side keep one height.
  const float detail_h = t.detail.empty() ? 0 : plain.size * 2 + metrics_.px(1.0F);
  const float mark_h = t.mark.empty() ? 0 : plain.size;
  float y = std::round(f.box.y + (f.box.h - icon - gap - title_h - detail_h - mark_h) / 2);
  if (t.icon) paint_->icon({f.box.mid_x(), y + icon / 2}, *t.icon, t.picture, f.picture);
  y += icon + gap;
  words(item, {room.x, y, room.w, title_h}, t.label,
        {.role = t.text, .weight = Weight::kBold, .fg = f.text, .bg = f.bg,
         .step = kLabelLineStep, .align = 0.5F});
  y += title_h;
  if (!t.detail.empty()) {
    const float air = hero ? metrics_.px(kHeroDetailAir) : 0;
    words(item, {room.x + air, y + metrics_.px(1.0F), room.w - 2 * air, plain.size * 2}, t.detail,
          {.fg = f.text, .bg = f.bg, .align = 0.5F});
  }
  if (!t.mark.empty()) {
    const float pin = paint_->icon_px(mm::kPictureSmall);
    const float w = plain.width(decode(t.mark));
    const float air = metrics_.px(1.5F);
    const float x = std::round(f.box.mid_x() - (pin + air + w) / 2);
    paint_->icon({x + pin / 2, y + plain.size / 2}, Icon::kPin, mm::kPictureSmall, f.picture);
    words(item, {x + pin + air, y, w + 1, plain.size}, t.mark, {.fg = f.text, .bg = f.bg});
  }
}

// Picture at the left. With a detail the words begin beside it; alone, both are centred.
void Ui::wide_tile(Item& item, const Face& f, const Tile& t) {
  const float icon = t.icon ? paint_->icon_px(t.picture) : 0;
  const bool detailed = !t.detail.empty();
  const float gap = t.icon ? metrics_.px(detailed ? kWideDetailGap : kWideGap) : 0;
  const float padding = metrics_.px(kTilePadding);
  const float arrow = t.arrow ? paint_->icon_px(mm::kPictureHeading) + metrics_.px(kArrowPadding)
                              : 0;
  const Face32 title = paint_->face(t.text, Weight::kBold);
  float x = f.box.x + metrics_.px(t.icon ? kWideDetailAt : kTilePadding * 2);
  float width = f.box.right() - padding - arrow - x - icon - gap;
  if (!detailed) {
    const float room = f.box.w - 2 * padding - icon - gap - arrow;
    width = 0;
    for (const Line& l : wrap(title, decode(t.label), room)) width = std::max(width, l.width);
    x = std::round(f.box.x + (f.box.w - arrow - icon - gap - width) / 2);
    width += 1;
  }
  if (t.icon) paint_->icon({x + icon / 2, f.box.mid_y()}, *t.icon, t.picture, f.picture);
  title_and_detail(item, {x + icon + gap, f.box.y, width, f.box.h}, t.label, t.detail,
                   {.role = t.text, .fg = f.text, .bg = f.bg, .stacked = true,
                    .detail_at = 1.0F});
  if (t.arrow) {
    paint_->icon({f.box.right() - metrics_.px(kArrowPadding) -
                      paint_->icon_px(mm::kPictureHeading) / 2,
                  f.box.mid_y()},
                 Icon::kLanjut, mm::kPictureHeading, f.picture);
  }
}

float row_value_width(const Rect& row) {
  return row.w - kRowWordsAt - mm::kChange - kRowAir - 0.5F;  // half a mm: edges are snapped
}

Touch Ui::row(const Rect& r, const Row& w) {
  const bool live = !w.change.empty();
  Item& item = emit(live ? Role::kButton : Role::kText, w.label, r);
  item.value = w.value;
  PressState s;
  Look look = tile_look(item.rect_px);
  if (live) {
    s = target(item, true);
  } else {
    look.lifted = false;
  }
  const Face f = face(item.rect_px, s, look);
  const float icon = paint_->icon_px(mm::kPictureRow);
  paint_->icon({f.box.x + metrics_.px(kRowPictureAt) + icon / 2, f.box.mid_y()}, w.icon,
               mm::kPictureRow, f.picture);
  const float change = live ? metrics_.px(mm::kChange) : metrics_.px(kTilePadding);
  const float x = f.box.x + metrics_.px(kRowWordsAt);
  const PxRect box{x, f.box.y, f.box.right() - change - metrics_.px(kRowAir) - x, f.box.h};
  // Label Regular over value Bold: the value may take two lines.
  const Face32 plain = paint_->face(TextRole::kIsi, Weight::kRegular);
  const Face32 bold = paint_->face(TextRole::kIsi, Weight::kBold);
  const auto lines = static_cast<float>(wrap(bold, decode(w.value), box.w).size());
  const float step = std::round(plain.size * 0.94F);
  const auto below = static_cast<float>(
      w.detail.empty() ? 0 : wrap(plain, decode(w.detail), box.w).size());
  const float top = std::round(f.box.mid_y() - (step * (lines + below) + plain.size) / 2);
  words(item, {box.x, top, box.w, plain.size}, w.label,
        {.fg = s.pressed ? f.text : theme_.arang, .bg = f.bg});
  words(item, {box.x, top + step, box.w, f.box.bottom() - top - step}, w.value,
        {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .step = 0.94F});
  const float detail_at = top + step * (lines + 1);
  words(item, {box.x, detail_at, box.w, f.box.bottom() - detail_at}, w.detail,
        {.fg = s.pressed ? f.text : theme_.arang, .bg = f.bg, .step = 0.94F});
  if (!live) return {};
  const float left = f.box.right() - change;
  const float thin = metrics_.px(mm::kBorder);
  paint_->fill({left, f.box.y + thin, thin, f.box.h - 2 * thin},
               s.pressed ? theme_.ijuk : theme_.batu2);
  const float pencil = paint_->icon_px(mm::kPictureButton);
  const float group = std::round(f.box.mid_y() - (pencil + plain.size + metrics_.px(0.7F)) / 2);
  paint_->icon({left + change / 2, group + pencil / 2}, Icon::kUbah, mm::kPictureButton,
               f.picture);
  words(item, {left, group + pencil + metrics_.px(0.7F), change, plain.size}, w.change,
        {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .align = 0.5F});
  return touch(s, true);
}

// Solid = seen, outline with padlock = closed; the words name both again.
Touch Ui::who(const Rect& r, const Who& w) {
  Item& item = emit(Role::kButton, w.title, r);
  item.value = w.detail;
  const PressState s = target(item, true, w.selected);
  Look look = tile_look(item.rect_px);
  look.selected = w.selected;
  const Face f = face(item.rect_px, s, look);
  const float side_mm = r.h < 60.0F ? mm::kPictureTile : mm::kPictureWho;
  const float side = paint_->icon_px(side_mm);
  const Face32 plain = paint_->face(TextRole::kIsi, Weight::kRegular);
  const float gap = metrics_.px(1.2F);
  const float top = std::round(f.box.mid_y() - (side + gap + plain.size) / 2);
  const auto pair = [&](int i, Icon icon, std::string_view word) {
    const float x = f.box.x + metrics_.px(kWhoPictureAt + kWhoPitch * static_cast<float>(i));
    paint_->icon({x + side / 2, top + side / 2}, icon, side_mm, f.picture);
    const float air = metrics_.px(3.0F);
    words(item, {x - air, top + side + gap, side + 2 * air, plain.size}, word,
          {.fg = f.text, .bg = f.bg, .align = 0.5F});
  };
  const float at = f.box.x + metrics_.px(kWhoWordsAt);
  const float tick = w.selected ? metrics_.px(mm::kTick) : 0;
  title_and_detail(item, {at, f.box.y, f.box.right() - metrics_.px(6.0F) - tick - at, f.box.h},
                   w.title, w.detail,
                   {.role = TextRole::kJudul, .fg = f.text, .bg = f.bg, .stacked = true,
                    .detail_at = 1.05F});
  pair(0, w.name_closed ? Icon::kOrangt : Icon::kOrang, w.name_word);
  pair(1, w.content_closed ? Icon::kIsit : Icon::kIsi, w.content_word);
  if (w.selected) {
    paint_->icon({f.box.right() - metrics_.px(8.0F), f.box.y + metrics_.px(7.0F)}, Icon::kCek,
                 mm::kTick, f.picture);
  }
  return touch(s, true);
}

}  // namespace bale::ui
