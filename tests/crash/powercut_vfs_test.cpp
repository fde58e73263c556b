// The power-cut disk itself: that it loses what a real one loses, and keeps what a real one keeps.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <thread>

#include "tests/support/full.h"
#include "tests/support/powercut_vfs.h"

using bale::testing::Cut;
using bale::testing::PowerCutVfs;

namespace {

const std::string kName = "plain.db";

SQLite::Database open_plain(const PowerCutVfs& vfs, const std::string& synchronous) {
  SQLite::Database db(kName, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 2000, vfs.name());
  db.exec("PRAGMA journal_mode=WAL");
  db.exec("PRAGMA wal_autocheckpoint=20");  // checkpoints are where things go wrong: many of them
  db.exec("PRAGMA synchronous=" + synchronous);
  db.exec("CREATE TABLE IF NOT EXISTS row(n INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");
  return db;
}

std::string body_of(std::int64_t n) {
  return std::string(static_cast<std::size_t>(300 + n * 37 % 2500), static_cast<char>('a' + n % 26));
}

struct Tally {
  std::int64_t acknowledged{0};
  std::int64_t lost{0};
  std::int64_t half{0};
  int damaged{0};  // the file could not be read at all
};

// Inserts until the power goes; returns the last row SQLite said is committed.
std::int64_t insert_until_cut(const PowerCutVfs& vfs, const std::string& synchronous,
                              std::int64_t last) {
  try {
    auto db = open_plain(vfs, synchronous);
    for (;;) {
      SQLite::Statement insert(db, "INSERT OR REPLACE INTO row VALUES(?,?)");
      insert.bind(1, last + 1);
      const auto body = body_of(last + 1);
      insert.bind(2, body.data(), static_cast<int>(body.size()));
      insert.exec();
      ++last;
    }
  } catch (const SQLite::Exception&) {
    return last;
  }
}

// What is found after the power came back.
void inspect(const PowerCutVfs& vfs, const std::string& synchronous, Tally& tally) {
  try {
    auto db = open_plain(vfs, synchronous);
    if (db.execAndGet("PRAGMA integrity_check").getString() != "ok") {
      ++tally.damaged;
      return;
    }
    std::int64_t found = 0;
    SQLite::Statement rows(db, "SELECT n, body FROM row WHERE n <= ?");
    rows.bind(1, tally.acknowledged);
    while (rows.executeStep()) {
      ++found;
      if (rows.getColumn(1).getString() != body_of(rows.getColumn(0).getInt64())) ++tally.half;
    }
    tally.lost += tally.acknowledged - found;
  } catch (const SQLite::Exception&) {
    ++tally.damaged;
  }
}

Tally cut_many_times(const std::string& synchronous, int cuts, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Tally tally;
  std::unique_ptr<PowerCutVfs> vfs;
  for (int i = 0; i < cuts; ++i) {
    if (i % 10 == 0) {  // a new disk now and then: creation must survive too
      vfs = std::make_unique<PowerCutVfs>(random());
      tally.acknowledged = 0;
    }
    vfs->disk().cut_after(1 + random() % 120, i % 2 == 0 ? Cut::kDropUnsynced : Cut::kScatter);
    tally.acknowledged = insert_until_cut(*vfs, synchronous, tally.acknowledged);
    REQUIRE(vfs->disk().off());
    vfs->disk().power_on();
    inspect(*vfs, synchronous, tally);
    if (tally.damaged > 0 || tally.lost > 0) break;  // proven
  }
  return tally;
}

}  // namespace

TEST_CASE("a power cut loses no row that synchronous=FULL acknowledged") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  const auto tally = cut_many_times("FULL", bale::testing::times(200, 1000), seed);
  CHECK(tally.lost == 0);
  CHECK(tally.half == 0);
  CHECK(tally.damaged == 0);
}

TEST_CASE("the same cuts find the rows that synchronous=OFF and NORMAL lose") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  for (const auto* mode : {"OFF", "NORMAL"}) {
    INFO(mode);
    const auto tally = cut_many_times(mode, 50, seed);
    CHECK(tally.lost + tally.damaged > 0);
  }
}

TEST_CASE("two connections of one process share a WAL database on the power-cut disk") {
  PowerCutVfs vfs(7);
  auto first = open_plain(vfs, "FULL");
  auto second = open_plain(vfs, "FULL");
  first.exec("INSERT INTO row VALUES(1, x'61')");
  CHECK(second.execAndGet("SELECT count(*) FROM row").getInt() == 1);

  const auto write_fifty = [&vfs](int from) {
    SQLite::Database db(kName, SQLite::OPEN_READWRITE, 5000, vfs.name());
    for (int n = from; n < from + 50; ++n) {
      db.exec("INSERT INTO row VALUES(" + std::to_string(n) + ", x'62')");
    }
  };
  std::thread other(write_fifty, 100);
  write_fifty(200);
  other.join();
  CHECK(first.execAndGet("SELECT count(*) FROM row").getInt() == 101);
  CHECK(second.execAndGet("PRAGMA integrity_check").getString() == "ok");
}

TEST_CASE("a connection opened before the cut stays dead after the power is back") {
  PowerCutVfs vfs(8);
  auto db = open_plain(vfs, "FULL");
  db.exec("INSERT INTO row VALUES(1, x'61')");
  vfs.disk().cut_now(Cut::kDropUnsynced);
  CHECK_THROWS(db.exec("INSERT INTO row VALUES(2, x'62')"));
  vfs.disk().power_on();
  CHECK_THROWS(db.exec("INSERT INTO row VALUES(2, x'62')"));
  CHECK(open_plain(vfs, "FULL").execAndGet("SELECT count(*) FROM row").getInt() == 1);
}

TEST_CASE("an unsynced file is gone after the cut and an unsynced deletion is undone") {
  bale::testing::Disk disk(9);
  const bale::Bytes word{'h', 'a', 'l', 'o'};
  auto kept = disk.open("kept", true);
  REQUIRE(disk.write(*kept, 0, word));
  REQUIRE(disk.sync(*kept));
  REQUIRE(disk.remove("kept", false));
  auto never = disk.open("never", true);
  REQUIRE(disk.write(*never, 0, word));
  disk.cut_now(Cut::kDropUnsynced);
  disk.power_on();
  CHECK(disk.exists("kept"));
  CHECK_FALSE(disk.exists("never"));
}
