// A SQLite VFS on top of a Disk: opens, locks and WAL shared memory as the unix VFS has them, all
// inside this process, so that several connections and threads may share a database and the plug
// can be pulled under all of them at once. After the cut every call fails with an I/O error until
// Disk::power_on(); connections of the old life stay dead (close them).
//
//   PowerCutVfs vfs(seed);
//   SQLite::Database db("a.db", OPEN_READWRITE | OPEN_CREATE, 2000, vfs.name());
//   vfs.disk().cut_after(37, Cut::kScatter);
//
// Owner: the test; must outlive every connection. Thread: any.
#pragma once

#include <memory>
#include <string>

#include "tests/support/disk.h"

namespace bale::testing {

class PowerCutVfs {
 public:
  explicit PowerCutVfs(std::uint64_t seed);
  ~PowerCutVfs();
  PowerCutVfs(const PowerCutVfs&) = delete;
  PowerCutVfs& operator=(const PowerCutVfs&) = delete;

  struct State;  // of the .cpp

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Disk& disk();

 private:
  std::string name_;
  std::unique_ptr<State> state_;
};

}  // namespace bale::testing
