// Looks whether headphones are plugged in, as a hand: says it to who makes sound (`plugged`, at
// once) and to the model, which turns the voice on or off by it. What is plugged in at the start is
// nothing new: a headset that hangs at the kiosk does not talk to every visitor.
#pragma once

#include <atomic>
#include <memory>
#include <thread>

#include "kiosk/effects/hand.h"
#include "platform/speech/jack.h"

namespace bale::effects {

class HeadphonesHand final : public Hand {
 public:
  // `plugged` outlives it.
  HeadphonesHand(Post post, std::atomic<bool>& plugged, std::unique_ptr<speech::Jack> jack);
  [[nodiscard]] bool take(const model::Command&) override { return false; }

 private:
  void work(const std::stop_token& stop);

  Post post_;
  std::atomic<bool>& plugged_;
  std::unique_ptr<speech::Jack> jack_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace bale::effects
