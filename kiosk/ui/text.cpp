#include "kiosk/ui/text.h"

#include <imgui.h>

#include <cstdint>

namespace bale::ui {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Length of the sequence that starts with this byte; 0 if none does.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool is_break(char32_t c) { return c == U' '; }

}  // namespace

std::u32string decode(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const auto length = static_cast<std::size_t>(sequence_length(lead));
    char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    bool good = length != 0 && i + length <= utf8.size();
    for (std::size_t k = 1; good && k < length; ++k) {
      const auto next = static_cast<unsigned char>(utf8[i + k]);
      good = (next & 0xC0U) == 0x80U;
      c = (c << 6U) | (next & 0x3FU);
    }
    out += good ? c : kReplacement;
    i += good ? length : 1;
  }
  return out;
}

std::string encode(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    const auto tail = [&](unsigned shift) {
      out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
    };
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0U | (c >> 6U));
      tail(0);
    } else if (c < 0x10000) {
      out += static_cast<char>(0xE0U | (c >> 12U));
      tail(6);
      tail(0);
    } else {
      out += static_cast<char>(0xF0U | ((c >> 18U) & 7U));
      tail(12);
      tail(6);
      tail(0);
    }
  }
  return out;
}

float Face32::advance(char32_t c) const {
  const auto glyph = static_cast<ImWchar>(c > 0xFFFF ? kReplacement : c);
  return font->GetCharAdvance(glyph) * (size / font->FontSize);
}

float Face32::width(std::u32string_view text) const {
  float w = 0;
  for (const char32_t c : text) w += advance(c);
  return w;
}

std::vector<Line> wrap(const Face32& face, std::u32string_view text, float width,
                       bool keep_spaces) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  std::size_t word = 0;  // start of the word being measured
  float line_width = 0;  // up to i
  const auto close = [&](std::size_t end, std::size_t next) {
    std::size_t last = end;
    while (!keep_spaces && last > begin && is_break(text[last - 1])) --last;
    lines.push_back({begin, last, face.width(text.substr(begin, last - begin))});
    begin = next;
    line_width = 0;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'\n') {
      close(i, i + 1);
      word = i + 1;
      continue;
    }
    const float advance = face.advance(text[i]);
    // A space may hang over the edge; a letter may not. Twice for a word that is too long even alone.
    while (!is_break(text[i]) && line_width + advance > width && i > begin) {
      const std::size_t at = word > begin ? word : i;
      close(at, at);
      line_width = face.width(text.substr(begin, i - begin));
      word = at;
    }
    line_width += advance;
    if (is_break(text[i])) word = i + 1;
  }
  close(text.size(), text.size());
  return lines;
}

}  // namespace bale::ui
