#include "assets/icons/pictures.h"

#include <stb_image_resize.h>

#include <algorithm>
#include <cstddef>
#include <vector>

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

namespace {

// Each output pixel is the average of what it covers. Weights are sixteenths of a source pixel's
// length in fixed point; a run is the source pixels under one output pixel.
struct Run {
  int first{};
  std::vector<std::uint32_t> weights;  // sum to kOne
};
constexpr std::uint32_t kOne = 1U << 12U;

std::vector<Run> runs(int from, int to) {
  std::vector<Run> out(static_cast<std::size_t>(to));
  const double step = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    const double begin = i * step;
    const double end = begin + step;
    Run& r = out[static_cast<std::size_t>(i)];
    r.first = static_cast<int>(begin);
    std::uint32_t left = kOne;
    for (int s = r.first; s < from && s < end; ++s) {
      const double covered = std::min(end, s + 1.0) - std::max(begin, static_cast<double>(s));
      const auto w = std::min(left, static_cast<std::uint32_t>(covered / step * kOne + 0.5));
      r.weights.push_back(w);
      left -= w;
    }
    r.weights.back() += left;
  }
  return out;
}

void shrink(const AlphaImage& image, int width, int height, std::uint8_t* out, int stride) {
  const std::vector<Run> across = runs(image.width, width);
  const std::vector<Run> down = runs(image.height, height);
  const auto w = static_cast<std::size_t>(image.width);
  std::vector<std::uint32_t> sum(w);
  for (int y = 0; y < height; ++y) {
    // First down, whole rows at a time (the compiler vectorises it), then across.
    const Run& d = down[static_cast<std::size_t>(y)];
    std::fill(sum.begin(), sum.end(), 0U);
    for (std::size_t k = 0; k < d.weights.size(); ++k) {
      const std::uint8_t* row = image.alpha + (static_cast<std::size_t>(d.first) + k) * w;
      const std::uint32_t weight = d.weights[k];
      for (std::size_t x = 0; x < w; ++x) sum[x] += weight * row[x];
    }
    std::uint8_t* line = out + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < width; ++x) {
      const Run& a = across[static_cast<std::size_t>(x)];
      const std::uint32_t* s = sum.data() + a.first;
      std::uint64_t total = 0;
      for (std::size_t k = 0; k < a.weights.size(); ++k) total += std::uint64_t{a.weights[k]} * s[k];
      line[x] = static_cast<std::uint8_t>((total + (kOne * kOne / 2)) / (kOne * kOne));
    }
  }
}

}  // namespace

void scale_into(const AlphaImage& image, int width, int height, std::uint8_t* out, int stride) {
  if (width <= image.width && height <= image.height) {
    shrink(image, width, height, out, stride);
    return;
  }
  stbir_resize_uint8(image.alpha, image.width, image.height, 0, out, width, height, stride, 1);
}

}  // namespace bale::assets
