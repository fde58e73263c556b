#include "sync/central/run_queue.h"

#include <algorithm>
#include <atomic>
#include <memory>

namespace bale::central {
namespace {

// Work in pieces that several threads take from. Outlives share() in the threads that came late:
// they find nothing left and never touch `piece_`, which is the caller's.
class SharedWork {
 public:
  SharedWork(std::size_t count, const std::function<void(std::size_t)>& piece)
      : count_(count), piece_(piece) {}
  void help() {
    for (auto i = next_++; i < count_; i = next_++) {
      piece_(i);
      if (++done_ == count_) done_.notify_all();
    }
  }
  void wait() const {
    for (auto done = done_.load(); done != count_; done = done_.load()) done_.wait(done);
  }

 private:
  std::size_t count_;
  const std::function<void(std::size_t)>& piece_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> done_{0};
};

}  // namespace

void share(RunQueue& queue, std::size_t count, const std::function<void(std::size_t)>& piece) {
  const auto work = std::make_shared<SharedWork>(count, piece);
  const auto helpers = std::min(count, queue.threads());
  for (std::size_t i = 1; i < helpers; ++i) {
    if (!queue.post([work] { work->help(); })) break;  // full: every thread has work of its own
  }
  work->help();
  work->wait();
}

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
