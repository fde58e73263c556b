// A page in ESC/POS. Pure: bytes come out, nothing is sent.
//
// Only what every printer of the kind knows: ESC @, ESC t, ESC a, ESC E, GS !, GS v 0, ESC d, GS V.
// Pictures are as wide as the line, so that a printer that aligns none prints them right too.
#pragma once

#include <string_view>

#include "platform/printer/bitmap.h"
#include "platform/printer/printer.h"
#include "platform/printer/profile.h"

namespace bale::printer {

enum class Align : std::uint8_t { kLeft = 0, kCentre = 1 };

class Page {
 public:
  explicit Page(const Profile& profile);  // begins with ESC @ and the code page

  Page& align(Align align);
  Page& bold(bool on);
  Page& size(int times);  // 1 … 8, both ways
  // UTF-8; see encode(). Stays on the line until end_line().
  Page& text(std::string_view utf8);
  Page& end_line();
  Page& feed(int lines);  // 1 … 255
  // At most `profile.dots` wide; the rest is cut off. In bands, each a command of its own.
  Page& picture(const Bitmap& bitmap);
  // Far enough to tear off, and the cut where there is a cutter. The page is done.
  [[nodiscard]] Job finish();

 private:
  void command(std::initializer_list<int> bytes);
  void append(const std::uint8_t* bytes, std::size_t size);
  void band(const Bitmap& bitmap, int y, int rows, int width);

  Profile profile_;
  Job job_;
};

// How wide a text is on paper, in columns.
[[nodiscard]] int columns_of(std::string_view utf8, CodePage page);

}  // namespace bale::printer
