// Sending: rows are taken, tried and resolved.
#include <variant>

#include "sync/outbox/impl.h"

namespace bale::outbox {
namespace {

constexpr const char* kDue =
    "SELECT o.row, o.id, o.seq, o.digest, o.envelope, o.attempts, o.state, o.boot, c.id AS chain "
    "FROM outbox AS o INDEXED BY outbox_unsent JOIN chain AS c ON c.number = o.chain "
    "WHERE o.state <> 1 AND (o.next_attempt_at <= :now OR o.next_attempt_at > :horizon) "
    "ORDER BY o.row";
constexpr const char* kAnyDue =
    "SELECT next_attempt_at FROM outbox INDEXED BY outbox_unsent WHERE state <> 1 "
    "AND (next_attempt_at <= :now OR next_attempt_at > :horizon) ORDER BY row LIMIT 1";
constexpr const char* kSoonest =
    "SELECT min(next_attempt_at) AS soonest FROM outbox INDEXED BY outbox_unsent WHERE state <> 1";
constexpr const char* kMakeDue =
    "UPDATE outbox SET next_attempt_at = :now WHERE state = 0 AND next_attempt_at > :now";
constexpr const char* kMakePartsDue =
    "UPDATE upload SET next_attempt_at = :now WHERE state = 0 AND next_attempt_at > :now";
constexpr const char* kAddAck = "INSERT INTO ack(signed) VALUES(:signed) RETURNING row";
constexpr const char* kDeliver =
    "UPDATE outbox SET state = 1, delivered_at = :at, ack = :ack, reason = NULL, "
    "quarantined_at = NULL WHERE row = :row AND state <> 1";
constexpr const char* kRetry =
    "UPDATE outbox SET attempts = attempts + :counts, next_attempt_at = :next "
    "WHERE row = :row AND state <> 1";
constexpr const char* kReject =
    "UPDATE outbox SET state = 2, reason = :reason, attempts = attempts + 1, "
    "next_attempt_at = :next, quarantined_at = coalesce(quarantined_at, :at) "
    "WHERE row = :row AND state <> 1";
constexpr const char* kFirstUnsent =
    "SELECT o.seq FROM outbox AS o INDEXED BY outbox_unsent JOIN chain AS c ON c.number = o.chain "
    "WHERE o.state <> 1 AND c.id = :chain ORDER BY o.row LIMIT 1";
constexpr const char* kLastSeq = "SELECT last_seq FROM chain WHERE id = :chain";
constexpr const char* kAgainAfter =
    "UPDATE outbox SET state = 0, next_attempt_at = 0, delivered_at = NULL, ack = NULL "
    "WHERE chain = (SELECT number FROM chain WHERE id = :chain) AND seq > :highest AND state = 1 "
    "RETURNING row";
constexpr const char* kAgain =
    "UPDATE outbox SET state = 0, next_attempt_at = 0, delivered_at = NULL, ack = NULL "
    "WHERE chain = (SELECT number FROM chain WHERE id = :chain) AND seq = :seq AND state = 1 "
    "RETURNING row";

using Verdict = std::variant<std::monostate, Delivered, RetryLater, Rejected>;

Item read_item(const Query& query) {
  return {query.integer("row"),
          query.bytes_of<16>("id"),
          query.count("seq"),
          query.bytes_of<32>("digest"),
          query.bytes("envelope"),
          static_cast<int>(query.integer("attempts")),
          static_cast<State>(query.integer("state"))};
}

std::optional<std::int64_t> add_ack(Store& store, ByteView signed_ack) {
  if (signed_ack.empty()) return std::nullopt;
  auto query = store.query(kAddAck);
  query.bind(":signed", signed_ack);
  if (!query.step()) return std::nullopt;
  const auto row = query.integer("row");
  while (query.step()) {
  }
  return row;
}

std::size_t count_rows(Query& query) {
  std::size_t count = 0;
  while (query.step()) ++count;
  return count;
}

}  // namespace

// Everything a Lease is: its rows, what was decided about them, and the Outbox they are of.
struct Lease::Impl {
  std::shared_ptr<Outbox::Impl> outbox;
  WallMs taken_at{0};
  Id16 chain{};
  Id16 boot{};
  std::vector<Item> items;
  std::vector<Verdict> verdicts;

