// The on-screen keyboards: QWERTY with a page of numbers, the number pad, the receipt code's keys.
#include "kiosk/ui/keyboard.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

struct Rows {
  std::u32string_view first;
  std::u32string_view second;
  std::u32string_view third;
  std::u32string_view marks;  // landscape: the end of the third row; portrait: the fourth
};
constexpr Rows kLetters{U"QWERTYUIOP", U"ASDFGHJKL", U"ZXCVBNM", U",.?-"};
constexpr Rows kAlphabet{U"ABCDEFGHIJ", U"KLMNOPQRS", U"TUVWXYZ", U",.?-"};
constexpr Rows kNumbers{U"1234567890", U"()/:;\"'&@", U"+=%*#!\u2026", U",.?-"};
constexpr std::u32string_view kAddressMarks = U"@._-";
// Crockford base 32: no I, L, O, U.
constexpr std::u32string_view kCode = U"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

constexpr float kBackspaceShare = 42.0F / 347.0F;  // landscape: Hapus beside ten keys
constexpr float kKeyIconGap = 1.5F;
// Landscape, of 347 mm: the keys of the last row beside Spasi.
constexpr float kSideShare = 34.0F / 347.0F;
constexpr float kOrderShare = 36.0F / 347.0F;
constexpr float kReadShare = 48.0F / 347.0F;

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }
char32_t typed(char32_t c, bool capitals) { return capitals ? c : lower(c); }

bool ends_sentence(char32_t c) { return c == U'.' || c == U'?' || c == U'!'; }

// How often a key held for so long has repeated.
int repeats(double held) {
  if (held < kDeleteRepeatAfter) return 0;
  return 1 + static_cast<int>((held - kDeleteRepeatAfter) / kDeleteRepeatEvery);
}

Rect cell(const Rect& row, float from, float width) { return {from, row.y, width, row.h}; }

}  // namespace

bool starts_sentence(std::u32string_view before) {
  if (before.empty() || before.back() == U'\n') return true;
  if (before.back() != U' ') return false;
  while (!before.empty() && before.back() == U' ') before.remove_suffix(1);
  return before.empty() || before.back() == U'\n' || ends_sentence(before.back());
}

float keyboard_height(bool portrait) {
  return portrait ? 5 * mm::kPlinthButton + 4 * mm::kKeyGapDown
                  : 4 * mm::kRow + 3 * mm::kKeyGapDown;
}

Touch Ui::key(const Rect& r, const KeySpec& spec, double* held) {
  Item& item = emit(Role::kKey, spec.name.empty() ? spec.label : spec.name, r);
  const PressState s = target(item, spec.enabled, spec.selected);
  if (held != nullptr) *held = s.held;
  const Face f = face(item.rect_px, s,
                      {.fill = spec.special ? theme_.batu : theme_.putih, .edge = theme_.batu2,
                       .border = theme_.garis, .text = theme_.ijuk, .picture = theme_.ijuk,
                       .enabled = spec.enabled, .selected = spec.selected});
  const TextRole role = spec.special ? TextRole::kIsi
                        : spec.code  ? TextRole::kJudul
                                     : TextRole::kSedang;
  const std::u32string label = decode(spec.label);
  const float padding = metrics_.px(1.5F);
  const float whole = f.box.w - 2 * padding;
  float icon = spec.icon ? paint_->icon_px(mm::kPictureSmall) : 0;
  float gap = spec.icon ? metrics_.px(kKeyIconGap) : 0;
  const auto fit = [&](float width) {
    return fitting(label, capital(role), Weight::kBold, width, f.box.h, spec.special ? 2 : 1);
  };
  Face32 font = fit(whole - icon - gap);
  // A key's picture gives way before its word shrinks.
  if (icon > 0) {
    const Face32 alone = fit(whole);
    if (alone.size > font.size) {
      font = alone;
      icon = gap = 0;
    }
  }
  const float room = whole - icon - gap;
  float width = font.width(label) + 1;
  if (width > room) {
    width = 0;
    for (const Line& l : wrap(font, label, room)) width = std::max(width, l.width + 1);
    width = std::min(width, room);
  }
  const float x = std::round(f.box.x + (f.box.w - icon - gap - width) / 2);
  if (icon > 0) {
    paint_->icon({x + icon / 2, f.box.mid_y()}, *spec.icon, mm::kPictureSmall, f.picture);
  }
  draw_lines(item, {x + icon + gap, f.box.y, width, f.box.h}, label,
             {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .step = kLabelLineStep,
              .align = 0.5F, .middle = true, .font = &font});
  return {s.released, false};
}

