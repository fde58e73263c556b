#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <random>
#include <span>
#include <vector>

#include "platform/window/changes.h"

using namespace bale::window;

namespace {

struct Box {
  float x0, y0, x1, y1;
  ImU32 colour;
};

// A Dear ImGui frame of solid boxes, one part each.
class Scene {
 public:
  Scene() {
    ImGui::GetIO().DisplaySize = {1000, 1000};
    ImGui::GetIO().IniFilename = nullptr;
    unsigned char* pixels = nullptr;
    int w = 0;
    int h = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &w, &h);
  }
  ~Scene() { ImGui::DestroyContext(context_); }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  Area draw(const std::vector<Box>& boxes) {
    Area all;
    for (const Area& a : areas(boxes)) all = united(all, a);
    return all;
  }
  std::span<const Area> areas(const std::vector<Box>& boxes) {
    ImGui::NewFrame();
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    std::vector<unsigned> parts;
    for (const Box& b : boxes) {
      parts.push_back(static_cast<unsigned>(list->VtxBuffer.Size));
      list->AddRectFilled({b.x0, b.y0}, {b.x1, b.y1}, b.colour);
    }
    ImGui::Render();
    return changes_.compare(*ImGui::GetDrawData(), parts, 1000, 1000);
  }
  void forget() { changes_.forget(); }
  void touch(const Area& a) { changes_.touch(a); }

 private:
  ImGuiContext* context_{ImGui::CreateContext()};
  Changes changes_;
};

constexpr ImU32 kRed = IM_COL32(255, 0, 0, 255);
constexpr ImU32 kBlue = IM_COL32(0, 0, 255, 255);
const std::vector<Box> kThree = {{0, 0, 1000, 1000, kRed},
                                 {100, 100, 200, 200, kBlue},
                                 {300, 300, 400, 400, kBlue}};

bool covers(const Area& a, int left, int top, int right, int bottom) {
  return a.left <= left && a.top <= top && a.right >= right && a.bottom >= bottom;
}

}  // namespace

TEST_CASE("the first frame is drawn whole, and the same frame again not at all") {
  Scene s;
  CHECK(covers(s.draw(kThree), 0, 0, 1000, 1000));
  CHECK(s.draw(kThree).empty());
  s.forget();
  CHECK(covers(s.draw(kThree), 0, 0, 1000, 1000));
}

TEST_CASE("a changed colour is redrawn where it stands and nowhere else") {
  Scene s;
  (void)s.draw(kThree);
  auto boxes = kThree;
  boxes[1].colour = kRed;
  const Area a = s.draw(boxes);
  CHECK(covers(a, 100, 100, 200, 200));
  CHECK(covers({98, 98, 202, 202}, a.left, a.top, a.right, a.bottom));
}

TEST_CASE("what moved is redrawn where it was and where it is") {
  Scene s;
  (void)s.draw(kThree);
  auto boxes = kThree;
  boxes[2] = {500, 300, 600, 400, kBlue};
  const Area a = s.draw(boxes);
  CHECK(covers(a, 300, 300, 600, 400));
  CHECK(a.top >= 298);
}

TEST_CASE("a part that comes or goes redraws its own place, not the whole screen") {
  Scene s;
  (void)s.draw(kThree);
  auto boxes = kThree;
  boxes.insert(boxes.begin() + 2, Box{700, 700, 720, 720, kBlue});
  Area a = s.draw(boxes);
  CHECK(covers(a, 700, 700, 720, 720));
  CHECK(covers({698, 698, 722, 722}, a.left, a.top, a.right, a.bottom));
  a = s.draw(kThree);
  CHECK(covers(a, 700, 700, 720, 720));
  CHECK(covers({698, 698, 722, 722}, a.left, a.top, a.right, a.bottom));
}

TEST_CASE("two far changes are two areas, two near ones are one") {
  Scene s;
  std::vector<Box> boxes = {{0, 0, 1000, 1000, kRed},
                            {10, 10, 60, 60, kBlue},
                            {900, 900, 960, 960, kBlue},
                            {70, 10, 120, 60, kBlue}};
  (void)s.draw(boxes);
  boxes[1].colour = boxes[2].colour = boxes[3].colour = kRed;
  const auto areas = s.areas(boxes);
  REQUIRE(areas.size() == 2);
  CHECK_FALSE(overlap(areas[0], areas[1]));
}

TEST_CASE("however much changes, there are at most four areas, apart from each other, covering all") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Area> areas;
    std::vector<Area> added;
    const auto count = 1 + random() % 12;
    for (std::size_t i = 0; i < count; ++i) {
      const int x = static_cast<int>(random() % 1800);
      const int y = static_cast<int>(random() % 1000);
      added.push_back({x, y, x + 1 + static_cast<int>(random() % 120),
                       y + 1 + static_cast<int>(random() % 80)});
      add_area(areas, added.back());
      REQUIRE(areas.size() <= kAreasMost);
    }
    for (const Area& a : added) {
      REQUIRE(std::ranges::any_of(
          areas, [&](const Area& b) { return covers(b, a.left, a.top, a.right, a.bottom); }));
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
      for (std::size_t k = i + 1; k < areas.size(); ++k) REQUIRE_FALSE(overlap(areas[i], areas[k]));
    }
  }
}

TEST_CASE("one part that goes and another that comes far away leave what lies between alone") {
  Scene s;
  std::vector<Box> boxes = {{0, 0, 1000, 1000, kRed},
                            {10, 10, 60, 60, kBlue},
                            {400, 400, 500, 500, kBlue},
                            {600, 600, 700, 700, kBlue}};
  (void)s.draw(boxes);
  boxes.erase(boxes.begin() + 1);
  boxes.push_back({900, 900, 960, 960, kBlue});
  boxes.push_back({920, 920, 930, 930, kBlue});
  for (const Area& a : s.areas(boxes)) CHECK_FALSE(overlap(a, {400, 400, 700, 700}));
}

TEST_CASE("a part that is drawn over another instead of under it counts as changed") {
  Scene s;
  std::vector<Box> boxes = {{0, 0, 1000, 1000, kRed},
                            {10, 10, 60, 60, kBlue},
                            {30, 30, 90, 90, kRed}};
  (void)s.draw(boxes);
  std::swap(boxes[1], boxes[2]);
  boxes.push_back({800, 800, 810, 810, kBlue});  // another count: by common order
  const Area a = s.draw(boxes);
  CHECK(covers(a, 30, 30, 60, 60));
}

TEST_CASE("a place whose texture has new pixels is drawn anew once") {
  Scene s;
  (void)s.draw(kThree);
  s.touch({300, 300, 400, 400});
  CHECK(covers(s.draw(kThree), 300, 300, 400, 400));
  CHECK(s.draw(kThree).empty());
}
