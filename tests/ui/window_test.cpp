// The real window on a display of its own: partial drawing equals whole drawing, nothing changed is
// nothing drawn, and a re-executed program leaves no flash.
#include "platform/window/window.h"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "kiosk/ui/atlas.h"
#include "tests/support/display.h"
#include "tests/ui/gallery_screens.h"

using namespace bale;
using namespace std::chrono_literals;

namespace {

// Display, window and kit, as the composition root joins them.
struct Glass {
  testing::Display display{1920, 1080};
  ui::Metrics metrics{*ui::Metrics::make(1920, 1080, 476, 268)};
  std::unique_ptr<ui::Atlas> atlas;
  std::unique_ptr<window::Window> window;
  std::unique_ptr<ui::Ui> kit;

  Glass() {
    setenv("DISPLAY", display.name().c_str(), 1);
    auto opened = window::Window::open({.width = 1920, .height = 1080});
    REQUIRE(opened);
    window = std::move(*opened);
    auto baked = ui::Atlas::bake(metrics, ui::FontFiles::installed());
    REQUIRE(baked);
    atlas = std::move(*baked);
    atlas->set_texture(window->upload(atlas->alpha(), atlas->width(), atlas->height()));
    kit = std::make_unique<ui::Ui>(metrics, *atlas);
  }

  bool draw(const gallery::Screen& screen, const ui::Input& input) {
    kit->begin(screen.name, input);
    screen.draw(*kit);
    kit->end();
    return window->present(kit->draw_data(), kit->parts());
  }
};

}  // namespace

TEST_CASE("random partial draws leave the same pixels as drawing everything anew") {
  Glass glass;
  if (!glass.window->partial()) MESSAGE("no copy of areas here: whole frames are drawn");
  std::mt19937 random(2026);
  MESSAGE("seed 2026");
  const auto& all = gallery::screens();
  double time = 1;
  ui::Point finger{};
  int drawn = 0;
  for (int i = 0; i < 40; ++i) {
    // A few presses and slides on a screen, sometimes another screen, then compare.
    const gallery::Screen& screen = all[random() % all.size()];
    ui::Input last;
    const int steps = 1 + static_cast<int>(random() % 120);
    for (int s = 0; s < steps; ++s) {
      time += 0.2;
      const bool press = s % 2 == 1;
      if (press) {
        finger = {static_cast<float>(random() % 1920), static_cast<float>(random() % 1080)};
      }
      last = {press        ? ui::Transition::kPress
              : s > 0      ? ui::Transition::kRelease
                           : ui::Transition::kNone,
              finger, press, time,
              random() % 4 == 0 ? static_cast<ui::Key>(1 + random() % 5) : ui::Key::kNone};
      drawn += glass.draw(screen, last) ? 1 : 0;
    }
    const window::Pixels partial = glass.window->pixels();
    // The same state once more, whole: no transition, the finger where it was.
    glass.window->redraw();
    last.transition = ui::Transition::kNone;
    last.key = ui::Key::kNone;
    glass.draw(screen, last);
    const window::Pixels whole = glass.window->pixels();
    CAPTURE(i);
    CAPTURE(screen.name);
    CHECK(partial.rgb == whole.rgb);
  }
  MESSAGE(drawn << " partial draws");
  CHECK(drawn > 1000);
}

TEST_CASE("a picture of its own is drawn in its place, and new pixels of it redraw that place only") {
  Glass glass;
  constexpr int kSide = 64;
  std::vector<std::uint8_t> red;
  std::vector<std::uint8_t> blue;
  for (int i = 0; i < kSide * kSide; ++i) {
    red.insert(red.end(), {255, 0, 0});
    blue.insert(blue.end(), {0, 0, 255});
  }
  const auto name = glass.window->upload_rgb(red.data(), kSide, kSide);
  REQUIRE(name != 0);
  const ui::Rect place{100, 100, 40, 40};
  const auto draw = [&](double time) {
    glass.kit->begin("picture", {.at = {-1, -1}, .time = time});
    glass.kit->building({.title = "Foto"});
    glass.kit->photo(place, {.id = name, .width = kSide, .height = kSide}, "Foto");
    glass.kit->end();
    return glass.window->present(glass.kit->draw_data(), glass.kit->parts());
  };
  const auto px = glass.metrics.px(place);
  const auto middle = [&] {
    const window::Pixels p = glass.window->pixels();
    const auto at = (static_cast<std::size_t>(px.mid_y()) * 1920 +
                     static_cast<std::size_t>(px.mid_x())) * 3;
    return std::array<int, 3>{p.rgb[at], p.rgb[at + 1], p.rgb[at + 2]};
  };
  draw(1);
  CHECK(middle() == std::array<int, 3>{255, 0, 0});
  CHECK_FALSE(draw(2));
  glass.window->replace_rgb(name, blue.data(), kSide, kSide,
                            {static_cast<int>(px.x), static_cast<int>(px.y),
                             static_cast<int>(px.right()), static_cast<int>(px.bottom())});
  CHECK(draw(3));
  CHECK(middle() == std::array<int, 3>{0, 0, 255});
  REQUIRE(glass.window->last_areas().size() == 1);
  CHECK(glass.window->last_areas()[0].left >= static_cast<int>(px.x));
  glass.window->release(name);
}

