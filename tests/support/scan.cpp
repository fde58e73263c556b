#include "tests/support/scan.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "tests/support/child.h"

namespace bale::testing {
namespace {

std::string as_text(std::uint64_t piece) {
  std::string out(kPiece, '\0');
  std::memcpy(out.data(), &piece, kPiece);
  return out;
}

// Eight words below 0x80 as eight bytes; 0 when one of them is not.
std::uint64_t narrowed(const std::uint8_t* at) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < kPiece; ++i) {
    std::uint32_t word = 0;
    std::memcpy(&word, at + i * 4, 4);
    if (word == 0 || word >= 0x80) return 0;
    out |= std::uint64_t{word} << (8 * i);
  }
  return out;
}

struct Mapping {
  std::uint64_t from{0};
  std::uint64_t to{0};
  std::string name;
};

std::vector<Mapping> writable_mappings(pid_t pid) {
  std::vector<Mapping> out;
  for (const auto& line : lines_of(read_text("/proc/" + std::to_string(pid) + "/maps"))) {
    std::istringstream in(line);
    std::string range, rights, offset, device, inode, name;
    in >> range >> rights >> offset >> device >> inode >> name;
    const auto dash = range.find('-');
    if (rights.size() < 2 || rights[0] != 'r' || rights[1] != 'w') continue;
    if (dash == std::string::npos) continue;
    out.push_back({std::stoull(range.substr(0, dash), nullptr, 16),
                   std::stoull(range.substr(dash + 1), nullptr, 16), name});
  }
  return out;
}

// Pages that refuse to be read (device mappings: pixels, not text) stay zero.
Bytes read_mapping(int fd, const Mapping& mapping) {
  constexpr std::size_t kPage = 4096;
  Bytes out(mapping.to - mapping.from);
  std::size_t done = 0;
  while (done < out.size()) {
    const auto got = ::pread(fd, out.data() + done, out.size() - done,
                             static_cast<off_t>(mapping.from + done));
    done += got > 0 ? static_cast<std::size_t>(got) : kPage;
  }
  return out;
}

}  // namespace

Scanner::Scanner(const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    for (std::size_t i = 0; i + kPiece <= text.size(); ++i) {
      std::uint64_t piece = 0;
      std::memcpy(&piece, text.data() + i, kPiece);
      pieces_.insert(piece);
      filter_.set(piece & 0xFFFF);
    }
  }
}

void Scanner::scan(ByteView hay, const std::string& where, std::vector<Found>& out) const {
  if (hay.size() < kPiece) return;
  for (std::size_t i = 0; i + kPiece <= hay.size(); ++i) {
    std::uint64_t piece = 0;
    std::memcpy(&piece, hay.data() + i, kPiece);
    if (wanted(piece)) out.push_back({where + "+" + std::to_string(i), as_text(piece), false});
  }
  for (std::size_t i = 0; i + kPiece * 4 <= hay.size(); i += 4) {
    if (hay[i] == 0 || hay[i + 1] != 0) continue;
    const auto piece = narrowed(hay.data() + i);
    if (piece != 0 && wanted(piece)) {
      out.push_back({where + "+" + std::to_string(i), as_text(piece), true});
    }
  }
}

std::vector<Found> Scanner::folder(const std::string& path) const {
  std::vector<Found> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (!entry.is_regular_file()) continue;
    scan(view_of(read_text(entry.path().string())), entry.path().string(), out);
  }
  return out;
}

std::vector<Found> Scanner::memory(pid_t pid, std::size_t* scanned) const {
  const int fd = ::open(("/proc/" + std::to_string(pid) + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw std::runtime_error("cannot read another process's memory: run as root");
  std::vector<Found> out;
  std::size_t total = 0;
  for (const auto& mapping : writable_mappings(pid)) {
    const auto content = read_mapping(fd, mapping);
    total += content.size();
    scan(content, mapping.name.empty() ? "anonymous" : mapping.name, out);
  }
  ::close(fd);
  if (scanned != nullptr) *scanned = total;
  return out;
}

std::string describe(const std::vector<Found>& found) {
  std::string out;
  for (std::size_t i = 0; i < found.size() && i < 20; ++i) {
    out += found[i].where + ": \"" + found[i].piece + "\"" + (found[i].utf32 ? " UTF-32" : "") + "\n";
  }
  return out + std::to_string(found.size()) + " pieces in all\n";
}

}  // namespace bale::testing
