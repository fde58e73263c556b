#include "tests/support/fake_paper.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <stb/stb_image_write.h>
#include <stb/stb_truetype.h>

namespace bale::testing {
namespace {

constexpr int kScale = 2;  // pixels a dot
constexpr int kLetterWidth = 12;
constexpr int kLetterHeight = 24;
constexpr int kLineHeight = 30;  // 1/6 inch at 8 dots a millimetre would be 34; most makers give 30
constexpr int kBaseline = 19;
constexpr float kEm = 19.9F;  // DejaVu Sans Mono: an advance of 0.602 em fills 12 dots
constexpr int kCutFeed = 100;  // from the head to the cutter

// A typewriter's face in two weights, read once.
class Face {
 public:
  explicit Face(const char* path) {
    std::ifstream in(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(in), {});
    const auto* data = reinterpret_cast<const unsigned char*>(bytes_.data());
    if (bytes_.empty() || stbtt_InitFont(&info_, data, 0) == 0) {
      throw std::runtime_error(std::string(path) + " cannot be read (fonts-dejavu-core)");
    }
  }
  [[nodiscard]] const stbtt_fontinfo& info() const { return info_; }

 private:
  std::string bytes_;
  stbtt_fontinfo info_{};
};

const Face& face(bool bold) {
  static const Face regular("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf");
  static const Face heavy("/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf");
  return bold ? heavy : regular;
}

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&out](unsigned value) { out.push_back(static_cast<char>(value)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | (code >> 6U));
  } else {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
}

std::string hex(unsigned byte) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  return {kDigits[byte / 16 % 16], kDigits[byte % 16], 'h'};
}

}  // namespace

FakePaper::FakePaper(const printer::Profile& profile) : profile_(profile) {}

FakePaper::Asked FakePaper::wrong(const std::string& what) {
  if (error_.empty()) error_ = what + ", after " + std::to_string(commands_) + " commands";
  held_.clear();
  wanted_ = 0;
  return Asked::kNothing;
}

FakePaper::Asked FakePaper::done() {
  ++commands_;
  held_.clear();
  return Asked::kNothing;
}

FakePaper::Asked FakePaper::take(std::uint8_t byte) {
  held_.push_back(byte);
  if (wanted_ > 0) {
    if (--wanted_ > 0) return Asked::kNothing;
    draw_picture(static_cast<std::size_t>(at(4) + 256 * at(5)),
                 static_cast<std::size_t>(at(6) + 256 * at(7)));
    return done();
  }
  return obey();
}

FakePaper::Asked FakePaper::obey() {
  switch (at(0)) {
    case 0x1B: return held_.size() < 2 ? Asked::kNothing : obey_escape();
    case 0x1D: return held_.size() < 2 ? Asked::kNothing : obey_group();
    case 0x10: return held_.size() < 3 ? Asked::kNothing : obey_real_time();
    case '\n': end_line(); return done();
    case 0x00:
      if (!line_.empty()) return wrong("a NUL within a line");
      held_.clear();
      return Asked::kNothing;
    default: break;
  }
  const std::uint8_t byte = at(0);
  if (printer::decode(byte, profile_.code_page) == 0) return wrong("the byte " + hex(byte));
  if (!begun_) return wrong("text before ESC @");
  letter(byte);
  held_.clear();
  return Asked::kNothing;
}

FakePaper::Asked FakePaper::obey_escape() {
  const int n = held_.size() > 2 ? at(2) : -1;
  if (at(1) == '@') {
    if (!line_.empty()) return wrong("ESC @ within a line");
    style_ = {};
    begun_ = true;
    return done();
  }
  if (n < 0 && (at(1) == 't' || at(1) == 'a' || at(1) == 'E' || at(1) == 'd')) {
    return Asked::kNothing;
  }
  switch (at(1)) {
    case 't':
      if (n != static_cast<int>(profile_.code_page)) return wrong("another code page");
      return done();
    case 'a':
      if (n > 1) return wrong("ESC a " + std::to_string(n));
      if (!line_.empty()) return wrong("ESC a within a line");
      style_.centred = n == 1;
      return done();
    case 'E':
      if (n > 1) return wrong("ESC E " + std::to_string(n));
      style_.bold = n == 1;
      return done();
    case 'd':
      if (!line_.empty()) end_line();
      grow(n * kLineHeight);
      return done();
    default: return wrong("ESC " + hex(at(1)));
  }
}

FakePaper::Asked FakePaper::obey_group() {
  switch (at(1)) {
    case '!':
      if (held_.size() < 3) return Asked::kNothing;
      if ((at(2) & 0x88) != 0 || (at(2) >> 4) != (at(2) & 0x0F)) return wrong("GS ! " + hex(at(2)));
      style_.times = (at(2) & 0x0F) + 1;
      return done();
    case 'r':
      if (held_.size() < 3) return Asked::kNothing;
      if (at(2) != 1) return wrong("GS r " + hex(at(2)));
      done();
      return Asked::kInTurn;
    case 'V':
      if (held_.size() < 4) return Asked::kNothing;
      if (at(2) != 'B' || at(3) != 0 || !profile_.cutter) return wrong("GS V");
      if (!line_.empty()) return wrong("a cut within a line");
      grow(kCutFeed);
      ++cuts_;
      begun_ = false;
      done();
      return Asked::kCut;
    case 'v': {
      if (held_.size() < 8) return Asked::kNothing;
      if (at(2) != '0' || at(3) != 0) return wrong("GS v " + hex(at(2)));
      if (!line_.empty()) return wrong("a picture within a line");
      const int width = at(4) + 256 * at(5);
      const int height = at(6) + 256 * at(7);
      if (width < 1 || width * 8 > profile_.dots) return wrong("a picture wider than the line");
      if (height < 1 || height > 2303) return wrong("a picture of " + std::to_string(height));
      wanted_ = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
      return Asked::kNothing;
    }
    default: return wrong("GS " + hex(at(1)));
  }
}