TEST_CASE("nothing changed, nothing drawn, one pressed tile is one frame") {
  Glass glass;
  const gallery::Screen& screen = gallery::screens()[2];
  CHECK(glass.draw(screen, {.at = {-1, -1}, .time = 1}));
  const auto frames = glass.window->frames();
  for (int i = 0; i < 10; ++i) CHECK_FALSE(glass.draw(screen, {.at = {-1, -1}, .time = 2.0 + i}));
  CHECK(glass.window->frames() == frames);
  CHECK(glass.draw(screen, {ui::Transition::kPress, {200, 350}, true, 20}));
  CHECK(glass.window->frames() == frames + 1);
}

TEST_CASE("a finger on the glass arrives as one press and one release, however fast") {
  Glass glass;
  glass.draw(gallery::screens()[2], {.at = {-1, -1}, .time = 1});
  std::this_thread::sleep_for(100ms);
  glass.display.move(200, 350);
  glass.display.down();
  glass.display.up();
  int presses = 0;
  int releases = 0;
  for (int i = 0; i < 40 && releases == 0; ++i) {
    glass.window->wait(0.1);
    const window::FrameInput f = glass.window->next_input();
    glass.draw(gallery::screens()[2], {.at = {-1, -1}, .time = 2});
    presses += f.finger == window::FrameInput::Finger::kPress ? 1 : 0;
    releases += f.finger == window::FrameInput::Finger::kRelease ? 1 : 0;
    if (f.finger == window::FrameInput::Finger::kPress) {
      CHECK(f.x == 200);
      CHECK(f.y == 350);
    }
  }
  CHECK(presses == 1);
  CHECK(releases == 1);
}

TEST_CASE("another thread ends the wait") {
  Glass glass;
  glass.draw(gallery::screens()[2], {.at = {-1, -1}, .time = 1});
  for (int i = 0; i < 5; ++i) {  // what the new window still brings
    glass.window->wait(0.1);
    glass.draw(gallery::screens()[2], {.at = {-1, -1}, .time = 1});
  }
  const auto start = std::chrono::steady_clock::now();
  std::thread other([] {
    std::this_thread::sleep_for(200ms);
    window::Window::wake();
  });
  glass.window->wait(20);
  other.join();
  CHECK(std::chrono::steady_clock::now() - start < 10s);
}

TEST_CASE("without a display there is a sentence, not a crash") {
  setenv("DISPLAY", ":65000", 1);
  const auto opened = window::Window::open({.width = 640, .height = 480});
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Errc::kNotReady);
  CHECK(opened.error().message.find("There is no display") == 0);
}

TEST_CASE("a program that re-executes itself leaves its last frame until the next one stands") {
  testing::Display display(640, 480);
  setenv("DISPLAY", display.name().c_str(), 1);
  testing::TempFolder folder;
  testing::Child heir({.argv = {BALE_BIN_DIR "/bale-window-heir"},
                       .logs = folder / "heir",
                       .input = {},
                       .extra_env = {}});
  constexpr std::uint32_t kRed = 0xFF0000;
  constexpr std::uint32_t kGreen = 0x00FF00;
  const auto now = [&] { return display.pixel(320, 240) & 0xFFFFFFU; };
  const auto limit = std::chrono::steady_clock::now() + 30s;
  while (now() != kRed && std::chrono::steady_clock::now() < limit) std::this_thread::sleep_for(1ms);
  REQUIRE(now() == kRed);
  int others = 0;
  std::uint32_t seen = kRed;
  while (seen != kGreen && std::chrono::steady_clock::now() < limit) {
    seen = now();
    if (seen != kRed && seen != kGreen) ++others;
  }
  CHECK(seen == kGreen);
  CHECK(others == 0);
  CHECK(heir.says("second", 10s));
}
