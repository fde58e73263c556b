// Text without shaping: decoding, widths and word wrap. Pure but for the font's advance widths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

struct ImFont;

namespace bale::ui {

// Bytes that are not UTF-8 become U+FFFD; never longer than the input.
[[nodiscard]] std::u32string decode(std::string_view utf8);

[[nodiscard]] std::string encode(std::u32string_view text);

// A font at its baked size; drawn and measured never scaled.
struct Face32 {
  ImFont* font{};
  float size{};
  [[nodiscard]] float advance(char32_t c) const;
  [[nodiscard]] float width(std::u32string_view text) const;
};

// One line of wrapped text: [begin, end) is drawn; a space or newline after it is not.
struct Line {
  std::size_t begin{};
  std::size_t end{};
  float width{};
};

// Breaks at spaces and newlines; a word longer than the width is broken inside. At least one line.
// With `keep_spaces` (a field) trailing spaces belong to the line they end.
[[nodiscard]] std::vector<Line> wrap(const Face32& face, std::u32string_view text, float width,
                                     bool keep_spaces = false);

}  // namespace bale::ui
