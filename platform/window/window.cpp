#include "platform/window/window.h"

#define GLFW_EXPOSE_NATIVE_X11
#define GLFW_EXPOSE_NATIVE_GLX
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <fcntl.h>
#include <stb_image_write.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <utility>

#include "platform/window/presenter.h"

namespace bale::window {
namespace {

using CopySubBuffer = void (*)(Display*, GLXDrawable, int, int, int, int);

std::optional<Key> mapped(int key) {
  switch (key) {
    case GLFW_KEY_LEFT: return Key::kLeft;
    case GLFW_KEY_RIGHT: return Key::kRight;
    case GLFW_KEY_UP: return Key::kUp;
    case GLFW_KEY_DOWN: return Key::kDown;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER: return Key::kOk;
    case GLFW_KEY_R: return Key::kRepeat;
    case GLFW_KEY_H: return Key::kHelp;
    default: return std::nullopt;
  }
}

std::string last_error(const char* otherwise) {
  const char* text = nullptr;
  glfwGetError(&text);
  return text != nullptr ? text : otherwise;
}

void hints() {
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
  glfwWindowHint(GLFW_RESIZABLE, GLFW_FALSE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
  glfwWindowHint(GLFW_DOUBLEBUFFER, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_SAMPLES, 0);
}

// Where llvmpipe draws, it shall draw here: handing a key's few pixels to threads and waiting for them
// takes longer than drawing them, and the threads' memory is ours too. Whoever knows better says so
// in the environment. Without effect on a GPU.
void draw_on_this_thread() { setenv("LP_NUM_THREADS", "0", 0); }

// A descriptor from the environment is input from outside: only a socket above the standard three.
void close_predecessor(int fd) {
  if (fd > 2 && fcntl(fd, F_GETFD) >= 0) close(fd);
}

}  // namespace

struct Window::Impl {
  GLFWwindow* window{};
  int width{};
  int height{};
  int predecessor{-1};
  bool shown{false};
  bool damaged{false};
  InputQueue queue;
  std::unique_ptr<Presenter> presenter;

  ~Impl() {
    close_predecessor(predecessor);
    presenter.reset();
    if (window != nullptr) glfwDestroyWindow(window);
    glfwTerminate();
  }

  static Impl& of(GLFWwindow* w) { return *static_cast<Impl*>(glfwGetWindowUserPointer(w)); }
  Result<void> create(const Options& options);
  void listen();
  void make_presenter();
  void pointer(EventKind kind);
};

Result<void> Window::Impl::create(const Options& options) {
  draw_on_this_thread();
  glfwInitHint(GLFW_JOYSTICK_HAT_BUTTONS, GLFW_FALSE);
  if (glfwInit() != GLFW_TRUE) {
    return fail(Errc::kNotReady, "There is no display to draw on: " + last_error("no X server"));
  }
  hints();
  GLFWmonitor* monitor = nullptr;
  width = options.width;
  height = options.height;
  if (width <= 0 || height <= 0) {
    monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (mode == nullptr) return fail(Errc::kNotReady, "The display has no monitor.");
    width = mode->width;
    height = mode->height;
  }
  if (options.size_known) options.size_known(width, height);
  window = glfwCreateWindow(width, height, options.title.c_str(), monitor, nullptr);
  if (window == nullptr) {
    return fail(Errc::kIo, "The window cannot be opened: " + last_error("no GL"));
  }
  if (monitor == nullptr) glfwSetWindowPos(window, 0, 0);
  glfwMakeContextCurrent(window);
  glfwSwapInterval(0);
  glfwGetFramebufferSize(window, &width, &height);
  return {};
}

void Window::Impl::pointer(EventKind kind) {
  double x = 0;
  double y = 0;
  glfwGetCursorPos(window, &x, &y);
  queue.push({.kind = kind, .x = static_cast<float>(x), .y = static_cast<float>(y),
              .time = Window::now()});
}

void Window::Impl::listen() {
  glfwSetWindowUserPointer(window, this);
  glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    of(w).pointer(action == GLFW_PRESS ? EventKind::kPress : EventKind::kRelease);
  });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    of(w).queue.push({.kind = EventKind::kMove, .x = static_cast<float>(x),
                      .y = static_cast<float>(y), .time = Window::now()});
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int mods) {
    const std::optional<Key> k = mapped(key);
    if (!k || action != GLFW_PRESS || mods != 0) return;
    of(w).queue.push({.kind = EventKind::kKey, .key = *k, .time = Window::now()});
  });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).damaged = true; });
  // Alt+F4, or whatever else asks: the kiosk stays.
  glfwSetWindowCloseCallback(window,
                             [](GLFWwindow* w) { glfwSetWindowShouldClose(w, GLFW_FALSE); });
}

