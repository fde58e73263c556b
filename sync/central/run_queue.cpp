#include "sync/central/run_queue.h"

namespace bale::central {

RunQueue::RunQueue(std::size_t threads, std::size_t depth) : depth_(depth) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

RunQueue::~RunQueue() { stop(); }

bool RunQueue::post(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= depth_) return false;
    queue_.push_back(std::move(work));
  }
  wake_.notify_one();
  return true;
}

void RunQueue::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void RunQueue::run() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    work();
  }
}

}  // namespace bale::central
