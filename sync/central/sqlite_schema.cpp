#include "sync/central/sqlite_schema.h"

#include <array>
#include <string>

namespace bale::central {
namespace {

constexpr const char* kVersion1 = R"sql(
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- An enrolment code. The secret goes when the code is used.
CREATE TABLE code (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  secret BLOB,
  made_at INTEGER NOT NULL,
  used_key BLOB,
  used_kiosk BLOB,
  used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE kiosk (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  key BLOB NOT NULL,
  certificate BLOB NOT NULL,
  enrolled_at INTEGER NOT NULL,
  unconfirmed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE chain (
  kiosk BLOB NOT NULL,
  chain BLOB NOT NULL,
  counter INTEGER NOT NULL DEFAULT 0,
  forks INTEGER NOT NULL DEFAULT 0,
  last_contact INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0,
  oldest_pending_s INTEGER NOT NULL DEFAULT 0,
  key_serial INTEGER NOT NULL DEFAULT 0,
  kiosk_wall INTEGER NOT NULL DEFAULT 0,
  version TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (kiosk, chain)
) STRICT, WITHOUT ROWID;

-- Sequences held, as runs that neither touch nor overlap.
CREATE TABLE held (
  kiosk BLOB NOT NULL,
  chain BLOB NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (kiosk, chain, first)
) STRICT, WITHOUT ROWID;

-- Sequences that the kiosk says it has no longer: no gaps.
CREATE TABLE lost (
  kiosk BLOB NOT NULL,
  chain BLOB NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (kiosk, chain, seq)
) STRICT, WITHOUT ROWID;

-- What was signed: head, then the digests of the batch's items.
CREATE TABLE batch (
  n INTEGER PRIMARY KEY,
  kiosk BLOB NOT NULL,
  chain BLOB NOT NULL,
  boot BLOB NOT NULL,
  head BLOB NOT NULL,
  signature BLOB NOT NULL,
  digests BLOB NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;

-- Every envelope, of whatever kind, as received.
CREATE TABLE item (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  batch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  digest BLOB NOT NULL,
  kind INTEGER NOT NULL,
  envelope BLOB NOT NULL
) STRICT;

-- n is the item's. The person is in `contact`, sealed with a key that is not in this database.
CREATE TABLE report (
  n INTEGER PRIMARY KEY,
  case_number TEXT NOT NULL UNIQUE,
  lookup BLOB NOT NULL,
  classification INTEGER NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  category TEXT NOT NULL,
  asked_unit TEXT NOT NULL,
  desa TEXT NOT NULL,
  place TEXT NOT NULL,
  incident_date TEXT NOT NULL,
  anonim INTEGER NOT NULL,
  rahasia INTEGER NOT NULL,
  lang INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  status_key BLOB NOT NULL,
  contact BLOB NOT NULL,
  unit TEXT NOT NULL DEFAULT '',
  stage INTEGER NOT NULL DEFAULT 0,
  stale INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX report_lookup ON report (lookup);
CREATE INDEX report_stale ON report (n) WHERE stale = 1;

CREATE TABLE stage (
  n INTEGER PRIMARY KEY,
  report INTEGER NOT NULL,
  stage INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_report ON stage (report);

CREATE TABLE answer (
  n INTEGER PRIMARY KEY,
  report INTEGER NOT NULL,
  unit TEXT NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX answer_report ON answer (report);

-- Replies, ratings, withdrawals. state: 0 waits for its report, 1 proven, 2 proof does not hold.
CREATE TABLE act (
  n INTEGER PRIMARY KEY,
  act BLOB NOT NULL UNIQUE,
  lookup BLOB NOT NULL,
  kind INTEGER NOT NULL,
  stars INTEGER NOT NULL,
  text TEXT NOT NULL,
  body BLOB NOT NULL,
  proof BLOB NOT NULL,
  state INTEGER NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX act_lookup ON act (lookup);
CREATE INDEX act_waiting ON act (lookup) WHERE state = 0;

-- The sealed status of each report. `change` rises with every version and is never used again:
-- it is what a kiosk's cursor counts.
CREATE TABLE status (
  change INTEGER PRIMARY KEY AUTOINCREMENT,
  report INTEGER NOT NULL UNIQUE,
  kiosk BLOB NOT NULL,
  lookup BLOB NOT NULL,
  version INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX status_kiosk ON status (kiosk, change);
)sql";

// Attachments that reports name and that are still to come. A part's key stays in the envelope.
constexpr const char* kVersion2 = R"sql(
CREATE TABLE part (
  report INTEGER NOT NULL,
  part INTEGER NOT NULL,
  id BLOB NOT NULL,
  size INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  PRIMARY KEY (report, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_id ON part (id);
)sql";

// Attachments as they come, in chunks that never change. `part` is now also told which will never
// come. packaging/decisions/0401 says why they stand in the database.
constexpr const char* kVersion3 = R"sql(
ALTER TABLE part ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
CREATE TABLE upload (
  n INTEGER PRIMARY KEY,
  kiosk BLOB NOT NULL,
  id BLOB NOT NULL,
  length INTEGER NOT NULL,
  have INTEGER NOT NULL DEFAULT 0,
  sha256 BLOB,
  touched_at INTEGER NOT NULL,
  UNIQUE (kiosk, id)
) STRICT;
CREATE INDEX upload_touched ON upload (touched_at);
CREATE TABLE chunk (
  upload INTEGER NOT NULL,
  at INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (upload, at)
) STRICT;
)sql";

constexpr std::array kSteps{kVersion1, kVersion2, kVersion3};
static_assert(kSteps.size() == kSchemaVersion);

int pragma(SQLite::Database& db, const std::string& name) {
  return db.execAndGet("PRAGMA " + name).getInt();
}

void migrate(SQLite::Database& db, std::size_t from) {
  for (auto step = from; step < kSteps.size(); ++step) db.exec(kSteps[step]);
  db.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
  db.exec("PRAGMA user_version=" + std::to_string(kSchemaVersion));
}

bool current(SQLite::Database& db) {
  return pragma(db, "user_version") == kSchemaVersion &&
         pragma(db, "application_id") == kApplicationId;
}

}  // namespace

void prepare_schema(SQLite::Database& db) {
  if (current(db)) return;  // the usual case takes no lock
  SQLite::Transaction once(db, SQLite::TransactionBehavior::IMMEDIATE);
  const bool empty = db.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
  const int version = pragma(db, "user_version");
  if (!empty && pragma(db, "application_id") != kApplicationId) {
    throw SQLite::Exception("this is not a centre's database", SQLITE_NOTADB);
  }
  if (version < (empty ? 0 : 1) || version > kSchemaVersion) {
    throw SQLite::Exception("the database was made by another version of bale-central",
                            SQLITE_MISMATCH);
  }
  migrate(db, static_cast<std::size_t>(version));
  once.commit();
}

}  // namespace bale::central
