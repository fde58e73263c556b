#include "sync/uploader/session.h"

#include <spdlog/spdlog.h>

#include <map>
#include <utility>

#include "sync/uploader/patience.h"

namespace bale::uploader {
namespace {

// Finds what an acknowledgement says of an item: by its digest, or else by its place in the chain
// (a conflict, an acknowledgement of other bytes).
class AckIndex {
 public:
  explicit AckIndex(const wire::Ack& ack) {
    for (const auto& item : ack.items) {
      by_digest_.emplace(item.digest, &item);
      by_place_.emplace(std::pair(item.seq, item.id), &item);
    }
  }
  [[nodiscard]] const wire::AckItem* find(const outbox::Item& sent) const {
    if (const auto at = by_digest_.find(sent.digest); at != by_digest_.end()) return at->second;
    const auto at = by_place_.find(std::pair(sent.seq, sent.id));
    return at == by_place_.end() ? nullptr : at->second;
  }

 private:
  std::map<Hash32, const wire::AckItem*> by_digest_;
  std::map<std::pair<std::uint64_t, Id16>, const wire::AckItem*> by_place_;
};

}  // namespace

Step Session::send_batch() {
  auto step = send_ahead();
  if (!step.done()) return step;
  return owed_ ? settle_owed() : step;
}

Step Session::send_ahead() {
  auto lease = link_.outbox.lease(link_.clock.wall(), limit_.lease());
  if (!lease) return Step::failure(lease.error());
  if (!*lease) return settle_owed();
  auto flight = link_.begin("/v1/reports", wire::encode(signed_batch(**lease)));
  auto before = settle_owed();
  auto exchange = link_.finish(std::move(flight));
  if (exchange.verdict.call != Call::kAnswered) {
    auto step = unanswered(**lease, exchange);
    return before.failed() ? before : step;
  }
  owed_.emplace(Owed{std::move(**lease), std::move(exchange.reply->body)});
  if (!before.failed()) return {Step::Kind::kDone, "", false, {}};
  (void)settle_owed();  // what was answered is written, whatever became of the one before
  return before;
}

Step Session::settle_owed() {
  if (!owed_) return {Step::Kind::kNothing, "", false, {}};
  auto owed = std::exchange(owed_, std::nullopt);
  return settle(owed->lease, owed->signed_ack);
}

Step Session::unanswered(outbox::Lease& lease, const Link::Exchange& exchange) {
  const auto& [reply, verdict] = exchange;
  if (verdict.call != Call::kRetryLater) return refused_whole(lease, verdict);
  if (!reply) limit_.link_failed();
  return Step::failure(verdict);
}

wire::Batch Session::signed_batch(const outbox::Lease& lease) const {
  std::vector<Bytes> items;
  items.reserve(lease.items().size());
  for (const auto& item : lease.items()) items.push_back(item.envelope);
  const wire::BatchHead head{link_.kiosk, seal::key_id(link_.key.public_key()), lease.chain(),
                             lease.boot()};
  return wire::sign_batch(head, std::move(items), link_.key);
}

Result<wire::Ack> Session::believed(ByteView signed_ack, const outbox::Lease& lease) const {
  const auto payload = link_.trust.verify(signed_ack, seal::purpose::kAck);
  if (!payload) return tl::unexpected(payload.error());
  auto ack = wire::decode_ack(*payload);
  if (ack && (ack->kiosk != link_.kiosk || ack->chain != lease.chain())) {
    return fail(Errc::kCrypto, "it is for another kiosk or chain");
  }
  return ack;
}

Step Session::settle(outbox::Lease& lease, ByteView signed_ack) {
  const auto ack = believed(signed_ack, lease);
  if (!ack) {
    link_.memory.state.alarm = "an acknowledgement does not hold: " + ack.error().message;
    return {Step::Kind::kFailed, link_.memory.state.alarm, true, {}};
  }
  const auto settled = note_verdicts(lease, *ack);
  if (const auto done = lease.commit(signed_ack); !done) return Step::failure(done.error());
  link_.memory.saw_server_time(ack->server_time);
  if (settled == 0) {
    return {Step::Kind::kFailed, "the acknowledgement settles nothing we sent", false, {}};
  }
  limit_.succeeded();
  return {Step::Kind::kDone, "", false, {}};
}

// How many items are delivered or rejected now.
std::size_t Session::note_verdicts(outbox::Lease& lease, const wire::Ack& ack) {
  const AckIndex index(ack);
  std::size_t settled = 0;
  for (std::size_t i = 0; i < lease.items().size(); ++i) {
    const auto verdict = classify_item(lease.items()[i], index.find(lease.items()[i]));
    if (std::holds_alternative<Delivered>(verdict)) {
      lease.deliver(i, {});
      ++settled;
    } else if (const auto* rejected = std::get_if<Rejected>(&verdict)) {
      reject(lease, i, *rejected);
      ++settled;
    } else {
      link_.memory.state.alarm = std::get<RetryLater>(verdict).reason;
      spdlog::warn("sequence {}: {}", lease.items()[i].seq, link_.memory.state.alarm);
      lease.retry(i, {link_.clock.wall() + item_wait_ms(link_.random), true});
    }
  }
  return settled;
}

void Session::reject(outbox::Lease& lease, std::size_t index, const Rejected& verdict) {
  const auto& item = lease.items()[index];
  spdlog::warn("sequence {} is refused and set aside: {}", item.seq, verdict.reason);
  if (verdict.alarm) link_.memory.state.alarm = verdict.reason;
  const auto wait = quarantine_wait_ms(item.attempts, link_.random);
  lease.reject(index, {verdict.reason, link_.clock.wall() + wait});
}

// Halves until the one that is to blame stands alone.
Step Session::refused_whole(outbox::Lease& lease, const CallVerdict& verdict) {
  const auto sent = lease.items().size();
  if (sent > 1) {
    limit_.refused(sent);
    return {Step::Kind::kDone, "", false, {}};
  }
  reject(lease, 0, {verdict.reason, false});
  if (const auto done = lease.commit({}); !done) return Step::failure(done.error());
  limit_.succeeded();
  return {Step::Kind::kDone, "", false, {}};
}

}  // namespace bale::uploader
