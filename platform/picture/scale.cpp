#include <algorithm>

#include "platform/picture/picture.h"
#include "platform/picture/stb_memory.h"

#define STBIR_MALLOC(size, context) ((void)(context), bale::picture::allocate(size))
#define STBIR_FREE(block, context) ((void)(context), bale::picture::release(block))
#define STB_IMAGE_RESIZE_STATIC
#define STB_IMAGE_RESIZE_IMPLEMENTATION
#include <stb_image_resize.h>

namespace bale {

Result<Picture> fit_within(Picture picture, int side) {
  const int longest = std::max(picture.width, picture.height);
  if (longest <= side) return picture;
  const auto shrink = [&](int length) {
    return std::max(1, static_cast<int>(static_cast<std::int64_t>(length) * side / longest));
  };
  Picture out{shrink(picture.width), shrink(picture.height), {}};
  out.rgb.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3);
  if (stbir_resize_uint8_srgb(picture.rgb.data(), picture.width, picture.height, 0, out.rgb.data(),
                              out.width, out.height, 0, 3, STBIR_ALPHA_CHANNEL_NONE, 0) == 0) {
    return fail(Errc::kInvalid, "the picture could not be made smaller");
  }
  return out;
}

}  // namespace bale
