// What the roof carries: mark, progress, Dengar, Huruf, Warna, Tutup cepat; and the strip they open.
// Standing, the buttons lie in the row of controls, where hands reach.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

constexpr float kRoofLeftPortrait = 11.9F;
constexpr float kMarkAir = 4.8F;          // mark to what follows
constexpr float kProgressWidth = 30.0F;
constexpr float kProgressAir = 6.2F;      // posts to the words
constexpr float kNameAir = 4.5F;
constexpr float kIconGap = 2.0F;          // picture to word
constexpr float kBeforeButtons = 4.0F;    // left group to the buttons, at least
constexpr float kRoomy = 5.3F;            // air left and right in a button
constexpr float kTight = 2.6F;
constexpr float kStripGap = 4.0F;
constexpr float kStripPadding = 2.5F;
constexpr int kPostsEnd = 5;

std::string_view shown(const RoofKey& k) { return k.value.empty() ? k.label : k.value; }

}  // namespace

// One of the five, in the order of reading.
struct Ui::RoofSpot {
  enum Which : std::uint8_t { kLanguages, kVoice, kSize, kColours, kClose };
  Which which{};
  RoofKey key{};
  Icon icon{};
  ButtonKind kind{ButtonKind::kRoof};
};

// The largest letters, at most the visitor's, and the widest air with which all stands side by side.
struct Ui::RoofPlan {
  int capital{};
  float padding{kRoomy};
  std::array<RoofSpot, 5> spots{};
  std::array<float, 5> width{};  // mm; 0: not drawn
};

namespace {

// The narrowest box that holds these words on so many lines (one or two).
float narrowest(const Face32& face, std::u32string_view text, bool two_lines) {
  float best = face.width(text);
  if (!two_lines) return best;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != U' ') continue;
    best = std::min(best, std::max(face.width(text.substr(0, i)), face.width(text.substr(i + 1))));
  }
  return best;
}

}  // namespace

Ui::RoofPlan Ui::roof_spots(const Building& b) {
  using enum RoofSpot::Which;
  RoofPlan plan;
  plan.spots = {RoofSpot{kLanguages, b.languages, Icon::kMark},
                RoofSpot{kVoice, b.voice, b.speaking ? Icon::kBerhenti : Icon::kDengar,
                         ButtonKind::kVoice},
                RoofSpot{kSize, b.size, Icon::kHuruf},
                RoofSpot{kColours, b.colours, Icon::kWarna},
                RoofSpot{kClose, {b.quick_close, {}}, Icon::kTutup, ButtonKind::kDanger}};
  return plan;
}

// Fills in the widths for these letters and this air.
void Ui::measure_roof(RoofPlan& plan) const {
  const Face32 font = paint_->face(plan.capital, Weight::kBold);
  for (std::size_t i = 0; i < plan.spots.size(); ++i) {
    const RoofSpot& spot = plan.spots[i];
    const std::string_view word = shown(spot.key);
    float& width = plan.width[i];
    if (spot.key.label.empty()) {
      width = 0;
    } else if (spot.which == RoofSpot::kLanguages) {
      width = mm::kRoofButton;
    } else {
      width = 2 * plan.padding + mm::kPictureButton + kIconGap +
              std::ceil(font.width(decode(word)) + 1) / metrics_.per_mm();
    }
  }
  // Its place is where it always was, as long as the words allow.
  const bool usual = plan.capital <= capital_index(TextRole::kIsi, TextSize::kBiasa);
  const float least = portrait() ? mm::kMinimumTarget
                                 : layout().panel.w > 440 ? mm::kQuickCloseLandscape : 0;
  float& close = plan.width[RoofSpot::kClose];
  if (close > 0 && usual) close = std::max(close, least);
}

// The mm that some of the buttons take in one line, the gaps between them included.
float Ui::roof_length(const RoofPlan& plan, std::span<const std::size_t> which) {
  float length = 0;
  for (const std::size_t i : which) {
    if (plan.width[i] <= 0) continue;
    if (length > 0) {
      length += i == RoofSpot::kClose ? mm::kBeforeQuickClose : mm::kGapAcross;
    }
    length += plan.width[i];
  }
  return length;
}

template <typename Fits>
Ui::RoofPlan Ui::largest(const Building& b, Fits&& fits) const {
  RoofPlan plan = roof_spots(b);
  for (int c = capital(TextRole::kIsi); c >= 0; --c) {
    for (const float padding : {kRoomy, kTight}) {
      plan.capital = c;
      plan.padding = padding;
      measure_roof(plan);
      if (fits(plan)) return plan;
    }
  }
  return plan;
}

