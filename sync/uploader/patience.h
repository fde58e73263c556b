// How long one item waits, as opposed to the server (retry/backoff.h).
#pragma once

#include "platform/random.h"
#include "sync/retry/backoff.h"

namespace bale::uploader {

// A refused item is tried for ever: after 10 minutes, then half as often each time, every 24 h at
// the slowest (architecture.md), with equal jitter.
inline constexpr retry::Policy kQuarantine{600'000, 86'400'000, 10, 86'400'000, 0};
// An item the acknowledgement did not settle: nobody refused it, so soon.
inline constexpr retry::Policy kUnsettled{60'000, 60'000, 10, 60'000, 0};

[[nodiscard]] inline std::int64_t quarantine_wait_ms(int attempts, Random& random) {
  return retry::wait_ms(kQuarantine, attempts + 1, random, std::nullopt);
}
[[nodiscard]] inline std::int64_t item_wait_ms(Random& random) {
  return retry::wait_ms(kUnsettled, 1, random, std::nullopt);
}

}  // namespace bale::uploader
