// A camera: preview while the visitor aims, one full picture when the shutter is pressed.
//
// Thread: one, which may wait; never the UI's. A driver is hostile until checked: what it says of
// sizes, indices and lengths is compared with what was asked for and mapped.
#pragma once

#include <memory>
#include <string>

#include "platform/picture/picture.h"
#include "platform/result.h"

namespace bale {

class Camera {
 public:
  virtual ~Camera() = default;
  // Whether one is plugged in; cheap, opens nothing.
  [[nodiscard]] virtual bool present() const = 0;
  // Preview begins. kNotFound: no camera. kBusy: another program has it. kInvalid: it speaks
  // neither MJPEG nor YUYV. kIo: otherwise.
  [[nodiscard]] virtual Result<void> open() = 0;
  // The next frame, at most kPreviewWidth × kPreviewHeight. kUnavailable: no whole one came within
  // `wait_ms`; ask again, and judge by the clock whether it has stalled. Anything else: the camera
  // is gone; close() it.
  [[nodiscard]] virtual Result<Picture> preview(int wait_ms) = 0;
  // As large as the camera makes it, up to kStillWidth × kStillHeight; within kStillMs. Afterwards
  // the camera is to be closed.
  [[nodiscard]] virtual Result<Picture> still() = 0;
  virtual void close() = 0;
};

inline constexpr int kPreviewWidth = 640;
inline constexpr int kPreviewHeight = 480;
inline constexpr int kStillWidth = 1920;  // a saved photo has 1600 pixels a side
inline constexpr int kStillHeight = 1080;
inline constexpr int kStillMs = 2'000;

// `device`: a V4L2 device ("/dev/video0"), or a folder of JPEGs that stands for one.
[[nodiscard]] std::unique_ptr<Camera> make_camera(const std::string& device);

}  // namespace bale
