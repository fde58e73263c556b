// Pictures from anywhere: decoded with hard limits, turned upright, scaled, written as JPEG.
//
// Whatever comes in is hostile: the size a header claims is looked at before a byte of memory is
// asked for, a JPEG of endless scans is refused, and what ends too early is broken, not grey.
// All pixels and all of stb's working memory are wiped when given back.
//
// Thread: any; nothing is shared. Errors: kInvalid with one sentence (no picture, broken, or too
// large to be looked at).
#pragma once

#include "platform/bytes.h"
#include "platform/result.h"
#include "platform/secure.h"

namespace bale {

// Rows from the top, three bytes a pixel: red, green, blue (sRGB).
struct Picture {
  int width{0};
  int height{0};
  SecretBytes rgb;  // width × height × 3
  [[nodiscard]] bool empty() const { return rgb.empty(); }
};

// 24 million pixels: a telephone's 12 MP, or a scanned A4 page at 600 dpi in half. Decoded, such a
// picture takes 72 MB and a progressive one three times that; beyond lie bombs.
inline constexpr std::int64_t kPicturePixelsMax = 24'000'000;
inline constexpr int kPictureSideMax = 16'384;

// JPEG or PNG, upright by its EXIF orientation; transparency is laid on white. No metadata is kept.
[[nodiscard]] Result<Picture> decode_picture(ByteView file);

// One frame of a camera: JPEG alone, no orientation, and the Huffman tables that MJPEG leaves out
// are put back. `pixels_max` as the stream was agreed upon.
[[nodiscard]] Result<Picture> decode_frame(ByteView jpeg, std::int64_t pixels_max);

// The same proportions within `side` × `side`; a picture that fits already is given back as it is.
[[nodiscard]] Result<Picture> fit_within(Picture picture, int side);

// Baseline JPEG without any metadata. `quality` 1 … 100.
[[nodiscard]] Result<SecretBytes> encode_jpeg(const Picture& picture, int quality);

}  // namespace bale
