#include "platform/camera/v4l2_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace bale::camera {
namespace {

constexpr std::uint32_t kBuffers = 4;
constexpr std::size_t kBufferMax = 64U << 20U;  // YUYV of 4096 × 4096 is half of it
constexpr int kSideMax = 4096;

// Asked again when a signal came between.
int call(int fd, unsigned long request, void* argument) {
  int out = 0;
  do {
    out = ::ioctl(fd, request, argument);
  } while (out < 0 && errno == EINTR);
  return out;
}

tl::unexpected<Error> cannot_open(int number) {
  const bool absent = number == ENOENT || number == ENODEV || number == ENXIO;
  if (absent) return fail(Errc::kNotFound, "no camera is there");
  if (number == EBUSY) return fail(Errc::kBusy, "another program has the camera");
  return fail(Errc::kIo, "the camera cannot be opened");
}

tl::unexpected<Error> gone() {
  return fail(Errc::kIo, "the camera is gone");
}
tl::unexpected<Error> no_frame() {
  return fail(Errc::kUnavailable, "no whole frame came");
}

bool streams_pictures(int fd) {
  v4l2_capability found{};
  if (call(fd, VIDIOC_QUERYCAP, &found) != 0) return false;
  const auto can =
      (found.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? found.device_caps : found.capabilities;
  return (can & V4L2_CAP_VIDEO_CAPTURE) != 0 && (can & V4L2_CAP_STREAMING) != 0;
}

v4l2_buffer buffer_named(std::uint32_t index) {
  v4l2_buffer out{};
  out.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  out.memory = V4L2_MEMORY_MMAP;
  out.index = index;
  return out;
}

}  // namespace

V4l2Stream::V4l2Stream(V4l2Stream&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      format_(other.format_),
      buffers_(std::exchange(other.buffers_, {})) {}

V4l2Stream::~V4l2Stream() {
  if (fd_ < 0) return;
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  (void)call(fd_, VIDIOC_STREAMOFF, &type);
  for (const auto& buffer : buffers_) {
    wipe(buffer.data, buffer.size);  // the last frames of a visitor
    ::munmap(buffer.data, buffer.size);
  }
  ::close(fd_);
}

Result<V4l2Stream> V4l2Stream::start(const std::string& device, int width, int height) {
  const int fd = ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return cannot_open(errno);
  V4l2Stream out(fd);
  if (!streams_pictures(fd)) return fail(Errc::kInvalid, "the device is no camera");
  if (auto agreed = out.agree(width, height); !agreed) return tl::unexpected(agreed.error());
  if (auto mapped = out.map(); !mapped) return tl::unexpected(mapped.error());
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  if (call(fd, VIDIOC_STREAMON, &type) != 0) return cannot_open(errno);
  return out;
}

Result<void> V4l2Stream::agree(int width, int height) {
  for (const auto pixels : {V4L2_PIX_FMT_MJPEG, V4L2_PIX_FMT_YUYV}) {
    if (try_format(pixels, width, height)) return {};
  }
  return fail(Errc::kInvalid, "the camera speaks neither MJPEG nor YUYV");
}

// The driver changes what it cannot do; what it answers is what comes.
bool V4l2Stream::try_format(std::uint32_t pixels, int width, int height) {
  v4l2_format asked{};
  asked.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  asked.fmt.pix.width = static_cast<std::uint32_t>(width);
  asked.fmt.pix.height = static_cast<std::uint32_t>(height);
  asked.fmt.pix.pixelformat = pixels;
  asked.fmt.pix.field = V4L2_FIELD_ANY;
  if (call(fd_, VIDIOC_S_FMT, &asked) != 0) return false;
  const auto& pix = asked.fmt.pix;
  const bool sane = pix.width > 0 && pix.height > 0 && pix.width <= kSideMax &&
                    pix.height <= kSideMax && pix.pixelformat == pixels;
  if (!sane) return false;
  format_ = {pixels, static_cast<int>(pix.width), static_cast<int>(pix.height),
             std::max<std::size_t>(pix.bytesperline, std::size_t{pix.width} * 2)};
  return pixels != V4L2_PIX_FMT_YUYV || pix.width % 2 == 0;
}

Result<void> V4l2Stream::map() {
  v4l2_requestbuffers asked{};
  asked.count = kBuffers;
  asked.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  asked.memory = V4L2_MEMORY_MMAP;
  if (call(fd_, VIDIOC_REQBUFS, &asked) != 0) return cannot_open(errno);
  if (asked.count < 1 || asked.count > 32) return fail(Errc::kIo, "the camera has no buffers");
  for (std::uint32_t i = 0; i < asked.count; ++i) {
    auto found = buffer_named(i);
    if (call(fd_, VIDIOC_QUERYBUF, &found) != 0) return gone();
    if (found.length == 0 || found.length > kBufferMax) {
      return fail(Errc::kIo, "the camera's buffers have an absurd size");
    }
    void* data = ::mmap(nullptr, found.length, PROT_READ | PROT_WRITE, MAP_SHARED, fd_,
                        static_cast<off_t>(found.m.offset));
    if (data == MAP_FAILED) return fail(Errc::kIo, "the camera's buffers cannot be mapped");
    buffers_.push_back({data, found.length});
    if (!queue(i)) return gone();
  }
  return {};
}

bool V4l2Stream::queue(std::uint32_t index) const {
  auto buffer = buffer_named(index);
  return call(fd_, VIDIOC_QBUF, &buffer) == 0;
}

Result<Picture> V4l2Stream::next(int wait_ms) {
  pollfd ready{fd_, POLLIN, 0};
  const int polled = ::poll(&ready, 1, wait_ms);
  if (polled == 0 || (polled < 0 && errno == EINTR)) return no_frame();
  if (polled < 0 || (ready.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return gone();
  auto taken = buffer_named(0);
  if (call(fd_, VIDIOC_DQBUF, &taken) != 0) {
    if (errno == EAGAIN) return no_frame();
    return gone();
  }
  if (taken.index >= buffers_.size()) return gone();
  const auto& buffer = buffers_[taken.index];
  const bool whole = (taken.flags & V4L2_BUF_FLAG_ERROR) == 0 && taken.bytesused <= buffer.size;
  auto picture = whole ? read({static_cast<const std::uint8_t*>(buffer.data), taken.bytesused})
                       : Result<Picture>(no_frame());
  if (!queue(taken.index)) return gone();
  return picture;
}

Result<Picture> V4l2Stream::read(ByteView frame) const {
  if (format_.pixels == V4L2_PIX_FMT_MJPEG) {
    auto picture = decode_frame(frame, std::int64_t{format_.width} * format_.height);
    if (!picture) return no_frame();
    return picture;
  }
  if (frame.size() < format_.line * static_cast<std::size_t>(format_.height)) return no_frame();
  return from_yuyv(frame, format_.width, format_.height, format_.line);
}

}  // namespace bale::camera
