// Looks for pieces of what a citizen typed: eight consecutive characters or more, as UTF-8 and as
// UTF-32, in files and in a running process's memory. Eight, because shorter ones are found in any
// memory by chance.
//
// Thread: one.
#pragma once

#include <sys/types.h>

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "platform/bytes.h"

namespace bale::testing {

inline constexpr std::size_t kPiece = 8;  // characters

// One place where a piece was found.
struct Found {
  std::string where;  // file, or address and mapping
  std::string piece;
  bool utf32{false};
};

class Scanner {
 public:
  // ASCII texts only: each character is a byte of UTF-8 and a word of UTF-32.
  explicit Scanner(const std::vector<std::string>& texts);

  void scan(ByteView hay, const std::string& where, std::vector<Found>& out) const;
  [[nodiscard]] std::vector<Found> folder(const std::string& path) const;
  // Every writable mapping of the process. Needs root: the kiosk forbids dumps. `scanned`, if not
  // null, receives the bytes read, so that a test can see that it looked at something.
  [[nodiscard]] std::vector<Found> memory(pid_t pid, std::size_t* scanned = nullptr) const;

 private:
  [[nodiscard]] bool wanted(std::uint64_t piece) const {
    return filter_[piece & 0xFFFF] && pieces_.contains(piece);
  }
  std::unordered_set<std::uint64_t> pieces_;
  std::bitset<65536> filter_;
};

[[nodiscard]] std::string describe(const std::vector<Found>& found);

}  // namespace bale::testing
