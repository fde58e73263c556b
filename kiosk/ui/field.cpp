// The text field: draws the model's text and caret, says where a finger set the caret.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

constexpr float kPaddingX = 7.0F;
constexpr float kPaddingY = 4.7F;
constexpr float kPaddingXStanding = 8.0F;
constexpr float kPaddingYStanding = 6.3F;
constexpr double kBlink = 0.5;        // caret on, caret off
constexpr double kSteadyAfter = 10.0;
constexpr char32_t kDot = 0x2022;

// The line a caret stands on: the last that begins at or before it.
std::size_t line_of(const std::vector<Line>& lines, std::size_t caret) {
  std::size_t i = 0;
  while (i + 1 < lines.size() && lines[i + 1].begin <= caret) ++i;
  return i;
}

// The boundary between letters nearest to x.
std::size_t index_at(const Face32& face, std::u32string_view text, const Line& line, float x) {
  std::size_t i = line.begin;
  float at = 0;
  while (i < line.end) {
    const float w = face.advance(text[i]);
    if (x < at + w / 2) break;
    at += w;
    ++i;
  }
  return i;
}

bool lit(double since) { return since >= kSteadyAfter || std::fmod(since, 2 * kBlink) < kBlink; }

}  // namespace

FieldTouch Ui::field(const Rect& r, const Field& f) {
  Item& item = emit(Role::kField, f.label, r);
  const PressState s = f.display ? PressState{} : target(item, true, f.has_caret);
  const PxRect box = item.rect_px;
  const Colour border = f.wrong ? theme_.bata : f.has_caret ? theme_.padi : theme_.garis;
  const bool strong = f.wrong || f.has_caret;
  const Look look{.border_mm = strong ? mm::kBorderStrong : mm::kBorder};
  paint_->bordered(box, theme_.putih, border, metrics_.px(border_mm(look)),
                   metrics_.px(mm::kRadiusTile));
  FieldTouch touched;
  field_text(item, box, f, touched, s);
  return touched;
}

void Ui::field_text(Item& item, const PxRect& box, const Field& f, FieldTouch& touched,
                    const PressState& s) {
  const std::u32string dots(f.masked ? f.text.size() : 0, kDot);
  const std::u32string_view text = f.masked ? std::u32string_view(dots) : f.text;
  item.value = encode(text);
  item.masked = f.masked;
  item.fg = theme_.ijuk;
  item.bg = theme_.putih;
  const Face32 face = paint_->face(
      f.role.value_or(portrait() && f.many_lines ? TextRole::kSedang : TextRole::kIsi),
      Weight::kRegular);
  item.font_px = face.size;
  const bool roomy = portrait() && f.many_lines;
  const float pad_x = metrics_.px(roomy ? kPaddingXStanding : kPaddingX);
  const float pad_y = metrics_.px(roomy ? kPaddingYStanding : kPaddingY);
  const PxRect inner{box.x + pad_x, box.y + pad_y, box.w - 2 * pad_x, box.h - 2 * pad_y};
  const std::vector<Line> lines = wrap(face, text, inner.w, true);
  const auto rows = static_cast<std::size_t>(std::max(1.0F, std::floor(inner.h / face.size)));
  const std::size_t shown = f.many_lines ? rows : 1;
  // Whole lines: the end is shown, unless the caret stands above it.
  const std::size_t caret = std::min(f.caret, text.size());
  const std::size_t caret_line = line_of(lines, caret);
  const std::size_t end_first = lines.size() > shown ? lines.size() - shown : 0;
  const std::size_t first = std::min(end_first, caret_line);
  const float top = f.many_lines ? inner.y : std::round(box.mid_y() - face.size / 2);
  item.clip_rect = box.inset(metrics_.px(mm::kBorderStrong));
  for (std::size_t i = first; i < std::min(first + shown, lines.size()); ++i) {
    const float y = top + face.size * static_cast<float>(i - first);
    const Line& l = lines[i];
    parts_.push_back(paint_->vertices());  // a typed letter draws its own line anew, not the field
    paint_->glyphs({inner.x, y}, face, text.substr(l.begin, l.end - l.begin), theme_.ijuk);
    const PxRect ink{inner.x, y + face.size * kInkTop, std::min(l.width, inner.w),
                     face.size * (kInkBottom - kInkTop)};
    item.text_rect = united(item.text_rect, ink);
    description_.runs.push_back({description_.items.size() - 1, ink, item.clip_rect, theme_.ijuk,
                                 theme_.putih, face.size, false});
  }
  if (text.empty() && !f.prompt.empty()) {
    words(item, {inner.x + metrics_.px(2 * mm::kCaret), top, inner.w - metrics_.px(2 * mm::kCaret),
                 f.many_lines ? inner.h : face.size},
          f.prompt,
          {.role = f.role.value_or(portrait() && f.many_lines ? TextRole::kSedang
                                                              : TextRole::kIsi),
           .fg = theme_.arang, .bg = theme_.putih});
  }
  if (f.has_caret) {
    const double since = std::max(0.0, now() - f.caret_since);
    if (since < kSteadyAfter) due(kBlink - std::fmod(since, kBlink));
    const Line& l = lines[caret_line];
    const float x = inner.x + face.width(text.substr(l.begin, caret - l.begin));
    const float h = std::round(face.size * 0.9F);
    const float y = top + face.size * static_cast<float>(caret_line - first) +
                    std::round(face.size * 0.06F);
    parts_.push_back(paint_->vertices());
    // Drawn in the field's colour while off: the same vertices, so only the caret is redrawn.
    paint_->fill({std::min(std::round(x), inner.right()), y, metrics_.px(mm::kCaret), h},
                 lit(since) ? theme_.ijuk : theme_.putih);
  }
  if (s.released) {
    const float row = std::clamp(std::floor((s.at.y - top) / face.size), 0.0F,
                                 static_cast<float>(shown - 1));
    const std::size_t line = std::min(first + static_cast<std::size_t>(row), lines.size() - 1);
    touched = {true, index_at(face, text, lines[line], s.at.x - inner.x)};
  }
}

}  // namespace bale::ui
