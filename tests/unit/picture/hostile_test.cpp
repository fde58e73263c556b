// Files made to hurt whoever opens them.
#include <doctest/doctest.h>

#include "tests/support/pictures.h"
#include "tests/unit/picture/progressive.h"

using namespace bale;
using namespace bale::testing;

namespace {

std::string refusal(const SecretBytes& file) {
  const auto read = decode_picture(file);
  return read ? "accepted" : read.error().message;
}

}  // namespace

TEST_CASE("a tiny PNG of 50,000 by 50,000 is refused before memory is asked for") {
  CHECK(refusal(png(50'000, 50'000, 2, SecretBytes(10))) == "the picture has too many pixels");
  CHECK(refusal(png(16'000, 16'000, 2, SecretBytes(10))) == "the picture has too many pixels");
  CHECK(refusal(png(0xFFFFFFFFU, 0xFFFFFFFFU, 2, {})) == "the picture has too many pixels");
  CHECK(refusal(png(0, 10, 2, {})) == "the picture is broken");
  CHECK(refusal(png(1'000, 1'000, 2, SecretBytes(10))) == "the picture is broken");
}

TEST_CASE("a JPEG whose header claims what no camera makes is refused") {
  auto jpeg = jpeg_of(quarters(64, 48));
  for (std::size_t i = 0; i + 8 < jpeg.size(); ++i) {
    if (jpeg[i] != 0xFF || jpeg[i + 1] != 0xC0) continue;
    for (std::size_t j = 5; j < 9; ++j) jpeg[i + j] = 0xFF;
    break;
  }
  CHECK(refusal(jpeg) == "the picture has too many pixels");
}

TEST_CASE("a JPEG cut anywhere is refused, not shown half grey") {
  const auto jpeg = jpeg_of(quarters(640, 480));
  for (std::size_t size = 0; size < jpeg.size(); size += 1 + jpeg.size() / 60) {
    CHECK(refusal({jpeg.begin(), jpeg.begin() + static_cast<long>(size)}) != "accepted");
  }
  CHECK(refusal({jpeg.begin(), jpeg.end() - 2}) == "the picture ends too early");
}

TEST_CASE("a JPEG of a hundred thousand scans is refused at once") {
  const auto jpeg = jpeg_of(quarters(64, 48));
  SecretBytes scans(jpeg.begin(), jpeg.end() - 2);
  for (int i = 0; i < 100'000; ++i) {
    scans.insert(scans.end(), {0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
  }
  scans.insert(scans.end(), {0xFF, 0xD9});
  CHECK(refusal(scans) == "the picture would take too long to look at");
}

TEST_CASE("a JPEG whose Huffman table has more codes than a table holds never reaches the decoder") {
  const auto jpeg = jpeg_of(quarters(64, 48));
  std::string crowded(1, '\0');
  crowded += std::string(16, '\x1F');        // 16 × 31 codes
  crowded += std::string(16U * 31U, '\x05');
  CHECK(refusal(with_segment(jpeg, 0xC4, crowded)) == "the picture is broken");
  std::string hollow(1, '\0');
  hollow += std::string(16, '\x02') + std::string(10, '\x05');  // 32 codes, ten are there
  CHECK(refusal(with_segment(jpeg, 0xC4, hollow)) == "the picture is broken");
  CHECK(refusal(with_segment(jpeg, 0xC4, std::string(1, '\x24') + std::string(16, '\0'))) ==
        "the picture is broken");
}

TEST_CASE("what is neither JPEG nor PNG is refused whatever it is called") {
  for (const std::string_view text :
       {"", "GIF89a", "BM", "<svg/>", "%PDF-1.7", "\xFF\xD8", "PNG"}) {
    CHECK(refusal({text.begin(), text.end()}) == "the file is neither a JPEG nor a PNG picture");
  }
}

TEST_CASE("a thousand randomly damaged JPEGs and PNGs neither crash nor give a picture too large") {
  SeededRandom random(20261125);
  const auto jpeg = jpeg_of(quarters(80, 60));
  SecretBytes rows;
  for (int y = 0; y < 40; ++y) {
    rows.push_back(static_cast<std::uint8_t>(y % 5));
    rows.insert(rows.end(), 160, static_cast<std::uint8_t>(y * 6));
  }
  const auto drawing = png(40, 40, 6, rows);
  int accepted = 0;
  const SecretBytes progressive(std::begin(kProgressive), std::end(kProgressive));
  for (int i = 0; i < 1'000; ++i) {
    auto file = i % 3 == 0 ? jpeg : i % 3 == 1 ? drawing : progressive;
    for (auto hits = 1 + random.bytes<1>()[0] % 12; hits > 0; --hits) {
      const auto draw = random.bytes<4>();
      const auto at = static_cast<std::size_t>(draw[0] | draw[1] << 8U) % file.size();
      file[at] = draw[2];
      if (draw[3] < 20) file.resize(std::max<std::size_t>(at, 1));
    }
    const auto read = decode_picture(file);
    if (!read) continue;
    ++accepted;
    const auto pixels =
        static_cast<std::size_t>(read->width) * static_cast<std::size_t>(read->height);
    CHECK(read->rgb.size() == pixels * 3);
    CHECK(static_cast<std::int64_t>(pixels) <= kPicturePixelsMax);
  }
  CHECK(accepted > 0);
  CHECK(accepted < 1'000);
}
