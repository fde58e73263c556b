// One stream of a V4L2 device in one format: buffers mapped, frames taken out and decoded. Inside
// platform/camera only.
//
// The driver is not trusted: a format it did not agree to, a buffer it did not announce, a length
// beyond the mapping end the stream or cost the frame, never memory.
#pragma once

#include <linux/videodev2.h>

#include <string>
#include <vector>

#include "platform/picture/picture.h"
#include "platform/result.h"

namespace bale::camera {

struct Format {
  std::uint32_t pixels{0};  // V4L2_PIX_FMT_MJPEG or …_YUYV
  int width{0};
  int height{0};
  std::size_t line{0};  // bytes, of YUYV
};

class V4l2Stream {
 public:
  // Opens the device, agrees on MJPEG, else YUYV, near width × height, and starts.
  [[nodiscard]] static Result<V4l2Stream> start(const std::string& device, int width, int height);
  V4l2Stream(V4l2Stream&& other) noexcept;
  V4l2Stream& operator=(V4l2Stream&&) = delete;
  ~V4l2Stream();

  // kUnavailable: no whole frame within `wait_ms`. kIo: stalled for good or unplugged.
  [[nodiscard]] Result<Picture> next(int wait_ms);

 private:
  struct Buffer {
    void* data{nullptr};
    std::size_t size{0};
  };
  explicit V4l2Stream(int fd) : fd_(fd) {}
  [[nodiscard]] Result<void> agree(int width, int height);
  [[nodiscard]] bool try_format(std::uint32_t pixels, int width, int height);
  [[nodiscard]] Result<void> map();
  [[nodiscard]] bool queue(std::uint32_t index) const;
  [[nodiscard]] Result<Picture> read(ByteView frame) const;

  int fd_;
  Format format_;
  std::vector<Buffer> buffers_;
};

// Two pixels in four bytes (Y U Y V, BT.601, limited range). `frame` holds height × line bytes.
[[nodiscard]] Picture from_yuyv(ByteView frame, int width, int height, std::size_t line);

}  // namespace bale::camera
