#include "sync/filing/line_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>

namespace bale::filing {
namespace {

constexpr std::size_t kBuffer = 64 * 1024;

SecretString without_return(SecretString line) {
  if (!line.empty() && line.view().back() == '\r') line.erase(line.size() - 1, 1);
  return line;
}

}  // namespace

bool LineReader::fill() {
  buffer_.resize(kBuffer);
  ssize_t got = 0;
  do {
    got = ::read(fd_, buffer_.data(), buffer_.size());
  } while (got < 0 && errno == EINTR);
  failed_ = got < 0;
  at_ = 0;
  end_ = got > 0 ? static_cast<std::size_t>(got) : 0;
  return got > 0;
}

bool LineReader::ready() const {
  const auto held = std::span(buffer_).subspan(at_, end_ - at_);
  return std::find(held.begin(), held.end(), '\n') != held.end();
}

Result<std::optional<SecretString>> LineReader::next() {
  SecretString line;
  bool any = false;
  bool too_long = false;
  while (at_ < end_ || fill()) {
    any = true;
    const auto* first = reinterpret_cast<const char*>(buffer_.data()) + at_;
    const auto* last = reinterpret_cast<const char*>(buffer_.data()) + end_;
    const auto* stop = std::find(first, last, '\n');
    const auto size = static_cast<std::size_t>(stop - first);
    too_long = too_long || line.size() + size > limit_;
    if (!too_long) line.append({first, size});
    at_ += size + (stop == last ? 0 : 1);
    if (stop != last) break;
  }
  if (failed_) return fail(Errc::kIo, "the input cannot be read");
  if (too_long) return fail(Errc::kInvalid, "the line is longer than a report can be");
  if (!any) return std::optional<SecretString>{};
  return std::optional<SecretString>(without_return(std::move(line)));
}

}  // namespace bale::filing
