#include <doctest/doctest.h>

#include <memory>

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/text.h"

using namespace bale::ui;

namespace {

struct Fonts {
  std::unique_ptr<Atlas> atlas;
  Face32 face;
  Fonts() {
    const auto m = Metrics::make(1920, 1080, 476, 268);
    auto baked = Atlas::bake(*m, FontFiles::installed());
    REQUIRE(baked);
    atlas = std::move(*baked);
    face = {atlas->font(capital_index(TextRole::kIsi, TextSize::kBiasa), Weight::kRegular), m->font_px(TextRole::kIsi)};
  }
};

std::u32string joined(std::u32string_view text, const std::vector<Line>& lines) {
  std::u32string out;
  for (const Line& l : lines) out += std::u32string(text.substr(l.begin, l.end - l.begin)) + U"|";
  return out;
}

}  // namespace

TEST_CASE("words wrap at spaces, newlines break, and the space at a break is not drawn") {
  Fonts f;
  const std::u32string text = U"Sudah dua minggu.\nJalan berlubang";
  const float width = f.face.width(U"Sudah dua m");
  CHECK(joined(text, wrap(f.face, text, width)) == U"Sudah dua|minggu.|Jalan|berlubang|");
}

TEST_CASE("no wrapped line is wider than the box, whatever is written") {
  Fonts f;
  std::u32string text;
  unsigned seed = 1;
  for (int i = 0; i < 4000; ++i) {
    seed = seed * 1664525U + 1013904223U;
    const unsigned r = seed >> 24U;
    text += r < 40 ? U' ' : r < 44 ? U'\n' : static_cast<char32_t>(U'a' + r % 26);
  }
  for (const float width : {40.0F, 123.0F, 800.0F}) {
    const auto lines = wrap(f.face, text, width);
    for (const Line& l : lines) CHECK(l.width <= width);
    // Nothing is lost but spaces and newlines at the breaks.
    std::u32string kept;
    for (const Line& l : lines) kept += text.substr(l.begin, l.end - l.begin);
    std::u32string letters;
    std::u32string kept_letters;
    for (const char32_t c : text) if (c > U' ') letters += c;
    for (const char32_t c : kept) if (c > U' ') kept_letters += c;
    CHECK(kept_letters == letters);
  }
}

TEST_CASE("an empty text has one empty line, and a text that ends in a newline has one more") {
  Fonts f;
  CHECK(wrap(f.face, U"", 100).size() == 1);
  CHECK(wrap(f.face, U"a\n", 100).size() == 2);
}

TEST_CASE("a letter that no font has and bytes that are no text are drawn as something, not lost") {
  Fonts f;
  CHECK(decode("\xC3\xA9") == U"\u00E9");
  CHECK(decode("a\xFF\xC3") == U"a\uFFFD\uFFFD");
  CHECK(decode("\xF0\x9F\x98\x80").size() == 1);
  CHECK(f.face.advance(0x1F600) > 0);
  CHECK(encode(decode("Nénten 12 – ya")) == "Nénten 12 – ya");
}

TEST_CASE("a font that is missing is named") {
  const auto m = Metrics::make(1920, 1080, 476, 268);
  const auto baked = Atlas::bake(*m, {"/nowhere/font.ttf", "/nowhere/font.ttf"});
  REQUIRE_FALSE(baked);
  CHECK(baked.error() == "The font cannot be read: /nowhere/font.ttf");
}

TEST_CASE("the next letter is a capital at the start, on a new line and after a sentence") {
  CHECK(starts_sentence(U""));
  CHECK(starts_sentence(U"Rusak. "));
  CHECK(starts_sentence(U"Rusak?  "));
  CHECK(starts_sentence(U"Rusak\n"));
  CHECK_FALSE(starts_sentence(U"Rusak"));
  CHECK_FALSE(starts_sentence(U"Rusak, "));
  CHECK_FALSE(starts_sentence(U"Rp1.000"));
}
