// From any picture to the photo that is saved: upright, nothing but pixels (place, time, device and
// thumbnail of a telephone's EXIF are gone, because it is written anew), small enough for a slow
// line.
//
// Thread: any but the UI's: a telephone's 12 MP take about half a second.
#pragma once

#include "platform/picture/picture.h"
#include "sync/report/attachment.h"

namespace bale::filing {

inline constexpr int kPhotoSideMax = 1600;                 // pixels (kiosk.md)
inline constexpr std::size_t kPhotoBytesMax = 400 * 1024;  // (kiosk.md)

struct Photo {
  report::Attachment attachment;  // JPEG
  int width{0};
  int height{0};
};

// kInvalid with a sentence for what is no picture, is broken, or is a bomb.
[[nodiscard]] Result<Photo> make_photo(ByteView file);
// From a camera's pixels.
[[nodiscard]] Result<Photo> make_photo(Picture picture);

}  // namespace bale::filing
