// bale-ui-gallery: draws every sample screen on a real window and leaves pictures; measures.
// usage: bale-ui-gallery [--size WxH] [--panel-mm WxH] [--screenshot FOLDER] [--time] [--only NAME]
// Screens of the look are drawn in the usual size, the widgets in every size and theme.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <thread>

#include "kiosk/ui/atlas.h"
#include "platform/window/window.h"
#include "tests/ui/gallery_screens.h"

namespace {

using namespace bale;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point t) {
  return std::chrono::duration<double, std::milli>(Clock::now() - t).count();
}

struct Arguments {
  int width{1920};
  int height{1080};
  float mm_w{476};
  float mm_h{268};
  std::string folder;
  std::string only;  // beginning of a screen's name
  bool time{};
};

bool parse(int argc, char** argv, Arguments& a) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    const char* value = i + 1 < argc ? argv[i + 1] : "";
    if (arg == "--size") {
      if (std::sscanf(value, "%dx%d", &a.width, &a.height) != 2) return false;
      if (a.height > a.width) std::swap(a.mm_w, a.mm_h);
      ++i;
    } else if (arg == "--panel-mm") {
      if (std::sscanf(value, "%fx%f", &a.mm_w, &a.mm_h) != 2) return false;
      ++i;
    } else if (arg == "--screenshot") {
      a.folder = value;
      ++i;
    } else if (arg == "--only") {
      a.only = value;
      ++i;
    } else if (arg == "--time") {
      a.time = true;
    } else {
      return false;
    }
  }
  return true;
}

int complain(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  return 1;
}

// Draws one screen pressed nowhere, twice: the second time targets are known.
void draw(ui::Ui& ui, const gallery::Screen& screen, const ui::Input& input,
          ui::Comfort comfort = {}) {
  comfort.strip = screen.strip;
  comfort.hidden = screen.hidden;
  ui.begin(screen.name, input, comfort);
  screen.draw(ui);
  ui.end();
}

void report_overflow(const ui::Ui& ui) {
  for (const ui::Item& i : ui.description().items) {
    if (i.overflow) {
      std::printf("overflow: %s (size %d): \"%s\" %.0fx%.0f mm\n",
                  ui.description().screen.c_str(), static_cast<int>(ui.text_size()),
                  i.label.c_str(), static_cast<double>(i.rect_mm.w),
                  static_cast<double>(i.rect_mm.h));
    }
  }
}

// CPU of all threads, for machines that do other work beside.
double cpu_ms() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

void measure_whole(window::Window& window, ui::Ui& ui) {
  const gallery::Screen& screen = gallery::screens()[2];
  constexpr int kFrames = 20;
  double build = 0;
  const double start = cpu_ms();
  for (int i = 0; i < kFrames; ++i) {
    const double before = cpu_ms();
    draw(ui, screen, {.at = {-1, -1}, .time = 1});
    build += cpu_ms() - before;
    window.redraw();
    window.present(ui.draw_data(), ui.parts());
  }
  std::printf("whole frame: %.2f ms of CPU, of it building %.2f ms, %d vertices\n",
              (cpu_ms() - start) / kFrames, build / kFrames, ui.vertex_count());
}

// Presses the first target of a screen and lets go outside, many times: event to glass.
void measure_press(window::Window& window, ui::Ui& ui) {
  const gallery::Screen& screen = gallery::screens()[2];
  draw(ui, screen, {.at = {-1, -1}, .time = 1});
  window.present(ui.draw_data(), ui.parts());
  const ui::Item* target = ui.description().find("Ketertiban");
  std::vector<double> times;
  const double cpu = cpu_ms();
  for (int i = 0; i < 200; ++i) {
    const double at = 10.0 + i;
    const ui::Point p{target->rect_px.mid_x(), target->rect_px.mid_y()};
    const Clock::time_point start = Clock::now();
    draw(ui, screen, {ui::Transition::kPress, p, true, at});
    window.present(ui.draw_data(), ui.parts());
    times.push_back(ms_since(start));
    draw(ui, screen, {ui::Transition::kRelease, {-1, -1}, false, at + 0.5});
    window.present(ui.draw_data(), ui.parts());
    target = ui.description().find("Ketertiban");
  }
  std::printf("one changed tile: %.2f ms of CPU\n", (cpu_ms() - cpu) / 400);
  std::sort(times.begin(), times.end());
  std::printf("press to presented, one tile, %s: p50 %.2f ms, p95 %.2f ms\n",
              window.partial() ? "changed area only" : "whole frames", times[100], times[190]);
}

}  // namespace

