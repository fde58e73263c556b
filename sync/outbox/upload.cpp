// Attachments on their way to the centre: what is due, what was sent, what a contact proved.
#include <algorithm>

#include "sync/outbox/impl.h"

namespace bale::outbox {
namespace {

constexpr const char* kDue =
    "SELECT u.part AS row, o.seq, a.id, a.size, a.sha256, u.begun, u.attempts "
    "FROM upload AS u INDEXED BY upload_state JOIN attachment AS a ON a.row = u.part "
    "JOIN outbox AS o ON o.row = a.report WHERE u.state = 0 AND o.state = 1 "
    "AND (u.next_attempt_at <= :now OR u.next_attempt_at > :horizon) ORDER BY u.part LIMIT 1";
constexpr const char* kBegun = "UPDATE upload SET begun = 1 WHERE part = :row";
constexpr const char* kSent = "UPDATE upload SET state = 1 WHERE part = :row AND state = 0";
constexpr const char* kLater =
    "UPDATE upload SET attempts = attempts + 1, next_attempt_at = :next WHERE part = :row";
constexpr const char* kDamaged = "UPDATE upload SET state = 3 WHERE part = :row AND state = 0";
constexpr const char* kInState =
    "SELECT a.id, a.size, a.sha256 FROM upload AS u INDEXED BY upload_state "
    "JOIN attachment AS a ON a.row = u.part WHERE u.state = :state ORDER BY u.part LIMIT :limit";
constexpr const char* kHeld =
    "UPDATE upload SET state = 2, held_at = :at "
    "WHERE part = (SELECT row FROM attachment WHERE id = :id) AND state = 1";
constexpr const char* kWaitAgain =
    "UPDATE upload SET state = 0, attempts = attempts + 1, "
    "next_attempt_at = CASE WHEN attempts = 0 THEN 0 ELSE :next END "
    "WHERE part = (SELECT row FROM attachment WHERE id = :id) AND state = 1";
constexpr const char* kTold =
    "UPDATE upload SET state = 4 "
    "WHERE part = (SELECT row FROM attachment WHERE id = :id) AND state = 3";
constexpr const char* kDoubt = "UPDATE upload SET state = 1, held_at = NULL WHERE state = 2";
constexpr const char* kOld =
    "SELECT part FROM upload INDEXED BY upload_state WHERE state = 2 AND held_at < :before";
constexpr const char* kDropUpload = "DELETE FROM upload WHERE part = :row";
constexpr const char* kDropPart = "DELETE FROM attachment WHERE row = :row";
constexpr const char* kCounts = "SELECT state, count(*) AS number FROM upload GROUP BY state";

std::vector<seal::Part> in_state(Store& store, PartState state, std::size_t limit) {
  auto query = store.query(kInState);
  query.bind(":state", static_cast<std::int64_t>(state)).bind(":limit", std::uint64_t{limit});
  std::vector<seal::Part> out;
  while (query.step()) out.push_back(read_part(query));
  return out;
}

Result<void> update(Store& store, const char* sql, std::int64_t row) {
  return store.transaction([&]() -> Result<void> {
    store.query(sql).bind(":row", row).run();
    return {};
  });
}

void settle_one(Store& store, const Id16& id, bool held, WallMs at, WallMs next) {
  if (held) return store.query(kHeld).bind(":id", ByteView(id)).bind(":at", at).run();
  store.query(kWaitAgain).bind(":id", ByteView(id)).bind(":next", next).run();
}

}  // namespace

Result<std::optional<DuePart>> Outbox::due_part(WallMs now) {
  return impl_->store.guarded([&]() -> Result<std::optional<DuePart>> {
    auto query = impl_->store.query(kDue);
    query.bind(":now", now).bind(":horizon", now + kHorizonMs);
    if (!query.step()) return std::optional<DuePart>{};
    return DuePart{query.integer("row"), query.count("seq"), read_part(query),
                   query.integer("begun") != 0, static_cast<int>(query.integer("attempts"))};
  });
}

Result<void> Outbox::part_begun(std::int64_t row) {
  return update(impl_->store, kBegun, row);
}

Result<void> Outbox::part_sent(std::int64_t row) {
  return update(impl_->store, kSent, row);
}

Result<void> Outbox::part_damaged(std::int64_t row) {
  return update(impl_->store, kDamaged, row);
}

Result<void> Outbox::part_later(std::int64_t row, WallMs next_attempt_at) {
  return impl_->store.transaction([&]() -> Result<void> {
    impl_->store.query(kLater).bind(":row", row).bind(":next", next_attempt_at).run();
    return {};
  });
}

Result<PartsToAsk> Outbox::parts_to_ask(std::size_t limit) {
  return impl_->store.guarded([&]() -> Result<PartsToAsk> {
    PartsToAsk out;
    out.sent = in_state(impl_->store, PartState::kSent, limit);
    for (const auto& part : in_state(impl_->store, PartState::kDamaged, limit)) {
      out.damaged.push_back(part.id);
    }
    return out;
  });
}

Result<void> Outbox::settle_parts(const PartsToAsk& asked, const std::vector<Id16>& held,
                                  WallMs server_time, WallMs next_attempt_at) {
  auto& store = impl_->store;
  if (asked.sent.empty() && asked.damaged.empty()) return {};
  return store.transaction([&]() -> Result<void> {
    for (const auto& part : asked.sent) {
      const bool is_held = std::find(held.begin(), held.end(), part.id) != held.end();
      settle_one(store, part.id, is_held, server_time, next_attempt_at);
    }
    for (const auto& id : asked.damaged) store.query(kTold).bind(":id", ByteView(id)).run();
    return {};
  });
}

Result<void> Outbox::doubt_held_parts() {
  return impl_->store.transaction([&]() -> Result<void> {
    impl_->store.query(kDoubt).run();
    return {};
  });
}

Result<std::size_t> Outbox::drop_parts_held_before(WallMs server_time) {
  auto& store = impl_->store;
  std::vector<std::int64_t> rows;
  const auto found = store.guarded([&]() -> Result<void> {
    auto query = store.query(kOld);
    query.bind(":before", server_time);
    while (query.step()) rows.push_back(query.integer("part"));
    return {};
  });
  if (!found) return tl::unexpected(found.error());
  if (rows.empty()) return std::size_t{0};
  return store.transaction([&]() -> Result<std::size_t> {
    for (const auto row : rows) {
      store.query(kDropUpload).bind(":row", row).run();
      store.query(kDropPart).bind(":row", row).run();
    }
    return rows.size();
  });
}

Result<PartCounts> Outbox::part_counts() {
  return impl_->store.guarded([&]() -> Result<PartCounts> {
    PartCounts out;
    auto query = impl_->store.query(kCounts);
    while (query.step()) {
      const auto number = query.count("number");
      switch (static_cast<PartState>(query.integer("state"))) {
        case PartState::kWaiting: out.waiting = number; break;
        case PartState::kSent: out.sent = number; break;
        case PartState::kHeld: out.held = number; break;
        case PartState::kDamaged:
        case PartState::kTold: out.damaged += number; break;
      }
    }
    return out;
  });
}

}  // namespace bale::outbox
