// Buttons: one face, its picture and its word.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

constexpr float kRoofGap = 2.0F;       // picture to word in the roof's narrow buttons
constexpr float kPadding = 3.0F;       // least air left and right of a label
constexpr float kChoicePadding = 9.7F;
constexpr float kChoiceWordsAt = 27.5F;
constexpr float kNextAir = 18.0F;       // left and right of Lanjut's word and picture together
constexpr float kHintGap = 5.0F;
constexpr float kBackAir = 14.0F;        // left and right of Kembali's word and picture together

}  // namespace

Ui::Look Ui::look_of(ButtonKind kind, const PxRect& r) const {
  const Theme& t = theme_;
  switch (kind) {
    case ButtonKind::kPrimary:
      return {.fill = t.padi, .edge = t.padi2, .border = t.padi, .text = t.on_padi,
              .picture = t.on_padi};
    case ButtonKind::kDanger:
      return {.fill = t.plain ? t.putih : t.bata, .edge = t.on_bata, .border = t.on_bata,
              .text = t.on_bata, .picture = t.on_bata, .border_mm = mm::kRing, .lifted = false};
    case ButtonKind::kVoice:
      return {.fill = t.kunyit, .edge = t.ijuk, .border = t.ijuk, .text = t.on_kunyit,
              .picture = t.on_kunyit, .lifted = false};
    case ButtonKind::kRoof:
      return {.fill = t.roof_button, .edge = t.rangka, .border = t.rangka, .text = t.on_ijuk,
              .picture = t.on_ijuk, .lifted = false};
    case ButtonKind::kNext:
      return {.fill = t.kunyit, .edge = t.batu2, .border = t.ijuk, .text = t.ijuk,
              .picture = t.ijuk};
    case ButtonKind::kQuiet:
      return {.fill = ground(r), .edge = t.garis, .border = t.garis, .text = t.ijuk,
              .picture = t.ijuk, .lifted = false};
    case ButtonKind::kChoice:
      return {.fill = t.putih, .edge = t.batu2, .border = t.ijuk, .text = t.ijuk,
              .picture = t.padi};
    case ButtonKind::kSecondary:
    case ButtonKind::kEarlier: break;
  }
  return {.fill = t.putih, .edge = t.batu2, .border = t.ijuk, .text = t.ijuk, .picture = t.ijuk};
}

Touch Ui::button(const Rect& r, const Button& b) {
  Item& item = emit(Role::kButton, b.label, r);
  const PressState s = target(item, b.enabled);
  Look look = look_of(b.kind, item.rect_px);
  look.enabled = b.enabled;
  const Face f = face(item.rect_px, s, look);
  if (b.place == IconPlace::kAbove || b.place == IconPlace::kBelow) {
    icon_over_label(item, f, b);
  } else {
    icon_and_label(item, f, b, b.kind == ButtonKind::kDanger ? kRoofGap : mm::kPictureGap);
  }
  return touch(s, b.enabled);
}

// Picture and word side by side, centred together; a choice begins at the left. Two lines where one
// has no room; smaller letters only where two have none.
void Ui::icon_and_label(Item& item, const Face& f, const Button& b, float gap_mm) {
  const Weight weight = b.kind == ButtonKind::kQuiet ? Weight::kRegular : Weight::kBold;
  const std::u32string label = decode(b.label);
  const float wanted = b.text == TextRole::kJudul ? mm::kPictureHeading : mm::kPictureButton;
  const float icon_mm = b.icon ? fitting_picture(wanted, f.box.h) : 0;
  const float icon = icon_mm > 0 ? paint_->icon_px(icon_mm) : 0;
  const float gap = icon > 0 && !label.empty() ? metrics_.px(gap_mm) : 0;
  const float padding = metrics_.px(kPadding);
  const bool choice = b.kind == ButtonKind::kChoice;
  const float words_at = choice && icon > 0 ? metrics_.px(kChoiceWordsAt) : padding + icon + gap;
  const float room = f.box.w - padding - words_at;
  const Face32 font = fitting(label, capital(b.text), weight, room, f.box.h - metrics_.px(1.0F), 2);
  const float full = font.width(label);
  float width = full;
  if (full > room) {
    width = 0;
    for (const Line& l : wrap(font, label, room)) width = std::max(width, l.width);
  }
  float x = std::round(f.box.x + (f.box.w - icon - gap - width) / 2);
  if (choice) x = f.box.x + metrics_.px(kChoicePadding);
  const bool after = b.place == IconPlace::kAfter;
  if (icon > 0) {
    const float icon_x = after ? x + width + gap : x;
    paint_->icon({icon_x + icon / 2, f.box.mid_y()}, *b.icon, icon_mm, f.picture);
  }
  const float words_x = choice && icon > 0 ? f.box.x + words_at : after ? x : x + icon + gap;
  const float box_w = choice ? f.box.right() - padding - words_x : full > room ? room : width + 1;
  draw_lines(item, {words_x, f.box.y, box_w, f.box.h}, label,
             {.weight = weight, .fg = f.text, .bg = f.bg, .step = kLabelLineStep, .middle = true,
              .font = &font});
}