// Lying: the buttons share the roof with mark and words, which may take two lines.
Ui::RoofPlan Ui::plan_roof(const Building& b) const {
  using enum RoofSpot::Which;
  const std::u32string words = decode(b.step > 0 ? b.step_words : b.title);
  return largest(b, [&](const RoofPlan& plan) {
    const Face32 font = paint_->face(plan.capital, Weight::kBold);
    const bool two = font.size * (1 + kLabelLineStep) <= metrics_.px(mm::kRoofButton);
    const float mark = std::max(plan.width[kLanguages], mm::kPictureMark) + kMarkAir;
    const float left = mark + (narrowest(font, words, two) + 2) / metrics_.per_mm();
    constexpr std::size_t kRight[] = {kVoice, kSize, kColours, kClose};
    return left + kBeforeButtons + roof_length(plan, kRight) <= layout().controls.w;
  });
}

// Standing: one row, or two when the words are large.
Ui::RoofPlan Ui::plan_controls(const Building& b) const {
  using enum RoofSpot::Which;
  return largest(b, [&](const RoofPlan& plan) {
    constexpr std::size_t kAll[] = {kLanguages, kVoice, kSize, kColours, kClose};
    constexpr std::size_t kFirst[] = {kVoice, kClose};
    constexpr std::size_t kSecond[] = {kLanguages, kSize, kColours};
    const Rect& room = layout().controls;
    if (room.h < 2 * mm::kRoofButton) return roof_length(plan, kAll) <= room.w;
    return roof_length(plan, kFirst) <= room.w && roof_length(plan, kSecond) <= room.w;
  });
}

Touch Ui::roof_button(const Rect& r, const RoofSpot& spot, const RoofPlan& plan) {
  Item& item = emit(Role::kButton, spot.key.label, r);
  item.value = spot.key.value;
  const PressState s = target(item, true);
  const Face f = face(item.rect_px, s, look_of(spot.kind, item.rect_px));
  const std::u32string word = decode(shown(spot.key));
  const float icon = paint_->icon_px(mm::kPictureButton);
  if (spot.which == RoofSpot::kLanguages) {
    const Face32 small = paint_->face(0, Weight::kBold);
    const bool named = !spot.key.value.empty();
    const float side_mm = named ? mm::kPictureButton : mm::kPictureMark;
    const float side = paint_->icon_px(side_mm);
    const float top = std::round(f.box.mid_y() - (side + (named ? small.size * 0.9F : 0)) / 2);
    const Colour shine = s.pressed ? f.picture : theme_.shine;
    paint_->icon({f.box.mid_x(), top + side / 2}, spot.icon, side_mm, shine);
    if (named) {
      draw_lines(item, {f.box.x, top + side - small.size * 0.06F, f.box.w, small.size}, word,
                 {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .align = 0.5F,
                  .font = &small});
    }
    return touch(s, true);
  }
  const Face32 font = paint_->face(plan.capital, Weight::kBold);
  const float gap = metrics_.px(kIconGap);
  const float width = font.width(word) + 1;
  const float x = std::round(f.box.mid_x() - (icon + gap + width) / 2);
  paint_->icon({x + icon / 2, f.box.mid_y()}, spot.icon, mm::kPictureButton, f.picture);
  draw_lines(item, {x + icon + gap, f.box.y, width, f.box.h}, word,
             {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .middle = true, .font = &font});
  return touch(s, true);
}

void Ui::progress(const Building& b, float x) {
  const float height = 19.7F;
  Item& item = emit(Role::kProgress, b.step_words, {x, 3.5F, kProgressWidth, height});
  item.value = std::to_string(b.step) + "/" + std::to_string(b.steps);
  item.fg = theme_.shine;
  item.bg = theme_.roof;
  const float base = 18.35F;
  for (int i = 0; i < std::min(b.steps, kPostsEnd); ++i) {
    const bool reached = i < b.step;
    const float top = i + 1 == b.step ? 6.95F : 9.4F;
    const float at = x + 6.45F * static_cast<float>(i);
    const PxRect post = metrics_.px(Rect{at, top, 3.5F, 17.85F - top});
    const PxRect foot = metrics_.px(Rect{at - 0.5F, base, 4.5F, 1.5F});
    if (reached) {
      paint_->fill(post, theme_.shine);
    } else {
      paint_->hollow(post, theme_.kosong, metrics_.px(mm::kBorder));
    }
    paint_->fill(foot, reached ? theme_.shine : theme_.kosong);
  }
}

