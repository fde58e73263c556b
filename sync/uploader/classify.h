// What an answer means for what was sent. Pure, and the only place that decides it.
//
// A problem's `type` and the status decide, never text. The rule behind every line: nothing that
// the centre did not sign can take a report out of the queue, and nothing between us and the
// centre (portal, proxy, dead network) is counted against a report.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "platform/transport/transport.h"
#include "sync/outbox/outbox.h"
#include "sync/wire/messages.h"

namespace bale::uploader {

using Reply = tl::expected<HttpReply, HttpFailure>;

enum class Call : std::uint8_t {
  kAnswered,    // 2xx in our format: its signature is still to be checked
  kRetryLater,  // nothing is known; send the same again after a wait
  kSplit,       // too large: send halves
  kRefused,     // the centre blames what was sent: send halves, a single item is rejected
};

struct CallVerdict {
  Call call{Call::kRetryLater};
  std::string reason;    // a sentence for staff; empty when answered
  bool alarm{false};     // someone must look: credentials, set-up
  bool new_keys{false};  // a contact first, to fetch keys
  std::optional<std::int64_t> retry_after_ms;
};

[[nodiscard]] CallVerdict classify_call(const Reply& reply);

struct Delivered {};
struct RetryLater {
  std::string reason;
};
struct Rejected {
  std::string reason;
  bool alarm{false};
};
using ItemVerdict = std::variant<Delivered, RetryLater, Rejected>;

// `found`: what the verified acknowledgement says under this item's digest or id; null: nothing.
[[nodiscard]] ItemVerdict classify_item(const outbox::Item& sent, const wire::AckItem* found);

}  // namespace bale::uploader
