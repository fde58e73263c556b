// Running text: headings, explanations, points and figures.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

bool broken_inside_a_word(std::u32string_view text, const std::vector<Line>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t begin = lines[i].begin;
    if (begin > 0 && text[begin - 1] != U' ' && text[begin - 1] != U'\n') return true;
  }
  return false;
}

}  // namespace

PxRect Ui::draw_lines(Item& item, const PxRect& box, std::u32string_view text,
                      const Words& style) {
  const Face32 face = style.font != nullptr ? *style.font : paint_->face(style.role, style.weight);
  const std::vector<Line> lines = wrap(face, text, box.w);
  const float step = std::round(style.step * face.size);
  const float height = step * static_cast<float>(lines.size() - 1) + face.size;
  const float top = std::round(style.middle ? box.y + (box.h - height) / 2 : box.y);
  PxRect ink;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float x = std::round(box.x + (box.w - lines[i].width) * style.align);
    const float y = top + step * static_cast<float>(i);
    paint_->glyphs({x, y}, face, text.substr(lines[i].begin, lines[i].end - lines[i].begin),
                   style.fg);
    ink = united(ink, {x, y + face.size * kInkTop, lines[i].width,
                       face.size * (kInkBottom - kInkTop)});
  }
  if (item.font_px <= 0) {
    item.font_px = face.size;
    item.fg = style.fg;
    item.bg = style.bg;
  }
  item.text_rect = united(item.text_rect, ink);
  item.overflow = item.overflow || box.exceeded_by(ink) || broken_inside_a_word(text, lines);
  description_.runs.push_back({description_.items.size() - 1, ink, box, style.fg, style.bg,
                               face.size, style.weight == Weight::kBold});
  return {box.x, top, box.w, height};
}

PxRect Ui::words(Item& item, const PxRect& box, std::string_view text, const Words& style) {
  if (text.empty()) return {box.x, box.y, 0, 0};
  return draw_lines(item, box, decode(text), style);
}

float Ui::width_of(std::string_view words, TextRole role, Weight weight) const {
  return paint_->face(role, weight).width(decode(words)) / metrics_.per_mm();
}

float Ui::height_of(std::string_view words, float width, TextRole role, Weight weight) const {
  const Face32 face = paint_->face(role, weight);
  const auto lines = wrap(face, decode(words), width * metrics_.per_mm());
  return face.size * static_cast<float>(lines.size()) / metrics_.per_mm();
}

// What stands under heading or explanation moves down when they take a second line.
void Ui::push_down(float by) {
  if (by <= 0.5F || portrait()) return;
  for (Rect* r : {&layout_.answers, &layout_.tall_answers}) {
    r->y += by;
    r->h -= by;
  }
}

float Ui::heading(std::string_view heading_words, std::optional<Icon> icon) {
  Rect r = layout().heading;
  Item& item = emit(Role::kHeading, heading_words, r);
  const PxRect first = item.rect_px;
  if (icon) {
    if (portrait()) r = r.moved(-2, 0);
    const PxRect all = metrics_.px(r);
    paint_->icon({all.x + metrics_.px(7.4F), all.mid_y()}, *icon, mm::kPictureHeading,
                 theme_.padi);
    r = r.without_left(20.8F);
  }
  const std::u32string text = decode(heading_words);
  // Over an open strip it keeps to one line; else it may take a second and push the rest down.
  const bool strip = !portrait() && layout().strip.h > 0;
  const PxRect box = metrics_.px(r);
  const Face32 font = fitting(text, capital(TextRole::kJudul), Weight::kBold, box.w, 1e4F,
                              strip ? 1 : 2);
  const auto lines = static_cast<float>(wrap(font, text, box.w).size());
  const float tall = std::round(font.size * (1 + kLabelLineStep * (lines - 1)));
  const PxRect used = draw_lines(item, {box.x, box.y, box.w, std::max(box.h, tall)}, text,
                                 {.weight = Weight::kBold, .fg = theme_.ijuk, .bg = theme_.paras,
                                  .step = kLabelLineStep, .font = &font});
  const float more = std::max(0.0F, used.h - first.h) / metrics_.per_mm();
  description_.items.back().rect_mm.h += more;
  description_.items.back().rect_px = metrics_.px(description_.items.back().rect_mm);
  layout_.explanation.y += more;
  push_down(more);
  return used.h / metrics_.per_mm();
}

