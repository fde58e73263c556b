// Small files written so that a power cut leaves the old or the new one, never half.
#pragma once

#include <string>
#include <sys/types.h>

#include "platform/bytes.h"
#include "platform/result.h"
#include "platform/secure.h"

namespace bale {

// Reads at most `limit` bytes; a longer file is kInvalid, a missing one kNotFound.
[[nodiscard]] Result<SecretBytes> read_file(const std::string& path, std::size_t limit);

// Writes a neighbour, fsyncs it, renames it over `path`, fsyncs the folder.
[[nodiscard]] Result<void> write_file_durably(const std::string& path, ByteView content,
                                              mode_t mode);

// mkdir -p for one level; an existing folder is fine.
[[nodiscard]] Result<void> ensure_folder(const std::string& path, mode_t mode);

// An exclusive flock for the life of the object. Owner: one process. kBusy when another has it.
class FileLock {
 public:
  [[nodiscard]] static Result<FileLock> take(const std::string& path);
  FileLock(FileLock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace bale
