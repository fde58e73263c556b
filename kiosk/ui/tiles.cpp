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
constexpr float kRowLargeWordsAt = 25.0F;
constexpr float kRowStep = 0.94F;
constexpr float kRowAir = 3.0F;  // between the words and the line before "Ubah"
constexpr float kWhoPictureAt = 9.6F;
constexpr float kWhoPitch = 39.6F;
constexpr float kWhoWordsAt = 91.7F;
constexpr float kWhoBeside = 190.0F;   // narrower: the pictures stand one over the other
constexpr float kWhoStackedAt = 6.0F;

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

// What stands in a narrow tile, once all of it fits.
struct Ui::TileWords {
  Face32 title{};
  Face32 plain{};
  float title_h{};
  float detail_h{};
  float mark_h{};
  float gap{};      // picture to title
  float picture{};  // mm; 0: none
};

// The picture gives way before the words become smaller than the visitor asked for.
Ui::TileWords Ui::measure_tile(const PxRect& room, const Tile& t) const {
  const bool hero = t.icon && t.picture > mm::kPictureWho;
  const float air = hero ? metrics_.px(kHeroDetailAir) : 0;
  TileWords w;
  for (int down = 0; down < kCapitalCount; ++down) {
    const int tc = std::max(0, capital(t.text) - down);
    w.title = paint_->face(tc, Weight::kBold);
    w.plain = paint_->face(std::max(0, capital(TextRole::kIsi) - down), Weight::kRegular);
    const std::u32string label = decode(t.label);
    const auto lines = wrap(w.title, label, room.w);
    const auto n = static_cast<float>(lines.size());
    const bool whole = fitting(label, tc, Weight::kBold, room.w, 1e4F, 3).size >= w.title.size;
    w.title_h = label.empty() ? 0 : w.title.size * (1 + kLabelLineStep * (n - 1));
    // Two lines are kept for a detail, so that tiles side by side keep one height.
    const auto below = wrap(w.plain, decode(t.detail), room.w - 2 * air).size();
    w.detail_h = t.detail.empty() ? 0
                                  : w.plain.size * static_cast<float>(std::max<std::size_t>(
                                                       2, below)) + metrics_.px(1.0F);
    w.mark_h = t.mark.empty() ? 0 : w.plain.size;
    w.gap = t.icon ? metrics_.px(hero ? kHeroGap : 0.8F) : 0;
    const float words_h = w.title_h + w.detail_h + w.mark_h;
    const float left = room.h + metrics_.px(4.0F) - words_h - w.gap;  // a mm of air is enough
    w.picture = t.icon ? fitting_picture(t.picture, left) : 0;
    const bool seen = !t.icon || w.picture >= std::min(mm::kPictureButton, t.picture);
    if (whole && seen && left >= 0) break;
  }
  if (w.picture <= 0) w.gap = 0;
  return w;
}

// Picture above, word under it, explanation under that; all centred.
void Ui::narrow_tile(Item& item, const Face& f, const Tile& t) {
  const PxRect room = f.box.inset(metrics_.px(kTilePadding));
  const TileWords w = measure_tile(room, t);
  const bool hero = t.icon && t.picture > mm::kPictureWho;
  const float icon = w.picture > 0 ? paint_->icon_px(w.picture) : 0;
  float y = std::round(f.box.mid_y() - (icon + w.gap + w.title_h + w.detail_h + w.mark_h) / 2);
  if (icon > 0) paint_->icon({f.box.mid_x(), y + icon / 2}, *t.icon, w.picture, f.picture);
  y += icon + w.gap;
  words(item, {room.x, y, room.w, w.title_h}, t.label,
        {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .step = kLabelLineStep, .align = 0.5F,
         .font = &w.title});
  y += w.title_h;
  if (!t.detail.empty()) {
    const float air = hero ? metrics_.px(kHeroDetailAir) : 0;
    words(item, {room.x + air, y + metrics_.px(1.0F), room.w - 2 * air,
                 w.detail_h - metrics_.px(1.0F)},
          t.detail, {.fg = f.text, .bg = f.bg, .align = 0.5F, .font = &w.plain});
    y += w.detail_h;
  }
  if (!t.mark.empty()) {
    pin_mark(item, {room.x, y, room.w, w.plain.size}, f, w.plain, t.mark);
  }
}