// Posts, step and name, each where it fits: the words always stay.
void Ui::roof_words(const Building& b, const RoofPlan& plan, float from, float end) {
  const float px = metrics_.per_mm();
  const std::string_view first = b.step > 0 ? b.step_words : b.title;
  if (first.empty()) return;
  const bool large = b.step == 0 && !b.small_title;
  const int wanted = std::min(capital_index(large ? TextRole::kSedang : TextRole::kIsi, text_size()),
                              portrait() ? kCapitalCount - 1 : plan.capital + (large ? 1 : 0));
  const std::u32string text = decode(first);
  const auto needs = [&](int capital, bool two) {
    const Face32 f = paint_->face(capital, Weight::kBold);
    if (two && f.size * (1 + kLabelLineStep) > metrics_.px(mm::kRoofButton)) return 1e6F;
    return (narrowest(f, text, two) + 2) / px;
  };
  int capital = wanted;
  while (capital > 0 && needs(capital, false) > end - from && needs(capital, true) > end - from) {
    --capital;
  }
  Face32 font = paint_->face(capital, Weight::kBold);
  const float one_line = needs(capital, false);
  const float posts = kProgressWidth + kProgressAir;
  if (b.step > 0 && text_size() != TextSize::kTerbesar) {
    if (from + posts + std::min(one_line, needs(capital, true)) <= end) {
      progress(b, from);
      from += posts;
    }
  }
  const auto line = [&](float at, float right, std::string_view said, Weight weight) {
    font = paint_->face(capital, weight);
    Item& item = emit(Role::kText, said, {at, layout().roof.y + 3.0F, right - at, mm::kRoofButton});
    words(item, item.rect_px, said,
          {.weight = weight, .fg = theme_.on_ijuk, .bg = theme_.roof, .step = kLabelLineStep,
           .middle = true, .font = &font});
    return item.text_rect.right() / px;
  };
  // Two lines of like length, not one word left over.
  const float right = from + one_line <= end ? end : std::min(end, from + needs(capital, true) + 1);
  const float next = line(from, right, first, Weight::kBold) + kNameAir;
  if (portrait() || b.step_name.empty() || text_size() == TextSize::kTerbesar) return;
  const Face32 plain = paint_->face(capital, Weight::kRegular);
  if (next + (plain.width(decode(b.step_name)) + 2) / px > end) return;
  line(next, end, b.step_name, Weight::kRegular);
}

RoofTouch Ui::roof(const Building& b) {
  using enum RoofSpot::Which;
  const Rect room = layout().controls;
  const bool standing = portrait();
  const RoofPlan plan = standing ? plan_controls(b) : plan_roof(b);
  std::array<Touch, 5> touched{};
  const auto put = [&](std::size_t i, float x, float y) {
    if (plan.width[i] <= 0) return;
    const Rect r{x, y, plan.width[i], mm::kRoofButton};
    if (i == kClose) layout_.quick_close = r;
    touched[i] = roof_button(r, plan.spots[i], plan);
  };
  const bool mark_is_button = !standing && plan.width[kLanguages] > 0;
  float x = standing ? kRoofLeftPortrait : room.x;
  if (mark_is_button) {
    put(kLanguages, x, room.y);
    x += plan.width[kLanguages] + kMarkAir;
  } else {
    const float mark = mm::kPictureMark;
    emit(Role::kImage, "Bale Lapor", {x, (mm::kRoof - mark) / 2, mark, mark}).bg = theme_.roof;
    paint_->icon({metrics_.px(x) + metrics_.px(mark) / 2, metrics_.px(mm::kRoof) / 2}, Icon::kMark,
                 mark, theme_.shine);
    x += mark + kMarkAir;
  }
  const float close_x = room.right() - plan.width[kClose];
  float end = layout().panel.w - 8.0F;
  if (standing) {
    roof_words(b, plan, x, end);
    const bool rows = room.h >= 2 * mm::kRoofButton;
    float at = room.x;
    for (const std::size_t i : {kLanguages, kVoice, kSize, kColours}) {
      if (plan.width[i] <= 0 || (rows && i != kVoice)) continue;
      put(i, at, room.y);
      at += plan.width[i] + mm::kGapAcross;
    }
    put(kClose, close_x, room.y);
    at = room.x;
    for (const std::size_t i : {kLanguages, kSize, kColours}) {
      if (plan.width[i] <= 0 || !rows) continue;
      put(i, at, room.bottom() - mm::kRoofButton);
      at += plan.width[i] + mm::kGapAcross;
    }
  } else {
    constexpr std::size_t kRight[] = {kVoice, kSize, kColours, kClose};
    const float length = roof_length(plan, kRight);
    float at = room.right() - length;
    end = at - (length > 0 ? kBeforeButtons : 0);
    roof_words(b, plan, x, end);
    for (const std::size_t i : {kVoice, kSize, kColours}) {
      if (plan.width[i] <= 0) continue;
      put(i, at, room.y);
      at += plan.width[i] + mm::kGapAcross;
    }
    put(kClose, close_x, room.y);
  }
  press_.focus().roof_ends();
  hidden_words_ = b.hidden_words;
  return {touched[kLanguages], touched[kVoice], touched[kSize], touched[kColours],
          touched[kClose], revealed_};
}

