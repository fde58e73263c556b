// The loop of `bale-sync run`, and its one round for `bale-sync once`.
//
//            saved report, due row                     answered
//   Idle ─────────────────────────▶ Sending ─────────────────────────▶ Idle
//    ▲                                 │ no answer, or none that holds
//    └────────── backoff ends ◀────────┘ Waiting (a fresh report still tries once)
//
// Beside it, when no text is due, photos travel over a connection of their own (photos.h); a text that
// is saved meanwhile does not wait for them.
// A contact is made at the start, at an interval, and a little after something was delivered.
// Thread: run() and once() on one; Stop from any.
#pragma once

#include "sync/uploader/contact.h"
#include "sync/uploader/photos.h"
#include "sync/uploader/schedule.h"
#include "sync/uploader/session.h"
#include "sync/uploader/stop.h"

namespace bale::uploader {

struct LoopOptions {
  std::int64_t contact_every_ms{300'000};  // between contacts when nothing happens
  std::int64_t news_after_ms{60'000};      // contact this long after a delivery
  std::int64_t poll_ms{200};               // of PRAGMA data_version, about 3 µs each
};

class Loop {
 public:
  // `photos`: the connection of attachments; null: none are sent.
  Loop(Link& link, const LoopOptions& options, Transport* photos = nullptr);

  // Until a stop is requested; then at once.
  void run(Stop& stop);
  // Ignores start spread and stored backoff. Sends until nothing is due or one attempt fails, and
  // makes a contact, so that statuses arrive. The last failure's sentence, or empty.
  std::string once(Stop& stop);

 private:
  void round(Stop& stop);
  [[nodiscard]] bool saved_something();
  void distrust_a_jump();
  Step drain(Stop& stop);
  Step photos_round(MonotonicMs now);
  Step drain_photos(Stop& stop, bool& moved);
  Step settled(Step step);
  Step contact(Stop& stop, std::size_t& sent_again);
  void succeeded();
  void failed(const Step& step, const Stop& stop);
  void idle(bool delivered);
  void remember_boot();
  [[nodiscard]] std::int64_t first_attempt() const;

  Link& link_;
  LoopOptions options_;
  Session session_;
  Schedule schedule_;
  std::atomic<Stop*> stop_{nullptr};  // whom a landed photo wakes
  std::optional<Photos> photos_;
  MonotonicMs token_asked_{0};
  std::int64_t data_version_{-1};
  std::int64_t wall_minus_monotonic_{0};
};

}  // namespace bale::uploader
