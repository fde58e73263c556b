// What HTTP says in text, judged without any library: pure, so that tests can try every trick.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/result.h"

namespace bale::central {

// The header fields that decide where a request ends and who it is for.
struct Framing {
  unsigned version{11};             // 10 or 11
  std::size_t transfer_codings{0};  // how often the field stands
  std::size_t content_lengths{0};
  std::size_t hosts{0};
  std::string_view transfer_coding;
  std::string_view content_length;
  std::string_view target;
  std::string_view expect;
};

// 0 when the request has one meaning; otherwise the status that refuses it. RFC 9112 §6.3 lets a
// server refuse all of this, and every smuggling attack needs one of them.
[[nodiscard]] int framing_fault(const Framing& head);

// "Application/CBOR; charset=x" -> "application/cbor".
[[nodiscard]] std::string plain_type(std::string_view value);

struct HostPort {
  std::string host;  // without brackets; localhost is 127.0.0.1
  std::uint16_t port{0};
};
// kInvalid with a sentence for anything but ADDR:PORT; whether ADDR is an address is not looked at.
[[nodiscard]] Result<HostPort> split_listen(const std::string& text);

}  // namespace bale::central