float Ui::explanation(std::string_view explained) {
  if (!portrait() && layout().strip.h > 0) return 0;  // the strip stands in its place
  Rect r = layout().explanation;
  const TextRole role = portrait() ? TextRole::kSedang : TextRole::kIsi;
  const float line_h = line(role);
  const float needed = height_of(explained, r.w, role, Weight::kRegular);
  const float more = std::max(0.0F, std::min(needed, 2 * line_h) - line_h);
  r.h = std::max(r.h, line_h) + more;
  push_down(more);
  return text(r, explained, {.role = role, .second = true});
}

float Ui::text(const Rect& box, std::string_view shown, const TextStyle& style) {
  Item& item = emit(style.as, shown, box);
  Words w{.role = style.role, .weight = style.weight, .fg = theme_.ijuk, .bg = item.bg};
  if (style.second) w.fg = theme_.arang;
  if (style.danger) w.fg = theme_.bata;
  if (style.on_dark) {
    w.fg = theme_.on_ijuk;
    w.bg = theme_.roof;
  }
  if (style.on_white) w.bg = theme_.putih;
  w.align = style.centred ? 0.5F : style.right ? 1.0F : 0.0F;
  if (shown.empty()) return 0;
  const std::u32string letters = decode(shown);
  if (style.role == TextRole::kKode) return draw_lines(item, item.rect_px, letters, w).h / metrics_.per_mm();
  const Face32 font = fitting(letters, capital(style.role), style.weight, item.rect_px.w,
                              item.rect_px.h, 1000, 1.0F);
  w.font = &font;
  return draw_lines(item, item.rect_px, letters, w).h / metrics_.per_mm();
}

float Ui::mixed(const Rect& box, std::span<const std::string_view> pieces,
                const TextStyle& style) {
  std::string all;
  for (const std::string_view p : pieces) all += p;
  Item& item = emit(style.as, all, box);
  const PxRect area = item.rect_px;
  const Colour fg = style.second ? theme_.arang : theme_.ijuk;
  float x = area.x;
  float y = area.y;
  float size = 0;
  PxRect ink;
  bool bold = false;
  for (const std::string_view p : pieces) {
    const Face32 face = paint_->face(style.role, bold ? Weight::kBold : Weight::kRegular);
    const std::u32string letters = decode(p);
    size = face.size;
    std::size_t begin = 0;
    while (begin < letters.size()) {
      std::size_t end = letters.find(U' ', begin);
      end = end == std::u32string::npos ? letters.size() : end + 1;
      const std::u32string_view word = std::u32string_view(letters).substr(begin, end - begin);
      const float width = face.width(word);
      const float visible = word.back() == U' ' ? width - face.advance(U' ') : width;
      if (x > area.x && x + visible > area.right()) {
        x = area.x;
        y += size;
      }
      paint_->glyphs({x, y}, face, word, fg);
      ink = united(ink, {x, y + size * kInkTop, visible, size * (kInkBottom - kInkTop)});
      x += width;
      begin = end;
    }
    bold = !bold;
  }
  const Colour bg = style.on_white ? theme_.putih : item.bg;
  item.fg = fg;
  item.bg = bg;
  item.font_px = size;
  item.text_rect = ink;
  item.overflow = area.exceeded_by(ink);
  description_.runs.push_back(
      {description_.items.size() - 1, ink, area, fg, bg, size, false});
  return (y - area.y + size) / metrics_.per_mm();
}

