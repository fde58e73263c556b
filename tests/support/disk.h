// A disk with a plug that can be pulled. Files live in memory twice: as programs see them now, and
// as they would be found after a power cut. A write, a truncation and a deletion reach the second
// picture only by a sync; at a cut the first picture is thrown away.
//
// What a real disk may do at a cut is modelled in two strengths: everything unsynced is gone
// (Cut::kDropUnsynced), or each 512-byte sector of it survives or not by the throw of a coin, the
// last one possibly torn in the middle (Cut::kScatter), since a drive reorders between barriers.
//
// Thread: any (one mutex). Owner: the test; powercut_vfs.h puts it under SQLite.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "platform/bytes.h"

namespace bale::testing {

enum class Cut : std::uint8_t { kDropUnsynced, kScatter };

// One unsynced change of a file.
struct Change {
  std::size_t offset{0};
  Bytes data;           // empty: truncate to `offset`
  bool truncate{false};
};

struct Inode {
  Bytes now;
  Bytes durable;
  std::vector<Change> unsynced;
  bool durable_entry{false};  // the folder's entry would survive
};

class Disk {
 public:
  explicit Disk(std::uint64_t seed) : random_(seed) {}

  // --- what programs do; every one of these counts as an operation; false: the power is off ---
  [[nodiscard]] std::shared_ptr<Inode> open(const std::string& name, bool create);
  [[nodiscard]] bool write(Inode& file, std::size_t offset, ByteView data);
  [[nodiscard]] bool truncate(Inode& file, std::size_t size);
  [[nodiscard]] bool sync(Inode& file);
  [[nodiscard]] bool remove(const std::string& name, bool sync_folder);

  // --- looking, not counted ---
  [[nodiscard]] bool exists(const std::string& name);
  [[nodiscard]] std::size_t size(const Inode& file);
  // Copies what is there; the rest of `out` is zeroed. Returns the bytes copied.
  std::size_t read(const Inode& file, std::size_t offset, std::span<std::uint8_t> out);

  // --- the plug ---
  // The power goes during the `operations`th operation from now (1: the next one).
  void cut_after(std::uint64_t operations, Cut how);
  void cut_now(Cut how);
  [[nodiscard]] bool off();
  // Everything opened before stays dead; what survived is there to be opened.
  void power_on();
  // Rises at each power_on(): a handle of an older life is dead.
  [[nodiscard]] std::uint64_t life();
  [[nodiscard]] std::uint64_t operations();

  // Damage as a test helper: overwrites bytes, durably.
  void scribble(const std::string& name, std::size_t offset, ByteView data);

 private:
  bool tick();
  void lose_unsynced(Inode& file, Cut how);
  void cut_locked(Cut how);
  bool coin() { return (random_() & 1U) != 0; }

  std::mutex mutex_;
  std::mt19937_64 random_;
  std::map<std::string, std::shared_ptr<Inode>> files_;
  std::map<std::string, std::shared_ptr<Inode>> ghosts_;  // removed, but not durably
  std::optional<std::uint64_t> left_;
  Cut how_{Cut::kDropUnsynced};
  bool off_{false};
  std::uint64_t life_{1};
  std::uint64_t operations_{0};
};

}  // namespace bale::testing
