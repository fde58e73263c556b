#include "sync/outbox/store.h"

#include <sqlite3.h>

#include <cerrno>
#include <limits>

namespace bale::outbox {
namespace {

constexpr std::uint64_t kLargest = std::numeric_limits<std::int64_t>::max();

// Remembers how long the log is after each commit; checkpoints are ours to choose.
int note_wal_pages(void* context, sqlite3*, const char*, int pages) {
  *static_cast<int*>(context) = pages;
  return SQLITE_OK;
}

bool disk_full(const SQLite::Exception& e, sqlite3* handle) {
  if (e.getErrorCode() == SQLITE_FULL) return true;
  return e.getErrorCode() == SQLITE_IOERR && sqlite3_system_errno(handle) == ENOSPC;
}

}  // namespace

Query& Query::bind(const char* name, std::int64_t value) {
  statement_.bind(name, value);
  return *this;
}

// SQLite's integers are signed: what lies beyond is larger than anything stored either way.
Query& Query::bind(const char* name, std::uint64_t value) {
  return bind(name, static_cast<std::int64_t>(std::min(value, kLargest)));
}

Query& Query::bind(const char* name, std::string_view text) {
  statement_.bind(name, std::string(text));
  return *this;
}

Query& Query::bind(const char* name, ByteView blob) {
  // A null pointer would bind NULL instead of an empty blob.
  const void* data = blob.empty() ? static_cast<const void*>("") : blob.data();
  statement_.bindNoCopy(name, data, static_cast<int>(blob.size()));
  return *this;
}

Query& Query::bind(const char* name, const std::optional<std::int64_t>& value) {
  return value ? bind(name, *value) : bind_null(name);
}

Query& Query::bind_null(const char* name) {
  statement_.bind(name);
  return *this;
}

bool Query::is_null(const char* column) const {
  return statement_.getColumn(column).isNull();
}

std::int64_t Query::integer(const char* column) const {
  return statement_.getColumn(column).getInt64();
}

std::uint64_t Query::count(const char* column) const {
  return static_cast<std::uint64_t>(integer(column));
}

std::optional<std::int64_t> Query::maybe_integer(const char* column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::string Query::text(const char* column) const {
  return statement_.getColumn(column).getString();
}

ByteView Query::view(const char* column) const {
  const auto found = statement_.getColumn(column);
  return {static_cast<const std::uint8_t*>(found.getBlob()),
          static_cast<std::size_t>(found.getBytes())};
}

Bytes Query::bytes(const char* column) const {
  const auto found = view(column);
  return {found.begin(), found.end()};
}

Store::Store(const OpenOptions& options)
    : path_(options.path),
      db_(options.path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, options.busy_ms,
          options.vfs) {
  sqlite3_wal_hook(db_.getHandle(), note_wal_pages, &wal_pages_);
}

Query Store::query(const char* sql) {
  auto& kept = statements_[sql];
  if (!kept) kept = std::make_unique<SQLite::Statement>(db_, sql);
  return Query(*kept);
}

Error Store::describe(const SQLite::Exception& e) const {
  if (disk_full(e, db_.getHandle())) {
    return {Errc::kNoSpace, "the disk is full: the outbox " + path_ + " cannot grow"};
  }
  switch (e.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Errc::kBusy, "another program is writing to the outbox; try again"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {Errc::kCorrupt, "the outbox " + path_ + " is damaged; nothing in it was changed"};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {Errc::kIo, "the outbox " + path_ + " may not be opened for writing"};
    default:
      return {Errc::kIo, "the outbox " + path_ + " failed: " + e.what()};
  }
}

}  // namespace bale::outbox
