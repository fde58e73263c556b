// Opening, identity and saving. lease.cpp sends, attachment.cpp keeps streams, look.cpp looks.
#include "sync/outbox/outbox.h"

#include "sync/outbox/impl.h"
#include "sync/outbox/schema.h"

namespace bale::outbox {
namespace {

// Beyond this the log is written back on the saving path after all: 16 MiB of 4 KiB pages. An
// idle kiosk calls checkpoint() long before.
constexpr int kWalPagesMax = 4096;

constexpr const char* kReadIdentity =
    "SELECT kiosk, name, server_url, certificate, enrolled_at FROM identity WHERE only = 1";
constexpr const char* kWriteIdentity =
    "INSERT OR REPLACE INTO identity(only, kiosk, name, server_url, certificate, enrolled_at) "
    "VALUES(1, :kiosk, :name, :server_url, :certificate, :enrolled_at)";
constexpr const char* kReadKeys = "SELECT signed FROM key_set WHERE only = 1";
constexpr const char* kWriteKeys =
    "INSERT OR REPLACE INTO key_set(only, signed) VALUES(1, :signed)";
constexpr const char* kOpenChain = "INSERT INTO chain(id, last_seq) VALUES(:id, 0)";
constexpr const char* kReadChain = "SELECT id FROM chain ORDER BY number DESC LIMIT 1";
constexpr const char* kNextSeq =
    "UPDATE chain SET last_seq = last_seq + 1 WHERE number = (SELECT max(number) FROM chain) "
    "RETURNING number, last_seq";
constexpr const char* kInsert =
    "INSERT INTO outbox(chain, seq, id, boot, lookup, digest, envelope, saved_at, state, "
    "attempts, next_attempt_at) VALUES(:chain, :seq, :id, :boot, :lookup, :digest, :envelope, "
    ":saved_at, 0, 0, 0) RETURNING row";
constexpr const char* kInsertPart =
    "INSERT INTO attachment(report, part, id, size, sha256, sealed) "
    "VALUES(:report, :part, :id, :size, :sha256, :sealed)";

struct Place {
  std::int64_t chain{0};
  std::uint64_t seq{0};
};

std::optional<Place> next_place(Store& store) {
  auto query = store.query(kNextSeq);
  if (!query.step()) return std::nullopt;
  const Place place{query.integer("number"), query.count("last_seq")};
  while (query.step()) {  // RETURNING gives its row before the statement is done
  }
  return place;
}

Bytes envelope_of(const NewRow& row, std::uint64_t seq) {
  std::vector<seal::Part> parts;
  for (const auto& one : row.parts) parts.push_back(one.part);
  return seal::encode(seal::Envelope{row.id, seq, row.key, row.box, std::move(parts), row.clock});
}

// The new row's number.
std::int64_t insert(Store& store, const NewRow& row, const Place& place, ByteView envelope,
            const Hash32& digest) {
  auto query = store.query(kInsert);
  query.bind(":chain", place.chain).bind(":seq", place.seq).bind(":id", row.id);
  query.bind(":boot", row.boot).bind(":digest", digest).bind(":envelope", envelope);
  query.bind(":saved_at", row.clock.wall);
  if (row.lookup) {
    query.bind(":lookup", *row.lookup);
  } else {
    query.bind_null(":lookup");
  }
  query.step();
  const auto number = query.integer("row");
  while (query.step()) {
  }
  return number;
}

void insert_parts(Store& store, std::int64_t report, const std::vector<NewPart>& parts) {
  std::int64_t index = 0;
  for (const auto& [part, sealed] : parts) {
    auto query = store.query(kInsertPart);
    query.bind(":report", report).bind(":part", index++).bind(":id", part.id);
    query.bind(":size", part.size).bind(":sha256", part.sha256).bind(":sealed", sealed).run();
  }
}

Result<Appended> append_row(Store& store, const NewRow& row) {
  const auto place = next_place(store);
  if (!place) return fail(Errc::kNotReady, "this folder is not enrolled");
  const auto envelope = envelope_of(row, place->seq);
  if (envelope.size() > seal::kEnvelopeMax) return fail(Errc::kInvalid, "the report is too large");
  const auto digest = seal::sha256(envelope);
  insert_parts(store, insert(store, row, *place, envelope, digest), row.parts);
  return Appended{place->seq, digest};
}

void write_keys(Store& store, ByteView signed_keys) {
  store.query(kWriteKeys).bind(":signed", signed_keys).run();
}

void write_identity(Store& store, const Identity& identity) {
  auto query = store.query(kWriteIdentity);
  query.bind(":kiosk", identity.kiosk).bind(":name", identity.name);
  query.bind(":server_url", identity.server_url).bind(":certificate", identity.certificate);
  query.bind(":enrolled_at", identity.enrolled_at).run();
}

}  // namespace

Outbox::Outbox(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
Outbox::Outbox(Outbox&&) noexcept = default;
Outbox& Outbox::operator=(Outbox&&) noexcept = default;
Outbox::~Outbox() = default;

Result<Outbox> Outbox::open(const OpenOptions& options) {
  if (options.vfs.empty()) {
    if (auto made = create_file(options.path); !made) return tl::unexpected(made.error());
  }
  std::shared_ptr<Impl> impl;
  try {
    impl = std::make_shared<Impl>(options);
  } catch (const std::exception& e) {
    return fail(Errc::kIo, "the outbox " + options.path + " cannot be opened: " + e.what());
  }
  if (auto ready = prepare(impl->store, options); !ready) return tl::unexpected(ready.error());
  return Outbox(std::move(impl));
}

Result<std::optional<Identity>> Outbox::identity() {
  return impl_->store.guarded([&]() -> Result<std::optional<Identity>> {
    auto query = impl_->store.query(kReadIdentity);
    if (!query.step()) return std::optional<Identity>{};
    return Identity{query.bytes_of<16>("kiosk"), query.text("name"), query.text("server_url"),
                    query.bytes("certificate"), query.integer("enrolled_at")};
  });
}

Result<void> Outbox::enrol(const Identity& identity, ByteView signed_keys, Random& random) {
  auto& store = impl_->store;
  const auto chain = random.bytes<16>();
  return store.transaction([&]() -> Result<void> {
    write_identity(store, identity);
    write_keys(store, signed_keys);
    store.query(kOpenChain).bind(":id", chain).run();
    return {};
  });
}

Result<Bytes> Outbox::signed_keys() {
  return impl_->store.guarded([&]() -> Result<Bytes> {
    auto query = impl_->store.query(kReadKeys);
    return query.step() ? query.bytes("signed") : Bytes{};
  });
}

Result<void> Outbox::set_signed_keys(ByteView signed_keys) {
  return impl_->store.transaction([&]() -> Result<void> {
    write_keys(impl_->store, signed_keys);
    return {};
  });
}

Result<Id16> Outbox::chain() {
  return impl_->store.guarded([&]() -> Result<Id16> {
    auto query = impl_->store.query(kReadChain);
    if (!query.step()) return fail(Errc::kNotReady, "this folder is not enrolled");
    return query.bytes_of<16>("id");
  });
}

Result<Appended> Outbox::append(const NewRow& row) {
  const auto appended = append_all({&row, 1});
  if (!appended) return tl::unexpected(appended.error());
  return appended->front();
}

Result<std::vector<Appended>> Outbox::append_all(std::span<const NewRow> rows) {
  auto& store = impl_->store;
  auto appended = store.transaction([&]() -> Result<std::vector<Appended>> {
    std::vector<Appended> out;
    for (const auto& row : rows) {
      const auto one = append_row(store, row);
      if (!one) return tl::unexpected(one.error());
      out.push_back(*one);
    }
    return out;
  });
  // The reports are safe; a log that cannot be written back now is written back another time.
  if (appended && store.wal_pages() > kWalPagesMax) (void)checkpoint();
  return appended;
}

}  // namespace bale::outbox