FakePaper::Asked FakePaper::obey_real_time() {
  const auto n = at(2);
  if (at(1) != 0x04 || (n != 1 && n != 2 && n != 4)) return wrong("DLE " + hex(at(1)));
  held_.clear();
  return n == 1 ? Asked::kPrinter : n == 2 ? Asked::kOffline : Asked::kPaper;
}

void FakePaper::letter(std::uint8_t byte) {
  line_.push_back({printer::decode(byte, profile_.code_page), style_});
  int width = 0;
  for (const auto& glyph : line_) width += glyph.style.times;
  widest_ = std::max(widest_, width);
  if (width > profile_.columns) wrong("a line of more than " + std::to_string(profile_.columns) +
                                      " columns");
}

void FakePaper::end_line() {
  int width = 0;
  int tallest = 1;
  for (const auto& glyph : line_) {
    width += glyph.style.times * kLetterWidth;
    tallest = std::max(tallest, glyph.style.times);
    append_utf8(text_, glyph.code);
  }
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  text_ += '\n';
  const int height = std::max(kLineHeight, tallest * kLetterHeight + 6);
  grow(height);
  int x = style_.centred ? (profile_.dots - width) / 2 : 0;
  for (const auto& glyph : line_) {
    draw_letter(glyph, x, height);
    x += glyph.style.times * kLetterWidth;
  }
  line_.clear();
}

void FakePaper::grow(int rows) {
  rows_ += rows;
  grey_.resize(static_cast<std::size_t>(profile_.dots * kScale) *
                   static_cast<std::size_t>(rows_ * kScale), 255);
}

// Letters stand on the line's foot, 3 dots above its lower edge.
void FakePaper::draw_letter(const Glyph& glyph, int x, int line_height) {
  const auto& font = face(glyph.style.bold).info();
  const int times = glyph.style.times;
  const float scale = stbtt_ScaleForMappingEmToPixels(&font, kEm) * kScale *
                      static_cast<float>(times);
  int w = 0, h = 0, left = 0, top = 0;
  auto* const alpha = stbtt_GetCodepointBitmap(&font, scale, scale, static_cast<int>(glyph.code),
                                               &w, &h, &left, &top);
  if (alpha == nullptr) return;
  const int foot = (rows_ - line_height) + (line_height - kLetterHeight * times) / 2;
  const int x0 = x * kScale + left;
  const int y0 = (foot + kBaseline * times) * kScale + top;
  const int width = profile_.dots * kScale;
  for (int dy = 0; dy < h; ++dy) {
    for (int dx = 0; dx < w; ++dx) {
      if (x0 + dx < 0 || x0 + dx >= width || y0 + dy < 0 || y0 + dy >= rows_ * kScale) continue;
      auto& pixel = grey_[static_cast<std::size_t>((y0 + dy) * width + x0 + dx)];
      const int ink = 255 - alpha[dy * w + dx];
      pixel = static_cast<std::uint8_t>(std::min<int>(pixel, ink));
    }
  }
  stbtt_FreeBitmap(alpha, nullptr);
}

void FakePaper::draw_picture(std::size_t row_bytes, std::size_t rows) {
  const int from = rows_;
  grow(static_cast<int>(rows));
  const int width = profile_.dots * kScale;
  for (std::size_t y = 0; y < rows; ++y) {
    for (std::size_t x = 0; x < row_bytes * 8; ++x) {
      if ((held_[8 + y * row_bytes + x / 8] & (0x80U >> (x % 8))) == 0) continue;
      for (int i = 0; i < kScale * kScale; ++i) {
        const int px = static_cast<int>(x) * kScale + i % kScale;
        const int py = (from + static_cast<int>(y)) * kScale + i / kScale;
        grey_[static_cast<std::size_t>(py * width + px)] = 0;
      }
    }
  }
}

PaperPicture FakePaper::picture() const {
  return {profile_.dots * kScale, rows_ * kScale, grey_};
}

void FakePaper::save_png(const std::string& path) const {
  constexpr int kSide = 40;    // paper beside the printed line
  constexpr int kTable = 36;   // beside the paper
  constexpr int kHead = 40;    // paper above the first row
  constexpr int kTooth = 16;   // of the torn edge
  const auto paper = picture();
  const int width = paper.width + 2 * (kSide + kTable);
  const int height = kHead + paper.height + kHead + kTooth;
  std::vector<std::uint8_t> rgb;
  rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int px = x - kTable - kSide;
      const int py = y - kHead;
      const int tooth = std::abs((x - kTable) % (2 * kTooth) - kTooth);
      const bool table = x < kTable || x >= width - kTable || y >= height - tooth;
      const bool printed = px >= 0 && px < paper.width && py >= 0 && py < paper.height;
      const std::uint8_t ink =
          printed ? paper.grey[static_cast<std::size_t>(py * paper.width + px)] : 255;
      rgb.push_back(table ? 0xE3 : ink);
      rgb.push_back(table ? 0xDF : ink);
      rgb.push_back(table ? 0xD0 : ink);
    }
  }
  // Whole or not at all: whoever waits for the file may look at it at once.
  const auto half = path + ".half";
  if (stbi_write_png(half.c_str(), width, height, 3, rgb.data(), width * 3) == 0 ||
      std::rename(half.c_str(), path.c_str()) != 0) {
    throw std::runtime_error(path + " cannot be written");
  }
}

}  // namespace bale::testing
