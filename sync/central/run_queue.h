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
  [[nodiscard]] std::size_t threads() const { return threads_.size(); }

 private:
  void run();

  std::size_t depth_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_{false};
  std::vector<std::thread> threads_;
};

// Does piece(0) … piece(count - 1), each once, on this thread and on whichever of the queue's
// threads have nothing else to do; returns when all are done. This thread alone is enough, so it
// never waits for one that is busy. Thread: any, the queue's own too.
void share(RunQueue& queue, std::size_t count, const std::function<void(std::size_t)>& piece);

}  // namespace bale::central
