// The pictures of the look as 8-bit alpha: tinted where they are drawn, so one master serves all
// colours. Masters are large (icons 256 x 256); scaled() makes the size a panel needs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "assets/icons/icon.h"

namespace bale::assets {

// A view into the program; never freed. Rows from the top, no padding.
struct AlphaImage {
  int width{};
  int height{};
  const std::uint8_t* alpha{};
};

[[nodiscard]] AlphaImage master(Icon icon);
[[nodiscard]] AlphaImage master(Sign sign);
// The file name without ending: "lampu-jalan".
[[nodiscard]] std::string_view name(Icon icon);

// Writes the image scaled to width x height at `out`, whose rows are `stride` bytes apart.
// Any thread.
void scale_into(const AlphaImage& image, int width, int height, std::uint8_t* out, int stride);

}  // namespace bale::assets
