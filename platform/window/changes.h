// Which parts of the screen differ from the last frame. Pure: compares Dear ImGui vertices.
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
[[nodiscard]] bool overlap(const Area& a, const Area& b);

// A screen is drawn anew in at most so many pieces: each costs a pass over the triangles and a copy.
inline constexpr std::size_t kAreasMost = 4;

// Adds `area`, keeping the list disjoint and short: what overlaps, or costs little more together than
// apart, becomes one; beyond kAreasMost the two whose union wastes least.
void add_area(std::vector<Area>& areas, Area area);

// Remembers a digest and the bounds of each part of the last frame, not its vertices: what a visitor
// typed does not stay behind in here.
class Changes {
 public:
  // `parts` are the vertex indices at which the parts of the first draw list begin (sorted; may be
  // empty). Returns what must be drawn anew, disjoint, at most kAreasMost, valid until the next
  // call; everything after forget() or when clips changed.
  //
  // Parts may come, go and change: the longest common order of parts that stayed the same is kept,
  // since what is drawn alike and in the same order gives the same pixels.
  [[nodiscard]] std::span<const Area> compare(const ImDrawData& data,
                                              std::span<const unsigned> parts, int width,
                                              int height);
  // This place too, at the next compare(): a texture drawn there has new pixels.
  void touch(const Area& area) { touched_.push_back(area); }
  void forget() { known_ = false; }

 private:
  struct Part {
    std::uint64_t digest{};
    Area bounds;
  };
  void collect(const ImDrawData& data, std::span<const unsigned> parts, int width, int height);
  void compare_parts();
  void compare_middle(std::size_t head, std::size_t tail);
  void changed(const Part& part) { add_area(areas_, part.bounds); }

  std::vector<Part> last_;
  std::vector<Part> now_;
  std::vector<Area> areas_;
  std::vector<Area> touched_;
  std::vector<std::uint16_t> common_;  // table of the longest common order
  std::uint64_t clips_{};
  std::uint64_t last_clips_{};
  bool known_{false};
};

}  // namespace bale::window