KeyPress Ui::character(const Rect& r, char32_t shown, char32_t result) {
  const std::string label = encode(std::u32string_view(&shown, 1));
  if (key(r, {.label = label})) return {KeyCode::kChar, result};
  return {};
}

// The only key that repeats: held for a second, it goes on until it is let go.
KeyPress Ui::backspace(const Rect& r, std::string_view label, bool with_icon) {
  double held = 0;
  KeySpec spec{.label = label, .special = true};
  if (with_icon) spec.icon = Icon::kHapus;
  const bool released = static_cast<bool>(key(r, spec, &held));
  const bool down = description_.items.back().pressed;
  if (released && repeats(held) == 0) return {KeyCode::kBackspace, 0};
  if (!down) return {};
  const int before = repeats(held - (now() - last_time_));
  const int after = repeats(held);
  due(after == 0 ? kDeleteRepeatAfter - held
                 : kDeleteRepeatAfter + after * kDeleteRepeatEvery - held);
  return after > before ? KeyPress{KeyCode::kBackspace, 0} : KeyPress{};
}

KeyPress Ui::keyboard(const Rect& r, const Keyboard& k) {
  const bool tall = portrait();
  const Rows& written = k.order == KeyOrder::kAbc ? kAlphabet : kLetters;
  Rows rows = k.page == KeyboardPage::kLetters ? written : kNumbers;
  if (k.address) rows.marks = kAddressMarks;
  const float gap = layout().key_gap;
  const float down = mm::kKeyGapDown;
  const int count = tall ? 5 : 4;
  const auto row = [&](int i) { return grid(r, 1, count, {.row = i}, 0, down); };
  const float wide = tall ? 0 : r.w * kBackspaceShare + gap;
  const float size = (r.w - wide - 9 * gap) / 10;
  const float pitch = size + gap;
  KeyPress result;
  const auto take = [&](KeyPress p) {
    if (p) result = p;
  };
  const auto letters_from = [&](const Rect& line, float x, std::u32string_view keys) {
    for (const char32_t c : keys) {
      take(character(cell(line, x, size), c, typed(c, k.capitals)));
      x += pitch;
    }
    return x;
  };
  const auto special = [&](const Rect& at, std::string_view label, KeyCode code, bool enabled,
                           bool selected) {
    if (key(at, {.label = label, .special = true, .enabled = enabled, .selected = selected}) &&
        enabled) {
      take({code, 0});
    }
  };
  const bool numbers = k.page == KeyboardPage::kNumbers;
  const std::string_view other = numbers ? k.words.letters : k.words.numbers;
  const auto capitals = [&](const Rect& at) {
    special(at, k.words.capitals, KeyCode::kCapitals, !numbers, k.capitals && !numbers);
  };
  const auto newline = [&](const Rect& at) {
    special(at, k.words.newline, KeyCode::kNewline, k.newline, false);
  };
  const auto space = [&](const Rect& at) {
    if (key(at, {.label = k.words.space, .special = true})) take({KeyCode::kChar, U' '});
  };
  float x = letters_from(row(0), r.x, rows.first);
  if (!tall) {
    take(backspace(cell(row(0), x, r.right() - x), k.words.backspace));
    // Two rows set in by what eleven keys leave over: both end flush right.
    const float in = r.right() - 11 * pitch + gap;
    x = letters_from(row(1), in, rows.second);
    newline(cell(row(1), x, r.right() - x));
    const float last = r.right() - x;
    x = letters_from(row(2), in, rows.third);
    letters_from(row(2), x, rows.marks);
    // The last row: 123, Urut ABC, Spasi (at least five keys), Bacakan, Huruf besar.
    Rect line = row(3);
    const auto from_left = [&](float width) {
      const Rect at = line.left_part(width);
      line = line.without_left(width + gap);
      return at;
    };
    const auto from_right = [&](float width) {
      const Rect at = line.right_part(width);
      line = line.without_right(width + gap);
      return at;
    };
    const float side = k.words.order.empty() ? last : kSideShare * r.w;
    special(from_left(side), other, KeyCode::kPage, true, false);
    if (!k.words.order.empty()) {
      special(from_left(kOrderShare * r.w), k.words.order, KeyCode::kOrder, !numbers, false);
    }
    const Rect shift_at = from_right(k.words.order.empty() ? last : kSideShare * r.w + gap);
    Rect read_at{};
    if (!k.words.read.empty()) read_at = from_right(kReadShare * r.w);
    space(line);
    if (read_at.w > 0) {
      if (key(read_at, {.label = k.words.read, .icon = Icon::kDengar, .special = true})) {
        take({KeyCode::kRead, 0});
      }
    }
    capitals(shift_at);
    return result;
  }
  letters_from(row(1), r.x + pitch / 2, rows.second);
  x = letters_from(row(2), r.x, rows.third);
  take(backspace(cell(row(2), x, r.right() - x), k.words.backspace));
  x = letters_from(row(3), r.x, rows.marks);
  const float three = 3 * pitch - gap;
  const Rect third = cell(row(3), x, three);
  newline(cell(row(3), x + 3 * pitch, three));
  const float two = 2 * pitch - gap;
  if (k.words.order.empty()) {
    special(cell(row(4), r.x, 4 * pitch - gap), other, KeyCode::kPage, true, false);
  } else {
    special(cell(row(4), r.x, two), other, KeyCode::kPage, true, false);
    special(cell(row(4), r.x + 2 * pitch, two), k.words.order, KeyCode::kOrder, !numbers, false);
  }
  if (k.words.read.empty()) {
    capitals(third);
    space(cell(row(4), x, r.right() - x));
    return result;
  }
  if (key(third, {.label = k.words.read, .icon = Icon::kDengar, .special = true})) {
    take({KeyCode::kRead, 0});
  }
  capitals(cell(row(4), x, two));
  space(cell(row(4), x + 2 * pitch, r.right() - x - 2 * pitch));
  return result;
}