void Window::Impl::make_presenter() {
  Presenter::Copy copy;
  if (glfwExtensionSupported("GLX_MESA_copy_sub_buffer") == GLFW_TRUE) {
    auto* const call =
        reinterpret_cast<CopySubBuffer>(glfwGetProcAddress("glXCopySubBufferMESA"));
    if (call != nullptr) {
      copy = [call, display = glfwGetX11Display(), drawable = glfwGetGLXWindow(window)](
                 int x, int y, int w, int h) { call(display, drawable, x, y, w, h); };
    }
  }
  presenter = std::make_unique<Presenter>(width, height, std::move(copy),
                                          [this] { glfwSwapBuffers(window); });
}

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(const Options& options) {
  auto impl = std::make_unique<Impl>();
  impl->predecessor = options.predecessor;
  Result<void> made = impl->create(options);
  if (!made) return tl::unexpected<Error>(made.error());
  impl->listen();
  impl->make_presenter();
  return std::unique_ptr<Window>(new Window(std::move(impl)));
}

int Window::width() const { return impl_->width; }
int Window::height() const { return impl_->height; }

void Window::wait(double seconds) {
  if (impl_->queue.pending() || impl_->damaged || seconds == 0) {
    glfwPollEvents();
  } else if (seconds < 0) {
    glfwWaitEvents();
  } else {
    glfwWaitEventsTimeout(seconds);
  }
}

void Window::wake() { glfwPostEmptyEvent(); }
FrameInput Window::next_input() { return impl_->queue.next(); }
bool Window::input_pending() const { return impl_->queue.pending(); }
bool Window::needs_frame() { return impl_->damaged; }

double Window::now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

std::uintptr_t Window::upload(const std::uint8_t* alpha, int width, int height) {
  return impl_->presenter->upload(alpha, width, height);
}

std::uintptr_t Window::upload_rgb(const std::uint8_t* rgb, int width, int height) {
  return impl_->presenter->upload_rgb(rgb, width, height);
}

void Window::replace_rgb(std::uintptr_t name, const std::uint8_t* rgb, int width, int height,
                         const Area& where) {
  impl_->presenter->replace_rgb(name, rgb, width, height);
  impl_->presenter->touch(where);
}

void Window::release(std::uintptr_t name) { impl_->presenter->release(name); }

bool Window::present(ImDrawData* data, std::span<const unsigned> parts) {
  Impl& w = *impl_;
  if (data == nullptr) return false;
  if (!w.shown) {
    w.shown = true;
    glfwShowWindow(w.window);
  }
  if (std::exchange(w.damaged, false)) w.presenter->damaged();
  const bool drawn = w.presenter->present(*data, parts);
  if (drawn && w.predecessor >= 0) {
    glFinish();
    XSync(glfwGetX11Display(), False);
    close_predecessor(std::exchange(w.predecessor, -1));
  }
  return drawn;
}

void Window::redraw() { impl_->presenter->redraw(); }
std::uint64_t Window::frames() const { return impl_->presenter->frames(); }
std::span<const Area> Window::last_areas() const { return impl_->presenter->last_areas(); }
bool Window::partial() const { return impl_->presenter->partial(); }

Pixels Window::pixels() const {
  return {impl_->width, impl_->height, impl_->presenter->pixels()};
}

Result<void> Window::save_png(const std::string& path) const {
  const Pixels p = pixels();
  if (stbi_write_png(path.c_str(), p.width, p.height, 3, p.rgb.data(), p.width * 3) == 0) {
    return fail(Errc::kIo, "The picture of the screen cannot be written: " + path);
  }
  return {};
}

int Window::keep_for_successor() {
  const int fd = ConnectionNumber(glfwGetX11Display());
  const int flags = fcntl(fd, F_GETFD);
  if (flags < 0 || fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC) < 0) return -1;
  glFinish();
  XSync(glfwGetX11Display(), False);
  return fd;
}

}  // namespace bale::window
