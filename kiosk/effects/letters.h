// Letters of the product's own face as dots, for what stands at the head of a receipt: a printer has
// one typewriter's face, and no letter with a macron.
//
// Thread: any, one at a time. Reads the font when made and gives it back when it goes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "platform/printer/bitmap.h"
#include "platform/result.h"

namespace bale::effects {

class Letters {
 public:
  // kNotFound, kCorrupt: no such font.
  [[nodiscard]] static Result<Letters> read(const std::string& font_file);
  Letters(Letters&&) noexcept;
  Letters& operator=(Letters&&) noexcept;
  ~Letters();

  // One line, cut out closely at its sides; as high as `em` is. Dots.
  [[nodiscard]] printer::Bitmap line(std::string_view utf8, int em) const;
  [[nodiscard]] int width_of(std::string_view utf8, int em) const;

 private:
  struct Font;
  explicit Letters(std::unique_ptr<Font> font);
  std::unique_ptr<Font> font_;
};

}  // namespace bale::effects
