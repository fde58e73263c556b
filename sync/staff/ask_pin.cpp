#include "sync/staff/ask_pin.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>

namespace bale::staff {
namespace {

constexpr std::size_t kLineMax = 64;  // bytes; a PIN has eight digits

// Byte by byte into memory that is wiped; no stdio buffer keeps a copy.
Result<SecretString> read_line(int fd) {
  SecretString line;
  for (char c = 0; ::read(fd, &c, 1) == 1;) {
    if (c == '\n') return line;
    if (c == '\r') continue;
    if (line.size() >= kLineMax) return fail(Errc::kInvalid, "a PIN is 4 to 8 digits");
    line.push_back(c);
  }
  if (line.empty()) return fail(Errc::kUnavailable, "no PIN was given");
  return line;
}

// The terminal without echo, for as long as it lives.
class QuietTerminal {
 public:
  QuietTerminal() : fd_(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    if (fd_ < 0 || ::tcgetattr(fd_, &before_) != 0) return;
    auto quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ready_ = ::tcsetattr(fd_, TCSAFLUSH, &quiet) == 0;
  }
  ~QuietTerminal() {
    if (ready_) ::tcsetattr(fd_, TCSAFLUSH, &before_);
    if (fd_ >= 0) ::close(fd_);
  }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;
  [[nodiscard]] bool ready() const { return ready_; }
  [[nodiscard]] Result<SecretString> ask(const char* question) const {
    ::dprintf(fd_, "%s", question);
    auto line = read_line(fd_);
    ::dprintf(fd_, "\n");
    return line;
  }

 private:
  int fd_;
  termios before_{};
  bool ready_{false};
};

}  // namespace

Result<SecretString> ask_pin_twice() {
  const QuietTerminal terminal;
  if (!terminal.ready()) {
    return fail(Errc::kUnavailable, "there is no terminal to ask for a PIN: use --pin-stdin");
  }
  auto once = terminal.ask("PIN (4 to 8 digits): ");
  if (!once) return once;
  const auto twice = terminal.ask("The same again: ");
  if (!twice) return twice;
  if (!(*once == *twice)) return fail(Errc::kInvalid, "the two PINs differ");
  return once;
}

Result<SecretString> pin_from_stdin() {
  return read_line(STDIN_FILENO);
}

}  // namespace bale::staff
