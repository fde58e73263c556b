// The one thread that touches the store while the centre serves: group commit.
//
// Works wait in a queue; each turn takes all that wait (up to kGroup) into one durable transaction
// and then, after the commit, tells each how it went. While one commit waits for the disk the next
// group gathers, so the disk's latency is shared by everyone who asked meanwhile.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "sync/central/store.h"

namespace bale::central {

class Writer {
 public:
  static constexpr std::size_t kGroup = 64;    // works a transaction
  static constexpr std::size_t kDepth = 4096;  // works waiting; more are refused

  using Done = std::function<void(const Result<void>&)>;

  // `news` runs in a transaction when another process has written, and at the start.
  Writer(Store& store, Store::Work news);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // `done` runs on the writer's thread, after the commit; a commit that failed is told as its
  // error. False: full or stopping, and `done` will not run.
  [[nodiscard]] bool submit(Store::Work work, Done done);
  // Finishes what was queued.
  void stop();

 private:
  struct Job {
    Store::Work work;
    Done done;
  };
  void run();
  [[nodiscard]] std::vector<Job> take_group();
  void commit(std::vector<Job> group);
  void when_idle();

  Store& store_;
  Store::Work news_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Job> queue_;
  bool stopping_{false};
  bool written_{false};  // since the last rest(); writer's thread only
  std::thread thread_;
};

}  // namespace bale::central
