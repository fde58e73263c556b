// A PIN: which ones are refused, and how the others are kept. Pure but for the salt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/result.h"
#include "platform/secure.h"

namespace bale::staff {

inline constexpr std::size_t kPinShortest = 4;  // digits
inline constexpr std::size_t kPinLongest = 8;

// Why this PIN is not taken, as a sentence without it; nothing when it may be used. Refused beside a
// wrong length: what anybody tries first (1234, 9876, 2222, 1212, 123123, 2580) and what is a year
// or a date of birth.
[[nodiscard]] std::optional<std::string> pin_fault(std::string_view pin);

// Argon2id with a salt of its own, in libsodium's text form: 19 MiB, two passes, about 20 ms. Four
// digits are 10,000 tries on a stolen disk whatever the cost; what guards the PIN is the kiosk,
// which counts (guard.h).
[[nodiscard]] Result<std::string> hash_pin(std::string_view pin);
// In constant time for one hash. False as well for what is no hash.
[[nodiscard]] bool pin_fits(const std::string& hash, std::string_view pin);

}  // namespace bale::staff
