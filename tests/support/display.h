// A display of our own: Xvfb on a free number, with its framebuffer mapped into this process, so
// that a changed pixel is seen without asking the server. Gone with the object.
//
// Thread: one. Errors are std::runtime_error: a test that has no display has failed.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>

#include "tests/support/child.h"

struct _XDisplay;

namespace bale::testing {

struct PixelRect {
  int x{0};
  int y{0};
  int w{0};
  int h{0};
};

class Display {
 public:
  // Starts Xvfb of that size, 24 bits deep.
  Display(int width, int height);
  // The display that is there already (DISPLAY); no framebuffer.
  explicit Display(const std::string& name);
  ~Display();
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

  // --- a finger (XTest: the server makes real events of it) ---
  void move(int x, int y);
  void down();
  void up();
  // A key of X11's name ("Left", "Return", "F4") goes down and comes up, with these held meanwhile.
  void key(const std::string& name, std::initializer_list<const char*> held = {});

  // PNG of the whole screen.
  void picture(const std::string& path);
  // A digest of the pixels in `rect`, from the mapped framebuffer.
  [[nodiscard]] std::uint64_t digest(const PixelRect& rect) const;
  [[nodiscard]] std::uint32_t pixel(int x, int y) const;

  // Every drawing into any window from now on counts (XDamage).
  void count_drawing();
  [[nodiscard]] int drawings();

 private:
  void connect();
  void map_framebuffer(const std::string& path);

  std::unique_ptr<TempFolder> folder_;
  std::optional<Child> server_;
  std::string name_;
  int width_{0};
  int height_{0};
  ::_XDisplay* x_{nullptr};
  const std::uint8_t* map_{nullptr};
  std::size_t map_size_{0};
  std::size_t pixels_at_{0};
  std::size_t stride_{0};
  int damage_base_{0};
};

}  // namespace bale::testing
