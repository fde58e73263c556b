// A picture of dots, one bit each, as GS v 0 wants it: rows of whole bytes, the leftmost dot is the
// highest bit, 1 is black. In wiping memory: a receipt's QR is its code.
#pragma once

#include <cstddef>

#include "platform/secure.h"

namespace bale::printer {

class Bitmap {
 public:
  Bitmap() = default;
  Bitmap(int width, int height)
      : width_(width), height_(height),
        bytes_(static_cast<std::size_t>(row_bytes()) * static_cast<std::size_t>(height), 0) {}

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] int row_bytes() const { return (width_ + 7) / 8; }
  [[nodiscard]] const std::uint8_t* row(int y) const { return bytes_.data() + start(y); }

  // Outside the picture nothing happens.
  void set(int x, int y) {
    if (inside(x, y)) bytes_[start(y) + static_cast<std::size_t>(x) / 8] |= bit(x);
  }
  [[nodiscard]] bool get(int x, int y) const {
    return inside(x, y) && (row(y)[x / 8] & bit(x)) != 0;
  }
  void fill(int x, int y, int width, int height) {
    for (int dy = 0; dy < height; ++dy) {
      for (int dx = 0; dx < width; ++dx) set(x + dx, y + dy);
    }
  }
  // Black dots of `other` on top of these.
  void draw(const Bitmap& other, int x, int y) {
    for (int dy = 0; dy < other.height(); ++dy) {
      for (int dx = 0; dx < other.width(); ++dx) {
        if (other.get(dx, dy)) set(x + dx, y + dy);
      }
    }
  }

 private:
  [[nodiscard]] bool inside(int x, int y) const {
    return x >= 0 && y >= 0 && x < width_ && y < height_;
  }
  [[nodiscard]] std::size_t start(int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(row_bytes());
  }
  static std::uint8_t bit(int x) { return static_cast<std::uint8_t>(0x80U >> (x % 8)); }

  int width_{0};
  int height_{0};
  SecretBytes bytes_;
};

}  // namespace bale::printer