// "Anda di sini", with its pin.
void Ui::pin_mark(Item& item, const PxRect& line, const Face& f, const Face32& plain,
                  std::string_view mark) {
  const float pin = paint_->icon_px(mm::kPictureSmall);
  const float air = metrics_.px(1.5F);
  const std::u32string text = decode(mark);
  Face32 font = plain;
  for (int c = kCapitalCount - 1; c >= 0 && pin + air + font.width(text) > line.w; --c) {
    const Face32 smaller = paint_->face(c, Weight::kRegular);
    if (smaller.size < font.size) font = smaller;
  }
  const float w = font.width(text);
  const float x = std::round(line.mid_x() - (pin + air + w) / 2);
  paint_->icon({x + pin / 2, line.mid_y()}, Icon::kPin, mm::kPictureSmall, f.picture);
  words(item, {x + pin + air, line.y, w + 1, line.h}, mark,
        {.fg = f.text, .bg = f.bg, .middle = true, .font = &font});
}

// Picture at the left. With a detail the words begin beside it; alone, both are centred.
void Ui::wide_tile(Item& item, const Face& f, const Tile& t) {
  const float icon_mm = t.icon ? fitting_picture(t.picture, f.box.h - metrics_.px(1.0F)) : 0;
  const float icon = icon_mm > 0 ? paint_->icon_px(icon_mm) : 0;
  const bool detailed = !t.detail.empty();
  const bool large = text_size() > TextSize::kBiasa;
  const float gap = icon > 0 ? metrics_.px(detailed && !large ? kWideDetailGap : kWideGap) : 0;
  const float padding = metrics_.px(kTilePadding);
  const float arrow_air = metrics_.px(large ? kTilePadding : kArrowPadding);
  const float arrow = t.arrow ? paint_->icon_px(mm::kPictureHeading) + arrow_air : 0;
  const float at = icon > 0 && !large ? kWideDetailAt : kTilePadding * 2;
  float x = f.box.x + metrics_.px(at);
  float width = f.box.right() - padding - arrow - x - icon - gap;
  if (!detailed) {
    const float room = f.box.w - 2 * padding - icon - gap - arrow;
    const std::u32string label = decode(t.label);
    const Face32 title = fitting(label, capital(t.text), Weight::kBold, room, f.box.h, 3);
    width = 0;
    for (const Line& l : wrap(title, label, room)) width = std::max(width, l.width);
    x = std::round(f.box.x + (f.box.w - arrow - icon - gap - width) / 2);
    width += 1;
  }
  if (icon > 0) paint_->icon({x + icon / 2, f.box.mid_y()}, *t.icon, icon_mm, f.picture);
  title_and_detail(item, {x + icon + gap, f.box.y, width, f.box.h}, t.label, t.detail,
                   {.role = t.text, .fg = f.text, .bg = f.bg, .stacked = true,
                    .detail_at = 1.0F});
  if (t.arrow) {
    paint_->icon({f.box.right() - arrow_air - paint_->icon_px(mm::kPictureHeading) / 2,
                  f.box.mid_y()},
                 Icon::kLanjut, mm::kPictureHeading, f.picture);
  }
}

float row_value_width(const Rect& row) {
  return row.w - kRowWordsAt - mm::kChange - kRowAir - 0.5F;  // half a mm: edges are snapped
}

float Ui::change_width(std::string_view word) const {
  return std::max(mm::kChange, width_of(word, TextRole::kIsi, Weight::kBold) + 2 * kRowAir);
}

float Ui::value_width(const Rect& row, std::string_view change) const {
  const float ends = change.empty() ? kTilePadding : change_width(change);
  return row.w - row_words_at() - ends - kRowAir - 0.5F;
}

// Large words need the room that the picture's air takes.
float Ui::row_words_at() const {
  return text_size() > TextSize::kBiasa ? kRowLargeWordsAt : kRowWordsAt;
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
  const float at = metrics_.px(row_words_at());
  const float icon_mm = fitting_picture(mm::kPictureRow, f.box.h - metrics_.px(1.0F));
  paint_->icon({f.box.x + at / 2, f.box.mid_y()}, w.icon, icon_mm, f.picture);
  const float change = metrics_.px(live ? change_width(w.change) : kTilePadding);
  const float x = f.box.x + at;
  const PxRect box{x, f.box.y, f.box.right() - change - metrics_.px(kRowAir) - x, f.box.h};
  row_words(item, box, f, s, w);
  if (!live) return {};
  const float left = f.box.right() - change;
  const float thin = metrics_.px(mm::kBorder);
  paint_->fill({left, f.box.y + thin, thin, f.box.h - 2 * thin},
               s.pressed ? f.text : theme_.batu2);
  const Face32 bold = paint_->face(TextRole::kIsi, Weight::kBold);
  const float pencil_mm = fitting_picture(mm::kPictureButton, f.box.h - bold.size);
  const float pencil = pencil_mm > 0 ? paint_->icon_px(pencil_mm) : 0;
  const float group = std::round(f.box.mid_y() - (pencil + bold.size + metrics_.px(0.7F)) / 2);
  if (pencil > 0) {
    paint_->icon({left + change / 2, group + pencil / 2}, Icon::kUbah, pencil_mm, f.picture);
  }
  words(item, {left, group + pencil + metrics_.px(0.7F), change, bold.size}, w.change,
        {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .align = 0.5F});
  return touch(s, true);
}

