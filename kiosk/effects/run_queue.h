// Work from one thread for another: swap under the lock, run outside.
#pragma once

#include <mutex>
#include <utility>
#include <vector>

namespace bale::effects {

template <typename T>
class RunQueue {
 public:
  void push(T item) {
    const std::lock_guard lock(mutex_);
    items_.push_back(std::move(item));
  }
  [[nodiscard]] std::vector<T> take() {
    std::vector<T> out;
    const std::lock_guard lock(mutex_);
    out.swap(items_);
    return out;
  }
  [[nodiscard]] bool empty() const {
    const std::lock_guard lock(mutex_);
    return items_.empty();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<T> items_;
};

}  // namespace bale::effects
