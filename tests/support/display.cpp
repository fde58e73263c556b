#include "tests/support/display.h"

#include <X11/XWDFile.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>
#include <thread>
#include <vector>

#include <stb/stb_image_write.h>

namespace bale::testing {
namespace {

using std::chrono::milliseconds;

// XWD headers are big-endian.
std::uint32_t big(const std::uint8_t* at) {
  return (std::uint32_t{at[0]} << 24) | (std::uint32_t{at[1]} << 16) | (std::uint32_t{at[2]} << 8) |
         std::uint32_t{at[3]};
}

// Where the pixels begin: after the header and the colour map.
std::size_t pixels_of(const std::uint8_t* map) {
  const auto header = big(map + offsetof(XWDFileHeader, header_size));
  const auto colours = big(map + offsetof(XWDFileHeader, ncolors));
  return header + std::size_t{colours} * sz_XWDColor;
}

}  // namespace

Display::Display(int width, int height)
    : folder_(std::make_unique<TempFolder>()), width_(width), height_(height) {
  const auto size = std::to_string(width) + "x" + std::to_string(height) + "x24";
  server_.emplace(Child::Options{{"Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten",
                                  "tcp", "-noreset", "-fbdir", folder_->path()},
                                 *folder_ / "xvfb", "", {}});
  // Only its standard output names the number; a warning on the other one comes earlier.
  const auto limit = std::chrono::steady_clock::now() + milliseconds(20'000);
  while (server_->out().find('\n') == std::string::npos) {
    if (std::chrono::steady_clock::now() > limit || !server_->running()) {
      throw std::runtime_error("Xvfb did not start: " + server_->err());
    }
    std::this_thread::sleep_for(milliseconds(5));
  }
  name_ = ":" + lines_of(server_->out()).front();
  connect();
  map_framebuffer(*folder_ / "Xvfb_screen0");
}

Display::Display(const std::string& name) : name_(name) {
  connect();
  width_ = DisplayWidth(x_, DefaultScreen(x_));
  height_ = DisplayHeight(x_, DefaultScreen(x_));
}

Display::~Display() {
  if (x_ != nullptr) XCloseDisplay(x_);
  if (map_ != nullptr) ::munmap(const_cast<std::uint8_t*>(map_), map_size_);
  if (server_) server_->stop();
}

void Display::connect() {
  x_ = XOpenDisplay(name_.c_str());
  if (x_ == nullptr) throw std::runtime_error("cannot open the display " + name_);
}

void Display::map_framebuffer(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  if (fd < 0 || ::fstat(fd, &info) != 0) throw std::runtime_error("no framebuffer at " + path);
  map_size_ = static_cast<std::size_t>(info.st_size);
  void* map = ::mmap(nullptr, map_size_, PROT_READ, MAP_SHARED, fd, 0);
  ::close(fd);
  if (map == MAP_FAILED) throw std::runtime_error("cannot map " + path);
  map_ = static_cast<const std::uint8_t*>(map);
  pixels_at_ = pixels_of(map_);
  stride_ = big(map_ + offsetof(XWDFileHeader, bytes_per_line));
}

void Display::move(int x, int y) {
  XTestFakeMotionEvent(x_, -1, x, y, CurrentTime);
  XFlush(x_);
}

void Display::down() {
  XTestFakeButtonEvent(x_, 1, True, CurrentTime);
  XFlush(x_);
}

void Display::key(const std::string& name, std::initializer_list<const char*> held) {
  const auto turn = [this](const std::string& which, Bool down) {
    const KeyCode code = XKeysymToKeycode(x_, XStringToKeysym(which.c_str()));
    if (code != 0) XTestFakeKeyEvent(x_, code, down, CurrentTime);
  };
  for (const char* k : held) turn(k, True);
  turn(name, True);
  turn(name, False);
  for (const char* k : held) turn(k, False);
  XFlush(x_);
}

void Display::up() {
  XTestFakeButtonEvent(x_, 1, False, CurrentTime);
  XFlush(x_);
}

void Display::picture(const std::string& path) {
  XImage* image = XGetImage(x_, DefaultRootWindow(x_), 0, 0, static_cast<unsigned>(width_),
                            static_cast<unsigned>(height_), AllPlanes, ZPixmap);
  if (image == nullptr) throw std::runtime_error("no picture of the screen");
  std::vector<std::uint8_t> rgb;
  rgb.reserve(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 3);
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      const auto pixel = XGetPixel(image, x, y);
      for (const int shift : {16, 8, 0}) rgb.push_back(static_cast<std::uint8_t>(pixel >> shift));
    }
  }
  XDestroyImage(image);
  if (stbi_write_png(path.c_str(), width_, height_, 3, rgb.data(), width_ * 3) == 0) {
    throw std::runtime_error("cannot write " + path);
  }
}

std::uint32_t Display::pixel(int x, int y) const {
  std::uint32_t out = 0;
  const auto at = pixels_at_ + static_cast<std::size_t>(y) * stride_ + static_cast<std::size_t>(x) * 4;
  if (at + 4 <= map_size_) std::memcpy(&out, map_ + at, 4);
  return out & 0xFFFFFFU;
}

std::uint64_t Display::digest(const PixelRect& rect) const {
  std::uint64_t sum = 1469598103934665603ULL;  // FNV-1a
  for (int y = std::max(rect.y, 0); y < std::min(rect.y + rect.h, height_); ++y) {
    for (int x = std::max(rect.x, 0); x < std::min(rect.x + rect.w, width_); ++x) {
      sum = (sum ^ pixel(x, y)) * 1099511628211ULL;
    }
  }
  return sum;
}

void Display::count_drawing() {
  int errors = 0;
  if (XDamageQueryExtension(x_, &damage_base_, &errors) == 0) {
    throw std::runtime_error("the display has no damage extension");
  }
  XDamageCreate(x_, DefaultRootWindow(x_), XDamageReportRawRectangles);
  XSync(x_, False);
}

int Display::drawings() {
  XSync(x_, False);
  int count = 0;
  XEvent event;
  while (XPending(x_) > 0) {
    XNextEvent(x_, &event);
    if (event.type == damage_base_ + XDamageNotify) ++count;
  }
  return count;
}

}  // namespace bale::testing
