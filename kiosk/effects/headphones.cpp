#include "kiosk/effects/headphones.h"

namespace bale::effects {
namespace {

constexpr int kWaitMs = 400;  // also how long the end of a visit may wait for this thread

}  // namespace

HeadphonesHand::HeadphonesHand(Post post, std::atomic<bool>& plugged,
                               std::unique_ptr<speech::Jack> jack)
    : post_(std::move(post)),
      plugged_(plugged),
      jack_(std::move(jack)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

// Sound changes its way before anybody is told: nothing more is said aloud meanwhile.
void HeadphonesHand::work(const std::stop_token& stop) {
  bool before = jack_->plugged();
  plugged_ = before;
  while (!stop.stop_requested()) {
    jack_->wait(kWaitMs);
    const bool now = jack_->plugged();
    if (now == before) continue;
    plugged_ = before = now;
    post_(model::HeadphonesTurned{now});
  }
}

}  // namespace bale::effects
