#include "kiosk/effects/hands_thread.h"

#include <algorithm>
#include <chrono>

namespace bale::effects {

HandsThread::HandsThread(Hands hands) : hands_(std::move(hands)) {
  if (hands_.empty()) return;
  thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

HandsThread::~HandsThread() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void HandsThread::offer(Shared command) {
  if (hands_.empty()) return;
  {
    const std::lock_guard lock(mutex_);  // or a sleep that begins now would miss it
    commands_.push(std::move(command));
  }
  changed_.notify_all();
}

void HandsThread::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    offer_all();
    for (const auto& hand : hands_) hand->poll();
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, std::chrono::milliseconds(pause_ms()),
                      [this] { return !commands_.empty(); });
  }
  offer_all();
}

void HandsThread::offer_all() {
  for (const auto& command : commands_.take()) {
    for (const auto& hand : hands_) static_cast<void>(hand->take(*command));
  }
}

std::int64_t HandsThread::pause_ms() const {
  std::int64_t pause = Hand::kNoPause;
  for (const auto& hand : hands_) pause = std::min(pause, hand->pause_ms());
  return std::max<std::int64_t>(pause, 1);
}

}  // namespace bale::effects
