// The store in one SQLite file: WAL, synchronous=FULL, STRICT tables.
#pragma once

#include <memory>
#include <string>

#include "sync/central/store.h"

namespace bale::central {

struct SqliteOptions {
  std::string path;             // DIR/central.db
  std::string vfs;              // SQLite VFS name; empty: the default. Tests cut the power here.
  bool synchronous_full{true};  // false only in the test that shows why it is true
  int busy_ms{5000};            // how long to wait for another process's write
  std::size_t cache_kib{65536};  // pages kept: the random-id index is what misses
};

// Makes the file when it is absent. kCorrupt when it is not a centre's database, kIo otherwise.
[[nodiscard]] Result<std::unique_ptr<Store>> open_sqlite_store(const SqliteOptions& options);

}  // namespace bale::central
