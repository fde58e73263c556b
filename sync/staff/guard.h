// How long a PIN must wait after wrong ones. Pure; the state is a row of the outbox, so that neither
// a restart of the program nor of the machine gives new tries.
#pragma once

#include "platform/clock.h"
#include "sync/outbox/outbox.h"

namespace bale::staff {

inline constexpr int kFreeTries = 5;
inline constexpr std::int64_t kFirstWaitMs = 30'000;
inline constexpr std::int64_t kLongestWaitMs = 900'000;

// After `failures` wrong PINs in a row: none before the fifth, then 30 s, doubled by each further
// one up to 15 min.
[[nodiscard]] std::int64_t wait_ms(int failures);

// Milliseconds until the next PIN is looked at. Within one boot by the monotonic clock; after a
// restart of the machine by the wall clock, of which only time that passed forwards is believed: a
// battery that forgets the year costs the whole wait, and never more than it.
[[nodiscard]] std::int64_t remaining_ms(const outbox::PinGuard& guard, const Clock& clock);

// One more wrong PIN, now.
[[nodiscard]] outbox::PinGuard failed_now(const outbox::PinGuard& guard, const Clock& clock);
// The same failures, counted from now: for a clock that went back.
[[nodiscard]] outbox::PinGuard from_now(const outbox::PinGuard& guard, const Clock& clock);

}  // namespace bale::staff
