#include "sync/uploader/classify.h"

namespace bale::uploader {
namespace {

using wire::Problem;

CallVerdict wait(std::string reason) {
  return {Call::kRetryLater, std::move(reason), false, false, {}};
}
CallVerdict alarm(std::string reason) {
  return {Call::kRetryLater, std::move(reason), true, false, {}};
}

CallVerdict of_failure(const HttpFailure& failure) {
  // A certificate that does not verify may be a portal today and a wrong set-up tomorrow.
  if (failure.why == NoReply::kTls) return alarm("TLS: " + failure.message);
  return wait(failure.message);
}

CallVerdict of_problem(Problem problem, const std::string& status) {
  switch (problem) {
    case Problem::kRetryLater:
      return wait("the centre asks to wait (" + status + ")");
    case Problem::kQuarantine:
      return {Call::kRefused, "the centre refuses it (" + status + ")", false, false, {}};
    case Problem::kUseNewKey:
      return {Call::kRetryLater, "the centre has new keys", false, true, {}};
    case Problem::kNewToken:
      return wait("the centre asks for a new upload token");
    case Problem::kSplit:
      return {Call::kSplit, "too large for the centre", false, false, {}};
    case Problem::kStopAndAlarm:
      break;
  }
  return alarm("the centre does not accept this kiosk (" + status + ")");
}

// Success is 2xx and an acknowledgement; a captive portal says 200 as well.
CallVerdict of_success(const HttpReply& reply) {
  if (reply.status == 200 && reply.content_type == wire::kCborType) {
    return {Call::kAnswered, "", false, false, {}};
  }
  return wait("a reply that is not the centre's (a captive portal?)");
}

bool worth_waiting(int status) {
  return status >= 500 || status == 407 || status == 408 || status == 409 || status == 425 ||
         status == 429;
}

// Without a `type` we know: a problem may still blame the item; anything else was said by
// something that stands between, and a report must not suffer for it.
CallVerdict of_status(const HttpReply& reply, const std::string& status) {
  const bool problem = reply.content_type == wire::kProblemType;
  if (reply.status < 400) return wait("redirected (" + status + "): not followed");
  if (worth_waiting(reply.status)) return wait("the centre is not available (" + status + ")");
  if (reply.status == 400 || reply.status == 422) {
    if (problem) return {Call::kRefused, "refused (" + status + ")", false, false, {}};
    return wait("refused by something before the centre (" + status + ")");
  }
  return alarm("the server does not know this call (" + status + "); is the address right?");
}

CallVerdict of_reply(const HttpReply& reply) {
  const auto status = std::to_string(reply.status);
  if (reply.status >= 200 && reply.status < 300) return of_success(reply);
  if (reply.status == 401 || reply.status == 403) {
    return alarm("the centre does not accept this kiosk's credentials (" + status + ")");
  }
  if (reply.status == 413) return of_problem(Problem::kSplit, status);
  if (reply.content_type == wire::kProblemType) {
    if (const auto type = wire::parse_problem(text_of(reply.body))) {
      return of_problem(*type, status);
    }
  }
  return of_status(reply, status);
}

bool same(const outbox::Item& sent, const wire::AckItem& found) {
  return found.digest == sent.digest && found.id == sent.id && found.seq == sent.seq;
}

}  // namespace

CallVerdict classify_call(const Reply& reply) {
  if (!reply) return of_failure(reply.error());
  auto verdict = of_reply(*reply);
  verdict.retry_after_ms = reply->retry_after_ms;
  return verdict;
}

ItemVerdict classify_item(const outbox::Item& sent, const wire::AckItem* found) {
  if (found == nullptr) return RetryLater{"the acknowledgement does not name it"};
  switch (found->outcome) {
    case wire::Outcome::kStored:
    case wire::Outcome::kDuplicate:
      if (same(sent, *found)) return Delivered{};
      return RetryLater{"the acknowledgement is for other bytes"};
    case wire::Outcome::kConflict:
      return Rejected{"conflict: " + found->reason, true};
    case wire::Outcome::kRejected:
      return Rejected{found->reason, false};
  }
  return RetryLater{"an outcome this version does not know"};
}

}  // namespace bale::uploader
