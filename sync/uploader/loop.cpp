#include "sync/uploader/loop.h"

#include <spdlog/spdlog.h>

#include <cstdlib>

namespace bale::uploader {
namespace {

constexpr std::int64_t kJumpMs = 60'000;  // a wall clock moved by more than a correction
constexpr int kOnceRounds = 4;            // send, learn what is lacking, send that
constexpr std::int64_t kPhotoPollMs = 20;
constexpr std::int64_t kTokenEveryMs = 60'000;  // contacts made only for an upload token

}  // namespace

Loop::Loop(Link& link, const LoopOptions& options, Transport* photos)
    : link_(link),
      options_(options),
      session_(link),
      schedule_(first_attempt(), options.contact_every_ms),
      wall_minus_monotonic_(link.clock.wall() - link.clock.monotonic()) {
  if (photos == nullptr) return;
  photos_.emplace(link, *photos, [this] {
    if (auto* stop = stop_.load()) stop->nudge();
  });
}

// After power-on every kiosk of a region wakes at once, so they spread; a mere restart of this
// program does not, it goes on with the stored backoff.
std::int64_t Loop::first_attempt() const {
  const auto& state = link_.memory.state;
  const auto now = link_.clock.monotonic();
  if (state.last_boot != link_.clock.boot_id()) {
    return now + retry::start_spread_ms(state.first_contact_spread_s, link_.random);
  }
  const auto wall = link_.clock.wall();
  const auto due = retry::trusted_due(link_.policy, state.next_attempt_at, wall);
  return now + std::max<WallMs>(0, due - wall);
}

void Loop::remember_boot() {
  auto& state = link_.memory.state;
  if (state.last_boot == link_.clock.boot_id()) return;
  state.last_boot = link_.clock.boot_id();
  if (auto saved = link_.memory.save(); !saved) spdlog::error(saved.error().message);
}

void Loop::run(Stop& stop) {
  stop_ = &stop;
  if (auto due = link_.outbox.make_due(link_.clock.wall()); !due) {
    spdlog::error(due.error().message);
  }
  while (!stop.requested()) {
    round(stop);
    stop.wait_for(options_.poll_ms);
  }
  if (auto saved = link_.memory.save(); !saved) spdlog::error(saved.error().message);
}

void Loop::round(Stop& stop) {
  distrust_a_jump();
  const bool fresh = saved_something();
  const auto now = link_.clock.monotonic();
  if (schedule_.may_send(now, fresh)) {
    remember_boot();
    schedule_.tried(now);
    if (auto step = drain(stop); step.failed()) return failed(step, stop);
  }
  if (!stop.requested() && schedule_.may_contact(now)) {
    remember_boot();
    std::size_t sent_again = 0;
    if (auto step = contact(stop, sent_again); step.failed()) return failed(step, stop);
    if (sent_again > 0) schedule_.rows_waiting(now);
  }
  if (stop.requested()) return;
  if (auto step = photos_round(now); step.failed()) failed(step, stop);
}

// One look at the photos. What was sent will be asked about at the next contact.
Step Loop::photos_round(MonotonicMs now) {
  if (!photos_) return {};
  auto step = photos_->step(schedule_.may_send_photos(now));
  if (step.done()) {
    succeeded();
    schedule_.expect_news(now + options_.news_after_ms);
  }
  if (photos_->wants_token() && (token_asked_ == 0 || now - token_asked_ > kTokenEveryMs)) {
    token_asked_ = now;
    schedule_.expect_news(now);
  }
  return step;
}

// Until no part is due, a token is missing, or one attempt fails.
Step Loop::drain_photos(Stop& stop, bool& moved) {
  while (photos_ && !stop.requested()) {
    auto step = photos_->step(true);
    if (step.failed()) return step;
    if (step.done()) {
      moved = true;
      succeeded();
    } else if (photos_->busy()) {
      stop.wait_for(kPhotoPollMs);
    } else {
      // The next contact brings a token.
      moved = moved || (photos_->wants_token() && link_.token.empty());
      break;
    }
  }
  return {};
}

bool Loop::saved_something() {
  const auto version = link_.outbox.data_version();
  if (!version || *version == data_version_) return false;
  const bool first = data_version_ == -1;
  data_version_ = *version;
  schedule_.rows_waiting(link_.clock.monotonic());
  return !first;
}

// Due times of rows are wall clock: when it went back an hour they would wait an hour too long.
void Loop::distrust_a_jump() {
  const auto offset = link_.clock.wall() - link_.clock.monotonic();
  const auto moved = offset - wall_minus_monotonic_;
  if (std::abs(moved) < kJumpMs) return;
  spdlog::warn("the wall clock moved by {} s", moved / 1000);
  wall_minus_monotonic_ = offset;
  if (auto due = link_.outbox.make_due(link_.clock.wall()); !due) {
    spdlog::error(due.error().message);
  }
  schedule_.rows_waiting(link_.clock.monotonic());
}

Step Loop::drain(Stop& stop) {
  bool delivered = false;
  while (!stop.requested()) {
    auto step = session_.send_ahead();
    if (step.failed()) return settled(std::move(step));
    if (!step.done()) {
      idle(delivered);
      return step;
    }
    delivered = true;
    succeeded();
  }
  return settled({});
}

// Writes what the last batch is owed; a fault of the batch after it weighs more.
Step Loop::settled(Step step) {
  auto owed = session_.settle_owed();
  return step.failed() || !owed.failed() ? step : owed;
}

void Loop::idle(bool delivered) {
  const auto now = link_.clock.monotonic();
  const auto wall = link_.clock.wall();
  const auto due = link_.outbox.next_due(wall);
  if (due) schedule_.drained(*due ? now + std::max<WallMs>(0, **due - wall) : Schedule::kNever);
  if (!delivered) return;
  schedule_.expect_news(now + options_.news_after_ms);
  if (auto done = link_.outbox.checkpoint(); !done) spdlog::warn(done.error().message);
}

Step Loop::contact(Stop& stop, std::size_t& sent_again) {
  for (bool more = true; more && !stop.requested();) {
    const auto made = make_contact(link_);
    if (made.step.failed()) return made.step;
    more = made.more;
    sent_again += made.sent_again;
    succeeded();
  }
  schedule_.contacted(link_.clock.monotonic());
  return {Step::Kind::kDone, "", false, {}};
}

void Loop::succeeded() {
  auto& state = link_.memory.state;
  const auto now = link_.clock.monotonic();
  if (state.failures > 0) {
    spdlog::info("the centre answers again after {} failed attempts", state.failures);
    schedule_.expect_news(now);  // a contact that holds takes the alarm back
  }
  schedule_.succeeded(now);
  // The rest of the memory (traffic, the server's time) is written with the next contact: a wait for
  // the disk after each batch would be for nothing that a restart decides on.
  if (state.failures == 0 && state.next_attempt_at == 0) return;
  state.failures = 0;
  state.next_attempt_at = 0;
  if (auto saved = link_.memory.save(); !saved) spdlog::error(saved.error().message);
}

void Loop::failed(const Step& step, const Stop& stop) {
  if (stop.requested()) return;  // we hung up, not the centre
  auto& state = link_.memory.state;
  ++state.failures;
  const auto wait = retry::wait_ms(link_.policy, state.failures, link_.random, step.retry_after_ms);
  schedule_.failed(link_.clock.monotonic(), wait);
  if (step.new_keys) schedule_.expect_news(link_.clock.monotonic());
  state.next_attempt_at = link_.clock.wall() + wait;
  spdlog::warn("{}; attempt {} failed, the next in {} s", step.why, state.failures, wait / 1000);
  if (auto saved = link_.memory.save(); !saved) spdlog::error(saved.error().message);
}

std::string Loop::once(Stop& stop) {
  stop_ = &stop;
  remember_boot();
  if (auto due = link_.outbox.make_due(link_.clock.wall()); !due) return due.error().message;
  Step step;
  for (int i = 0; i < kOnceRounds && !stop.requested(); ++i) {
    step = drain(stop);
    if (step.failed() && !step.new_keys) break;
    const bool keys_wanted = step.failed();
    std::size_t sent_again = 0;
    step = contact(stop, sent_again);
    if (step.failed()) break;
    bool photos_moved = false;
    step = drain_photos(stop, photos_moved);
    if (step.failed() || (!keys_wanted && sent_again == 0 && !photos_moved)) break;
  }
  if (step.failed()) failed(step, stop);
  if (auto saved = link_.memory.save(); !saved) spdlog::error(saved.error().message);
  return step.failed() ? step.why : "";
}

}  // namespace bale::uploader
