#include "platform/window/changes.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace bale::window {
namespace {

// Folded multiplication; 16 bytes a step. Not cryptographic: a wrong match needs 2^32 frames.
std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide m = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(m) ^ static_cast<std::uint64_t>(m >> 64U);
}

std::uint64_t digest(std::uint64_t h, const void* data, std::size_t size) {
  const auto* p = static_cast<const unsigned char*>(data);
  while (size > 0) {
    std::uint64_t w[2] = {0, 0};
    const std::size_t n = std::min<std::size_t>(size, sizeof w);
    std::memcpy(w, p, n);
    h = fold(w[0] ^ 0x9E3779B97F4A7C15ULL ^ h, w[1] ^ 0xD1B54A32D192ED03ULL);
    p += n;
    size -= n;
  }
  return h;
}

// One pixel of air: smoothed edges reach a little over their vertices.
Area bounds_of(const ImDrawVert* v, std::size_t count, int width, int height) {
  if (count == 0) return {};
  float x0 = v->pos.x;
  float y0 = v->pos.y;
  float x1 = x0;
  float y1 = y0;
  for (std::size_t i = 1; i < count; ++i) {
    x0 = std::min(x0, v[i].pos.x);
    x1 = std::max(x1, v[i].pos.x);
    y0 = std::min(y0, v[i].pos.y);
    y1 = std::max(y1, v[i].pos.y);
  }
  const auto whole = [](float f, int limit) {
    return static_cast<int>(std::clamp(f, 0.0F, static_cast<float>(limit)));
  };
  return {whole(std::floor(x0) - 1, width), whole(std::floor(y0) - 1, height),
          whole(std::ceil(x1) + 1, width), whole(std::ceil(y1) + 1, height)};
}

}  // namespace

Area united(const Area& a, const Area& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

Area Changes::compare(const ImDrawData& data, std::span<const unsigned> parts, int width,
                      int height) {
  now_.clear();
  std::uint64_t clips = static_cast<std::uint64_t>(width) << 32U ^ static_cast<unsigned>(height);
  for (int l = 0; l < data.CmdListsCount; ++l) {
    const ImDrawList& list = *data.CmdLists[l];
    for (const ImDrawCmd& c : list.CmdBuffer) {
      clips = digest(clips, &c.ClipRect, sizeof c.ClipRect);
    }
    const auto size = static_cast<std::size_t>(list.VtxBuffer.Size);
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
      const ImDrawVert* v = list.VtxBuffer.Data + begin;
      now_.push_back({digest(end - begin, v, (end - begin) * sizeof(ImDrawVert)),
                      bounds_of(v, end - begin, width, height)});
      begin = end;
    };
    if (l == 0) {
      for (const unsigned p : parts) {
        if (p > begin && p <= size) close(p);
      }
    }
    close(size);
  }
  Area changed;
  const Area all{0, 0, width, height};
  if (!known_ || clips != clips_) {
    changed = all;
  } else {
    // Parts that are the same from the front and from the back; what lies between changed.
    const std::size_t common = std::min(now_.size(), last_.size());
    const bool same_count = now_.size() == last_.size();
    std::size_t tail = 0;
    std::size_t head = 0;
    if (!same_count) {
      while (head < common && now_[head].digest == last_[head].digest) ++head;
      while (tail < common - head && now_[now_.size() - 1 - tail].digest ==
                                         last_[last_.size() - 1 - tail].digest) {
        ++tail;
      }
    }
    const auto add = [&](const std::vector<Part>& list, std::size_t i) {
      changed = united(changed, list[i].bounds);
    };
    if (same_count) {
      for (std::size_t i = 0; i < common; ++i) {
        if (now_[i].digest == last_[i].digest) continue;
        add(now_, i);
        add(last_, i);
      }
    } else {
      for (std::size_t i = head; i < now_.size() - tail; ++i) add(now_, i);
      for (std::size_t i = head; i < last_.size() - tail; ++i) add(last_, i);
    }
  }
  last_.swap(now_);
  clips_ = clips;
  known_ = true;
  return changed;
}

}  // namespace bale::window
