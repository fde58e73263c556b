// The one window of the kiosk, on X11 through GLFW 3.3. The only GLFW include of the project.
//
// Owner: the composition root. Thread: the thread that opened it, except wake().
// Breakouts it refuses: only the keypad's keys are passed on; a request to close, a lost focus or an
// unmapped key does nothing; no clipboard, no input method, no cursor. A clock and X itself are all
// it asks of the system.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "platform/result.h"
#include "platform/window/changes.h"
#include "platform/window/input_queue.h"

struct ImDrawData;

namespace bale::window {

struct Options {
  int width{};   // pixels; 0: the whole monitor, fullscreen
  int height{};
  std::string title{"Bale Lapor"};
  // From keep_for_successor() of the program that was here before; -1: none. Its window stays on the
  // glass until the first frame of this one stands there, then this closes it.
  int predecessor{-1};
  // Called once, when the size is known and before GL is set up, which takes longest: what can be
  // prepared on another thread meanwhile is begun here. May be empty.
  std::function<void(int width, int height)> size_known{};
};

// RGB, rows from the top.
struct Pixels {
  int width{};
  int height{};
  std::vector<std::uint8_t> rgb;
};

class Window {
 public:
  // Fails with kNotReady when there is no display and kIo when there is no GL on it. The window
  // appears with the first present(), already drawn.
  [[nodiscard]] static Result<std::unique_ptr<Window>> open(const Options& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;

  // Sleeps until an event, a wake() or `seconds` have passed (negative: no limit). Returns at once
  // if input is pending or needs_frame(): after it, draw a frame.
  void wait(double seconds);
  // Ends wait() from any thread.
  static void wake();
  [[nodiscard]] FrameInput next_input();
  [[nodiscard]] bool input_pending() const;
  // True after the glass was damaged (another window passed over it) until the next present().
  [[nodiscard]] bool needs_frame();
  // Seconds of the monotonic clock that stamps events.
  [[nodiscard]] static double now();

  // Fonts and pictures as one alpha texture; the result is what draw commands carry.
  [[nodiscard]] std::uintptr_t upload(const std::uint8_t* alpha, int width, int height);
  // Colour pictures: see presenter.h. `where` in replace_rgb(): whole pixels, drawn anew next time.
  [[nodiscard]] std::uintptr_t upload_rgb(const std::uint8_t* rgb, int width, int height);
  void replace_rgb(std::uintptr_t name, const std::uint8_t* rgb, int width, int height,
                   const Area& where);
  void release(std::uintptr_t name);
  // Draws what changed since the last call (see presenter.h). False: nothing had, nothing was drawn.
  bool present(ImDrawData* data, std::span<const unsigned> parts = {});
  void redraw();
  [[nodiscard]] std::uint64_t frames() const;  // frames drawn so far
  [[nodiscard]] std::span<const Area> last_areas() const;  // what the last drawn frame consisted of
  [[nodiscard]] bool partial() const;          // true: only changed areas are shown
  [[nodiscard]] Pixels pixels() const;
  [[nodiscard]] Result<void> save_png(const std::string& path) const;

  // Lets the X connection survive exec() and returns its number for the successor's Options. After
  // exec the old window stays on the glass with its last frame until the successor closes it.
  [[nodiscard]] int keep_for_successor();

 private:
  struct Impl;
  explicit Window(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace bale::window
