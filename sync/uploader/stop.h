// One way to end: wakes whoever waits and aborts the request under way.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "platform/transport/transport.h"

namespace bale::uploader {

// Thread: any. Owner: the composition root; outlives the loop.
class Stop {
 public:
  explicit Stop(Transport& transport, Transport* photos = nullptr)
      : transport_(transport), photos_(photos) {}

  void request() {
    {
      const std::lock_guard lock(mutex_);
      requested_ = true;
    }
    wake_.notify_all();
    transport_.stop();
    if (photos_ != nullptr) photos_->stop();
  }
  // Ends one wait early, now or the next: there is something to look at.
  void nudge() {
    {
      const std::lock_guard lock(mutex_);
      nudged_ = true;
    }
    wake_.notify_all();
  }
  [[nodiscard]] bool requested() const { return requested_; }
  // Returns at once when a stop is requested, before or during the wait.
  void wait_for(std::int64_t ms) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, std::chrono::milliseconds(ms), [this] { return requested_.load() || nudged_; });
    nudged_ = false;
  }

 private:
  Transport& transport_;
  Transport* photos_;
  bool nudged_{false};
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> requested_{false};
};

}  // namespace bale::uploader
