#include "platform/picture/exif.h"

#include <optional>

namespace bale::picture {
namespace {

// A TIFF of either byte order; every read says whether the bytes are there.
class Tiff {
 public:
  Tiff(ByteView bytes, bool big) : bytes_(bytes), big_(big) {}

  [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || size > bytes_.size() - at) return std::nullopt;
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < size; ++i) {
      out = out << 8U | bytes_[at + (big_ ? i : size - 1 - i)];
    }
    return out;
  }

 private:
  ByteView bytes_;
  bool big_;
};

constexpr std::uint32_t kOrientationTag = 0x0112;
constexpr std::uint32_t kShort = 3;
constexpr std::size_t kEntry = 12;  // tag 2, type 2, count 4, value 4

int entry_value(const Tiff& tiff, std::size_t entry) {
  const auto type = tiff.number(entry + 2, 2);
  const auto value = tiff.number(entry + 8, 2);
  const bool known = type == kShort && value && *value >= 1 && *value <= 8;
  return known ? static_cast<int>(*value) : 1;
}

// Where the pixel (x, y) of the upright picture stands in the stored one.
struct Turn {
  bool swapped;  // width and height change places
  bool flip_x;   // of the stored picture
  bool flip_y;
};

Turn turn_of(int orientation) {
  switch (orientation) {
    case 2:
      return {false, true, false};
    case 3:
      return {false, true, true};
    case 4:
      return {false, false, true};
    case 5:
      return {true, false, false};
    case 6:
      return {true, false, true};
    case 7:
      return {true, true, true};
    case 8:
      return {true, true, false};
    default:
      return {false, false, false};
  }
}

}  // namespace

int orientation(ByteView tiff) {
  if (tiff.size() < 8) return 1;
  const bool big = tiff[0] == 'M' && tiff[1] == 'M';
  if (!big && !(tiff[0] == 'I' && tiff[1] == 'I')) return 1;
  const Tiff read(tiff, big);
  if (read.number(2, 2) != 42U) return 1;
  const std::size_t directory = read.number(4, 4).value_or(0);
  const std::size_t entries = read.number(directory, 2).value_or(0);
  for (std::size_t i = 0; i < entries; ++i) {
    const auto entry = directory + 2 + i * kEntry;
    const auto tag = read.number(entry, 2);
    if (!tag) return 1;
    if (*tag == kOrientationTag) return entry_value(read, entry);
  }
  return 1;
}

Picture upright(Picture picture, int orientation) {
  if (orientation <= 1 || orientation > 8) return picture;
  const auto turn = turn_of(orientation);
  Picture out;
  out.width = turn.swapped ? picture.height : picture.width;
  out.height = turn.swapped ? picture.width : picture.height;
  out.rgb.resize(picture.rgb.size());
  const auto width = static_cast<std::size_t>(picture.width);
  auto* to = out.rgb.data();
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      int from_x = turn.swapped ? y : x;
      int from_y = turn.swapped ? x : y;
      if (turn.flip_x) from_x = picture.width - 1 - from_x;
      if (turn.flip_y) from_y = picture.height - 1 - from_y;
      const auto* from =
          picture.rgb.data() +
          (static_cast<std::size_t>(from_y) * width + static_cast<std::size_t>(from_x)) * 3;
      to = std::copy(from, from + 3, to);
    }
  }
  return out;
}

}  // namespace bale::picture
