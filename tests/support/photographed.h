// A print held before a camera: turned, leaning away, small, out of focus, in poor light.
#pragma once

#include <algorithm>
#include <cmath>

#include "platform/fake/random.h"
#include "platform/picture/picture.h"

namespace bale::testing {

struct Hold {
  double turned_deg{0};
  double lean{0};     // 0.4: the far edge at the right is a good third smaller
  double share{0.7};  // of the frame's height
  int blur{0};        // pixels to each side
  double light{1.0};
  int noise{0};       // each pixel up or down by so much
};

// Black modules on white, `module` pixels each, with the quiet zone of four.
inline Picture print_of(const SecretBytes& modules, int size, int module = 8) {
  const int side = (size + 8) * module;
  Picture out{side, side, {}};
  out.rgb.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3, 255);
  for (int y = 4 * module; y < (size + 4) * module; ++y) {
    for (int x = 4 * module; x < (size + 4) * module; ++x) {
      const auto at = static_cast<std::size_t>((y / module - 4) * size + x / module - 4);
      const auto to = (static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                       static_cast<std::size_t>(x)) * 3;
      if (modules[at] != 0) std::fill_n(out.rgb.begin() + static_cast<std::ptrdiff_t>(to), 3, 20);
    }
  }
  return out;
}

namespace photographed_detail {

inline const std::uint8_t* pixel(const Picture& p, int x, int y) {
  return p.rgb.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) +
                         static_cast<std::size_t>(x)) * 3;
}

inline Picture blurred(const Picture& in, int reach) {
  Picture out = in;
  for (int y = 0; y < in.height; ++y) {
    for (int x = 0; x < in.width; ++x) {
      int sum[3]{};
      int count = 0;
      for (int v = std::max(0, y - reach); v <= std::min(in.height - 1, y + reach); ++v) {
        for (int u = std::max(0, x - reach); u <= std::min(in.width - 1, x + reach); ++u, ++count) {
          for (int c = 0; c < 3; ++c) sum[c] += pixel(in, u, v)[c];
        }
      }
      auto* const to = const_cast<std::uint8_t*>(pixel(out, x, y));
      for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>(sum[c] / count);
    }
  }
  return out;
}

}  // namespace photographed_detail

// As the frame of a camera, before a wall that is neither black nor white.
inline Picture photographed(const Picture& print, const Hold& hold, int width = 640,
                            int height = 480) {
  using photographed_detail::pixel;
  constexpr std::uint8_t kWall = 130;
  const double turn = hold.turned_deg * 3.14159265358979 / 180;
  const double scale = hold.share * height / print.height;
  Picture out{width, height, {}};
  out.rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double dx = x - width / 2.0;
      const double dy = y - height / 2.0;
      const double far = (1 - hold.lean * dx / width) * scale;
      const int u = static_cast<int>(std::floor(
          (dx * std::cos(turn) + dy * std::sin(turn)) / far + print.width / 2.0));
      const int v = static_cast<int>(std::floor(
          (dy * std::cos(turn) - dx * std::sin(turn)) / far + print.height / 2.0));
      const bool inside = u >= 0 && v >= 0 && u < print.width && v < print.height;
      for (int c = 0; c < 3; ++c) out.rgb.push_back(inside ? pixel(print, u, v)[c] : kWall);
    }
  }
  if (hold.blur > 0) out = photographed_detail::blurred(out, hold.blur);
  SeededRandom random(7);
  SecretBytes dice(out.rgb.size());
  random.fill(dice);
  for (std::size_t i = 0; i < out.rgb.size(); ++i) {
    const int grain = hold.noise == 0 ? 0 : dice[i] % (2 * hold.noise + 1) - hold.noise;
    const int value = static_cast<int>(out.rgb[i] * hold.light) + grain;
    out.rgb[i] = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
  }
  return out;
}

}  // namespace bale::testing