// Pages: the picture points where they lie, above or below the word.
void Ui::icon_over_label(Item& item, const Face& f, const Button& b) {
  const std::u32string label = decode(b.label);
  const PxRect room = f.box.inset(metrics_.px(kPadding));
  const Face32 font = fitting(label, capital(b.text), Weight::kBold, room.w,
                              room.h - metrics_.px(mm::kPictureSmall), 3);
  const auto lines = static_cast<float>(wrap(font, label, room.w).size());
  const float text_h = std::round(font.size * (1 + kLabelLineStep * (lines - 1)));
  const float icon_mm = b.icon ? fitting_picture(mm::kPictureMark, room.h - text_h) : 0;
  const float icon = icon_mm > 0 ? paint_->icon_px(icon_mm) : 0;
  const float top = std::round(f.box.mid_y() - (icon + text_h) / 2);
  const bool above = b.place == IconPlace::kAbove;
  const float icon_y = above ? top + icon / 2 : top + text_h + icon / 2;
  if (icon > 0) paint_->icon({f.box.mid_x(), icon_y}, *b.icon, icon_mm, f.picture);
  draw_lines(item, {room.x, above ? top + icon : top, room.w, text_h}, label,
             {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .step = kLabelLineStep,
              .align = 0.5F, .font = &font});
}

// Both grow with their words, Kembali to the right, Lanjut to the left: each keeps the edge where
// the hand expects it. `extra` begins where Kembali ends.
Touch Ui::back(std::string_view label) {
  Rect r = layout().back;
  const float needed = width_of(label, TextRole::kIsi, Weight::kBold) + mm::kPictureButton +
                       mm::kPictureGap + kBackAir;
  if (needed > r.w) {
    r.w = std::min(needed, layout().panel.w / 2 - r.x);
    layout_.back = r;
    const float from = r.right() + mm::kGapAcross;
    const float grown = std::max(0.0F, from - layout_.extra.x);
    layout_.extra = layout_.extra.without_left(grown);
  }
  return button(r, {.label = label, .icon = Icon::kKembali});
}

Touch Ui::next(std::string_view label, std::optional<Icon> icon, bool enabled) {
  const bool arrow = !icon;
  const float needed = width_of(label, TextRole::kIsi, Weight::kBold) + mm::kPictureButton +
                       mm::kPictureGap + kNextAir;
  const float most = layout().next.right() - layout().back.right() - mm::kGapAcross;
  const float width = std::min(std::max(layout().next.w, needed), most);
  return button(layout().next.right_part(width),
                {.kind = ButtonKind::kPrimary, .label = label,
                 .icon = arrow ? Icon::kLanjut : *icon,
                 .place = arrow ? IconPlace::kAfter : IconPlace::kBefore, .enabled = enabled});
}

void Ui::hint(std::string_view shown) {
  const Rect& next_place = layout().next;
  const float most = next_place.right() - layout().back.right() - 2 * mm::kGapAcross;
  const float needed = width_of(shown, TextRole::kIsi, Weight::kBold) + mm::kPictureHeading +
                       kHintGap;
  const Rect r = next_place.right_part(std::min(needed, most));
  Item& item = emit(Role::kText, shown, r);
  const PxRect box = item.rect_px;
  const float icon = paint_->icon_px(mm::kPictureHeading);
  const std::u32string text = decode(shown);
  const PxRect room = metrics_.px(r.without_left(mm::kPictureHeading + (needed > most ? 2 : 0)));
  const Face32 font = fitting(text, capital(TextRole::kIsi), Weight::kBold, room.w, room.h, 2);
  paint_->icon({box.x + icon / 2, box.mid_y()}, Icon::kSentuh, mm::kPictureHeading,
               theme_.padi);
  draw_lines(item, room, text,
             {.weight = Weight::kBold, .fg = theme_.ijuk, .bg = theme_.batu,
              .step = kLabelLineStep, .align = 1.0F, .middle = true, .font = &font});
}