// Label Regular over value Bold over detail: as many lines as they need, in letters that let them.
void Ui::row_words(Item& item, const PxRect& box, const Face& f, const PressState& s,
                   const Row& w) {
  const std::u32string label = decode(w.label);
  const std::u32string value = decode(w.value);
  const std::u32string detail = decode(w.detail);
  Face32 plain{};
  Face32 bold{};
  float step = 0;
  float above = 0;
  float lines = 0;
  float below = 0;
  for (int c = capital(TextRole::kIsi); c >= 0; --c) {
    plain = paint_->face(c, Weight::kRegular);
    bold = paint_->face(c, Weight::kBold);
    step = std::round(plain.size * kRowStep);
    const auto count = [&](const Face32& font, const std::u32string& text) {
      return text.empty() ? 0.0F : static_cast<float>(wrap(font, text, box.w).size());
    };
    above = count(plain, label);
    lines = count(bold, value);
    below = count(plain, detail);
    const bool whole = fitting(value, c, Weight::kBold, box.w, 1e4F, 1000).size >= bold.size;
    if (whole && step * (above + lines + below - 1) + plain.size * kInkBottom <= box.h) break;
  }
  const float top = std::round(box.mid_y() - (step * (above + lines + below - 1) + plain.size) / 2);
  const Colour second = s.pressed ? f.text : theme_.arang;
  const auto put = [&](float line, std::string_view text, const Face32& font, Weight weight,
                       Colour colour) {
    const float y = top + step * line;
    words(item, {box.x, y, box.w, box.bottom() - y}, text,
          {.weight = weight, .fg = colour, .bg = f.bg, .step = kRowStep, .font = &font});
  };
  put(0, w.label, plain, Weight::kRegular, second);
  put(above, w.value, bold, Weight::kBold, f.text);
  put(above + lines, w.detail, plain, Weight::kRegular, second);
}

// Solid = seen, outline with padlock = closed; the words name both again.
Touch Ui::who(const Rect& r, const Who& w) {
  Item& item = emit(Role::kButton, w.title, r);
  item.value = w.detail;
  const PressState s = target(item, true, w.selected);
  Look look = tile_look(item.rect_px);
  look.selected = w.selected;
  const Face f = face(item.rect_px, s, look);
  if (text_size() > TextSize::kBiasa || r.w < kWhoBeside) {
    stacked_who(item, f, w);
    return touch(s, true);
  }
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

// Larger words: the two pictures one over the other, so that the words have the width.
void Ui::stacked_who(Item& item, const Face& f, const Who& w) {
  const float air = metrics_.px(2.0F);
  const float side_mm = fitting_picture(mm::kPictureTile, (f.box.h - 3 * air) / 2);
  const float side = paint_->icon_px(side_mm);
  const float x = f.box.x + metrics_.px(kWhoStackedAt);
  const float top = std::round(f.box.mid_y() - side - air / 2);
  paint_->icon({x + side / 2, top + side / 2}, w.name_closed ? Icon::kOrangt : Icon::kOrang,
               side_mm, f.picture);
  paint_->icon({x + side / 2, top + side + air + side / 2},
               w.content_closed ? Icon::kIsit : Icon::kIsi, side_mm, f.picture);
  const float at = x + side + metrics_.px(kWhoStackedAt);
  const float tick = w.selected ? metrics_.px(mm::kTick) : 0;
  title_and_detail(item, {at, f.box.y, f.box.right() - metrics_.px(3.0F) - tick - at, f.box.h},
                   w.title, w.detail,
                   {.role = TextRole::kSedang, .fg = f.text, .bg = f.bg, .stacked = true});
  if (w.selected) {
    paint_->icon({f.box.right() - metrics_.px(mm::kTick) / 2 - air,
                  f.box.y + metrics_.px(mm::kTick) / 2 + air},
                 Icon::kCek, mm::kTick, f.picture);
  }
}

}  // namespace bale::ui
