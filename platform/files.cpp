#include "platform/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace bale {
namespace {

// A descriptor that closes itself.
class Fd {
 public:
  explicit Fd(int fd) : fd_(fd) {}
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool ok() const { return fd_ >= 0; }
  int release() {
    const int fd = fd_;
    fd_ = -1;
    return fd;
  }

 private:
  int fd_;
};

tl::unexpected<Error> system_error(const std::string& what, int number) {
  const auto code = number == ENOENT   ? Errc::kNotFound
                    : number == ENOSPC ? Errc::kNoSpace
                                       : Errc::kIo;
  return fail(code, what + ": " + std::strerror(number));
}

Result<void> write_all(int fd, ByteView content, const std::string& path) {
  std::size_t done = 0;
  while (done < content.size()) {
    const auto n = ::write(fd, content.data() + done, content.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error("cannot write " + path, errno);
    done += static_cast<std::size_t>(n);
  }
  return {};
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

Result<void> sync_folder(const std::string& path) {
  const Fd folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.ok() || ::fsync(folder.get()) != 0) {
    return system_error("cannot sync the folder of " + path, errno);
  }
  return {};
}

}  // namespace

Result<SecretBytes> read_file(const std::string& path, std::size_t limit) {
  const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd.ok()) return system_error("cannot read " + path, errno);
  SecretBytes out(limit + 1);
  std::size_t size = 0;
  while (size < out.size()) {
    const auto n = ::read(fd.get(), out.data() + size, out.size() - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error("cannot read " + path, errno);
    if (n == 0) break;
    size += static_cast<std::size_t>(n);
  }
  if (size > limit) return fail(Errc::kInvalid, path + " is larger than allowed");
  out.resize(size);
  return out;
}

Result<void> write_file_durably(const std::string& path, ByteView content, mode_t mode) {
  const auto part = path + ".part";
  {
    const Fd fd(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!fd.ok()) return system_error("cannot write " + part, errno);
    ::fchmod(fd.get(), mode);
    if (auto done = write_all(fd.get(), content, part); !done) return done;
    if (::fsync(fd.get()) != 0) return system_error("cannot sync " + part, errno);
  }
  if (std::rename(part.c_str(), path.c_str()) != 0) {
    return system_error("cannot rename " + part, errno);
  }
  return sync_folder(path);
}

Result<void> ensure_folder(const std::string& path, mode_t mode) {
  if (::mkdir(path.c_str(), mode) != 0 && errno != EEXIST) {
    return system_error("cannot make the folder " + path, errno);
  }
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) {
    return fail(Errc::kIo, path + " is not a folder");
  }
  return {};
}

Result<FileLock> FileLock::take(const std::string& path) {
  Fd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!fd.ok()) return system_error("cannot open the lock " + path, errno);
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    return fail(Errc::kBusy, path + " is held by another process");
  }
  return FileLock(fd.release());
}

FileLock::~FileLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace bale
