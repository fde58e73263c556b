// One backoff for the server, equal jitter; pure.
#pragma once

#include <cstdint>
#include <optional>

#include "platform/clock.h"
#include "platform/random.h"

namespace bale::retry {

struct Policy {
  std::int64_t first_ms{5'000};       // > 0; wait after the first failure before jitter
  std::int64_t cap_ms{120'000};       // ≥ first_ms; longest wait of the first `patience` failures
  int patience{10};                   // failures in a row after which the cap grows
  std::int64_t long_cap_ms{900'000};  // ≥ cap_ms; 15 min
  std::int64_t retry_after_max_ms{21'600'000};  // 6 h; a server's Retry-After is cut to this
};

// Wait before the next attempt after `failures` failures in a row (≥ 1): d/2 + uniform(0, d/2)
// with d = min(cap, first · 2^(failures-1)). `retry_after_ms` from the server is a floor.
[[nodiscard]] std::int64_t wait_ms(const Policy& policy, int failures, Random& random,
                                   std::optional<std::int64_t> retry_after_ms);

// A stored due time further ahead than the policy could have made is distrusted: due now.
[[nodiscard]] WallMs trusted_due(const Policy& policy, WallMs stored, WallMs now);

// Uniform in [0, spread_s): the first contact after power-on or a network edge.
[[nodiscard]] std::int64_t start_spread_ms(std::uint32_t spread_s, Random& random);

}  // namespace bale::retry
