// Pictures made by the tests, good and hostile.
#pragma once

#include "platform/fake/random.h"
#include "platform/picture/picture.h"

namespace bale::testing {

// Four quarters of different colours (red, green / blue, white): which side is up can be seen.
inline Picture quarters(int width, int height) {
  Picture out{width, height, {}};
  static constexpr std::uint8_t kColours[4][3] = {
      {200, 20, 20}, {20, 180, 20}, {20, 20, 200}, {250, 250, 250}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto* colour = kColours[(y * 2 / height) * 2 + x * 2 / width];
      out.rgb.insert(out.rgb.end(), colour, colour + 3);
    }
  }
  return out;
}

// Noise compresses worst of all.
inline Picture noise(int width, int height, std::uint64_t seed = 1) {
  SeededRandom random(seed);
  Picture out{width, height, {}};
  out.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  random.fill(out.rgb);
  return out;
}

inline SecretBytes jpeg_of(const Picture& picture, int quality = 90) {
  auto out = encode_jpeg(picture, quality);
  return out ? std::move(*out) : SecretBytes{};
}

// A segment right behind SOI.
inline SecretBytes with_segment(const SecretBytes& jpeg, std::uint8_t marker,
                                std::string_view body) {
  SecretBytes out(jpeg.begin(), jpeg.begin() + 2);
  const auto length = body.size() + 2;
  out.push_back(0xFF);
  out.push_back(marker);
  out.push_back(static_cast<std::uint8_t>(length >> 8U));
  out.push_back(static_cast<std::uint8_t>(length & 0xFFU));
  out.insert(out.end(), body.begin(), body.end());
  out.insert(out.end(), jpeg.begin() + 2, jpeg.end());
  return out;
}

// What a telephone writes: orientation, and words that say who was where.
inline std::string exif(std::uint8_t orientation, bool big_endian = false) {
  const auto two = [&](std::uint8_t value) {
    return big_endian ? std::string{'\0', static_cast<char>(value)}
                      : std::string{static_cast<char>(value), '\0'};
  };
  const auto four = [&](std::uint8_t value) {
    return big_endian ? std::string(2, '\0') + two(value) : two(value) + std::string(2, '\0');
  };
  std::string out("Exif\0\0", 6);
  out += big_endian ? "MM" : "II";
  out += two(42) + four(8) + two(1);
  out += big_endian ? std::string("\x01\x12", 2) : std::string("\x12\x01", 2);
  out += two(3) + four(1) + two(orientation) + two(0) + four(0);
  return out + "GPS-8.5413S115.1252E TelponPunyaWayan";
}

namespace picture_detail {
inline void put32(SecretBytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    out.push_back(static_cast<std::uint8_t>(value >> static_cast<unsigned>(shift)));
  }
}
inline void chunk(SecretBytes& out, std::string_view name, ByteView body) {
  put32(out, static_cast<std::uint32_t>(body.size()));
  out.insert(out.end(), name.begin(), name.end());
  out.insert(out.end(), body.begin(), body.end());
  put32(out, 0);  // nobody looks at the checksum
}
// zlib without compression: one stored block.
inline SecretBytes stored(ByteView body) {
  SecretBytes out{0x78, 0x01, 0x01};
  const auto size = static_cast<std::uint16_t>(body.size());
  for (const auto half : {size, static_cast<std::uint16_t>(~size)}) {
    out.push_back(static_cast<std::uint8_t>(half & 0xFFU));
    out.push_back(static_cast<std::uint8_t>(half >> 8U));
  }
  out.insert(out.end(), body.begin(), body.end());
  return out;
}
}  // namespace picture_detail

// A PNG whose header claims these measures; `rows` are its filtered bytes (at most 65,535).
inline SecretBytes png(std::uint32_t width, std::uint32_t height, std::uint8_t colour_type,
                       ByteView rows) {
  SecretBytes out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  SecretBytes header;
  picture_detail::put32(header, width);
  picture_detail::put32(header, height);
  header.insert(header.end(), {8, colour_type, 0, 0, 0});
  picture_detail::chunk(out, "IHDR", header);
  picture_detail::chunk(out, "IDAT", picture_detail::stored(rows));
  picture_detail::chunk(out, "IEND", {});
  return out;
}

}  // namespace bale::testing
