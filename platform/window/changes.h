// Which part of the screen differs from the last frame. Pure: compares Dear ImGui vertices.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

struct ImDrawData;

namespace bale::window {

// Whole pixels, half open; empty when right <= left.
struct Area {
  int left{};
  int top{};
  int right{};
  int bottom{};
  [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
};
[[nodiscard]] Area united(const Area& a, const Area& b);

// Remembers a digest and the bounds of each part of the last frame, not its vertices: what a visitor
// typed does not stay behind in here.
class Changes {
 public:
  // `parts` are the vertex indices at which the parts of the first draw list begin (sorted; may be
  // empty). Returns what must be drawn anew; all of it after forget() or when clips changed.
  [[nodiscard]] Area compare(const ImDrawData& data, std::span<const unsigned> parts, int width,
                             int height);
  void forget() { known_ = false; }

 private:
  struct Part {
    std::uint64_t digest{};
    Area bounds;
  };
  std::vector<Part> last_;
  std::vector<Part> now_;
  std::uint64_t clips_{};
  bool known_{false};
};

}  // namespace bale::window
