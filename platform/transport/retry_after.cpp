#include "platform/transport/retry_after.h"

#include <curl/curl.h>

#include <algorithm>

namespace bale {
namespace {

bool digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

std::int64_t clamped(std::int64_t seconds) {
  return std::clamp<std::int64_t>(seconds, 0, kRetryAfterMax / 1000) * 1000;
}

}  // namespace

std::optional<std::int64_t> parse_retry_after(const std::string& value,
                                              const std::optional<std::string>& date) {
  if (digits(value)) return value.size() > 9 ? kRetryAfterMax : clamped(std::stoll(value));
  if (!date) return std::nullopt;
  const auto until = curl_getdate(value.c_str(), nullptr);
  const auto now = curl_getdate(date->c_str(), nullptr);
  if (until < 0 || now < 0) return std::nullopt;
  return clamped(until - now);
}

}  // namespace bale