  ~Impl() {
    for (const auto& item : items) outbox->leased.erase(item.row);
  }
  // Whether `query` stands on a row that may join: the first decides chain and boot.
  bool fits(const Query& query) {
    if (items.empty()) {
      chain = query.bytes_of<16>("chain");
      boot = query.bytes_of<16>("boot");
    }
    return chain == query.bytes_of<16>("chain") && boot == query.bytes_of<16>("boot");
  }
  void take(Item item) {
    outbox->leased.insert(item.row);
    items.push_back(std::move(item));
  }
  void write(Store& store, std::size_t index, const std::optional<std::int64_t>& ack) const;
};

namespace {

void write_delivered(Store& store, std::int64_t row, const Delivered& verdict, WallMs taken_at,
                     const std::optional<std::int64_t>& ack) {
  store.query(kDeliver)
      .bind(":row", row)
      .bind(":at", verdict.at != 0 ? verdict.at : taken_at)
      .bind(":ack", ack)
      .run();
}

void write_retry(Store& store, std::int64_t row, const RetryLater& verdict) {
  store.query(kRetry)
      .bind(":row", row)
      .bind(":counts", std::int64_t{verdict.counts ? 1 : 0})
      .bind(":next", verdict.next_attempt_at)
      .run();
}

void write_rejected(Store& store, std::int64_t row, const Rejected& verdict, WallMs taken_at) {
  store.query(kReject)
      .bind(":row", row)
      .bind(":reason", std::string_view(verdict.reason))
      .bind(":next", verdict.next_attempt_at)
      .bind(":at", taken_at)
      .run();
}

}  // namespace

void Lease::Impl::write(Store& store, std::size_t index,
                        const std::optional<std::int64_t>& ack) const {
  const auto row = items[index].row;
  const auto& verdict = verdicts[index];
  if (const auto* v = std::get_if<Delivered>(&verdict)) {
    write_delivered(store, row, *v, taken_at, ack);
  }
  if (const auto* v = std::get_if<RetryLater>(&verdict)) write_retry(store, row, *v);
  if (const auto* v = std::get_if<Rejected>(&verdict)) write_rejected(store, row, *v, taken_at);
}

Lease::Lease(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {
  impl_->verdicts.resize(impl_->items.size());
}
Lease::Lease(Lease&&) noexcept = default;
Lease::~Lease() = default;

const Id16& Lease::chain() const {
  return impl_->chain;
}
const Id16& Lease::boot() const {
  return impl_->boot;
}
const std::vector<Item>& Lease::items() const {
  return impl_->items;
}

void Lease::deliver(std::size_t index, const Delivered& verdict) {
  impl_->verdicts.at(index) = verdict;
}
void Lease::retry(std::size_t index, const RetryLater& verdict) {
  impl_->verdicts.at(index) = verdict;
}
void Lease::reject(std::size_t index, const Rejected& verdict) {
  impl_->verdicts.at(index) = verdict;
}

Result<void> Lease::commit(ByteView signed_ack) {
  auto& store = impl_->outbox->store;
  return store.transaction([&]() -> Result<void> {
    const auto ack = add_ack(store, signed_ack);
    for (std::size_t i = 0; i < impl_->items.size(); ++i) impl_->write(store, i, ack);
    return {};
  });
}

Result<std::optional<Lease>> Outbox::lease(WallMs now, const LeaseLimits& limits) {
  return impl_->store.guarded([&]() -> Result<std::optional<Lease>> {
    auto taken = std::make_unique<Lease::Impl>();
    taken->outbox = impl_;
    taken->taken_at = now;
    auto query = impl_->store.query(kDue);
    query.bind(":now", now).bind(":horizon", now + kHorizonMs);
    std::size_t bytes = 0;
    while (taken->items.size() < limits.max_items && query.step()) {
      if (impl_->leased.contains(query.integer("row"))) continue;
      if (!taken->fits(query)) break;
      auto item = read_item(query);
      bytes += item.envelope.size();
      if (bytes > limits.max_bytes && !taken->items.empty()) break;  // one always goes
      taken->take(std::move(item));
    }
    if (taken->items.empty()) return std::optional<Lease>{};
    return std::optional<Lease>(Lease(std::move(taken)));
  });
}

Result<std::optional<WallMs>> Outbox::next_due(WallMs now) {
  return impl_->store.guarded([&]() -> Result<std::optional<WallMs>> {
    auto due = impl_->store.query(kAnyDue);
    due.bind(":now", now).bind(":horizon", now + kHorizonMs);
    if (due.step()) return std::optional<WallMs>(std::min(now, due.integer("next_attempt_at")));
    auto soonest = impl_->store.query(kSoonest);
    soonest.step();
    return soonest.maybe_integer("soonest");
  });
}

Result<void> Outbox::make_due(WallMs now) {
  return impl_->store.transaction([&]() -> Result<void> {
    impl_->store.query(kMakeDue).bind(":now", now).run();
    impl_->store.query(kMakePartsDue).bind(":now", now).run();
    return {};
  });
}

Result<std::uint64_t> Outbox::acknowledged_through(const Id16& chain) {
  return impl_->store.guarded([&]() -> Result<std::uint64_t> {
    auto unsent = impl_->store.query(kFirstUnsent);
    if (unsent.bind(":chain", chain).step()) return unsent.count("seq") - 1;
    auto last = impl_->store.query(kLastSeq);
    if (last.bind(":chain", chain).step()) return last.count("last_seq");
    return fail(Errc::kNotFound, "this outbox has no such chain");
  });
}

Result<std::size_t> Outbox::send_again(const Id16& chain, std::uint64_t after_highest,
                                       const std::vector<std::uint64_t>& gaps) {
  auto& store = impl_->store;
  return store.transaction([&]() -> Result<std::size_t> {
    auto after = store.query(kAgainAfter);
    std::size_t count = count_rows(after.bind(":chain", chain).bind(":highest", after_highest));
    for (const auto seq : gaps) {
      auto query = store.query(kAgain);
      count += count_rows(query.bind(":chain", chain).bind(":seq", seq));
    }
    return count;
  });
}

}  // namespace bale::outbox
