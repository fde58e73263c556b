#include <doctest/doctest.h>
#include <imgui.h>

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
