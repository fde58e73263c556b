// What tracking, staff and the uploader's memory read and write.
#include <SQLiteCpp/SQLiteCpp.h>

#include "sync/outbox/impl.h"

namespace bale::outbox {
namespace {

constexpr const char* kReadSync =
    "SELECT failures, next_attempt_at, last_boot, last_contact, offset_ms, newest_server_time, "
    "contact_counter, status_cursor, epoch, contiguous, highest, bytes_up, bytes_down, "
    "first_contact_spread_s, alarm FROM sync WHERE only = 1";
constexpr const char* kWriteSync =
    "UPDATE sync SET failures = :failures, next_attempt_at = :next_attempt_at, "
    "last_boot = :last_boot, last_contact = :last_contact, offset_ms = :offset_ms, "
    "newest_server_time = max(newest_server_time, :newest_server_time), "
    "contact_counter = :contact_counter, status_cursor = :status_cursor, epoch = :epoch, "
    "contiguous = :contiguous, highest = :highest, bytes_up = :bytes_up, "
    "bytes_down = :bytes_down, first_contact_spread_s = :first_contact_spread_s, alarm = :alarm "
    "WHERE only = 1";
constexpr const char* kStoreStatus =
    "INSERT OR REPLACE INTO status(lookup, sealed) VALUES(:lookup, :sealed)";
constexpr const char* kMoveCursor = "UPDATE sync SET status_cursor = :cursor WHERE only = 1";
constexpr const char* kReadStatus = "SELECT sealed FROM status WHERE lookup = :lookup";
constexpr const char* kTrace =
    "SELECT row, state, saved_at, delivered_at FROM outbox WHERE lookup = :lookup "
    "ORDER BY row LIMIT 1";
constexpr const char* kTraceParts =
    "SELECT count(*) AS parts, coalesce(sum(u.state = 2), 0) AS held, "
    "coalesce(sum(u.state >= 3), 0) AS damaged FROM attachment AS a JOIN upload AS u "
    "ON u.part = a.row WHERE a.report = :report";
constexpr const char* kUnsent =
    "SELECT state, count(*) AS number, min(row) AS first FROM outbox INDEXED BY outbox_unsent "
    "WHERE state <> 1 GROUP BY state";
constexpr const char* kSaved = "SELECT coalesce(sum(last_seq), 0) AS number FROM chain";
constexpr const char* kSavedAt = "SELECT saved_at FROM outbox WHERE row = :row";
constexpr const char* kQuarantine =
    "SELECT seq, reason, quarantined_at FROM outbox INDEXED BY outbox_unsent "
    "WHERE state <> 1 AND state = 2 ORDER BY row LIMIT :limit";
constexpr const char* kDataVersion = "PRAGMA data_version";

SyncState read_sync(const Query& query) {
  SyncState out;
  out.failures = static_cast<int>(query.integer("failures"));
  out.next_attempt_at = query.integer("next_attempt_at");
  out.last_boot = query.bytes_of<16>("last_boot");
  out.last_contact = query.maybe_integer("last_contact");
  out.offset_ms = query.maybe_integer("offset_ms");
  out.newest_server_time = query.integer("newest_server_time");
  out.contact_counter = query.count("contact_counter");
  out.status_cursor = query.count("status_cursor");
  out.epoch = query.count("epoch");
  out.contiguous = query.count("contiguous");
  out.highest = query.count("highest");
  out.bytes_up = query.count("bytes_up");
  out.bytes_down = query.count("bytes_down");
  out.first_contact_spread_s = static_cast<std::uint32_t>(query.integer("first_contact_spread_s"));
  out.alarm = query.text("alarm");
  return out;
}

void bind_sync(Query& query, const SyncState& state) {
  query.bind(":failures", std::int64_t{state.failures})
      .bind(":next_attempt_at", state.next_attempt_at)
      .bind(":last_boot", ByteView(state.last_boot))
      .bind(":last_contact", state.last_contact)
      .bind(":offset_ms", state.offset_ms)
      .bind(":newest_server_time", state.newest_server_time)
      .bind(":contact_counter", state.contact_counter)
      .bind(":status_cursor", state.status_cursor)
      .bind(":epoch", state.epoch)
      .bind(":contiguous", state.contiguous)
      .bind(":highest", state.highest)
      .bind(":bytes_up", state.bytes_up)
      .bind(":bytes_down", state.bytes_down)
      .bind(":first_contact_spread_s", std::int64_t{state.first_contact_spread_s})
      .bind(":alarm", std::string_view(state.alarm));
}

std::optional<WallMs> saved_at(Store& store, std::int64_t row) {
  auto query = store.query(kSavedAt);
  if (!query.bind(":row", row).step()) return std::nullopt;
  return query.integer("saved_at");
}

// Every sequence ever allotted is a row that is unsent or was delivered: no need to count a
// million delivered ones.
Counts read_counts(Store& store) {
  Counts out;
  auto unsent = store.query(kUnsent);
  while (unsent.step()) {
    if (unsent.integer("state") == static_cast<std::int64_t>(State::kQuarantined)) {
      out.quarantined = unsent.count("number");
    } else {
      out.pending = unsent.count("number");
      out.oldest_pending = saved_at(store, unsent.integer("first"));
    }
  }
  auto saved = store.query(kSaved);
  saved.step();
  out.delivered = saved.count("number") - out.pending - out.quarantined;
  return out;
}

}  // namespace

Result<SyncState> Outbox::sync_state() {
  return impl_->store.guarded([&]() -> Result<SyncState> {
    auto query = impl_->store.query(kReadSync);
    if (!query.step()) return fail(Errc::kCorrupt, "the outbox lost the uploader's memory");
    return read_sync(query);
  });
}

Result<void> Outbox::set_sync_state(const SyncState& state) {
  return impl_->store.transaction([&]() -> Result<void> {
    auto query = impl_->store.query(kWriteSync);
    bind_sync(query, state);
    query.run();
    return {};
  });
}

Result<void> Outbox::store_statuses(const std::vector<SealedStatus>& statuses,
                                    std::uint64_t cursor) {
  auto& store = impl_->store;
  return store.transaction([&]() -> Result<void> {
    for (const auto& status : statuses) {
      store.query(kStoreStatus)
          .bind(":lookup", ByteView(status.lookup))
          .bind(":sealed", ByteView(status.sealed))
          .run();
    }
    store.query(kMoveCursor).bind(":cursor", cursor).run();
    return {};
  });
}

Result<std::optional<Bytes>> Outbox::sealed_status(const seal::Lookup& lookup) {
  return impl_->store.guarded([&]() -> Result<std::optional<Bytes>> {
    auto query = impl_->store.query(kReadStatus);
    if (!query.bind(":lookup", ByteView(lookup)).step()) return std::optional<Bytes>{};
    return std::optional<Bytes>(query.bytes("sealed"));
  });
}

Result<std::optional<LocalTrace>> Outbox::trace(const seal::Lookup& lookup) {
  return impl_->store.guarded([&]() -> Result<std::optional<LocalTrace>> {
    auto query = impl_->store.query(kTrace);
    if (!query.bind(":lookup", ByteView(lookup)).step()) return std::optional<LocalTrace>{};
    auto parts = impl_->store.query(kTraceParts);
    parts.bind(":report", query.integer("row")).step();
    return LocalTrace{static_cast<State>(query.integer("state")), query.integer("saved_at"),
                      query.maybe_integer("delivered_at"),        parts.count("parts"),
                      parts.count("held"),                        parts.count("damaged")};
  });
}

Result<Counts> Outbox::counts() {
  // One read transaction, so that the numbers belong to one moment.
  return impl_->store.guarded([&]() -> Result<Counts> {
    SQLite::Transaction moment(impl_->store.database());
    return read_counts(impl_->store);
  });
}

Result<std::vector<QuarantineRow>> Outbox::quarantine(std::size_t limit) {
  return impl_->store.guarded([&]() -> Result<std::vector<QuarantineRow>> {
    auto query = impl_->store.query(kQuarantine);
    query.bind(":limit", std::uint64_t{limit});
    std::vector<QuarantineRow> out;
    while (query.step()) {
      out.push_back({query.count("seq"), query.text("reason"), query.integer("quarantined_at")});
    }
    return out;
  });
}

Result<std::int64_t> Outbox::data_version() {
  return impl_->store.guarded([&]() -> Result<std::int64_t> {
    auto query = impl_->store.query(kDataVersion);
    query.step();
    return query.integer("data_version");
  });
}

Result<void> Outbox::checkpoint() {
  return impl_->store.guarded([&]() -> Result<void> {
    impl_->store.execute("PRAGMA wal_checkpoint(PASSIVE)");
    return {};
  });
}

}  // namespace bale::outbox
