#include "kiosk/effects/letters.h"

#include <stb/stb_truetype.h>

#include <cmath>
#include <vector>

#include "platform/files.h"
#include "sync/report/text.h"

namespace bale::effects {
namespace {

constexpr std::size_t kFontMost = 4 * 1024 * 1024;  // bytes; Noto Sans has 0.6 MiB
constexpr int kBlackFrom = 110;  // of 255: a printed dot is a little larger than its square

std::vector<int> characters(std::string_view utf8) {
  std::vector<int> out;
  while (const auto code = report::next_code_point(utf8)) out.push_back(static_cast<int>(*code));
  return out;
}

}  // namespace

struct Letters::Font {
  SecretBytes bytes;  // what the reader gives
  stbtt_fontinfo info{};

  struct Scaled {
    float scale;
    int ascent;  // dots from the top to the foot of the letters
  };
  // Ascenders and descenders of Noto Sans fill 1.36 em; receipts need 1.0: capitals, g and y.
  [[nodiscard]] Scaled scaled(int em) const {
    return {stbtt_ScaleForMappingEmToPixels(&info, static_cast<float>(em)),
            static_cast<int>(std::lround(0.77 * em))};
  }
};

Letters::Letters(std::unique_ptr<Font> font) : font_(std::move(font)) {}
Letters::Letters(Letters&&) noexcept = default;
Letters& Letters::operator=(Letters&&) noexcept = default;
Letters::~Letters() = default;

Result<Letters> Letters::read(const std::string& font_file) {
  auto bytes = read_file(font_file, kFontMost);
  if (!bytes) return tl::unexpected(bytes.error());
  auto font = std::make_unique<Font>();
  font->bytes = std::move(*bytes);
  if (font->bytes.empty() || stbtt_InitFont(&font->info, font->bytes.data(), 0) == 0) {
    return fail(Errc::kCorrupt, font_file + " is not a font.");
  }
  return Letters(std::move(font));
}

int Letters::width_of(std::string_view utf8, int em) const {
  const auto [scale, ascent] = font_->scaled(em);
  float width = 0;
  for (const int code : characters(utf8)) {
    int advance = 0, side = 0;
    stbtt_GetCodepointHMetrics(&font_->info, code, &advance, &side);
    width += static_cast<float>(advance) * scale;
  }
  return static_cast<int>(std::ceil(width));
}

printer::Bitmap Letters::line(std::string_view utf8, int em) const {
  const auto [scale, ascent] = font_->scaled(em);
  printer::Bitmap out(width_of(utf8, em), em);
  float pen = 0;
  for (const int code : characters(utf8)) {
    int w = 0, h = 0, left = 0, top = 0;
    auto* const alpha = stbtt_GetCodepointBitmapSubpixel(
        &font_->info, scale, scale, pen - std::floor(pen), 0, code, &w, &h,
        &left, &top);
    for (int y = 0; alpha != nullptr && y < h; ++y) {
      for (int x = 0; x < w; ++x) {
        if (alpha[y * w + x] < kBlackFrom) continue;
        out.set(static_cast<int>(std::floor(pen)) + left + x, ascent + top + y);
      }
    }
    stbtt_FreeBitmap(alpha, nullptr);
    int advance = 0, side = 0;
    stbtt_GetCodepointHMetrics(&font_->info, code, &advance, &side);
    pen += static_cast<float>(advance) * scale;
  }
  return out;
}

}  // namespace bale::effects
