// Lines of a stream, in wiping memory: standard input holds citizens' words.
#pragma once

#include <optional>

#include "platform/result.h"
#include "platform/secure.h"

namespace bale::filing {

// Thread: one. Owner of nothing: the descriptor stays the caller's.
class LineReader {
 public:
  LineReader(int fd, std::size_t limit) : fd_(fd), limit_(limit) {}

  // The next line without its end ("\n" or "\r\n"); nullopt at the end of the stream. kInvalid for
  // a line longer than the limit: it is skipped and the next call reads on. kIo ends everything.
  [[nodiscard]] Result<std::optional<SecretString>> next();
  // Whether next() would give a line without waiting for the stream.
  [[nodiscard]] bool ready() const;

 private:
  [[nodiscard]] bool fill();
  int fd_;
  std::size_t limit_;
  SecretBytes buffer_;
  std::size_t at_{0};
  std::size_t end_{0};
  bool failed_{false};
};

}  // namespace bale::filing
