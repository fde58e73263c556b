// SQLite's locks on one database file, kept in memory: the five-level lock of the rollback journal
// and the eight slots plus shared pages of the WAL index. One object per file name and life.
//
// Thread: callers hold the mutex of the VFS.
#pragma once

#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <vector>

namespace bale::testing {

// Who holds what; `Owner` is the handle's address.
using Owner = const void*;

class FileLocks {
 public:
  // SQLITE_OK or SQLITE_BUSY, as xLock. `held` is the level the owner has.
  int lock(Owner owner, int held, int wanted) {
    if (wanted <= held) return SQLITE_OK;
    if (wanted == SQLITE_LOCK_SHARED) {
      if (taken_by_other(pending_, owner) || taken_by_other(exclusive_, owner)) return SQLITE_BUSY;
      shared_.insert(owner);
      return SQLITE_OK;
    }
    if (taken_by_other(reserved_, owner) || taken_by_other(exclusive_, owner)) return SQLITE_BUSY;
    reserved_ = owner;
    if (wanted == SQLITE_LOCK_RESERVED) return SQLITE_OK;
    pending_ = owner;
    for (const auto* reader : shared_) {
      if (reader != owner) return SQLITE_BUSY;  // PENDING stays: no new reader comes in
    }
    exclusive_ = owner;
    return SQLITE_OK;
  }
  void unlock(Owner owner, int wanted) {
    for (auto* slot : {&reserved_, &pending_, &exclusive_}) {
      if (*slot == owner) *slot = nullptr;
    }
    if (wanted == SQLITE_LOCK_NONE) shared_.erase(owner);
  }
  [[nodiscard]] bool reserved() const { return reserved_ != nullptr; }

  // --- the WAL index ---
  volatile void* page(std::size_t index, std::size_t size, bool extend) {
    while (extend && pages_.size() <= index) {
      pages_.push_back(std::make_unique<std::uint64_t[]>((size + 7) / 8));  // zeroed
    }
    return index < pages_.size() ? pages_[index].get() : nullptr;
  }
  int shm_lock(Owner owner, std::size_t first, std::size_t count, int flags) {
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
      for (auto i = first; i < first + count; ++i) release(slots_[i], owner);
      return SQLITE_OK;
    }
    for (auto i = first; i < first + count; ++i) {
      if (!free_for(slots_[i], owner, exclusive)) return SQLITE_BUSY;
    }
    for (auto i = first; i < first + count; ++i) {
      if (exclusive) {
        slots_[i].exclusive = owner;
      } else {
        slots_[i].shared.insert(owner);
      }
    }
    return SQLITE_OK;
  }
  void shm_open(Owner owner) { mapped_.insert(owner); }
  // The last to leave takes the pages away, as the unix VFS does.
  void shm_close(Owner owner) {
    for (auto& slot : slots_) release(slot, owner);
    mapped_.erase(owner);
    if (mapped_.empty()) pages_.clear();
  }

 private:
  struct Slot {
    std::set<Owner> shared;
    Owner exclusive{nullptr};
  };
  static bool taken_by_other(Owner slot, Owner owner) { return slot != nullptr && slot != owner; }
  static bool free_for(const Slot& slot, Owner owner, bool exclusive) {
    if (taken_by_other(slot.exclusive, owner)) return false;
    if (!exclusive) return true;
    return slot.shared.empty() || (slot.shared.size() == 1 && slot.shared.contains(owner));
  }
  static void release(Slot& slot, Owner owner) {
    slot.shared.erase(owner);
    if (slot.exclusive == owner) slot.exclusive = nullptr;
  }

  std::set<Owner> shared_;
  Owner reserved_{nullptr};
  Owner pending_{nullptr};
  Owner exclusive_{nullptr};
  std::vector<std::unique_ptr<std::uint64_t[]>> pages_;
  std::array<Slot, SQLITE_SHM_NLOCK> slots_;
  std::set<Owner> mapped_;
};

}  // namespace bale::testing
