// A folder that goes away, and rows to put into an outbox.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>

#include "platform/fake/random.h"
#include "sync/outbox/outbox.h"

namespace bale::outbox {

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
  [[nodiscard]] OpenOptions options() const {
    OpenOptions out;
    out.path = file("outbox.db");
    return out;
  }

 private:
  std::string path_;
};

inline Identity identity() {
  return {Id16{7}, "mpp-1", "http://127.0.0.1:1", Bytes{1, 2, 3}, 1'000};
}

inline Outbox open(const OpenOptions& options) {
  auto opened = Outbox::open(options);
  if (!opened) FAIL(opened.error().message);
  return std::move(*opened);
}

inline Outbox open_enrolled(const OpenOptions& options, Random& random) {
  auto box = open(options);
  REQUIRE(box.enrol(identity(), Bytes{9}, random));
  return box;
}

inline NewRow new_row(Random& random, WallMs wall = 5'000, const Id16& boot = Id16{1}) {
  NewRow row;
  row.id = random.bytes<16>();
  row.lookup = random.bytes<32>();
  row.key = 1;
  row.box = Bytes(40, 0xAB);
  row.clock.wall = wall;
  row.boot = boot;
  return row;
}

}  // namespace bale::outbox