// A standing panel has height to spare and no width: there the pages lie under the list.
PageTurn Ui::pages_lying(const Rect& row, const Pages& p) {
  const float middle = std::clamp(width_of(p.position, TextRole::kIsi, Weight::kBold) + 6.0F, 50.0F,
                                  row.w / 3);
  const float side = (row.w - middle) / 2;
  const auto turn = [&](const Rect& r, bool later) {
    return button(r, {.kind = later ? ButtonKind::kNext : ButtonKind::kEarlier,
                      .label = later ? p.later : p.earlier,
                      .icon = later ? Icon::kBawah : Icon::kAtas,
                      .enabled = later ? p.page + 1 < p.count : p.page > 0});
  };
  const Touch earlier = turn(row.left_part(side), false);
  const float tall = height_of(p.position, middle, TextRole::kIsi, Weight::kBold);
  text(Rect{row.x + side, row.y + (row.h - tall) / 2, middle, tall}, p.position,
       {.weight = Weight::kBold, .centred = true});
  const Touch later = turn(row.right_part(side), true);
  return earlier ? PageTurn::kEarlier : later ? PageTurn::kLater : PageTurn::kStay;
}

PageTurn Ui::pages(const Rect& column, const Pages& p) {
  if (column.w > 2 * column.h) return pages_lying(column, p);
  const float middle = 25.5F;
  const float side = (column.h - middle) / 2;
  const auto turn = [&](const Rect& r, bool later) {
    return button(r, {.kind = later ? ButtonKind::kNext : ButtonKind::kEarlier,
                      .label = later ? p.later : p.earlier,
                      .icon = later ? Icon::kBawah : Icon::kAtas,
                      .place = later ? IconPlace::kBelow : IconPlace::kAbove,
                      .enabled = later ? p.page + 1 < p.count : p.page > 0});
  };
  const Touch earlier = turn(column.top_part(side), false);
  const Rect between = column.without_top(side).top_part(middle);
  Item& item = emit(Role::kText, p.position, between);
  const std::u32string position = decode(p.position);
  const Face32 font = fitting(position, capital(TextRole::kIsi), Weight::kBold, item.rect_px.w,
                              item.rect_px.h, 2);
  draw_lines(item, item.rect_px, position,
             {.weight = Weight::kBold, .fg = theme_.ijuk, .bg = item.bg, .step = kLabelLineStep,
              .align = 0.5F, .middle = true, .font = &font});
  const Touch later = turn(column.bottom_part(side), true);
  return earlier ? PageTurn::kEarlier : later ? PageTurn::kLater : PageTurn::kStay;
}

Touch Ui::language(const Rect& r, std::string_view label, std::string_view start, bool aksara) {
  Item& item = emit(Role::kButton, label, r);
  item.value = start;
  const PressState s = target(item, true);
  const Face f = face(item.rect_px, s,
                      {.fill = theme_.padi, .edge = theme_.padi2, .border = theme_.on_padi,
                       .text = theme_.on_padi, .picture = theme_.on_padi,
                       .border_mm = mm::kBorderStrong});
  const Picture sign = atlas_.sign(assets::Sign::kBasaBali);
  const float room = f.box.w - metrics_.px(2 * kPadding);
  const float script = aksara ? static_cast<float>(sign.width) + metrics_.px(6.0F) : 0;
  const float start_room = room - paint_->icon_px(mm::kPictureHeading) - metrics_.px(3.0F);
  const Face32 big = fitting(decode(label), capital(TextRole::kJudul), Weight::kBold,
                             room - script, f.box.h, 1);
  const Face32 small = fitting(decode(start), capital(TextRole::kIsi), Weight::kRegular, start_room,
                               f.box.h - big.size, 1);
  const float mid = f.box.mid_x();
  const float icon = paint_->icon_px(mm::kPictureHeading);
  const float row = std::max(icon, small.size);
  const float top = std::round(f.box.mid_y() - (big.size + row) / 2);
  // The name, after its own script where it has one.
  const float sign_w = aksara ? static_cast<float>(sign.width) + metrics_.px(6.0F) : 0;
  const float name_w = big.width(decode(label));
  const float name_x = std::round(mid - (sign_w + name_w) / 2);
  if (aksara) {
    const auto h = static_cast<float>(sign.height);
    const float y = std::round(top + big.size * 0.72F - h);  // on the name's baseline
    paint_->picture({name_x, y, static_cast<float>(sign.width), h}, sign, f.picture);
  }
  words(item, {name_x + sign_w, top, name_w + 1, big.size}, label,
        {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .font = &big});
  const float gap = metrics_.px(3.0F);
  const float start_w = small.width(decode(start));
  const float x = std::round(mid - (icon + gap + start_w) / 2);
  const float line = top + big.size;
  paint_->icon({x + icon / 2, line + row / 2}, Icon::kSentuh, mm::kPictureHeading, f.picture);
  words(item, {x + icon + gap, line, start_w + 1, row}, start,
        {.fg = f.text, .bg = f.bg, .middle = true, .font = &small});
  return touch(s, true);
}

}  // namespace bale::ui