int main(int argc, char** argv) {
  Arguments a;
  if (!parse(argc, argv, a)) return complain("usage: [--size WxH] [--panel-mm WxH] [--screenshot FOLDER] [--time]");
  const Clock::time_point start = Clock::now();
  auto metrics = ui::Metrics::make(a.width, a.height, a.mm_w, a.mm_h);
  if (!metrics) return complain(metrics.error());
  tl::expected<std::unique_ptr<ui::Atlas>, std::string> atlas;
  double baked = 0;
  double baked_cpu = 0;
  std::thread baking([&] {
    atlas = ui::Atlas::bake(*metrics, ui::FontFiles::installed());
    baked = ms_since(start);
    timespec cpu{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &cpu);
    baked_cpu = static_cast<double>(cpu.tv_sec) * 1e3 + static_cast<double>(cpu.tv_nsec) / 1e6;
  });
  auto window = window::Window::open({.width = a.width, .height = a.height});
  const double opened = ms_since(start);
  baking.join();
  if (!window) return complain(window.error().message);
  if (!atlas) return complain(atlas.error());
  (*atlas)->set_texture((*window)->upload((*atlas)->alpha(), (*atlas)->width(), (*atlas)->height()));
  std::printf("texture %d x %d\n", (*atlas)->width(), (*atlas)->height());
  (*atlas)->release_pixels();
  ui::Ui ui(*metrics, **atlas);
  const double ready = ms_since(start);
  const double ready_cpu = cpu_ms();
  bool first = true;
  double time = 1;
  const char* const shape = a.height > a.width ? "-portrait.png" : "-landscape.png";
  constexpr const char* kSizeNames[] = {"kecil", "biasa", "besar", "terbesar"};
  constexpr const char* kPaletteNames[] = {"bale", "terang", "gelap"};
  for (const gallery::Screen& screen : gallery::widgets()) {
    if (!screen.name.starts_with(a.only)) continue;
    for (int i = 0; i < ui::kTextSizes * ui::kPalettes; ++i) {
      const int size = i % ui::kTextSizes;
      const int palette = i / ui::kTextSizes;
      if (palette != 0 && size % 2 == 0) continue;  // colours are seen in two sizes
      draw(ui, screen, {.at = {-1, -1}, .time = time += 1},
           {.size = static_cast<ui::TextSize>(size), .palette = static_cast<ui::Palette>(palette)});
      (*window)->present(ui.draw_data(), ui.parts());
      report_overflow(ui);
      if (a.folder.empty()) continue;
      static_cast<void>((*window)->save_png(a.folder + "/" + std::string(screen.name) + "-" +
                                            kSizeNames[size] + "-" + kPaletteNames[palette] +
                                            shape));
    }
  }
  for (const gallery::Screen& screen : gallery::screens()) {
    if (!screen.name.starts_with(a.only)) continue;
    draw(ui, screen, {.at = {-1, -1}, .time = time += 1});
    (*window)->present(ui.draw_data(), ui.parts());
    if (first) {
      std::printf("start, CPU of all threads: kit %.0f ms, first screen %.0f ms\n", ready_cpu, cpu_ms());
      std::printf("start: window %.0f ms, atlas %.0f ms (beside it, %.0f ms of CPU), kit %.0f ms, first screen %.0f ms\n",
                  opened, baked, baked_cpu, ready, ms_since(start));
      first = false;
    }
    report_overflow(ui);
    if (a.folder.empty()) continue;
    const auto saved = (*window)->save_png(a.folder + "/" + std::string(screen.name) + shape);
    if (!saved) return complain(saved.error().message);
  }
  if (a.time) {
    measure_whole(**window, ui);
    measure_press(**window, ui);
  }
  return 0;
}
