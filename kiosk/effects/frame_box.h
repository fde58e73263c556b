// Pictures for the screen: the camera's newest frame, and one of each photo taken. Filled by the
// camera's thread, emptied by the UI thread, which makes textures of them (kiosk/app).
//
// Thread-safe; nobody waits longer than a picture takes to be moved. Owner: the composition root,
// longer than Effects. All pixels lie in wiping memory.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

#include "platform/picture/picture.h"

namespace bale::effects {

class FrameBox {
 public:
  // Longest side of a photo as it is shown; the one that is sent lies with the attachments.
  static constexpr int kShownSide = 800;

  // `wake` ends the loop's sleep: called after each frame, from the camera's thread.
  explicit FrameBox(std::function<void()> wake = {}) : wake_(std::move(wake)) {}

  // --- UI thread ---
  // Frames shown so far; differs from the last time asked: take_frame() has a new one.
  [[nodiscard]] std::uint64_t frames() const { return frames_; }
  // The newest frame, once; nullopt when it was taken already or the camera is shut.
  [[nodiscard]] std::optional<Picture> take_frame() {
    const std::lock_guard lock(mutex_);
    auto out = std::move(frame_);
    frame_.reset();
    return out;
  }
  // The photo behind a handle of model::Attachment; nullopt when it is gone.
  [[nodiscard]] std::optional<Picture> photo(int handle) const {
    const std::lock_guard lock(mutex_);
    const auto found = photos_.find(handle);
    return found == photos_.end() ? std::nullopt : std::optional(found->second);
  }

  // --- the hands ---
  void show(Picture frame) {
    {
      const std::lock_guard lock(mutex_);
      frame_ = std::move(frame);
    }
    ++frames_;
    if (wake_) wake_();
  }
  void shut() {
    const std::lock_guard lock(mutex_);
    frame_.reset();
  }
  void keep(int handle, Picture photo) {
    const std::lock_guard lock(mutex_);
    photos_.insert_or_assign(handle, std::move(photo));
  }
  void forget(int handle) {
    const std::lock_guard lock(mutex_);
    photos_.erase(handle);
  }
  void clear() {
    const std::lock_guard lock(mutex_);
    frame_.reset();
    photos_.clear();
  }

 private:
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::optional<Picture> frame_;
  std::map<int, Picture> photos_;
  std::atomic<std::uint64_t> frames_{0};
};

}  // namespace bale::effects
