// A folder of JPEGs as a camera: for tests, and to show a kiosk where there is none. Inside
// platform/camera only.
#pragma once

#include <chrono>
#include <vector>

#include "platform/camera/camera.h"

namespace bale::camera {

// The pictures in the order of their names, over and over, 25 a second. Plugged in: the folder
// holds at least one.
class FolderCamera final : public Camera {
 public:
  explicit FolderCamera(std::string folder) : folder_(std::move(folder)) {}
  [[nodiscard]] bool present() const override;
  [[nodiscard]] Result<void> open() override;
  [[nodiscard]] Result<Picture> preview(int wait_ms) override;
  [[nodiscard]] Result<Picture> still() override;
  void close() override { files_.clear(); }

 private:
  [[nodiscard]] Result<Picture> read();

  std::string folder_;
  std::vector<std::string> files_;  // empty: shut
  std::size_t next_{0};
  std::chrono::steady_clock::time_point due_;
};

}  // namespace bale::camera
