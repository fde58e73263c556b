#include "kiosk/ui/metrics.h"

#include <algorithm>
#include <cmath>

namespace bale::ui {
namespace {

// The building's floor ends here on the reference panels (476 x 268 and 268 x 476).
constexpr float kReadingEnds = 184.0F;   // portrait: words above, targets below
constexpr float kControlsTop = 192.4F;
constexpr float kAnswersTop = 221.0F;
constexpr float kControlsGap = 4.0F;
constexpr float kBeforeAnswers = 4.9F;   // under the explanation
constexpr float kUnderHeading = 5.3F;    // where there is none
constexpr float kUnderStrip = 5.5F;      // its edge included
// A strip's buttons hold two lines.
constexpr float kStripAir = 3.0F;

struct Wish {
  TextSize size;
  bool strip;
};

float strip_height(TextSize size) {
  return std::max(mm::kRoofButton, line_mm(TextRole::kIsi, size) * (1 + kLabelLineStep) + kStripAir);
}

void place_words(Layout& l, const Wish& wish, const Rect& reading) {
  const float heading = line_mm(TextRole::kJudul, wish.size);
  l.reading = reading;
  l.heading = reading.top_part(heading);
  l.explanation = Rect{reading.x, l.heading.bottom(), reading.w,
                       line_mm(TextRole::kIsi, wish.size)};
}

Layout lying(float w, float h, const Wish& wish) {
  const float m = mm::kMarginLandscape;
  const float plinth = h - mm::kPlinth;
  const float buttons = plinth + 5.5F;
  const float end = plinth - 7.3F;
  Layout l;
  l.panel = {0, 0, w, h};
  l.roof = {0, 0, w, mm::kRoof};
  l.weave = {0, mm::kRoof, w, mm::kWeave};
  l.floor = {mm::kPost, mm::kRoof + mm::kWeave, w - 2 * mm::kPost, plinth - mm::kRoof - mm::kWeave};
  place_words(l, wish, {m, 37.7F, w - 2 * m, plinth - 37.7F - 6.0F});
  float top = l.explanation.bottom() + kBeforeAnswers;
  float tall = l.heading.bottom() + kUnderHeading;
  l.strip = {m, l.heading.bottom() + 2.0F, w - 2 * m, 0};
  if (wish.strip) {
    l.strip.h = strip_height(wish.size);
    top = tall = l.strip.bottom() + kUnderStrip;
  }
  l.answers = {m, top, w - 2 * m, end - top};
  l.tall_answers = {m, tall, w - 2 * m, end - tall};
  l.plinth = {0, plinth, w, mm::kPlinth};
  l.back = {m, buttons, mm::kBack, mm::kPlinthButton};
  l.next = {w - m - mm::kNext, buttons, mm::kNext, mm::kPlinthButton};
  l.extra = {104, buttons, w - m - mm::kNext - 6 - 104, mm::kPlinthButton};
  l.controls = {m, 3.0F, w - 2 * m, mm::kRoofButton};
  l.quick_close = l.controls.right_part(mm::kQuickCloseLandscape);
  l.key_gap = mm::kKeyGapLandscape;
  return l;
}

// Standing, the controls take two rows where one cannot hold their words.
Layout standing(float w, float h, const Wish& wish) {
  const float m = mm::kMarginPortrait;
  const float plinth = h - mm::kPlinth;
  const float buttons = plinth + 6.0F;
  Layout l;
  l.portrait = true;
  l.panel = {0, 0, w, h};
  l.roof = {0, 0, w, mm::kRoof};
  l.weave = {0, mm::kRoof, w, mm::kWeave};
  l.floor = {mm::kPost, mm::kRoof + mm::kWeave, w - 2 * mm::kPost,
             kReadingEnds - mm::kRoof - mm::kWeave};
  place_words(l, wish, {14, 40.5F, w - 28, kReadingEnds - 40.5F - 6.0F});
  l.explanation.y += 2.0F;
  l.explanation.h = line_mm(TextRole::kSedang, wish.size);
  const bool rows = wish.size > TextSize::kBiasa;
  l.controls = {m, kControlsTop, w - 2 * m,
                rows ? 2 * mm::kRoofButton + kControlsGap : mm::kRoofButton};
  l.quick_close = l.controls.right_part(mm::kQuickClosePortrait).top_part(mm::kRoofButton);
  float top = kAnswersTop + l.controls.h - mm::kRoofButton;
  l.strip = {m, top - 2.0F, w - 2 * m, 0};
  if (wish.strip) {
    l.strip.h = strip_height(wish.size);
    top = l.strip.bottom() + kUnderStrip;
  }
  l.answers = {m, top, w - 2 * m, plinth - top - 8.5F};
  l.tall_answers = l.answers;
  l.plinth = {0, plinth, w, mm::kPlinth};
  l.back = {m, buttons, 79.0F, mm::kPlinthButton};
  l.next = {w - m - mm::kNext, buttons, mm::kNext, mm::kPlinthButton};
  l.extra = {m + 79.0F + 4, buttons, w - 2 * m - 79.0F - mm::kNext - 8, mm::kPlinthButton};
  l.key_gap = mm::kKeyGapPortrait;
  return l;
}

bool plausible(int width_px, int height_px, float width_mm, float height_mm) {
  return width_px >= 640 && height_px >= 480 && width_px <= 16384 && height_px <= 16384 &&
         std::isfinite(width_mm) && std::isfinite(height_mm) && width_mm > 50 && height_mm > 50 &&
         width_mm < 3000 && height_mm < 3000;
}

}  // namespace

tl::expected<Metrics, std::string> Metrics::make(int width_px, int height_px, float width_mm,
                                                 float height_mm) {
  if (!plausible(width_px, height_px, width_mm, height_mm)) {
    return tl::unexpected<std::string>("The panel's size in pixels or millimetres cannot be right.");
  }
  const bool upright = height_mm > width_mm;
  if (upright ? (width_mm < 267 || height_mm < 475) : (width_mm < 344 || height_mm < 193)) {
    return tl::unexpected<std::string>(
        "The panel is too small: at least 344 x 194 mm lying, or 268 x 476 mm standing.");
  }
  const float across = static_cast<float>(width_px) / width_mm;
  const float down = static_cast<float>(height_px) / height_mm;
  if (std::abs(across / down - 1.0F) > 0.03F) {
    return tl::unexpected<std::string>(
        "The panel's pixels and millimetres have different shapes: turn one of the two.");
  }
  Metrics m;
  m.width_px_ = width_px;
  m.height_px_ = height_px;
  m.per_mm_ = across;
  m.width_mm_ = width_mm;
  return m.with(TextSize::kBiasa, false);
}

Metrics Metrics::with(TextSize size, bool strip) const {
  Metrics m = *this;
  // Millimetres down follow from the pixels, so that the last pixel row is the last millimetre.
  const float h = static_cast<float>(height_px_) / per_mm_;
  m.text_size_ = size;
  m.layout_ = h > width_mm_ ? standing(width_mm_, h, {size, strip})
                            : lying(width_mm_, h, {size, strip});
  return m;
}

float Metrics::px(float millimetres) const {
  return std::max(1.0F, std::round(millimetres * per_mm_));
}

PxRect Metrics::px(const Rect& r) const {
  const float x0 = std::round(r.x * per_mm_);
  const float y0 = std::round(r.y * per_mm_);
  return {x0, y0, std::round(r.right() * per_mm_) - x0, std::round(r.bottom() * per_mm_) - y0};
}

Rect Metrics::mm(const PxRect& r) const {
  return {r.x / per_mm_, r.y / per_mm_, r.w / per_mm_, r.h / per_mm_};
}

float Metrics::font_px(TextRole role) const { return font_px(capital_mm(role, text_size_)); }

float Metrics::font_px(float capital) const {
  return std::round(capital * per_mm_ / kCapitalOfFontSize);
}

}  // namespace bale::ui
