// SQLite for this room: prepared statements kept, columns by name, exceptions turned into
// Result at the border. Inside sync/outbox only.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "sync/outbox/outbox.h"

namespace bale::outbox {

// One run of a prepared statement; put back (and its read lock given up) when it dies.
class Query {
 public:
  explicit Query(SQLite::Statement& statement) : statement_(statement) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { statement_.tryReset(); }

  // Bound memory must outlive the query: it is not copied.
  Query& bind(const char* name, std::int64_t value);
  Query& bind(const char* name, std::uint64_t value);
  Query& bind(const char* name, std::string_view text);
  Query& bind(const char* name, ByteView blob);
  Query& bind(const char* name, const std::optional<std::int64_t>& value);
  Query& bind_null(const char* name);

  bool step() { return statement_.executeStep(); }
  void run() { statement_.exec(); }

  [[nodiscard]] bool is_null(const char* column) const;
  [[nodiscard]] std::int64_t integer(const char* column) const;
  [[nodiscard]] std::uint64_t count(const char* column) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(const char* column) const;
  [[nodiscard]] std::string text(const char* column) const;
  [[nodiscard]] Bytes bytes(const char* column) const;
  // A blob of another length than the column's CHECK allows is damage.
  template <std::size_t N>
  [[nodiscard]] ByteArray<N> bytes_of(const char* column) const {
    return to_array<N>(view(column)).value_or(ByteArray<N>{});
  }

 private:
  [[nodiscard]] ByteView view(const char* column) const;
  SQLite::Statement& statement_;
};

class Store {
 public:
  explicit Store(const OpenOptions& options);
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // `sql` is a constant of the program: its address is the key of the cache.
  [[nodiscard]] Query query(const char* sql);
  void execute(const std::string& sql) { db_.exec(sql); }
  [[nodiscard]] SQLite::Database& database() { return db_; }
  [[nodiscard]] int wal_pages() const { return wal_pages_; }

  // What `work` threw, as an error; what it returned otherwise.
  template <typename Work>
  auto guarded(Work&& work) -> std::invoke_result_t<Work> {
    try {
      return work();
    } catch (const SQLite::Exception& e) {
      return tl::unexpected(describe(e));
    } catch (const std::exception& e) {
      return fail(Errc::kIo, e.what());
    }
  }

  // guarded(), inside BEGIN IMMEDIATE … COMMIT; an error rolls back.
  template <typename Work>
  auto transaction(Work&& work) -> std::invoke_result_t<Work> {
    return guarded([&]() -> std::invoke_result_t<Work> {
      SQLite::Transaction begun(db_, SQLite::TransactionBehavior::IMMEDIATE);
      auto result = work();
      if (result) begun.commit();
      return result;
    });
  }

  [[nodiscard]] Error describe(const SQLite::Exception& e) const;

 private:
  std::string path_;
  SQLite::Database db_;
  std::map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
  int wal_pages_{0};
};

}  // namespace bale::outbox
