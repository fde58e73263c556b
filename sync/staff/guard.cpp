#include "sync/staff/guard.h"

#include <algorithm>

namespace bale::staff {

std::int64_t wait_ms(int failures) {
  if (failures < kFreeTries) return 0;
  constexpr int kDoublingsMost = 5;  // 30 s · 2⁵ is beyond the longest
  const auto doublings = std::min(failures - kFreeTries, kDoublingsMost);
  return std::min(kFirstWaitMs << doublings, kLongestWaitMs);
}

std::int64_t remaining_ms(const outbox::PinGuard& guard, const Clock& clock) {
  const auto passed = guard.boot == clock.boot_id() ? clock.monotonic() - guard.monotonic
                                                    : clock.wall() - guard.wall;
  const auto wait = wait_ms(guard.failures);
  return passed < 0 ? wait : std::max<std::int64_t>(0, wait - passed);
}

outbox::PinGuard from_now(const outbox::PinGuard& guard, const Clock& clock) {
  return {guard.failures, clock.wall(), clock.monotonic(), clock.boot_id()};
}

outbox::PinGuard failed_now(const outbox::PinGuard& guard, const Clock& clock) {
  constexpr int kFailuresMost = 1'000'000;  // it only has to stay a number
  auto out = from_now(guard, clock);
  out.failures = std::min(guard.failures + 1, kFailuresMost);
  return out;
}

}  // namespace bale::staff
