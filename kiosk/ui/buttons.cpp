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
constexpr float kNextAir = 42.0F;       // left and right of Lanjut's word and picture together
constexpr float kHintGap = 5.0F;

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

// Picture and word side by side, centred together; a choice begins at the left.
void Ui::icon_and_label(Item& item, const Face& f, const Button& b, float gap_mm) {
  const Weight weight = b.kind == ButtonKind::kQuiet ? Weight::kRegular : Weight::kBold;
  const Face32 font = paint_->face(b.text, weight);
  const std::u32string label = decode(b.label);
  const float icon_mm = b.text == TextRole::kJudul ? mm::kPictureHeading : mm::kPictureButton;
  const float icon = b.icon ? paint_->icon_px(icon_mm) : 0;
  const float gap = b.icon && !label.empty() ? metrics_.px(gap_mm) : 0;
  const float padding = metrics_.px(kPadding);
  const float room = f.box.w - 2 * padding - icon - gap;
  // One line if it fits; else two, as narrow as the words allow.
  const float full = font.width(label);
  float width = full;
  if (full > room) {
    width = 0;
    for (const Line& l : wrap(font, label, room)) width = std::max(width, l.width);
  }
  float x = std::round(f.box.x + (f.box.w - icon - gap - width) / 2);
  if (b.kind == ButtonKind::kChoice) x = f.box.x + metrics_.px(kChoicePadding);
  const bool after = b.place == IconPlace::kAfter;
  if (b.icon) {
    const float icon_x = after ? x + width + gap : x;
    paint_->icon({icon_x + icon / 2, f.box.mid_y()}, *b.icon, icon_mm, f.picture);
  }
  float words_x = after ? x : x + icon + gap;
  if (b.kind == ButtonKind::kChoice && b.icon) words_x = f.box.x + metrics_.px(kChoiceWordsAt);
  const float box_w = b.kind == ButtonKind::kChoice ? f.box.right() - padding - words_x
                      : full > room                 ? room
                                                    : width + 1;
  draw_lines(item, {words_x, f.box.y, box_w, f.box.h}, label,
             {.role = b.text, .weight = weight, .fg = f.text, .bg = f.bg,
              .step = kLabelLineStep, .middle = true});
}

// Pages: the picture points where they lie, above or below the word.
void Ui::icon_over_label(Item& item, const Face& f, const Button& b) {
  const Face32 font = paint_->face(b.text, Weight::kBold);
  const std::u32string label = decode(b.label);
  const PxRect room = f.box.inset(metrics_.px(kPadding));
  const float icon = b.icon ? paint_->icon_px(mm::kPictureMark) : 0;
  const auto lines = static_cast<float>(wrap(font, label, room.w).size());
  const float text_h = font.size * (1 + kLabelLineStep * (lines - 1));
  const float top = std::round(f.box.y + (f.box.h - icon - text_h) / 2);
  const bool above = b.place == IconPlace::kAbove;
  const float icon_y = above ? top + icon / 2 : top + text_h + icon / 2;
  if (b.icon) paint_->icon({f.box.mid_x(), icon_y}, *b.icon, mm::kPictureMark, f.picture);
  draw_lines(item, {room.x, above ? top + icon : top, room.w, text_h}, label,
             {.role = b.text, .weight = Weight::kBold, .fg = f.text, .bg = f.bg,
              .step = kLabelLineStep, .align = 0.5F});
}

Touch Ui::back(std::string_view label) {
  return button(layout().back, {.label = label, .icon = Icon::kKembali});
}

Touch Ui::next(std::string_view label, std::optional<Icon> icon, bool enabled) {
  const bool arrow = !icon;
  // A long word grows to the left; the right edge is where the hand expects it.
  const float needed = width_of(label, TextRole::kIsi, Weight::kBold) + mm::kPictureButton +
                       mm::kPictureGap + kNextAir;
  const float width = std::max(mm::kNext, needed);
  return button(layout().next.right_part(width),
                {.kind = ButtonKind::kPrimary, .label = label,
                 .icon = arrow ? Icon::kLanjut : *icon,
                 .place = arrow ? IconPlace::kAfter : IconPlace::kBefore, .enabled = enabled});
}

void Ui::hint(std::string_view shown) {
  const float needed = width_of(shown, TextRole::kIsi, Weight::kBold) + mm::kPictureHeading +
                       kHintGap;
  const Rect r = layout().next.right_part(needed);
  Item& item = emit(Role::kText, shown, r);
  const PxRect box = item.rect_px;
  const float icon = paint_->icon_px(mm::kPictureHeading);
  paint_->icon({box.x + icon / 2, box.mid_y()}, Icon::kSentuh, mm::kPictureHeading,
               theme_.padi);
  words(item, metrics_.px(r.without_left(mm::kPictureHeading)), shown,
        {.weight = Weight::kBold, .fg = theme_.ijuk, .bg = theme_.batu, .align = 1.0F,
         .middle = true});
}

PageTurn Ui::pages(const Rect& column, const Pages& p) {
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
  words(item, item.rect_px, p.position,
        {.weight = Weight::kBold, .fg = theme_.ijuk, .bg = item.bg, .align = 0.5F,
         .middle = true});
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
  const Face32 big = paint_->face(TextRole::kJudul, Weight::kBold);
  const Face32 small = paint_->face(TextRole::kIsi, Weight::kRegular);
  const Picture sign = atlas_.sign(assets::Sign::kBasaBali);
  const float mid = f.box.mid_x();
  const float icon = paint_->icon_px(mm::kPictureHeading);
  const float top = std::round(f.box.mid_y() - (big.size + icon) / 2);
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
        {.role = TextRole::kJudul, .weight = Weight::kBold, .fg = f.text, .bg = f.bg});
  const float gap = metrics_.px(3.0F);
  const float start_w = small.width(decode(start));
  const float x = std::round(mid - (icon + gap + start_w) / 2);
  const float line = top + big.size;
  paint_->icon({x + icon / 2, line + icon / 2}, Icon::kSentuh, mm::kPictureHeading, f.picture);
  words(item, {x + icon + gap, line, start_w + 1, icon}, start,
        {.fg = f.text, .bg = f.bg, .middle = true});
  return touch(s, true);
}

}  // namespace bale::ui
