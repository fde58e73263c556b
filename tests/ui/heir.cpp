// bale-window-heir: shows a red screen, re-executes itself, shows a green one. For window_test.
#include <imgui.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include "platform/window/window.h"

using namespace bale::window;

namespace {

void fill(Window& window, ImU32 colour) {
  ImGui::NewFrame();
  ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, {640, 480}, colour);
  ImGui::Render();
  window.present(ImGui::GetDrawData());
}

}  // namespace

int main(int argc, char** argv) {
  const int predecessor = argc > 1 ? std::atoi(argv[1]) : -1;
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().DisplaySize = {640, 480};
  unsigned char* pixels = nullptr;
  int w = 0;
  int h = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &w, &h);
  auto window = Window::open({.width = 640, .height = 480, .predecessor = predecessor});
  if (!window) {
    std::fprintf(stderr, "%s\n", window.error().message.c_str());
    return 1;
  }
  fill(**window, predecessor < 0 ? IM_COL32(255, 0, 0, 255) : IM_COL32(0, 255, 0, 255));
  std::puts(predecessor < 0 ? "first" : "second");
  std::fflush(stdout);
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  if (predecessor < 0) {
    const std::string fd = std::to_string((*window)->keep_for_successor());
    execl("/proc/self/exe", argv[0], fd.c_str(), nullptr);
    return 1;
  }
  std::this_thread::sleep_for(std::chrono::seconds(3));
  return 0;
}