KeyPress Ui::number_pad(const Rect& r, std::string_view label) {
  KeyPress result;
  const auto at = [&](int column, int line) {
    return grid(r, 3, 4, {.column = column, .row = line}, layout().key_gap, mm::kKeyGapDown);
  };
  const auto digit = [&](const Rect& where, char32_t c) {
    const std::string shown = encode(std::u32string_view(&c, 1));
    if (key(where, {.label = shown, .code = true})) result = {KeyCode::kChar, c};
  };
  for (int i = 0; i < 9; ++i) digit(at(i % 3, i / 3), U'1' + static_cast<char32_t>(i));
  digit(at(1, 3), U'0');
  const KeyPress p = backspace(at(2, 3), label);
  return p ? p : result;
}

// Landscape: digits and Hapus, then two rows of eleven letters. Portrait: four rows of eight.
KeyPress Ui::code_keys(const Rect& r, std::string_view label) {
  const bool tall = portrait();
  const int columns = tall ? 8 : 11;
  const int rows = tall ? 5 : 3;
  KeyPress result;
  const auto at = [&](int i, int across = 1) {
    return grid(r, columns, rows, {.column = i % columns, .row = i / columns, .across = across},
                layout().key_gap, mm::kKeyGapDown);
  };
  int place = 0;
  for (const char32_t c : kCode) {
    if (!tall && place == 10) ++place;  // Hapus stands at the end of the digits
    const std::string shown = encode(std::u32string_view(&c, 1));
    if (key(at(place), {.label = shown, .code = true})) result = {KeyCode::kChar, c};
    ++place;
  }
  const KeyPress p = tall ? backspace(at(place, columns), label) : backspace(at(10), label, false);
  return p ? p : result;
}

}  // namespace bale::ui
