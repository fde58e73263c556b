// The one thing worth knowing from EXIF: which side is up. Inside platform/picture only.
#pragma once

#include "platform/picture/picture.h"

namespace bale::picture {

// 1 … 8 as in EXIF 2.3 (tag 0x0112 of the first directory); 1, upright, when `tiff` does not say or
// cannot be read. Bounds are checked at every step.
[[nodiscard]] int orientation(ByteView tiff);

// Turns and mirrors so that a picture of this orientation stands upright.
[[nodiscard]] Picture upright(Picture picture, int orientation);

}  // namespace bale::picture
