#include "sync/filing/photo.h"

#include <array>

namespace bale::filing {
namespace {

// Best first. Below 45 faces and number plates fall apart: rather fewer pixels, then.
constexpr std::array kQualities{88, 80, 72, 64, 54, 45};

// The best that fits; empty when none does.
Result<SecretBytes> squeeze(const Picture& picture) {
  for (const int quality : kQualities) {
    auto written = encode_jpeg(picture, quality);
    if (!written || written->size() <= kPhotoBytesMax) return written;
  }
  return SecretBytes{};
}

}  // namespace

Result<Photo> make_photo(ByteView file) {
  auto picture = decode_picture(file);
  if (!picture) return tl::unexpected(picture.error());
  return make_photo(std::move(*picture));
}

Result<Photo> make_photo(Picture picture) {
  for (int side = kPhotoSideMax; side > 0; side = side * 3 / 4) {
    auto fitted = fit_within(std::move(picture), side);
    if (!fitted) return tl::unexpected(fitted.error());
    picture = std::move(*fitted);
    auto written = squeeze(picture);
    if (!written) return tl::unexpected(written.error());
    if (written->empty()) continue;
    return Photo{
        {report::AttachmentType::kJpeg, std::move(*written)}, picture.width, picture.height};
  }
  return fail(Errc::kInvalid, "the picture could not be made small enough");
}

}  // namespace bale::filing
