// What the camera of a hall sees: a folder of JPEGs that stands for one (kiosk/app/config.h).
#pragma once

#include <filesystem>
#include <string>

#include "tests/support/child.h"
#include "tests/support/pictures.h"

namespace bale::testing {

class CameraFolder {
 public:
  explicit CameraFolder(std::string folder) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
  }
  [[nodiscard]] std::string config() const {
    return "[camera]\ndevice = \"" + folder_ + "\"\n";
  }
  // From the next frame on; never half a picture.
  void show(const Picture& picture) const { show(jpeg_of(picture)); }
  void show(const SecretBytes& jpeg) const {
    write_text(folder_ + "/next", std::string(jpeg.begin(), jpeg.end()));
    std::filesystem::rename(folder_ + "/next", folder_ + "/1.jpg");
  }

 private:
  std::string folder_;
};

}  // namespace bale::testing
