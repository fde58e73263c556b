// When the loop may do what. Pure: times come in as arguments, milliseconds of the monotonic clock,
// so that a wall clock that jumps moves nothing here.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace bale::uploader {

class Schedule {
 public:
  using Ms = std::int64_t;
  static constexpr Ms kNever = std::numeric_limits<Ms>::max();
  // A burst of saves while the server is away gives one try in this time, not one each.
  static constexpr Ms kFreshEvery = 5'000;

  // The first attempt and the first contact wait until `first`.
  Schedule(Ms first, Ms contact_every)
      : server_due_(first), contact_due_(first), contact_every_(contact_every) {}

  // A fresh report tries at once; the backlog waits for the server's turn and its own.
  [[nodiscard]] bool may_send(Ms now, bool fresh) const {
    if (fresh && now >= fresh_due_) return true;
    return now >= server_due_ && now >= rows_due_;
  }
  // No photo while a text is due, and none while the server is away.
  [[nodiscard]] bool may_send_photos(Ms now) const { return now >= server_due_ && now < rows_due_; }
  [[nodiscard]] bool may_contact(Ms now) const { return now >= server_due_ && now >= contact_due_; }

  void tried(Ms now) { fresh_due_ = now + kFreshEvery; }
  void failed(Ms now, Ms wait) { server_due_ = now + wait; }
  void succeeded(Ms now) {
    server_due_ = now;
    fresh_due_ = now;
  }
  // Nothing is due before `rows_due` (kNever: nothing waits at all).
  void drained(Ms rows_due) { rows_due_ = rows_due; }
  void rows_waiting(Ms now) { rows_due_ = now; }
  void contacted(Ms now) { contact_due_ = now + contact_every_; }
  // What was just delivered will have news: ask sooner than the interval says.
  void expect_news(Ms at) { contact_due_ = std::min(contact_due_, at); }

 private:
  Ms server_due_;
  Ms contact_due_;
  Ms contact_every_;
  Ms rows_due_{0};
  Ms fresh_due_{0};
};

}  // namespace bale::uploader
