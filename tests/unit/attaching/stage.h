// A hand's surroundings: where its events go, the board, the box, the store.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <string>

#include "kiosk/effects/attachments.h"
#include "kiosk/effects/devices.h"

namespace bale::effects {

class Stage {
 public:
  Stage() {
    std::string path = (std::filesystem::temp_directory_path() / "bale-XXXXXX").string();
    REQUIRE(::mkdtemp(path.data()) != nullptr);
    folder = path;
  }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  ~Stage() { std::filesystem::remove_all(folder); }

  [[nodiscard]] Post post() {
    return [this](model::Event event) {
      const std::lock_guard lock(mutex_);
      events_.push_back(std::move(event));
      changed_.notify_all();
    };
  }

  // Waits until an event of this kind has come that `fits`; gives the last such one.
  template <typename E, typename Fits>
  std::optional<E> await(Fits fits, int seconds = 20) {
    std::unique_lock lock(mutex_);
    std::optional<E> found;
    changed_.wait_for(lock, std::chrono::seconds(seconds), [&] {
      for (const auto& event : events_) {
        if (const auto* one = std::get_if<E>(&event); one != nullptr && fits(*one)) found = *one;
      }
      return found.has_value();
    });
    return found;
  }
  template <typename E>
  std::optional<E> await(int seconds = 20) {
    return await<E>([](const E&) { return true; }, seconds);
  }
  template <typename E>
  int count() {
    const std::lock_guard lock(mutex_);
    int out = 0;
    for (const auto& event : events_) out += std::holds_alternative<E>(event) ? 1 : 0;
    return out;
  }
  void forget() {
    const std::lock_guard lock(mutex_);
    events_.clear();
  }

  std::string folder;
  DeviceBoard board{post()};
  FrameBox pictures;
  Attachments attachments;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<model::Event> events_;
};

}  // namespace bale::effects
