// The thread all hands share: offers each command to each hand and polls them when they ask to be.
// Inside kiosk/effects only; Effects owns it.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "kiosk/effects/hand.h"
#include "kiosk/effects/run_queue.h"

namespace bale::effects {

class HandsThread {
 public:
  using Shared = std::shared_ptr<const model::Command>;

  // Without hands there is no thread either.
  explicit HandsThread(Hands hands);
  // Offers what is left (a line for the log, a camera to shut); then the hands die, on the caller's
  // thread.
  ~HandsThread();
  HandsThread(const HandsThread&) = delete;
  HandsThread& operator=(const HandsThread&) = delete;

  // Any thread; never waits.
  void offer(Shared command);

 private:
  void work(const std::stop_token& stop);
  void offer_all();
  [[nodiscard]] std::int64_t pause_ms() const;

  Hands hands_;
  RunQueue<Shared> commands_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace bale::effects
