// The hand that reads the signed reference bundle: the hall's numbers for the attract screen, and
// how many reports are like one that is being written.
//
// On a thread of its own: it looks at the file every ten seconds (one stat) and reads it when it was
// replaced. What does not hold under the pinned root's keys is as good as not there. It takes no
// command.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "kiosk/effects/hand.h"
#include "platform/clock.h"
#include "sync/reference/bundle.h"

namespace bale::effects {

// What was read last. Thread-safe. Owner: the composition root, longer than the hands.
class PublicNumbers {
 public:
  void set(std::shared_ptr<const reference::Bundle> bundle);
  // Reports of this category from this desa in the week of `now`; 0: fewer than three, or not known.
  [[nodiscard]] int similar(std::string_view category, std::string_view desa, WallMs now) const;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const reference::Bundle> bundle_;
};

class NumbersHand : public Hand {
 public:
  struct Options {
    std::string data;
    std::int64_t look_every_ms{10'000};
  };
  NumbersHand(Options options, PublicNumbers& numbers, Post post);
  ~NumbersHand() override;

  [[nodiscard]] bool take(const model::Command&) override { return false; }

 private:
  void work(const std::stop_token& stop);
  void look();

  Options options_;
  PublicNumbers& numbers_;
  Post post_;
  std::optional<std::int64_t> stamp_;  // of the file that was read last; of the thread
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace bale::effects
