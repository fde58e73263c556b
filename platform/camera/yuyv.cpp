#include <algorithm>

#include "platform/camera/v4l2_stream.h"

namespace bale::camera {
namespace {

std::uint8_t clamp(int value) {
  return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

// ITU-R BT.601, limited range, in 1/256.
void put(std::uint8_t* rgb, int y, int u, int v) {
  const int light = 298 * (y - 16) + 128;
  rgb[0] = clamp((light + 409 * (v - 128)) >> 8);
  rgb[1] = clamp((light - 100 * (u - 128) - 208 * (v - 128)) >> 8);
  rgb[2] = clamp((light + 516 * (u - 128)) >> 8);
}

}  // namespace

Picture from_yuyv(ByteView frame, int width, int height, std::size_t line) {
  Picture out{width, height, {}};
  out.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  auto* to = out.rgb.data();
  for (int row = 0; row < height; ++row) {
    const auto* from = frame.data() + static_cast<std::size_t>(row) * line;
    for (int x = 0; x + 1 < width; x += 2, from += 4, to += 6) {
      put(to, from[0], from[1], from[3]);
      put(to + 3, from[2], from[1], from[3]);
    }
  }
  return out;
}

}  // namespace bale::camera
