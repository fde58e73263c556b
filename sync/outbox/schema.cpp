#include "sync/outbox/schema.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace bale::outbox {
namespace {

// State 1 is Delivered (enum State): the partial index holds what is still to be sent, in the
// order of saving, so that a lease reads no row it does not take, however long the history.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE identity(
  only INTEGER PRIMARY KEY CHECK(only = 1),
  kiosk BLOB NOT NULL CHECK(length(kiosk) = 16),
  name TEXT NOT NULL,
  server_url TEXT NOT NULL,
  certificate BLOB NOT NULL,
  enrolled_at INTEGER NOT NULL
) STRICT;
CREATE TABLE key_set(
  only INTEGER PRIMARY KEY CHECK(only = 1),
  signed BLOB NOT NULL
) STRICT;
CREATE TABLE chain(
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
  last_seq INTEGER NOT NULL CHECK(last_seq >= 0)
) STRICT;
CREATE TABLE ack(
  row INTEGER PRIMARY KEY,
  signed BLOB NOT NULL
) STRICT;
CREATE TABLE outbox(
  row INTEGER PRIMARY KEY,
  chain INTEGER NOT NULL REFERENCES chain(number),
  seq INTEGER NOT NULL CHECK(seq > 0),
  id BLOB NOT NULL CHECK(length(id) = 16),
  boot BLOB NOT NULL CHECK(length(boot) = 16),
  lookup BLOB CHECK(length(lookup) = 32),
  digest BLOB NOT NULL CHECK(length(digest) = 32),
  envelope BLOB NOT NULL,
  saved_at INTEGER NOT NULL,
  state INTEGER NOT NULL CHECK(state IN (0, 1, 2)),
  attempts INTEGER NOT NULL CHECK(attempts >= 0),
  next_attempt_at INTEGER NOT NULL,
  delivered_at INTEGER,
  ack INTEGER REFERENCES ack(row),
  reason TEXT,
  quarantined_at INTEGER,
  UNIQUE(chain, seq),
  CHECK((state = 1) = (delivered_at IS NOT NULL)),
  CHECK((state = 2) = (reason IS NOT NULL))
) STRICT;
CREATE INDEX outbox_unsent ON outbox(row, next_attempt_at, state) WHERE state <> 1;
CREATE INDEX outbox_lookup ON outbox(lookup) WHERE lookup IS NOT NULL;
CREATE TABLE status(
  lookup BLOB PRIMARY KEY CHECK(length(lookup) = 32),
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sync(
  only INTEGER PRIMARY KEY CHECK(only = 1),
  failures INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  last_boot BLOB NOT NULL CHECK(length(last_boot) = 16),
  last_contact INTEGER,
  offset_ms INTEGER,
  newest_server_time INTEGER NOT NULL,
  contact_counter INTEGER NOT NULL,
  status_cursor INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  contiguous INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  bytes_up INTEGER NOT NULL,
  bytes_down INTEGER NOT NULL,
  first_contact_spread_s INTEGER NOT NULL,
  alarm TEXT NOT NULL
) STRICT;
INSERT INTO sync VALUES(1, 0, 0, zeroblob(16), NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 30, '');
PRAGMA user_version = 1;
)sql";

// `sealed` stands last, so that name and size are read without the pages of the stream. A row
// cannot go while its attachments are there (foreign key).
constexpr const char* kVersion2 = R"sql(
CREATE TABLE attachment(
  row INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES outbox(row),
  part INTEGER NOT NULL CHECK(part >= 0),
  id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
  size INTEGER NOT NULL CHECK(size > 0),
  sha256 BLOB NOT NULL CHECK(length(sha256) = 32),
  sealed BLOB NOT NULL,
  UNIQUE(report, part),
  CHECK(length(sealed) = size)
) STRICT;
PRAGMA user_version = 2;
)sql";

