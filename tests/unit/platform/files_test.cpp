#include "platform/files.h"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

using namespace bale;

namespace {

class Folder {
 public:
  Folder() {
    std::string path = (std::filesystem::temp_directory_path() / "bale-XXXXXX").string();
    REQUIRE(::mkdtemp(path.data()) != nullptr);
    path_ = path;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string file(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

mode_t mode_of(const std::string& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777U;
}

}  // namespace

TEST_CASE("a small file is written whole, with its mode, and leaves no neighbour behind") {
  const Folder folder;
  const auto path = folder.file("a");
  REQUIRE(write_file_durably(path, Bytes{1, 2, 3}, 0600));
  CHECK(std::ranges::equal(*read_file(path, 10), Bytes{1, 2, 3}));
  CHECK(mode_of(path) == 0600U);
  REQUIRE(write_file_durably(path, Bytes{}, 0640));
  CHECK(read_file(path, 10)->empty());
  CHECK(mode_of(path) == 0640U);
  CHECK_FALSE(std::filesystem::exists(path + ".part"));
}

TEST_CASE("a file over the limit is refused, one at the limit is not") {
  const Folder folder;
  const auto path = folder.file("a");
  REQUIRE(write_file_durably(path, Bytes(10, 7), 0600));
  CHECK(read_file(path, 10)->size() == 10);
  CHECK(read_file(path, 9).error().code == Errc::kInvalid);
  CHECK(read_file(folder.file("none"), 9).error().code == Errc::kNotFound);
  CHECK_FALSE(read_file(folder.file(""), 9));
}

TEST_CASE("a link laid where the neighbour goes is not followed") {
  const Folder folder;
  REQUIRE(write_file_durably(folder.file("victim"), Bytes{1}, 0600));
  std::filesystem::create_symlink(folder.file("victim"), folder.file("a.part"));
  CHECK_FALSE(write_file_durably(folder.file("a"), Bytes{2, 2}, 0600));
  CHECK(std::ranges::equal(*read_file(folder.file("victim"), 10), Bytes{1}));
}

TEST_CASE("a folder is made once, and a file in its place is an error") {
  const Folder folder;
  REQUIRE(ensure_folder(folder.file("d"), 0700));
  CHECK(ensure_folder(folder.file("d"), 0700));
  REQUIRE(write_file_durably(folder.file("f"), Bytes{1}, 0600));
  CHECK_FALSE(ensure_folder(folder.file("f"), 0700));
  CHECK_FALSE(ensure_folder(folder.file("x/y"), 0700));
}

TEST_CASE("one process holds a lock, and its death gives it back") {
  const Folder folder;
  const auto path = folder.file("lock");
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::take(path);
    (void)!::write(ready[1], lock ? "y" : "n", 1);
    ::pause();
  }
  char answer = 0;
  REQUIRE(::read(ready[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  CHECK(FileLock::take(path).error().code == Errc::kBusy);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  {
    const auto lock = FileLock::take(path);
    CHECK(lock);
    CHECK(FileLock::take(path).error().code == Errc::kBusy);
  }
  CHECK(FileLock::take(path));
}
