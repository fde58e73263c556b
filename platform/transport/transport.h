// The HTTP seam. The uploader speaks to this; libcurl stands behind it, a script in tests.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/bytes.h"
#include "platform/clock.h"
#include "platform/result.h"

namespace bale {

struct HttpRequest {
  std::string method{"POST"};
  std::string path;  // "/v1/reports"
  std::string content_type;
  Bytes body;
  std::vector<std::string> headers{};  // more of them, "Name: value"
  // Never sent a second time by the library itself: a large body that the far end has kept the
  // start of would be paid for twice. A connection that turns out to be dead is then a failure.
  bool once{false};
};

struct HttpReply {
  int status{0};
  std::string content_type;  // lower case, without parameters
  Bytes body;
  std::optional<std::int64_t> retry_after_ms;  // both forms, read against the reply's own Date
  std::map<std::string, std::string> fields{};  // header fields by lower-case name
  [[nodiscard]] std::string field(const std::string& name) const {
    const auto at = fields.find(name);
    return at == fields.end() ? std::string() : at->second;
  }
};

// Why there is no reply. Never the item's fault.
enum class NoReply : std::uint8_t { kDns, kConnect, kTls, kStalled, kTooLarge, kStopped, kOther };

struct HttpFailure {
  NoReply why{NoReply::kOther};
  std::string message;  // names the TLS fault
};

struct Traffic {
  std::uint64_t up{0};  // bytes, headers included, TLS framing not
  std::uint64_t down{0};
};

// Thread: one at a time; stop() from any thread.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual tl::expected<HttpReply, HttpFailure> send(const HttpRequest& request) = 0;
  // Aborts the request under way at once and every later one.
  virtual void stop() = 0;
  [[nodiscard]] virtual Traffic traffic() const = 0;
};

struct CurlOptions {
  std::string base_url;            // https://…; http:// only to a loopback address
  std::string ca_file;             // empty: the system's
  std::size_t reply_max{4 * 1024 * 1024};  // bytes
  long connect_timeout_s{10};
  // No byte of ours acknowledged and none of theirs come for this long: abort (facts.md). What the
  // system has taken from us but not delivered is no progress, and delivering it is.
  long stall_timeout_s{15};
};

// kInvalid for a URL that is neither https nor loopback http.
[[nodiscard]] Result<std::unique_ptr<Transport>> make_curl_transport(const CurlOptions& options);

}  // namespace bale
