#include "kiosk/effects/effects.h"

#include <chrono>

namespace bale::effects {
namespace {

// The visitor confirmed it and left at once: it is sent all the same.
bool outlives_visit(const model::Command& command) {
  return std::holds_alternative<model::SendAct>(command);
}

}  // namespace

Effects::Effects(Options options, const Clock& clock, Random& random, std::function<void()> wake,
                 const MakeHands& make_hands)
    : worker_(std::move(options), clock, random),
      wake_(std::move(wake)),
      hands_(make_hands ? make_hands([this](model::Event event) { post(std::move(event)); })
                        : Hands{}),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

Effects::~Effects() {
  thread_.request_stop();
  thread_.join();
}

void Effects::run(model::Command command) {
  const auto shared = std::make_shared<const model::Command>(std::move(command));
  hands_.offer(shared);
  {
    const std::lock_guard lock(mutex_);  // or a sleep that begins now would miss it
    commands_.push(shared);
  }
  changed_.notify_all();
}

void Effects::wait_for_first(std::int64_t ms) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::milliseconds(ms), [this] { return !events_.empty(); });
}

void Effects::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::vector<model::Event> events;
    worker_.poll(events);
    for (const auto& command : commands_.take()) {
      if (!stop.stop_requested() || outlives_visit(*command)) worker_.run(*command, events);
    }
    deliver(std::move(events));
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, std::chrono::milliseconds(worker_.pause_ms()),
                      [this] { return !commands_.empty(); });
  }
  finish();
}

// What came after the last look and outlives the visit; nobody hears the answers any more.
void Effects::finish() {
  std::vector<model::Event> unheard;
  for (const auto& command : commands_.take()) {
    if (outlives_visit(*command)) worker_.run(*command, unheard);
  }
}

void Effects::post(model::Event event) {
  std::vector<model::Event> one;
  one.push_back(std::move(event));
  deliver(std::move(one));
}

void Effects::deliver(std::vector<model::Event> events) {
  if (events.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    for (auto& event : events) events_.push(std::move(event));
  }
  changed_.notify_all();
  wake_();
}

}  // namespace bale::effects
