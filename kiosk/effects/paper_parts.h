// What pages are put together from: paragraphs, and the pictures at their head. Pure.
// Inside kiosk/effects only.
#pragma once

#include <string_view>

#include "kiosk/effects/receipt_paper.h"

namespace bale::effects {

// Words broken at blanks into lines (not at a no-break space); *words between stars* are bold. A word longer than a line is
// broken where it is full.
class Paragraphs {
 public:
  Paragraphs(printer::Page& page, const printer::Profile& profile)
      : page_(page), profile_(profile) {}

  // Lines after the first begin `indent` columns further in; on the first `taken` columns are full.
  void add(std::string_view words, int indent = 0, int taken = 0);
  void gap() { page_.feed(1); }

 private:
  void word(std::string_view word);
  void put(std::string_view text);
  void new_line();

  printer::Page& page_;
  const printer::Profile& profile_;
  int column_{0};
  int indent_{0};
  bool bold_{false};
  bool stands_{false};  // a word stands on this line
};

// Mark, name and hall, and the weave under them.
void put_head(printer::Page& page, const std::string& hall, const printer::Profile& profile,
              const PaperFaces& faces);
// 8 dots a module where it fits with four modules of quiet, else as many as do. Nothing for size 0.
[[nodiscard]] printer::Bitmap qr_picture(const SecretBytes& modules, int size, int dots);
// A band `dots` wide of the weave: anyaman tiga nada, a cell of 8 × 4 dots.
[[nodiscard]] printer::Bitmap weave_picture(int dots);

}  // namespace bale::effects
