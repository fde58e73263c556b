#include "platform/camera/folder_camera.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "platform/files.h"

namespace bale::camera {
namespace {

constexpr std::chrono::milliseconds kPace{40};
constexpr std::size_t kFileMax = 16U << 20U;

std::vector<std::string> jpegs_in(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".jpg") out.push_back(entry.path().string());
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace

bool FolderCamera::present() const {
  return !jpegs_in(folder_).empty();
}

Result<void> FolderCamera::open() {
  files_ = jpegs_in(folder_);
  next_ = 0;
  due_ = std::chrono::steady_clock::now();
  if (files_.empty()) return fail(Errc::kNotFound, "the folder " + folder_ + " holds no pictures");
  return {};
}

Result<Picture> FolderCamera::read() {
  if (files_.empty()) return fail(Errc::kNotReady, "the camera is shut");
  const auto& file = files_[next_++ % files_.size()];
  const auto content = read_file(file, kFileMax);
  if (!content) return fail(Errc::kIo, "the camera is gone");
  auto picture = decode_frame(*content, kPicturePixelsMax);
  if (!picture) return fail(Errc::kUnavailable, "a frame came damaged");
  return picture;
}

Result<Picture> FolderCamera::preview(int wait_ms) {
  const auto now = std::chrono::steady_clock::now();
  const auto wait =
      std::min<std::chrono::nanoseconds>(due_ - now, std::chrono::milliseconds(wait_ms));
  if (wait.count() > 0) std::this_thread::sleep_for(wait);
  due_ = std::max(due_ + kPace, now);
  auto picture = read();
  if (!picture) return picture;
  return fit_within(std::move(*picture), kPreviewWidth);
}

Result<Picture> FolderCamera::still() {
  auto picture = read();
  if (!picture) return picture;
  return fit_within(std::move(*picture), kStillWidth);
}

}  // namespace bale::camera
