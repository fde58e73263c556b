#include "assets/icons/pictures.h"

#include <stb_image_resize.h>

// The masters, put into the read-only part of the program by the assembler: no copy, no start cost.
asm(".section .rodata\n"
    ".balign 16\n"
    ".hidden bale_pictures\n"
    ".global bale_pictures\n"
    "bale_pictures:\n"
    ".incbin \"" BALE_PICTURES_BIN "\"\n"
    ".byte 0\n"
    ".previous\n");
extern "C" const std::uint8_t bale_pictures[];

namespace bale::assets {
namespace {

struct Entry {
  const char* name;
  int width;
  int height;
  std::size_t offset;
};

#include "assets/icons/pictures.inc"

AlphaImage image_of(const Entry& e) { return {e.width, e.height, bale_pictures + e.offset}; }

}  // namespace

AlphaImage master(Icon icon) { return image_of(kIcons[static_cast<std::size_t>(icon)]); }
AlphaImage master(Sign sign) { return image_of(kSigns[static_cast<std::size_t>(sign)]); }
std::string_view name(Icon icon) { return kIcons[static_cast<std::size_t>(icon)].name; }

void scale_into(const AlphaImage& image, int width, int height, std::uint8_t* out, int stride) {
  stbir_resize_uint8(image.alpha, image.width, image.height, 0, out, width, height, stride, 1);
}

}  // namespace bale::assets
