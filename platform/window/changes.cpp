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

bool overlap(const Area& a, const Area& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

namespace {

std::int64_t pixels(const Area& a) {
  return static_cast<std::int64_t>(a.right - a.left) * (a.bottom - a.top);
}

// What a union draws more than its two parts do.
std::int64_t waste(const Area& a, const Area& b) {
  return pixels(united(a, b)) - pixels(a) - pixels(b);
}

// A pass over the triangles and a copy cost about as much as so many pixels.
constexpr std::int64_t kPiece = 16'000;

}  // namespace

void add_area(std::vector<Area>& areas, Area area) {
  if (area.empty()) return;
  for (bool merged = true; merged;) {
    merged = false;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (!overlap(areas[i], area) && waste(areas[i], area) > kPiece) continue;
      area = united(areas[i], area);
      areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(i));
      merged = true;
      break;
    }
  }
  areas.push_back(area);
  if (areas.size() <= kAreasMost) return;
  std::size_t first = 0;
  std::size_t second = 1;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    for (std::size_t k = i + 1; k < areas.size(); ++k) {
      if (waste(areas[i], areas[k]) < waste(areas[first], areas[second])) {
        first = i;
        second = k;
      }
    }
  }
  const Area both = united(areas[first], areas[second]);
  areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(second));
  areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(first));
  add_area(areas, both);  // may now touch a third
}

void Changes::collect(const ImDrawData& data, std::span<const unsigned> parts, int width,
                      int height) {
  now_.clear();
  clips_ = static_cast<std::uint64_t>(width) << 32U ^ static_cast<unsigned>(height);
  for (int l = 0; l < data.CmdListsCount; ++l) {
    const ImDrawList& list = *data.CmdLists[l];
    for (const ImDrawCmd& c : list.CmdBuffer) {
      clips_ = digest(clips_, &c.ClipRect, sizeof c.ClipRect);
      clips_ = digest(clips_, &c.TextureId, sizeof c.TextureId);
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
}

void Changes::compare_parts() {
  const std::size_t common = std::min(now_.size(), last_.size());
  if (now_.size() == last_.size()) {
    for (std::size_t i = 0; i < common; ++i) {
      if (now_[i].digest == last_[i].digest) continue;
      changed(now_[i]);
      changed(last_[i]);
    }
    return;
  }
  std::size_t head = 0;
  while (head < common && now_[head].digest == last_[head].digest) ++head;
  std::size_t tail = 0;
  while (tail < common - head &&
         now_[now_.size() - 1 - tail].digest == last_[last_.size() - 1 - tail].digest) {
    ++tail;
  }
  compare_middle(head, tail);
}

// Between the common head and tail: the longest common order, by the textbook table.
void Changes::compare_middle(std::size_t head, std::size_t tail) {
  constexpr std::size_t kTableMost = 200'000;  // entries: half a millisecond
  const std::size_t n = now_.size() - head - tail;
  const std::size_t m = last_.size() - head - tail;
  const std::size_t row = m + 1;
  const bool table = (n + 1) * row <= kTableMost;
  common_.assign(table ? (n + 1) * row : 0, 0);
  const auto same = [&](std::size_t i, std::size_t k) {
    return now_[head + i].digest == last_[head + k].digest;
  };
  for (std::size_t i = n; table && i-- > 0;) {
    for (std::size_t k = m; k-- > 0;) {
      common_[i * row + k] =
          same(i, k) ? static_cast<std::uint16_t>(common_[(i + 1) * row + k + 1] + 1)
                     : std::max(common_[(i + 1) * row + k], common_[i * row + k + 1]);
    }
  }
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < n || k < m) {
    if (table && i < n && k < m && same(i, k)) {
      ++i;
      ++k;
    } else if (k == m || (i < n && table &&
                          common_[(i + 1) * row + k] >= common_[i * row + k + 1])) {
      changed(now_[head + i++]);
    } else {
      changed(last_[head + k++]);
    }
  }
}

std::span<const Area> Changes::compare(const ImDrawData& data, std::span<const unsigned> parts,
                                       int width, int height) {
  areas_.clear();
  collect(data, parts, width, height);
  const Area all{0, 0, width, height};
  if (!known_ || clips_ != last_clips_) {
    areas_.push_back(all);
  } else {
    compare_parts();
    for (const Area& a : touched_) {
      add_area(areas_, {std::max(a.left, 0), std::max(a.top, 0), std::min(a.right, width),
                        std::min(a.bottom, height)});
    }
  }
  touched_.clear();
  last_.swap(now_);
  last_clips_ = clips_;
  known_ = true;
  return areas_;
}

}  // namespace bale::window
