#include "tests/support/powercut_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <cstring>
#include <new>

#include "tests/support/file_locks.h"

namespace bale::testing {

// All that the C callbacks reach through pAppData.
struct PowerCutVfs::State {
  explicit State(std::uint64_t seed) : disk(seed) {}
  Disk disk;
  std::mutex mutex;  // locks and the WAL index
  std::map<std::string, std::shared_ptr<FileLocks>> locks;
  std::uint64_t locks_life{1};
  sqlite3_vfs vfs{};
  sqlite3_vfs* host{nullptr};  // the default VFS: sleep, time, randomness

  // A new life knows no lock of the old one; dead handles keep theirs to themselves.
  std::shared_ptr<FileLocks> locks_of(const std::string& name) {
    const std::lock_guard lock(mutex);
    if (const auto life = disk.life(); life != locks_life) {
      locks.clear();
      locks_life = life;
    }
    auto& found = locks[name];
    if (!found) found = std::make_shared<FileLocks>();
    return found;
  }
};

namespace {

using State = PowerCutVfs::State;

struct Handle {
  State* state;
  std::shared_ptr<Inode> inode;
  std::shared_ptr<FileLocks> locks;
  std::uint64_t life;
  int level{SQLITE_LOCK_NONE};
  std::string delete_on_close;

  [[nodiscard]] bool dead() const { return state->disk.off() || state->disk.life() != life; }
};

struct File {
  sqlite3_file base;  // first: SQLite sees this
  Handle* handle;
};

Handle& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file)->handle; }

int close_file(sqlite3_file* file) {
  auto* handle = reinterpret_cast<File*>(file)->handle;
  {
    const std::lock_guard lock(handle->state->mutex);
    handle->locks->unlock(handle, SQLITE_LOCK_NONE);
    handle->locks->shm_close(handle);
  }
  if (!handle->delete_on_close.empty() && !handle->dead()) {
    (void)handle->state->disk.remove(handle->delete_on_close, false);
  }
  delete handle;
  file->pMethods = nullptr;
  return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
  auto& h = of(file);
  if (h.dead()) return SQLITE_IOERR_READ;
  const std::span<std::uint8_t> target(static_cast<std::uint8_t*>(out),
                                       static_cast<std::size_t>(size));
  const auto got = h.state->disk.read(*h.inode, static_cast<std::size_t>(offset), target);
  return got == target.size() ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  auto& h = of(file);
  if (h.dead()) return SQLITE_IOERR_WRITE;
  const ByteView view(static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size));
  return h.state->disk.write(*h.inode, static_cast<std::size_t>(offset), view) ? SQLITE_OK
                                                                              : SQLITE_IOERR_WRITE;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  auto& h = of(file);
  if (h.dead()) return SQLITE_IOERR_TRUNCATE;
  return h.state->disk.truncate(*h.inode, static_cast<std::size_t>(size)) ? SQLITE_OK
                                                                         : SQLITE_IOERR_TRUNCATE;
}

int sync_file(sqlite3_file* file, int) {
  auto& h = of(file);
  if (h.dead()) return SQLITE_IOERR_FSYNC;
  return h.state->disk.sync(*h.inode) ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

int file_size(sqlite3_file* file, sqlite3_int64* out) {
  auto& h = of(file);
  if (h.dead()) return SQLITE_IOERR_FSTAT;
  *out = static_cast<sqlite3_int64>(h.state->disk.size(*h.inode));
  return SQLITE_OK;
}

int lock_file(sqlite3_file* file, int wanted) {
  auto& h = of(file);
  if (h.dead()) return SQLITE_IOERR_LOCK;
  const std::lock_guard lock(h.state->mutex);
  const int answer = h.locks->lock(&h, h.level, wanted);
  if (answer == SQLITE_OK && wanted > h.level) h.level = wanted;
  return answer;
}

int unlock_file(sqlite3_file* file, int wanted) {
  auto& h = of(file);
  const std::lock_guard lock(h.state->mutex);
  if (wanted < h.level) {
    h.locks->unlock(&h, wanted);
    h.level = wanted;
  }
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* out) {
  auto& h = of(file);
  const std::lock_guard lock(h.state->mutex);
  *out = h.locks->reserved() ? 1 : 0;
  return SQLITE_OK;
}

int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return 4096; }  // as the unix VFS says
int device_traits(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }  // likewise

int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  auto& h = of(file);
  if (h.dead()) return SQLITE_IOERR_SHMMAP;
  const std::lock_guard lock(h.state->mutex);
  h.locks->shm_open(&h);
  *out = h.locks->page(static_cast<std::size_t>(page), static_cast<std::size_t>(size), extend != 0);
  return SQLITE_OK;
}

