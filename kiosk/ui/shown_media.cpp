// What is seen, heard or kept secret: a photo, the level of a voice, the dots of a PIN, five faces.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

constexpr int kBars = 8;
constexpr float kBarGap = 2.0F;
constexpr float kDot = 8.0F;
constexpr float kDotPitch = 16.0F;
constexpr int kFaces = 5;

}  // namespace

void Ui::give_picture(int number, const TextureRef& texture) {
  given_.erase(number);
  if (texture.id != 0) given_[number] = texture;
}

TextureRef Ui::given_picture(int number) const {
  const auto found = given_.find(number);
  return found == given_.end() ? TextureRef{} : found->second;
}

void Ui::photo(const Rect& r, const TextureRef& t, std::string_view label) {
  Item& item = emit(Role::kImage, label, r);
  const PxRect box = item.rect_px;
  item.fg = theme_.on_ijuk;
  item.bg = theme_.roof;
  item.texture = t.id;
  paint_->bordered(box, theme_.roof, theme_.ijuk, metrics_.px(mm::kBorderStrong), 0);
  if (t.id == 0 || t.width <= 0 || t.height <= 0) {
    words(item, box.inset(metrics_.px(4.0F)), label,
          {.fg = theme_.on_ijuk, .bg = theme_.roof, .align = 0.5F, .middle = true});
    return;
  }
  item.texture = t.id;
  const PxRect room = box.inset(metrics_.px(mm::kBorderStrong));
  const float scale = std::min(room.w / static_cast<float>(t.width),
                               room.h / static_cast<float>(t.height));
  const float w = std::round(static_cast<float>(t.width) * scale);
  const float h = std::round(static_cast<float>(t.height) * scale);
  paint_->texture({std::round(room.mid_x() - w / 2), std::round(room.mid_y() - h / 2), w, h}, t);
}

// Eight bars that grow: the number that is filled says how loud it is.
void Ui::level(const Rect& r, int bars, std::string_view label) {
  Item& item = emit(Role::kImage, label, r);
  const int lit = std::clamp(comfort_.motion ? bars : kBars / 2, 0, kBars);
  item.value = std::to_string(lit) + "/" + std::to_string(kBars);
  item.fg = theme_.padi;
  const PxRect box = item.rect_px;
  const float gap = metrics_.px(kBarGap);
  const float width = std::floor((box.w - gap * (kBars - 1)) / kBars);
  for (int i = 0; i < kBars; ++i) {
    const float share = 0.3F + 0.7F * static_cast<float>(i + 1) / kBars;
    const float height = std::round(box.h * share);
    const PxRect bar{box.x + (width + gap) * static_cast<float>(i), box.bottom() - height, width,
                     height};
    // Two rectangles in either state: a change redraws this widget alone.
    paint_->bordered(bar, i < lit ? theme_.padi : theme_.putih, theme_.padi,
                     metrics_.px(mm::kBorder), 0);
  }
}

void Ui::dots(const Rect& r, std::size_t typed, std::size_t length, std::string_view label,
              bool wrong) {
  Item& item = emit(Role::kField, label, r);
  item.masked = true;
  const std::size_t n = std::clamp<std::size_t>(length, 1, 12);
  for (std::size_t i = 0; i < std::min(typed, n); ++i) item.value += "\u2022";
  item.bg = theme_.putih;
  const PxRect box = item.rect_px;
  paint_->bordered(box, theme_.putih, wrong ? theme_.bata : theme_.padi,
                   metrics_.px(theme_.plain ? theme_.border_strong_mm : mm::kBorderStrong),
                   metrics_.px(mm::kRadiusTile));
  const float pitch = std::min(metrics_.px(kDotPitch), box.w / static_cast<float>(n + 1));
  const float radius = metrics_.px(kDot) / 2;
  const float from = box.mid_x() - pitch * static_cast<float>(n - 1) / 2;
  for (std::size_t i = 0; i < n; ++i) {
    const Point centre{std::round(from + pitch * static_cast<float>(i)), std::round(box.mid_y())};
    paint_->disc(centre, radius, theme_.ijuk);
    paint_->disc(centre, radius - metrics_.px(mm::kRing), i < typed ? theme_.ijuk : theme_.putih);
  }
}

int Ui::faces(const Rect& r, std::span<const std::string_view> said, int chosen) {
  constexpr std::array<Icon, kFaces> kIcons{Icon::kWajah1, Icon::kWajah2, Icon::kWajah3,
                                            Icon::kWajah4, Icon::kWajah5};
  int touched = 0;
  for (int i = 0; i < kFaces; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const Rect cell = grid(r, kFaces, 1, {.column = i}, mm::kGapAcross, 0);
    const bool selected = chosen == i + 1;
    if (tile(cell, {.label = at < said.size() ? said[at] : std::string_view(), .icon = kIcons[at],
                    .picture = mm::kPictureHero, .selected = selected})) {
      touched = i + 1;
    }
  }
  return touched;
}

std::optional<std::size_t> Ui::suggestions(const Rect& r, std::span<const std::string_view> list) {
  constexpr int kMost = 3;
  std::optional<std::size_t> touched;
  for (int i = 0; i < std::min(kMost, static_cast<int>(list.size())); ++i) {
    const Rect cell = grid(r, kMost, 1, {.column = i}, layout().key_gap, 0);
    const std::string_view word = list[static_cast<std::size_t>(i)];
    Item& item = emit(Role::kButton, word, cell);
    const PressState s = target(item, true);
    const Face f = face(item.rect_px, s,
                        {.fill = theme_.padimuda, .edge = theme_.batu2, .border = theme_.ijuk,
                         .text = theme_.ijuk, .picture = theme_.padi});
    const std::u32string text = decode(word);
    const PxRect room = f.box.inset(metrics_.px(2.0F));
    const Face32 font = fitting(text, capital(TextRole::kSedang), Weight::kBold, room.w, room.h, 1);
    draw_lines(item, room, text,
               {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .align = 0.5F, .middle = true,
                .font = &font});
    if (touch(s, true)) touched = static_cast<std::size_t>(i);
  }
  return touched;
}

}  // namespace bale::ui
