#include "platform/camera/camera.h"

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <optional>

#include "platform/camera/folder_camera.h"
#include "platform/camera/v4l2_stream.h"

namespace bale {
namespace {

// A camera just started is still looking for the light: these frames are not the picture.
constexpr int kFramesForLight = 4;

class V4l2Camera final : public Camera {
 public:
  explicit V4l2Camera(std::string device) : device_(std::move(device)) {}

  [[nodiscard]] bool present() const override { return ::access(device_.c_str(), F_OK) == 0; }

  [[nodiscard]] Result<void> open() override { return start(kPreviewWidth, kPreviewHeight); }

  [[nodiscard]] Result<Picture> preview(int wait_ms) override {
    if (!stream_) return fail(Errc::kNotReady, "the camera is shut");
    auto picture = stream_->next(wait_ms);
    if (!picture) return picture;
    return fit_within(std::move(*picture), kPreviewWidth);
  }

  // Another size is another stream. Where that one brings nothing in time, what came is the
  // picture.
  [[nodiscard]] Result<Picture> still() override {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(kStillMs);
    if (auto started = start(kStillWidth, kStillHeight); !started) {
      return tl::unexpected(started.error());
    }
    Result<Picture> best = fail(Errc::kUnavailable, "the camera gave no picture in time");
    int frames = 0;
    while (frames < kFramesForLight && std::chrono::steady_clock::now() < end) {
      auto picture = stream_->next(100);
      if (!picture && picture.error().code != Errc::kUnavailable) return picture;
      if (!picture) continue;
      ++frames;
      best = std::move(picture);
    }
    return best;
  }

  void close() override { stream_.reset(); }

 private:
  [[nodiscard]] Result<void> start(int width, int height) {
    stream_.reset();  // one stream a device
    auto started = camera::V4l2Stream::start(device_, width, height);
    if (!started) return tl::unexpected(started.error());
    stream_.emplace(std::move(*started));
    return {};
  }

  std::string device_;
  std::optional<camera::V4l2Stream> stream_;
};

bool folder(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

}  // namespace

std::unique_ptr<Camera> make_camera(const std::string& device) {
  if (folder(device)) return std::make_unique<camera::FolderCamera>(device);
  return std::make_unique<V4l2Camera>(device);
}

}  // namespace bale