int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  auto& h = of(file);
  if (h.dead() && (flags & SQLITE_SHM_LOCK) != 0) return SQLITE_IOERR_SHMLOCK;
  const std::lock_guard lock(h.state->mutex);
  return h.locks->shm_lock(&h, static_cast<std::size_t>(offset), static_cast<std::size_t>(count),
                           flags);
}

void shm_barrier(sqlite3_file* file) { const std::lock_guard lock(of(file).state->mutex); }

int shm_unmap(sqlite3_file* file, int) {
  auto& h = of(file);
  const std::lock_guard lock(h.state->mutex);
  h.locks->shm_close(&h);
  return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {
    2,            close_file, read_file,   write_file,     truncate_file, sync_file,
    file_size,    lock_file,  unlock_file, check_reserved, control,       sector_size,
    device_traits, shm_map,   shm_lock,    shm_barrier,    shm_unmap,     nullptr,
    nullptr};

State& of(sqlite3_vfs* vfs) { return *static_cast<State*>(vfs->pAppData); }

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto& state = of(vfs);
  file->pMethods = nullptr;
  static std::atomic<int> temporary{0};
  const bool nameless = name == nullptr;
  const std::string path = nameless ? "temporary-" + std::to_string(++temporary) : name;
  auto inode = state.disk.open(path, (flags & SQLITE_OPEN_CREATE) != 0 || nameless);
  if (!inode) return state.disk.off() ? SQLITE_IOERR : SQLITE_CANTOPEN;
  const bool goes = nameless || (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  reinterpret_cast<File*>(file)->handle = new Handle{
      &state, std::move(inode), state.locks_of(path), state.disk.life(), SQLITE_LOCK_NONE,
      goes ? path : std::string()};
  file->pMethods = &kMethods;
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  auto& disk = of(vfs).disk;
  if (disk.off()) return SQLITE_IOERR_DELETE;
  if (!disk.exists(name)) return SQLITE_IOERR_DELETE_NOENT;
  return disk.remove(name, sync_folder != 0) ? SQLITE_OK : SQLITE_IOERR_DELETE;
}

int access_file(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
  auto& disk = of(vfs).disk;
  if (disk.off()) return SQLITE_IOERR_ACCESS;
  // SQLite asks for a journal's existence to find out whether it must be rolled back; the unix VFS
  // answers no for an empty one.
  *out = disk.exists(name) ? 1 : 0;
  if (*out == 1 && flags == SQLITE_ACCESS_EXISTS) {
    const auto inode = disk.open(name, false);
    *out = inode && disk.size(*inode) > 0 ? 1 : 0;
  }
  return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int size, char* out) {
  const auto length = std::strlen(name);
  if (length + 1 > static_cast<std::size_t>(size)) return SQLITE_CANTOPEN;
  std::memcpy(out, name, length + 1);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int size, char* out) {
  return of(vfs).host->xRandomness(of(vfs).host, size, out);
}
int sleep_us(sqlite3_vfs* vfs, int us) { return of(vfs).host->xSleep(of(vfs).host, us); }
int time_double(sqlite3_vfs* vfs, double* out) {
  return of(vfs).host->xCurrentTime(of(vfs).host, out);
}
int time_int(sqlite3_vfs* vfs, sqlite3_int64* out) {
  return of(vfs).host->xCurrentTimeInt64(of(vfs).host, out);
}
int last_error(sqlite3_vfs*, int, char*) { return 0; }

}  // namespace

PowerCutVfs::PowerCutVfs(std::uint64_t seed) : state_(std::make_unique<State>(seed)) {
  static std::atomic<int> counter{0};
  name_ = "powercut-" + std::to_string(++counter);
  state_->host = sqlite3_vfs_find(nullptr);
  auto& vfs = state_->vfs;
  vfs.iVersion = 2;
  vfs.szOsFile = sizeof(File);
  vfs.mxPathname = 512;
  vfs.zName = name_.c_str();
  vfs.pAppData = state_.get();
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = full_path;
  vfs.xRandomness = randomness;
  vfs.xSleep = sleep_us;
  vfs.xCurrentTime = time_double;
  vfs.xGetLastError = last_error;
  vfs.xCurrentTimeInt64 = time_int;
  sqlite3_vfs_register(&vfs, 0);
}

PowerCutVfs::~PowerCutVfs() { sqlite3_vfs_unregister(&state_->vfs); }

Disk& PowerCutVfs::disk() { return state_->disk; }

}  // namespace bale::testing