std::optional<std::size_t> Ui::strip(std::span<const StripKey> keys) {
  std::optional<std::size_t> touched;
  const Rect& room = layout().strip;
  if (keys.empty() || room.h <= 0) return touched;
  // Side by side in equal parts, or each as wide as its words need.
  const auto n = static_cast<float>(keys.size());
  const float free = room.w - kStripGap * (n - 1);
  const Face32 font = paint_->face(TextRole::kIsi, Weight::kBold);
  const auto need = [&](const StripKey& k, bool picture) {
    const float icon = picture && (k.icon || k.selected) ? mm::kPictureButton + kIconGap : 0;
    return (narrowest(font, decode(k.label), true) + 2) / metrics_.per_mm() + icon +
           2 * kStripPadding;
  };
  const auto sum = [&](bool picture) {
    float all = 0;
    for (const StripKey& k : keys) all += need(k, picture);
    return all;
  };
  const bool equal = std::ranges::all_of(keys, [&](const StripKey& k) {
    return need(k, true) <= free / n;
  });
  const bool pictures = sum(true) <= free;
  const float all = sum(pictures);
  float x = room.x;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const float own = need(keys[i], pictures);
    const float width = equal         ? free / n
                        : all <= free ? own + (free - all) / n
                                      : std::max(own * free / all, mm::kMinimumTarget);
    if (strip_button({x, room.y, width, room.h}, keys[i])) touched = i;
    x += width + kStripGap;
  }
  press_.focus().roof_ends();
  return touched;
}

Touch Ui::strip_button(const Rect& r, const StripKey& k) {
  Item& item = emit(Role::kButton, k.label, r);
  item.value = k.value;
  const PressState s = target(item, true, k.selected);
  Look look = look_of(ButtonKind::kSecondary, item.rect_px);
  look.selected = k.selected;
  const Face f = face(item.rect_px, s, look);
  const std::optional<Icon> picture = k.selected ? std::optional(Icon::kCek) : k.icon;
  const float padding = metrics_.px(kStripPadding);
  const float gap = metrics_.px(kIconGap);
  float icon = picture ? paint_->icon_px(mm::kPictureButton) + gap : 0;
  // The picture gives way before the words become smaller than the visitor asked for.
  const std::u32string text = decode(k.label);
  const auto face_beside = [&](float taken) {
    return fitting(text, capital(TextRole::kIsi), Weight::kBold, f.box.w - 2 * padding - taken,
                   f.box.h - metrics_.px(1.0F), 2);
  };
  Face32 font = face_beside(icon);
  if (icon > 0 && !k.selected) {
    const Face32 alone = face_beside(0);
    if (alone.size > font.size) {
      font = alone;
      icon = 0;
    }
  }
  const float room = f.box.w - 2 * padding - icon;
  const bool one = font.width(text) <= room;
  const float width = std::min(room, one ? font.width(text) + 1 : narrowest(font, text, true) + 1);
  const float x = std::round(f.box.mid_x() - (icon + width) / 2);
  if (icon > 0) {
    paint_->icon({x + (icon - gap) / 2, f.box.mid_y()}, *picture, mm::kPictureButton, f.picture);
  }
  draw_lines(item, {x + icon, f.box.y, width, f.box.h}, text,
             {.weight = Weight::kBold, .fg = f.text, .bg = f.bg, .step = kLabelLineStep,
              .middle = true, .font = &font});
  return touch(s, true);
}

}  // namespace bale::ui
