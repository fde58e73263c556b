// Small tools over SQLiteCpp for sqlite_*.cpp: statements prepared once, typed binding in order,
// typed reading in order. Thread: the store's.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <map>
#include <memory>
#include <string>

#include "platform/bytes.h"

namespace bale::central {

inline std::int64_t signed_of(std::uint64_t value) { return static_cast<std::int64_t>(value); }

// One run of a statement. Binds by reference: arguments must live until the last next() or run().
class Query {
 public:
  template <class... Args>
  explicit Query(SQLite::Statement& statement, const Args&... args) : statement_(statement) {
    int at = 0;
    (put(++at, args), ...);
  }
  ~Query() { statement_.tryReset(); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  bool next() {
    column_ = 0;
    return statement_.executeStep();
  }
  int run() { return statement_.exec(); }

  // Columns of the row, left to right.
  std::int64_t number() { return column().getInt64(); }
  std::uint64_t count() { return static_cast<std::uint64_t>(number()); }
  std::string text() { return column().getString(); }
  Bytes blob() {
    const auto found = column();
    const auto* data = static_cast<const std::uint8_t*>(found.getBlob());
    return {data, data + found.getBytes()};
  }
  template <std::size_t N>
  ByteArray<N> blob_of() {
    const auto found = to_array<N>(blob());
    if (!found) throw SQLite::Exception("a column has the wrong length", SQLITE_CORRUPT);
    return *found;
  }
  // Consumes the column only when it is NULL.
  bool null() {
    if (!statement_.getColumn(column_).isNull()) return false;
    ++column_;
    return true;
  }

 private:
  SQLite::Column column() { return statement_.getColumn(column_++); }

  void put(int at, std::int64_t value) { statement_.bind(at, value); }
  void put(int at, int value) { statement_.bind(at, value); }
  void put(int at, bool value) { statement_.bind(at, value ? 1 : 0); }
  void put(int at, std::uint64_t value) { statement_.bind(at, signed_of(value)); }
  void put(int at, const std::string& value) { statement_.bindNoCopy(at, value); }
  void put(int at, std::nullptr_t) { statement_.bind(at); }
  void put(int at, ByteView value) {
    // A null pointer would bind NULL: an empty blob is not that.
    const void* data = value.empty() ? static_cast<const void*>("") : value.data();
    statement_.bindNoCopy(at, data, static_cast<int>(value.size()));
  }
  template <std::size_t N>
  void put(int at, const ByteArray<N>& value) { put(at, ByteView(value)); }
  void put(int at, const Bytes& value) { put(at, ByteView(value)); }

  SQLite::Statement& statement_;
  int column_{0};
};

// Statements by their text, which must be a literal: compiled at first use, kept.
class Statements {
 public:
  explicit Statements(SQLite::Database& db) : db_(db) {}
  SQLite::Statement& operator()(const char* sql) {
    auto& slot = kept_[sql];
    if (!slot) slot = std::make_unique<SQLite::Statement>(db_, sql);
    return *slot;
  }

 private:
  SQLite::Database& db_;
  std::map<const void*, std::unique_ptr<SQLite::Statement>> kept_;
};

}  // namespace bale::central
