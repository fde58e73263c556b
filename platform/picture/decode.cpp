#include "platform/picture/exif.h"
#include "platform/picture/jpeg_form.h"
#include "platform/picture/picture.h"
#include "platform/picture/stb_memory.h"

#define STBI_MALLOC(size) bale::picture::allocate(size)
#define STBI_REALLOC(block, size) bale::picture::reallocate(block, size)
#define STBI_FREE(block) bale::picture::release(block)
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_MAX_DIMENSIONS 16384  // kPictureSideMax
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb_image.h>

namespace bale {
namespace {

constexpr std::string_view kPng{"\x89PNG\r\n\x1A\n", 8};
constexpr std::size_t kPngHeader = 33;  // signature and IHDR

tl::unexpected<Error> broken() {
  return fail(Errc::kInvalid, "the picture is broken");
}

Result<void> check_size(std::int64_t width, std::int64_t height, std::int64_t pixels_max) {
  if (width <= 0 || height <= 0) return broken();
  if (width > kPictureSideMax || height > kPictureSideMax || width * height > pixels_max) {
    return fail(Errc::kInvalid, "the picture has too many pixels");
  }
  return {};
}

// Three channels over white: what is transparent is paper.
void lay_on_white(Picture& picture, const stbi_uc* rgba) {
  auto* to = picture.rgb.data();
  const auto* end = rgba + picture.rgb.size() / 3 * 4;
  for (; rgba != end; rgba += 4) {
    for (int i = 0; i < 3; ++i) {
      *to++ = static_cast<std::uint8_t>((rgba[i] * rgba[3] + 255 * (255 - rgba[3])) / 255);
    }
  }
}

Result<Picture> decode(ByteView file) {
  int width = 0;
  int height = 0;
  int channels = 0;
  const auto size = static_cast<int>(file.size());
  if (stbi_info_from_memory(file.data(), size, &width, &height, &channels) == 0) return broken();
  const int wanted = channels == 2 || channels == 4 ? 4 : 3;
  auto* pixels = stbi_load_from_memory(file.data(), size, &width, &height, &channels, wanted);
  if (pixels == nullptr) return broken();
  Picture out{width, height, {}};
  const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  if (wanted == 3) {
    out.rgb.assign(pixels, pixels + count * 3);
  } else {
    out.rgb.resize(count * 3);
    lay_on_white(out, pixels);
  }
  stbi_image_free(pixels);
  return out;
}

Result<picture::JpegForm> check_jpeg(ByteView file, std::int64_t pixels_max) {
  auto form = picture::read_form(file);
  if (!form || form->scans == 0 || !form->sound) return broken();
  if (form->scans > picture::kScansMax) {
    return fail(Errc::kInvalid, "the picture would take too long to look at");
  }
  if (!form->complete) return fail(Errc::kInvalid, "the picture ends too early");
  if (auto fits = check_size(form->width, form->height, pixels_max); !fits) {
    return tl::unexpected(fits.error());
  }
  return *form;
}

std::int64_t big_endian(ByteView bytes, std::size_t at) {
  std::int64_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = out << 8 | bytes[at + i];
  return out;
}

Result<Picture> decode_png(ByteView file) {
  if (file.size() < kPngHeader) return broken();
  if (auto fits = check_size(big_endian(file, 16), big_endian(file, 20), kPicturePixelsMax);
      !fits) {
    return tl::unexpected(fits.error());
  }
  return decode(file);
}

bool begins_with(ByteView file, std::string_view mark) {
  return file.size() >= mark.size() && text_of(file.first(mark.size())) == mark;
}

// The tables of annex K, which MJPEG takes for granted: our own encoder writes no others.
SecretBytes standard_tables() {
  const auto sample = encode_jpeg({8, 8, SecretBytes(8 * 8 * 3)}, 50);
  if (!sample) return {};
  const auto form = picture::read_form(*sample);
  return form ? SecretBytes(form->huffman.begin(), form->huffman.end()) : SecretBytes{};
}

SecretBytes with_tables(ByteView jpeg, std::size_t before) {
  static const SecretBytes tables = standard_tables();
  SecretBytes out;
  out.reserve(jpeg.size() + tables.size());
  out.assign(jpeg.begin(), jpeg.begin() + static_cast<std::ptrdiff_t>(before));
  out.insert(out.end(), tables.begin(), tables.end());
  out.insert(out.end(), jpeg.begin() + static_cast<std::ptrdiff_t>(before), jpeg.end());
  return out;
}

constexpr std::size_t kFileMax = 64U << 20U;  // stb counts in int; nobody's photo is larger

}  // namespace

Result<Picture> decode_picture(ByteView file) {
  if (file.size() > kFileMax) return fail(Errc::kInvalid, "the picture's file is too large");
  if (begins_with(file, kPng)) return decode_png(file);
  if (!begins_with(file, "\xFF\xD8\xFF")) {
    return fail(Errc::kInvalid, "the file is neither a JPEG nor a PNG picture");
  }
  const auto form = check_jpeg(file, kPicturePixelsMax);
  if (!form) return tl::unexpected(form.error());
  auto decoded = decode(file);
  if (!decoded) return decoded;
  return picture::upright(std::move(*decoded), picture::orientation(form->exif));
}

Result<Picture> decode_frame(ByteView jpeg, std::int64_t pixels_max) {
  if (jpeg.size() > kFileMax) return broken();
  const auto form = check_jpeg(jpeg, pixels_max);
  if (!form) return tl::unexpected(form.error());
  if (!form->huffman.empty()) return decode(jpeg);
  return decode(with_tables(jpeg, form->first_scan));
}

}  // namespace bale
