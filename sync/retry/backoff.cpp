#include "sync/retry/backoff.h"

#include <algorithm>

namespace bale::retry {
namespace {

std::int64_t full_wait(const Policy& policy, int failures) {
  const auto cap = failures > policy.patience ? policy.long_cap_ms : policy.cap_ms;
  auto wait = policy.first_ms;
  for (int i = 1; i < failures && wait < cap; ++i) wait *= 2;
  return std::min(wait, cap);
}

}  // namespace

std::int64_t wait_ms(const Policy& policy, int failures, Random& random,
                     std::optional<std::int64_t> retry_after_ms) {
  const auto half = full_wait(policy, std::max(failures, 1)) / 2;
  const auto jitter = static_cast<std::int64_t>(random.unit() * static_cast<double>(half));
  const auto floor =
      std::clamp<std::int64_t>(retry_after_ms.value_or(0), 0, policy.retry_after_max_ms);
  return std::max(half + jitter, floor);
}

WallMs trusted_due(const Policy& policy, WallMs stored, WallMs now) {
  const auto furthest = std::max(policy.long_cap_ms, policy.retry_after_max_ms);
  return stored > now && stored - now > furthest ? now : stored;
}

std::int64_t start_spread_ms(std::uint32_t spread_s, Random& random) {
  return static_cast<std::int64_t>(random.unit() * 1000.0 * static_cast<double>(spread_s));
}

}  // namespace bale::retry
