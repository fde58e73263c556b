#include "sync/filing/photo.h"

#include <doctest/doctest.h>

#include "sync/filing/attached_file.h"
#include "tests/support/pictures.h"
#include "tests/unit/filing/fixture.h"

using namespace bale;
using namespace bale::filing;
using bale::testing::jpeg_of;
using bale::testing::noise;
using bale::testing::quarters;

namespace {

bool holds(ByteView bytes, std::string_view piece) {
  return text_of(bytes).find(piece) != std::string_view::npos;
}

class Files {
 public:
  Files() {
    std::string path = (std::filesystem::temp_directory_path() / "bale-XXXXXX").string();
    REQUIRE(::mkdtemp(path.data()) != nullptr);
    folder_ = path;
  }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  ~Files() { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ + "/" + name; }
  std::string write(const std::string& name, ByteView content) const {
    std::ofstream(path(name), std::ios::binary) << text_of(content);
    return path(name);
  }

 private:
  std::string folder_;
};

std::string refusal(const std::string& path) {
  const auto read = read_attachment(path);
  return read ? "accepted" : read.error().message;
}

}  // namespace

TEST_CASE("a photo keeps its pixels and none of what the telephone wrote about its owner") {
  const auto jpeg = jpeg_of(quarters(800, 600));
  const auto taken = testing::with_segment(testing::with_segment(jpeg, 0xE1, testing::exif(6)),
                                           0xFE, "komentar: TelponPunyaWayan");
  REQUIRE(holds(taken, "TelponPunyaWayan"));
  REQUIRE(holds(taken, "GPS"));
  const auto photo = make_photo(ByteView(taken));
  REQUIRE(photo);
  CHECK(photo->width == 600);  // turned upright
  CHECK(photo->height == 800);
  for (const auto* piece : {"TelponPunyaWayan", "GPS", "Exif", "komentar", "8.5413"}) {
    CHECK_FALSE(holds(photo->attachment.bytes, piece));
  }
  CHECK(photo->attachment.type == report::AttachmentType::kJpeg);
  CHECK(decode_picture(photo->attachment.bytes)->width == 600);
}

TEST_CASE("a photo has at most 1600 pixels a side and 400 KiB, even of noise") {
  for (auto picture : {noise(1600, 1600), noise(2400, 900), quarters(4000, 3000)}) {
    const auto photo = make_photo(std::move(picture));
    REQUIRE(photo);
    CHECK(std::max(photo->width, photo->height) <= kPhotoSideMax);
    CHECK(photo->attachment.bytes.size() <= kPhotoBytesMax);
    const auto read = decode_picture(photo->attachment.bytes);
    REQUIRE(read);
    CHECK(read->width == photo->width);
    CHECK(read->height == photo->height);
  }
}

TEST_CASE("a small photo is not enlarged") {
  const auto photo = make_photo(quarters(320, 200));
  REQUIRE(photo);
  CHECK(photo->width == 320);
  CHECK_FALSE(make_photo(Picture{}));
}

TEST_CASE("an attachment is what its content says, whatever its name says") {
  const Files files;
  const auto jpeg = jpeg_of(quarters(64, 48));
  const auto photo = read_attachment(files.write("surat.pdf", jpeg));
  REQUIRE(photo);
  CHECK(photo->type == report::AttachmentType::kJpeg);
  const auto pdf = read_attachment(files.write("foto.jpg", view_of("%PDF-1.7\n…\n%%EOF\n")));
  REQUIRE(pdf);
  CHECK(pdf->type == report::AttachmentType::kPdf);
  const auto png = testing::png(1, 1, 2, SecretBytes{0, 1, 2, 3});
  CHECK(read_attachment(files.write("a", png))->type == report::AttachmentType::kJpeg);
}

TEST_CASE("each attachment that is none is refused with a sentence of its own") {
  const Files files;
  CHECK(refusal(files.path("nowhere")) == "an attachment is not there");
  CHECK(refusal(files.path("")) == "an attachment is no regular file");
  CHECK(refusal("/dev/zero") == "an attachment is no regular file");
  CHECK(refusal(files.write("a.exe", view_of("MZ"))) ==
        "an attachment is none of JPEG, PNG, PDF, Ogg Opus");
  CHECK(refusal(files.write("empty.jpg", {})) ==
        "an attachment is none of JPEG, PNG, PDF, Ogg Opus");
  CHECK(refusal(files.write("b.png", testing::png(50'000, 50'000, 2, {}))) ==
        "the picture has too many pixels");
  const auto jpeg = jpeg_of(quarters(64, 48));
  CHECK(refusal(files.write("c.jpg", ByteView(jpeg).first(jpeg.size() - 20))) ==
        "the picture ends too early");
  CHECK(refusal(files.write("d.pdf", view_of("%PDF-1.7\n"))) ==
        "an attachment is a PDF without its end");
  std::string large = "%PDF-1.7\n" + std::string(2U << 20U, ' ') + "%%EOF";
  CHECK(refusal(files.write("e.pdf", view_of(large))) == "an attachment is larger than 2 MiB");
  large = "\xFF\xD8\xFF" + std::string(25U << 20U, ' ');
  CHECK(refusal(files.write("f.jpg", view_of(large))) ==
        "an attachment is too large to be looked at");
}
