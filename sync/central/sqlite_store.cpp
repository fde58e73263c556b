#include "sync/central/sqlite_store.h"

#include <sqlite3.h>

#include "platform/random.h"
#include "sync/central/sqlite_schema.h"
#include "sync/central/sqlite_transaction.h"

namespace bale::central {
namespace {

// A batch of 500 reports is about 400 pages; checkpoints inside a commit are for long storms only,
// rest() does the others.
constexpr int kWalPages = 8000;

Error to_error(const SQLite::Exception& fault) {
  const std::string what = std::string("database: ") + fault.what();
  switch (fault.getErrorCode() & 0xFF) {
    case SQLITE_BUSY: return {Errc::kBusy, what};
    case SQLITE_FULL: return {Errc::kNoSpace, what};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {Errc::kCorrupt, what};
    default: return {Errc::kIo, what};
  }
}

// Random, 63 bits: it travels as a `number`.
std::uint64_t fresh_epoch() {
  const auto bytes = SystemRandom().bytes<8>();
  std::uint64_t epoch = 0;
  for (const auto byte : bytes) epoch = epoch << 8 | byte;
  return epoch >> 1 | 1;
}

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const SqliteOptions& options)
      : db_(options.path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, options.busy_ms,
            options.vfs),
        transaction_(db_) {
    db_.exec("PRAGMA journal_mode=WAL");
    db_.exec(options.synchronous_full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF");
    db_.exec("PRAGMA cache_size=-" + std::to_string(options.cache_kib));
    db_.exec("PRAGMA wal_autocheckpoint=" + std::to_string(kWalPages));
    prepare_schema(db_);
  }

  std::vector<Result<void>> commit(std::span<const Work> works) override {
    std::vector<Result<void>> results;
    results.reserve(works.size());
    try {
      SQLite::Transaction all(db_, SQLite::TransactionBehavior::IMMEDIATE);
      for (const auto& work : works) results.push_back(attempt(work));
      all.commit();
    } catch (const SQLite::Exception& fault) {
      results.assign(works.size(), tl::unexpected(to_error(fault)));
    }
    return results;
  }

  Result<void> read(const Work& work) override {
    try {
      SQLite::Transaction view(db_, SQLite::TransactionBehavior::DEFERRED);
      return work(transaction_);
    } catch (const SQLite::Exception& fault) {
      return tl::unexpected(to_error(fault));
    }
  }

  bool changed_elsewhere() override {
    try {
      const auto version = db_.execAndGet("PRAGMA data_version").getInt64();
      return std::exchange(data_version_, version) != version;
    } catch (const SQLite::Exception&) {
      return true;
    }
  }

  void rest() override {
    sqlite3_wal_checkpoint_v2(db_.getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                              nullptr);
  }

 private:
  // A work in a savepoint of its own. A fault that made SQLite drop the whole transaction (disk
  // full, I/O) goes on to commit(), which fails everyone.
  Result<void> attempt(const Work& work) {
    db_.exec("SAVEPOINT work");
    try {
      auto result = work(transaction_);
      db_.exec(result ? "RELEASE work" : "ROLLBACK TO work; RELEASE work");
      return result;
    } catch (const SQLite::Exception& fault) {
      if (sqlite3_get_autocommit(db_.getHandle()) != 0) throw;
      db_.exec("ROLLBACK TO work; RELEASE work");
      return tl::unexpected(to_error(fault));
    }
  }

  SQLite::Database db_;
  SqliteTransaction transaction_;
  std::int64_t data_version_{-1};
};

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const SqliteOptions& options) {
  try {
    auto store = std::make_unique<SqliteStore>(options);
    const auto begun = commit_one(*store, [](Transaction& tx) -> Result<void> {
      if (tx.epoch() == 0) tx.set_epoch(fresh_epoch());
      return {};
    });
    if (!begun) return tl::unexpected(begun.error());
    return store;
  } catch (const SQLite::Exception& fault) {
    return tl::unexpected(to_error(fault));
  }
}

}  // namespace bale::central
