// Attachments in the outbox: with their row or not at all, and the file of an earlier version.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <cerrno>

#include "platform/fake/random.h"
#include "sync/seal/cose.h"
#include "tests/unit/outbox/fixture.h"

using namespace bale;
using namespace bale::outbox;

namespace {

NewPart new_part(Random& random, std::size_t size) {
  NewPart out;
  out.sealed.resize(size);
  random.fill(out.sealed);
  out.part = {random.bytes<16>(), size, seal::sha256(out.sealed)};
  return out;
}

NewRow row_with_parts(Random& random, std::initializer_list<std::size_t> sizes) {
  auto row = new_row(random);
  for (const auto size : sizes) row.parts.push_back(new_part(random, size));
  return row;
}

std::vector<Item> pending(Outbox& box) {
  auto lease = box.lease(10'000, {.max_items = 1'000, .max_bytes = 1U << 30U});
  REQUIRE(lease);
  return *lease ? (*lease)->items() : std::vector<Item>{};
}

void run_sql(const std::string& path, const char* sql) {
  SQLite::Database db(path, SQLite::OPEN_READWRITE);
  db.exec(sql);
}

// Disk space for a number of writes, then none: SQLite's own seam for system calls.
class RoomFor {
 public:
  explicit RoomFor(int writes) {
    left_ = writes;
    before_ = vfs()->xGetSystemCall(vfs(), kCall);
    real_ = reinterpret_cast<Write>(before_);
    vfs()->xSetSystemCall(vfs(), kCall, reinterpret_cast<sqlite3_syscall_ptr>(&write));
  }
  RoomFor(const RoomFor&) = delete;
  RoomFor& operator=(const RoomFor&) = delete;
  ~RoomFor() { vfs()->xSetSystemCall(vfs(), kCall, before_); }

 private:
  using Write = ssize_t (*)(int, const void*, size_t, off_t);
  static constexpr const char* kCall = "pwrite64";
  static sqlite3_vfs* vfs() { return sqlite3_vfs_find(nullptr); }
  static ssize_t write(int fd, const void* data, size_t size, off_t at) {
    if (left_-- > 0) return real_(fd, data, size, at);
    errno = ENOSPC;
    return -1;
  }
  static inline int left_{0};
  static inline Write real_{nullptr};
  sqlite3_syscall_ptr before_;
};

}  // namespace

TEST_CASE("attachments are kept in order beside their row and named by its envelope") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  const auto row = row_with_parts(random, {300'000, 1, 90'000});
  REQUIRE(box.append(new_row(random)));
  REQUIRE(box.append(row));
  const auto items = pending(box);
  REQUIRE(items.size() == 2);
  CHECK(box.parts_of(items[0].row)->empty());
  const auto parts = box.parts_of(items[1].row);
  REQUIRE(parts);
  const auto envelope = seal::decode_envelope(items[1].envelope);
  REQUIRE(envelope);
  CHECK(envelope->parts == *parts);
  REQUIRE(parts->size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK((*parts)[i] == row.parts[i].part);
    CHECK(*box.sealed_part((*parts)[i].id) == row.parts[i].sealed);
  }
  CHECK(box.sealed_part(Id16{9}).error().code == Errc::kNotFound);
}

