#include "tests/support/disk.h"

#include <algorithm>

namespace bale::testing {
namespace {

constexpr std::size_t kSector = 512;

void make_change(Bytes& content, const Change& change) {
  if (change.truncate) {
    content.resize(change.offset);
    return;
  }
  const auto end = change.offset + change.data.size();
  if (content.size() < end) content.resize(end);
  std::copy(change.data.begin(), change.data.end(),
            content.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

// The write cut where the disk's sectors meet.
std::vector<Change> sectors_of(const Change& change) {
  std::vector<Change> out;
  std::size_t done = 0;
  while (done < change.data.size()) {
    const auto at = change.offset + done;
    const auto size = std::min(kSector - at % kSector, change.data.size() - done);
    const auto first = change.data.begin() + static_cast<std::ptrdiff_t>(done);
    out.push_back({at, Bytes(first, first + static_cast<std::ptrdiff_t>(size)), false});
    done += size;
  }
  return out;
}

}  // namespace

// Counts one operation; false when the power is off or goes off with this one.
bool Disk::tick() {
  if (off_) return false;
  ++operations_;
  if (!left_ || --*left_ > 0) return true;
  return false;
}

std::shared_ptr<Inode> Disk::open(const std::string& name, bool create) {
  const std::lock_guard lock(mutex_);
  if (off_) return nullptr;
  if (const auto found = files_.find(name); found != files_.end()) return found->second;
  if (!create) return nullptr;
  if (!tick()) {
    cut_locked(how_);
    return nullptr;
  }
  return files_[name] = std::make_shared<Inode>();
}

bool Disk::write(Inode& file, std::size_t offset, ByteView data) {
  const std::lock_guard lock(mutex_);
  const bool alive = tick();
  if (off_) return false;
  file.unsynced.push_back({offset, Bytes(data.begin(), data.end()), false});
  make_change(file.now, file.unsynced.back());
  if (!alive) cut_locked(how_);
  return alive;
}

bool Disk::truncate(Inode& file, std::size_t size) {
  const std::lock_guard lock(mutex_);
  const bool alive = tick();
  if (off_) return false;
  file.unsynced.push_back({size, {}, true});
  make_change(file.now, file.unsynced.back());
  if (!alive) cut_locked(how_);
  return alive;
}

// A cut during a sync: the sync never happened, and what was on its way is at the disk's mercy.
bool Disk::sync(Inode& file) {
  const std::lock_guard lock(mutex_);
  if (!tick()) {
    if (!off_) cut_locked(how_);
    return false;
  }
  for (const auto& change : file.unsynced) make_change(file.durable, change);
  file.unsynced.clear();
  if (!file.durable_entry) ghosts_.clear();  // the folder is synced with a new file's first sync
  file.durable_entry = true;
  return true;
}

bool Disk::remove(const std::string& name, bool sync_folder) {
  const std::lock_guard lock(mutex_);
  const bool alive = tick();
  if (off_) return false;
  if (const auto found = files_.find(name); found != files_.end()) {
    if (found->second->durable_entry) ghosts_[name] = found->second;
    files_.erase(found);
  }
  if (!alive) {
    cut_locked(how_);
  } else if (sync_folder) {
    ghosts_.clear();
  }
  return alive;
}

bool Disk::exists(const std::string& name) {
  const std::lock_guard lock(mutex_);
  return files_.contains(name);
}

std::size_t Disk::size(const Inode& file) {
  const std::lock_guard lock(mutex_);
  return file.now.size();
}

std::size_t Disk::read(const Inode& file, std::size_t offset, std::span<std::uint8_t> out) {
  const std::lock_guard lock(mutex_);
  std::fill(out.begin(), out.end(), std::uint8_t{0});
  if (offset >= file.now.size()) return 0;
  const auto count = std::min(out.size(), file.now.size() - offset);
  std::copy_n(file.now.begin() + static_cast<std::ptrdiff_t>(offset), count, out.begin());
  return count;
}

void Disk::cut_after(std::uint64_t operations, Cut how) {
  const std::lock_guard lock(mutex_);
  left_ = std::max<std::uint64_t>(operations, 1);
  how_ = how;
}

void Disk::cut_now(Cut how) {
  const std::lock_guard lock(mutex_);
  cut_locked(how);
}

bool Disk::off() {
  const std::lock_guard lock(mutex_);
  return off_;
}

void Disk::lose_unsynced(Inode& file, Cut how) {
  if (how == Cut::kScatter) {
    for (const auto& change : file.unsynced) {
      if (change.truncate) {
        if (coin()) make_change(file.durable, change);
        continue;
      }
      for (auto& sector : sectors_of(change)) {
        if (!coin()) continue;
        if (random_() % 8 == 0) sector.data.resize(1 + random_() % sector.data.size());  // torn
        make_change(file.durable, sector);
      }
    }
  }
  file.unsynced.clear();
  file.now = file.durable;
}

void Disk::cut_locked(Cut how) {
  off_ = true;
  left_.reset();
  for (auto& [name, ghost] : ghosts_) {
    const bool returns = how == Cut::kDropUnsynced || coin();
    const auto newer = files_.find(name);
    const bool replaced = newer != files_.end() && newer->second->durable_entry;
    if (returns && !replaced) files_[name] = ghost;
  }
  ghosts_.clear();
  for (auto at = files_.begin(); at != files_.end();) {
    lose_unsynced(*at->second, how);
    const bool stays = at->second->durable_entry || (how == Cut::kScatter && coin());
    at->second->durable_entry = stays;
    at = stays ? std::next(at) : files_.erase(at);
  }
}

void Disk::power_on() {
  const std::lock_guard lock(mutex_);
  // What the last life still holds open must not be what the next one writes to.
  for (auto& [name, file] : files_) file = std::make_shared<Inode>(*file);
  off_ = false;
  ++life_;
}

std::uint64_t Disk::life() {
  const std::lock_guard lock(mutex_);
  return life_;
}

std::uint64_t Disk::operations() {
  const std::lock_guard lock(mutex_);
  return operations_;
}

void Disk::scribble(const std::string& name, std::size_t offset, ByteView data) {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(name);
  if (found == files_.end()) return;
  const Change change{offset, Bytes(data.begin(), data.end()), false};
  make_change(found->second->durable, change);
  make_change(found->second->now, change);
}

}  // namespace bale::testing
