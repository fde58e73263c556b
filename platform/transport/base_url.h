// Where a kiosk may send: https anywhere, plain http only to a loopback address.
#pragma once

#include <string>

#include "platform/result.h"

namespace bale {

struct BaseUrl {
  std::string url;    // without a trailing slash
  bool secure{true};  // https
};

// kInvalid with a sentence for staff: another scheme, no host, http beyond loopback, or a user,
// password, query or fragment inside.
[[nodiscard]] Result<BaseUrl> parse_base_url(const std::string& text);

}  // namespace bale