TEST_CASE("attachments stay when the report is delivered or refused, and cannot lose their row") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  const auto row = row_with_parts(random, {5'000});
  REQUIRE(box.append(row));
  {
    auto lease = box.lease(10'000, {});
    REQUIRE(lease);
    (*lease)->deliver(0, {1});
    REQUIRE((*lease)->commit(Bytes{1}));
  }
  CHECK(box.sealed_part(row.parts[0].part.id));
  SQLite::Database db(folder.file("outbox.db"), SQLite::OPEN_READWRITE);
  db.exec("PRAGMA foreign_keys = ON");
  CHECK_THROWS_AS(db.exec("DELETE FROM outbox"), SQLite::Exception);
}

TEST_CASE("a part that the table refuses takes its row, and the rows beside it, back") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  auto bad = row_with_parts(random, {5'000, 6'000});
  bad.parts[1].part.size = 7;  // not the length of the stream
  const std::vector<NewRow> rows{row_with_parts(random, {100}), bad};
  CHECK_FALSE(box.append_all(rows));
  CHECK(pending(box).empty());
  CHECK(box.sealed_part(rows[0].parts[0].part.id).error().code == Errc::kNotFound);
  CHECK(box.append(rows[0])->seq == 1);
}

TEST_CASE("a disk that fills in the middle of a photo loses nothing saved and saves nothing half") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  const auto before = row_with_parts(random, {200'000});
  REQUIRE(box.append(before));
  int refused = 0;
  for (const int writes : {0, 1, 2, 5, 20, 60, 90, 120, 400}) {
    const auto row = row_with_parts(random, {100'000, 100'000});
    auto saved = [&] {
      const RoomFor room(writes);
      return box.append(row);
    }();
    const bool there = box.sealed_part(row.parts[0].part.id).has_value();
    CHECK(there == saved.has_value());
    CHECK(box.sealed_part(row.parts[1].part.id).has_value() == there);
    if (!saved) CHECK(saved.error().code == Errc::kNoSpace);
    refused += saved ? 0 : 1;
  }
  CHECK(refused >= 6);
  CHECK(refused < 9);
  CHECK(*box.sealed_part(before.parts[0].part.id) == before.parts[0].sealed);
  std::uint64_t seq = 0;
  for (const auto& item : pending(box)) CHECK(item.seq == ++seq);  // nothing spent in vain
}

TEST_CASE("an attachment damaged on the disk is told as such, its report is not touched") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  const auto row = row_with_parts(random, {5'000});
  REQUIRE(box.append(row));
  run_sql(folder.file("outbox.db"), "UPDATE attachment SET sealed = zeroblob(size)");
  CHECK(box.sealed_part(row.parts[0].part.id).error().code == Errc::kCorrupt);
  CHECK(pending(box).size() == 1);
}

// What version 1 wrote is what is left without the tables of the versions after it.
constexpr const char* kBackToVersion1 =
    "DROP TABLE upload; DROP TABLE staff; DROP TABLE pin_guard; DROP TABLE staff_log; DROP TABLE attachment; "
    "PRAGMA user_version = 1";

TEST_CASE("an outbox of version 1 is taken up with its rows, and takes attachments from then on") {
  const Folder folder;
  SeededRandom random(1);
  {
    auto box = open_enrolled(folder.options(), random);
    REQUIRE(box.append(new_row(random)));
  }
  run_sql(folder.file("outbox.db"), kBackToVersion1);
  auto box = open(folder.options());
  CHECK(pending(box).size() == 1);
  const auto row = row_with_parts(random, {5'000});
  CHECK(box.append(row)->seq == 2);
  CHECK(box.sealed_part(row.parts[0].part.id));
  SQLite::Database db(folder.file("outbox.db"), SQLite::OPEN_READONLY);
  CHECK(db.execAndGet("PRAGMA user_version").getInt() == kSchemaVersion);
}

TEST_CASE("a migration that the disk has no room for leaves version 1 as it was") {
  const Folder folder;
  SeededRandom random(1);
  {
    auto box = open_enrolled(folder.options(), random);
    REQUIRE(box.append(new_row(random)));
  }
  run_sql(folder.file("outbox.db"), kBackToVersion1);
  {
    const RoomFor none(0);
    CHECK_FALSE(Outbox::open(folder.options()));
  }
  {
    SQLite::Database db(folder.file("outbox.db"), SQLite::OPEN_READONLY);
    CHECK(db.execAndGet("PRAGMA user_version").getInt() == 1);
  }
  auto box = open(folder.options());
  CHECK(pending(box).size() == 1);
}
