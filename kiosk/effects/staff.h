// The hand of staff mode: whose PIN it is, how the queue stands, who did what.
//
// All on a thread of its own: a PIN costs about 20 ms a person, the counts read the disk. Opens the
// folder's outbox anew for each order, so that a folder enrolled or mended meanwhile is seen. What is
// to be logged is written before the hand dies; a PIN not yet looked at is wiped.
#pragma once

#include <condition_variable>
#include <string>
#include <thread>

#include "kiosk/effects/hand.h"
#include "kiosk/effects/run_queue.h"
#include "platform/clock.h"
#include "sync/outbox/outbox.h"

namespace bale::effects {

class StaffHand : public Hand {
 public:
  // `clock` outlives the hand.
  StaffHand(std::string data, const Clock& clock, Post post);
  ~StaffHand() override;

  [[nodiscard]] bool take(const model::Command& command) override;

 private:
  void work(const std::stop_token& stop);
  void obey(const model::Command& order, bool stopping);
  void check(outbox::Outbox& outbox, const model::CheckPin& order);
  void look(outbox::Outbox& outbox);

  std::string data_;
  const Clock& clock_;
  Post post_;
  std::string name_;  // who is in staff mode; of the thread
  RunQueue<model::Command> orders_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace bale::effects
