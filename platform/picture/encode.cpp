#include "platform/picture/picture.h"
#include "platform/picture/stb_memory.h"

#define STBIW_MALLOC(size) bale::picture::allocate(size)
#define STBIW_REALLOC(block, size) bale::picture::reallocate(block, size)
#define STBIW_FREE(block) bale::picture::release(block)
#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb_image_write.h>

namespace bale {
namespace {

void append(void* context, void* data, int size) {
  auto& out = *static_cast<SecretBytes*>(context);
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  out.insert(out.end(), bytes, bytes + size);
}

}  // namespace

Result<SecretBytes> encode_jpeg(const Picture& picture, int quality) {
  const auto size =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
  if (picture.width <= 0 || picture.height <= 0 || picture.rgb.size() != size) {
    return fail(Errc::kInvalid, "there is no picture to write");
  }
  SecretBytes out;
  out.reserve(size / 8 + 1024);
  if (stbi_write_jpg_to_func(append, &out, picture.width, picture.height, 3, picture.rgb.data(),
                             quality) == 0) {
    return fail(Errc::kInvalid, "the picture could not be written");
  }
  return out;
}

}  // namespace bale
