// Runs the model's commands off the UI thread and brings events back.
//
//   UI thread:  run(command) ─┬▶ queue ──▶ worker: filing, outbox ────┬▶ queue ──▶ take()
//                             └▶ queue ──▶ hands: voice, printer, … ──┘
//                                                        └── wake(): ends the loop's sleep
//
// One worker thread, so commands happen in order: a code is minted before it is saved with. The
// hands have another one (hand.h): silence does not wait for a disk.
// run() and take() are for the UI thread and never wait for the disk. Commands hold what a citizen
// typed: it lies in wiping memory and dies with the command.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "kiosk/effects/hands_thread.h"
#include "kiosk/effects/run_queue.h"
#include "kiosk/effects/worker.h"

namespace bale::effects {

class Effects {
 public:
  // `wake` is called from another thread whenever take() has something. Opens the folder by itself,
  // and tries again until it is enrolled. `make_hands` may be empty: a kiosk without voice, printer
  // or camera still saves.
  Effects(Options options, const Clock& clock, Random& random, std::function<void()> wake,
          const MakeHands& make_hands = {});
  // Finishes what runs (a save that began becomes durable) and acts that were confirmed, drops the
  // rest, closes the outbox. The hands are offered what is left and wipe what is the visitor's as
  // they die.
  ~Effects();
  Effects(const Effects&) = delete;
  Effects& operator=(const Effects&) = delete;

  void run(model::Command command);
  [[nodiscard]] std::vector<model::Event> take() { return events_.take(); }
  // Waits until the first event is there or `ms` have passed: before the first frame, so that a
  // kiosk that is not enrolled does not flash its attract screen.
  void wait_for_first(std::int64_t ms);

 private:
  void work(const std::stop_token& stop);
  void finish();
  void post(model::Event event);
  void deliver(std::vector<model::Event> events);

  Worker worker_;
  std::function<void()> wake_;
  RunQueue<HandsThread::Shared> commands_;
  RunQueue<model::Event> events_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  HandsThread hands_;    // after what its hands post to
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace bale::effects
