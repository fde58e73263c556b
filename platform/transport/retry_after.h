// Retry-After (RFC 9110 §10.2.3), both forms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace bale {

// Longest wait reported, ms; beyond it every wait is the same to a caller.
inline constexpr std::int64_t kRetryAfterMax = std::int64_t{30} * 24 * 3600 * 1000;

// Seconds, or a date read against the reply's own `Date`: our clock is not trusted. A date in the
// past is 0; nonsense, or a date without `Date`, is nullopt.
[[nodiscard]] std::optional<std::int64_t> parse_retry_after(const std::string& value,
                                                            const std::optional<std::string>& date);

}  // namespace bale
