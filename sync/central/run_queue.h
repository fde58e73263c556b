// A bounded queue of work and the threads that do it. Used for what costs CPU but touches no disk.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace bale::central {

// Thread: post() from any. The destructor finishes what was queued.
class RunQueue {
 public:
  RunQueue(std::size_t threads, std::size_t depth);
  ~RunQueue();
  RunQueue(const RunQueue&) = delete;
  RunQueue& operator=(const RunQueue&) = delete;
  // False when the queue is full or stopping: the caller sheds load.
  [[nodiscard]] bool post(std::function<void()> work);
  void stop();

 private:
  void run();

  std::size_t depth_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_{false};
  std::vector<std::thread> threads_;
};

}  // namespace bale::central
