#include "platform/picture/picture.h"

#include <doctest/doctest.h>

#include "tests/support/pictures.h"
#include "tests/unit/picture/progressive.h"

using namespace bale;
using namespace bale::testing;

namespace {

// 'r' 'g' 'b' 'w' in the middle of each quarter, row by row.
std::string seen(const Picture& picture) {
  std::string out;
  for (const int y : {1, 3}) {
    for (const int x : {1, 3}) {
      const auto at = (static_cast<std::size_t>(picture.height * y / 4) *
                           static_cast<std::size_t>(picture.width) +
                       static_cast<std::size_t>(picture.width * x / 4)) *
                      3;
      const auto* p = picture.rgb.data() + at;
      out += p[0] > 128 && p[1] > 128 ? 'w' : p[0] > 128 ? 'r' : p[1] > 128 ? 'g' : 'b';
    }
  }
  return out;
}

}  // namespace

TEST_CASE("what is written as a JPEG is read back as it was") {
  const auto picture = quarters(64, 48);
  const auto read = decode_picture(jpeg_of(picture));
  REQUIRE(read);
  CHECK(read->width == 64);
  CHECK(read->height == 48);
  CHECK(seen(*read) == "rgbw");
}

TEST_CASE("every EXIF orientation, of either byte order, stands upright") {
  // What a viewer shows for the quarters r g / b w under each of the eight values.
  static constexpr const char* kUpright[] = {"rgbw", "grwb", "wbgr", "bwrg",
                                             "rbgw", "brwg", "wgbr", "gwrb"};
  const auto jpeg = jpeg_of(quarters(96, 48));
  for (std::uint8_t value = 1; value <= 8; ++value) {
    for (const bool big : {false, true}) {
      const auto read = decode_picture(with_segment(jpeg, 0xE1, exif(value, big)));
      REQUIRE(read);
      CAPTURE(int{value});
      CHECK(seen(*read) == kUpright[value - 1]);
      CHECK(read->width == (value >= 5 ? 48 : 96));
    }
  }
}

TEST_CASE("EXIF that cannot be read, points beyond its end or says nonsense turns nothing") {
  const auto jpeg = jpeg_of(quarters(64, 48));
  auto beyond = exif(6);
  beyond[10] = '\xFF';  // the directory's offset
  beyond[13] = '\x7F';
  std::string endless = exif(6).substr(0, 14) + "\xFF\xFF";
  for (const auto& text :
       {exif(0), exif(9), exif(255), beyond, endless, exif(6).substr(0, 20),
        std::string("Exif\0\0", 6), std::string("Exif\0\0II", 8), std::string("http://xmp")}) {
    const auto read = decode_picture(with_segment(jpeg, 0xE1, text));
    REQUIRE(read);
    CHECK(seen(*read) == "rgbw");
  }
}

TEST_CASE("a picture is scaled into the square with its proportions, and never enlarged") {
  const auto wide = fit_within(quarters(3000, 1000), 1600);
  REQUIRE(wide);
  CHECK(wide->width == 1600);
  CHECK(wide->height == 533);
  CHECK(seen(*wide) == "rgbw");
  const auto tall = fit_within(quarters(20, 5000), 100);
  REQUIRE(tall);
  CHECK(tall->height == 100);
  CHECK(tall->width == 1);
  const auto small = fit_within(quarters(30, 20), 1600);
  REQUIRE(small);
  CHECK(small->width == 30);
}

TEST_CASE("a PNG is read, and what is transparent in it is white") {
  const SecretBytes opaque{0, 10, 20, 30};
  const auto colour = decode_picture(png(1, 1, 2, opaque));
  REQUIRE(colour);
  CHECK(colour->rgb == SecretBytes{10, 20, 30});
  const SecretBytes clear{0, 10, 20, 30, 0, 100, 100, 100, 255};
  const auto half = decode_picture(png(2, 1, 6, clear));
  REQUIRE(half);
  CHECK(half->rgb == SecretBytes{255, 255, 255, 100, 100, 100});
}

TEST_CASE("a camera's frame without Huffman tables is read with those of the standard") {
  const auto jpeg = jpeg_of(quarters(64, 48));
  SecretBytes bare;
  for (std::size_t i = 0; i < jpeg.size(); ++i) {
    const bool table = i + 3 < jpeg.size() && jpeg[i] == 0xFF && jpeg[i + 1] == 0xC4;
    if (table)
      i += 1U + static_cast<std::size_t>(jpeg[i + 2] << 8 | jpeg[i + 3]);
    else
      bare.push_back(jpeg[i]);
  }
  CHECK(bare.size() + 400 < jpeg.size());
  CHECK_FALSE(decode_picture(bare));
  const auto frame = decode_frame(bare, 64 * 48);
  REQUIRE(frame);
  CHECK(seen(*frame) == "rgbw");
  CHECK_FALSE(decode_frame(bare, 64 * 48 - 1));  // larger than the stream was agreed to be
}

TEST_CASE("no picture is written from measures that do not fit its bytes") {
  CHECK_FALSE(encode_jpeg({}, 80));
  CHECK_FALSE(encode_jpeg({10, 10, SecretBytes(299)}, 80));
  CHECK_FALSE(encode_jpeg({-1, -100, SecretBytes(300)}, 80));
}

TEST_CASE("a progressive JPEG is read like any other, and refused when it is cut") {
  const ByteView file(kProgressive);
  const auto read = decode_picture(file);
  REQUIRE(read);
  CHECK(read->width == 24);
  CHECK(read->height == 16);
  CHECK(read->rgb[0] > 200);           // red
  CHECK(read->rgb[3 * 23 + 2] > 200);  // blue
  for (std::size_t size = 0; size < file.size(); ++size)
    CHECK_FALSE(decode_picture(file.first(size)));
}