// Bold title, Regular detail: side by side if one line holds both and the box is low, else stacked;
// centred in the box's height; in smaller letters where the visitor's do not fit.
void Ui::title_and_detail(Item& item, const PxRect& box, std::string_view title,
                          std::string_view detail, const Words& style) {
  const std::u32string t = decode(title);
  const std::u32string d = decode(detail);
  const auto block = [&](const Face32& f, const std::u32string& s) {
    if (s.empty()) return 0.0F;
    const auto lines = wrap(f, s, box.w);
    if (broken_inside_a_word(s, lines)) return 1e6F;
    return f.size * (kLabelLineStep * static_cast<float>(lines.size() - 1) + 1.0F);
  };
  Words bold = style;
  bold.weight = Weight::kBold;
  Words plain = style;
  plain.weight = Weight::kRegular;
  Face32 tf{};
  Face32 df{};
  float title_h = 0;
  float detail_h = 0;
  for (int down = 0;; ++down) {
    const int tc = std::max(0, capital(style.role) - down);
    const int dc = std::max(0, capital(TextRole::kIsi) - down);
    tf = paint_->face(tc, Weight::kBold);
    df = paint_->face(dc, Weight::kRegular);
    bold.font = &tf;
    plain.font = &df;
    const float space = df.advance(U' ');
    const bool low = !style.stacked && box.h < (tf.size + df.size) * 1.12F;
    if (!d.empty() && low && tf.size <= box.h + 1 &&
        tf.width(t) + space + df.width(d) <= box.w) {
      bold.middle = plain.middle = true;
      draw_lines(item, box, t, bold);
      const float at = std::round(tf.width(t) + space);
      draw_lines(item, {box.x + at, box.y, box.w - at, box.h}, d, plain);
      return;
    }
    title_h = block(tf, t) * (d.empty() ? 1.0F : style.detail_at);
    detail_h = block(df, d);
    if (title_h + detail_h <= box.h + tf.size * (1 - kInkBottom + kInkTop) || (tc == 0 && dc == 0)) {
      break;
    }
  }
  const float top = std::round(box.y + (box.h - title_h - detail_h) / 2);
  bold.step = plain.step = kLabelLineStep;
  const float room = std::max(box.bottom() - top, title_h);
  if (!t.empty()) draw_lines(item, {box.x, top, box.w, room}, t, bold);
  if (!d.empty()) {
    draw_lines(item, {box.x, std::round(top + title_h), box.w, room - title_h}, d, plain);
  }
  item.overflow = item.overflow || title_h + detail_h > box.h + tf.size * 0.2F;
}

void Ui::point(const Rect& box, Icon icon, std::string_view title, std::string_view detail,
               TextRole title_role) {
  Item& item = emit(Role::kText, title, box);
  item.value = detail;
  const PxRect r = item.rect_px;
  paint_->icon({r.x + metrics_.px(mm::kPictureHeading) / 2, r.mid_y()}, icon, mm::kPictureHeading,
               theme_.padi);
  title_and_detail(item, metrics_.px(box.without_left(20.3F)), title, detail,
                   {.role = title_role, .fg = theme_.ijuk, .bg = item.bg});
}

void Ui::figure(const Rect& box, Icon icon, std::string_view number, std::string_view word) {
  Item& item = emit(Role::kText, word, box);
  item.value = number;
  const PxRect r = item.rect_px;
  paint_->icon({r.x + metrics_.px(mm::kPictureMark) / 2, r.mid_y()}, icon, mm::kPictureMark,
               theme_.padi);
  title_and_detail(item, metrics_.px(box.without_left(20.0F)), number, word,
                   {.role = TextRole::kJudul, .fg = theme_.ijuk, .bg = item.bg, .stacked = true,
                    .detail_at = 0.84F});
}

}  // namespace bale::ui
