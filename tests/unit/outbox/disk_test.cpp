// The outbox and a disk that is full, damaged, foreign or not there.
#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <cerrno>
#include <fstream>

#include "platform/fake/random.h"
#include "sync/outbox/outbox.h"
#include "tests/unit/outbox/fixture.h"

using namespace bale;
using namespace bale::outbox;

namespace {

constexpr WallMs kNow = 1'000'000'000'000;

Counts counts(Outbox& box) {
  const auto found = box.counts();
  REQUIRE(found);
  return *found;
}

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void spit(const std::string& path, std::string_view content) {
  std::ofstream(path, std::ios::binary) << content;
}

// While it lives, the disk has no room for another byte: SQLite's own seam for system calls.
class FullDisk {
 public:
  FullDisk() {
    before_ = vfs()->xGetSystemCall(vfs(), kCall);
    REQUIRE((before_ != nullptr));
    vfs()->xSetSystemCall(vfs(), kCall, reinterpret_cast<sqlite3_syscall_ptr>(&no_room));
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() { vfs()->xSetSystemCall(vfs(), kCall, before_); }

 private:
  static constexpr const char* kCall = "pwrite64";
  static sqlite3_vfs* vfs() { return sqlite3_vfs_find(nullptr); }
  static ssize_t no_room(int, const void*, size_t, off_t) {
    errno = ENOSPC;
    return -1;
  }
  sqlite3_syscall_ptr before_;
};

void run_sql(const std::string& path, const char* sql) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  REQUIRE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

}  // namespace

TEST_CASE("a full disk is told as such, and what was saved before is still there") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  REQUIRE(box.append(new_row(random)));
  {
    const FullDisk full;
    const auto refused = box.append(new_row(random));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::kNoSpace);
  }
  CHECK(counts(box).pending == 1);
  CHECK(box.append(new_row(random))->seq == 2);  // the sequence was not spent
  CHECK(counts(box).pending == 2);
}

TEST_CASE("a file that is no database is called damaged and left as it was") {
  const Folder folder;
  const std::string junk(8'192, 'x');
  spit(folder.options().path, junk);
  const auto opened = Outbox::open(folder.options());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Errc::kCorrupt);
  CHECK(slurp(folder.options().path) == junk);
}

TEST_CASE("pages scribbled over are called damaged, not read as reports") {
  const Folder folder;
  SeededRandom random(1);
  {
    auto box = open_enrolled(folder.options(), random);
    for (int i = 0; i < 200; ++i) REQUIRE(box.append(new_row(random)));
  }
  auto content = slurp(folder.options().path);
  REQUIRE(content.size() > 16'384);
  for (std::size_t i = 4'096 * 2; i < content.size(); ++i) content[i] = '\x55';
  spit(folder.options().path, content);
  auto opened = Outbox::open(folder.options());
  bool damaged = !opened && opened.error().code == Errc::kCorrupt;
  if (opened) {
    const auto lease = opened->lease(kNow, {});
    damaged = !lease && lease.error().code == Errc::kCorrupt;
  }
  CHECK(damaged);
}

TEST_CASE("a newer schema and a foreign database are refused and left as they were") {
  const Folder folder;
  run_sql(folder.options().path, "PRAGMA user_version = 99; CREATE TABLE later(x);");
  auto before = slurp(folder.options().path);
  CHECK(Outbox::open(folder.options()).error().code == Errc::kInvalid);
  CHECK(slurp(folder.options().path) == before);

  const Folder other;
  run_sql(other.options().path, "CREATE TABLE song(title);");
  before = slurp(other.options().path);
  CHECK(Outbox::open(other.options()).error().code == Errc::kInvalid);
  CHECK(slurp(other.options().path) == before);
}

TEST_CASE("a folder that is not there is an error with a sentence") {
  OpenOptions options;
  options.path = "/nonexistent/outbox.db";
  const auto opened = Outbox::open(options);
  REQUIRE_FALSE(opened);
  CHECK_FALSE(opened.error().message.empty());
}

TEST_CASE("file and log are for owner and group alike, whatever the umask") {
  const Folder folder;
  SeededRandom random(1);
  const auto before = ::umask(0077);
  auto box = open_enrolled(folder.options(), random);
  REQUIRE(box.append(new_row(random)));
  ::umask(before);
  for (const char* name : {"outbox.db", "outbox.db-wal", "outbox.db-shm"}) {
    struct stat info {};
    REQUIRE(::stat(folder.file(name).c_str(), &info) == 0);
    CHECK((info.st_mode & 0777U) == 0660U);
  }
}

TEST_CASE("the log stays bounded when nobody calls checkpoint, and shrinks when somebody does") {
  const Folder folder;
  SeededRandom random(1);
  auto options = folder.options();
  options.synchronous_full = false;  // this test is about size, not about durability
  auto box = open_enrolled(options, random);
  std::uintmax_t largest = 0;
  for (int i = 0; i < 6'000; ++i) {
    REQUIRE(box.append(new_row(random)));
    if (i % 100 == 0) {
      largest = std::max(largest, std::filesystem::file_size(folder.file("outbox.db-wal")));
    }
  }
  CHECK(largest > 8U * 1024 * 1024);
  CHECK(largest < 20U * 1024 * 1024);
  CHECK(box.checkpoint());
  CHECK(counts(box).pending == 6'000);
}