// Personal PINs, the guard against guessing them, and who did what. RAISE makes the log append-only
// for every program that opens this file through SQLite.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE staff(
  name TEXT PRIMARY KEY CHECK(name <> ''),
  pin TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pin_guard(
  only INTEGER PRIMARY KEY CHECK(only = 1),
  failures INTEGER NOT NULL CHECK(failures >= 0),
  wall INTEGER NOT NULL,
  monotonic INTEGER NOT NULL,
  boot BLOB NOT NULL CHECK(length(boot) = 16)
) STRICT;
INSERT INTO pin_guard VALUES(1, 0, 0, 0, zeroblob(16));
CREATE TABLE staff_log(
  row INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;
CREATE TRIGGER staff_log_stays BEFORE UPDATE ON staff_log
BEGIN SELECT RAISE(ABORT, 'the staff log only grows'); END;
CREATE TRIGGER staff_log_keeps BEFORE DELETE ON staff_log
BEGIN SELECT RAISE(ABORT, 'the staff log only grows'); END;
PRAGMA user_version = 3;
)sql";

// How far each attachment has come (enum PartState). Beside `attachment`, because a column behind
// its stream would be read through all of it.
constexpr const char* kVersion4 = R"sql(
CREATE TABLE upload(
  part INTEGER PRIMARY KEY REFERENCES attachment(row),
  state INTEGER NOT NULL DEFAULT 0 CHECK(state BETWEEN 0 AND 4),
  begun INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL DEFAULT 0,
  held_at INTEGER,
  CHECK((state = 2) = (held_at IS NOT NULL))
) STRICT;
INSERT INTO upload(part) SELECT row FROM attachment;
CREATE INDEX upload_state ON upload(state, part);
CREATE TRIGGER attachment_waits AFTER INSERT ON attachment
BEGIN INSERT INTO upload(part) VALUES(new.row); END;
PRAGMA user_version = 4;
)sql";

// What leads from each version to the next; a new file takes every step.
constexpr std::array kSteps{kVersion1, kVersion2, kVersion3, kVersion4};
static_assert(kSteps.size() == kSchemaVersion);

int user_version(Store& store) {
  return store.database().execAndGet("PRAGMA user_version").getInt();
}

bool has_tables(Store& store) {
  return store.database().execAndGet("SELECT count(*) FROM sqlite_schema").getInt() > 0;
}

// Ours, an empty file, or something to keep our hands off. Reads only.
Result<void> recognise(Store& store) {
  const int version = user_version(store);
  if (version > kSchemaVersion || version < 0) {
    return fail(Errc::kInvalid, "the outbox was written by a newer version of this program");
  }
  if (version == 0 && has_tables(store)) {
    return fail(Errc::kInvalid, "the file is a database, but not an outbox");
  }
  return {};
}

void harden(sqlite3* handle) {
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

// secure_delete: freed pages are overwritten. The wal hook of Store stands in auto-checkpoint's
// place; a log that had to grow shrinks again.
void set_up(Store& store, bool synchronous_full) {
  harden(store.database().getHandle());
  store.execute("PRAGMA journal_mode = WAL");
  store.execute(synchronous_full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
  store.execute("PRAGMA foreign_keys = ON");
  store.execute("PRAGMA secure_delete = ON");
  store.execute("PRAGMA cell_size_check = ON");
  store.execute("PRAGMA temp_store = MEMORY");
  store.execute("PRAGMA journal_size_limit = 33554432");
}

// One transaction: a power cut leaves the old version or the new one, never something between.
Result<void> migrate(Store& store) {
  return store.transaction([&]() -> Result<void> {
    const auto from = static_cast<std::size_t>(user_version(store));  // another may have been first
    for (auto step = from; step < kSteps.size(); ++step) store.execute(kSteps[step]);
    return {};
  });
}

Error create_error(const std::string& path, int number) {
  return {number == ENOSPC ? Errc::kNoSpace : Errc::kIo,
          "cannot make the outbox " + path + ": " + std::strerror(number)};
}

void sync_folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  const auto folder = slash == std::string::npos ? std::string(".") : path.substr(0, slash + 1);
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

}  // namespace

Result<void> create_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0660);
  if (fd < 0 && errno == EEXIST) return {};
  if (fd < 0) return tl::unexpected(create_error(path, errno));
  ::fchmod(fd, 0660);  // whatever the umask took
  ::close(fd);
  sync_folder_of(path);
  return {};
}

Result<void> prepare(Store& store, const OpenOptions& options) {
  return store.guarded([&]() -> Result<void> {
    if (auto known = recognise(store); !known) return known;
    set_up(store, options.synchronous_full);
    if (user_version(store) == kSchemaVersion) return {};
    return migrate(store);
  });
}

}  // namespace bale::outbox
