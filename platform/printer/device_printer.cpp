#include "platform/printer/device_printer.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <thread>

namespace bale::printer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kLookMs = 50;         // how often a stop is looked for
constexpr int kStepsBetween = 4;    // steps after which the paper is asked for: about a second of it
constexpr int kSettleLookMs = 250;
constexpr std::size_t kNonsenseMost = 256;  // bytes read in search of one answer

struct Baud {
  int number;
  speed_t speed;
};
constexpr std::array<Baud, 5> kBauds{
    {{9600, B9600}, {19200, B19200}, {38400, B38400}, {57600, B57600}, {115200, B115200}}};

class Until {
 public:
  explicit Until(int ms) : at_(Clock::now() + milliseconds(ms)) {}
  [[nodiscard]] bool passed() const { return Clock::now() >= at_; }
  [[nodiscard]] int left() const {
    const auto left = std::chrono::ceil<milliseconds>(at_ - Clock::now()).count();
    return static_cast<int>(std::max<long>(0, left));
  }

 private:
  Clock::time_point at_;
};

// What poll() says within `ms`: -1 for a device that is gone.
int ready(int fd, short wanted, int ms) {
  pollfd one{fd, wanted, 0};
  if (::poll(&one, 1, ms) <= 0) return 0;
  if ((one.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return -1;
  return (one.revents & wanted) != 0 ? 1 : 0;
}

bool would_wait(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

}  // namespace

bool known_baud(int baud) {
  return std::ranges::any_of(kBauds, [baud](const Baud& one) { return one.number == baud; });
}

// --- opening ---

// Never O_CREAT: a device that is away must not become a file of its name.
bool DevicePrinter::open() {
  if (fd_ >= 0) return true;
  fd_ = ::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_APPEND);
  if (fd_ < 0 && errno == EACCES) {  // a port that only takes
    fd_ = ::open(path_.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_APPEND);
  }
  if (fd_ < 0) return false;
  if (set_up()) return true;
  close();
  return false;
}

bool DevicePrinter::set_up() {
  struct stat found {};
  if (::fstat(fd_, &found) != 0) return false;
  file_ = S_ISREG(found.st_mode);
  if (!file_ && !S_ISCHR(found.st_mode)) return false;
  if (::flock(fd_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return false;
  terminal_ = ::isatty(fd_) == 1;
  return !terminal_ || set_up_terminal();
}

bool DevicePrinter::set_up_terminal() {
  termios t{};
  if (::ioctl(fd_, TIOCEXCL) != 0 || ::tcgetattr(fd_, &t) != 0) return false;
  ::cfmakeraw(&t);
  t.c_cflag |= CLOCAL | CREAD;
  if (line_.flow == Line::Flow::kHardware) t.c_cflag |= CRTSCTS;
  if (line_.flow == Line::Flow::kSoftware) t.c_iflag |= IXON;
  const auto baud = std::ranges::find_if(
      kBauds, [this](const Baud& one) { return one.number == line_.baud; });
  if (baud != kBauds.end() && ::cfsetspeed(&t, baud->speed) != 0) return false;
  // A stop that was said to the last owner does not hold up this one.
  return ::tcsetattr(fd_, TCSANOW, &t) == 0 && ::tcflow(fd_, TCOON) == 0;
}

// A serial port's close() would wait up to 30 s for bytes nobody takes.
void DevicePrinter::close() {
  if (fd_ < 0) return;
  int left = 0;
  if (terminal_ && ::ioctl(fd_, TIOCOUTQ, &left) == 0 && left > 0) forget_unsent();
  ::close(fd_);
  fd_ = -1;
}

void DevicePrinter::forget_unsent() {
  if (terminal_) ::tcflush(fd_, TCOFLUSH);
}

// --- bytes ---

DevicePrinter::Sent DevicePrinter::send(const std::uint8_t* bytes, std::size_t size, int stall_ms,
                                        const std::stop_token& stop) {
  Until stalled(stall_ms);
  std::optional<Until> last;
  while (size > 0) {
    if (!last && stop.stop_requested()) last.emplace(patience_.finish);
    if (last && last->passed()) return Sent::kTooLate;
    const auto wrote = ::write(fd_, bytes, size);
    if (wrote > 0) {
      bytes += wrote;
      size -= static_cast<std::size_t>(wrote);
      stalled = Until(stall_ms);
      continue;
    }
    if (wrote < 0 && !would_wait(errno)) return Sent::kGone;
    if (stalled.passed()) return Sent::kStalled;
    if (ready(fd_, POLLOUT, kLookMs) < 0) return Sent::kGone;
  }
  return Sent::kAll;
}

// Until the system has given all of it to the device: close() would throw the rest away.
void DevicePrinter::drain(const std::stop_token& stop) {
  Until stalled(patience_.stall);
  std::optional<Until> last;
  int before = -1;
  while (!stalled.passed() && !(last && last->passed())) {
    if (!last && stop.stop_requested()) last.emplace(patience_.finish / 2);
    int left = 0;
    if (terminal_ && ::ioctl(fd_, TIOCOUTQ, &left) == 0) {
      if (left == 0) return;
      if (left != before) stalled = Until(patience_.stall);
      before = left;
      std::this_thread::sleep_for(milliseconds(kLookMs / 5));
    } else if (ready(fd_, POLLOUT, kLookMs) != 0) {
      return;  // a printer port is ready for more when the last byte has left; or it is gone
    }
  }
}

void DevicePrinter::discard_input() {
  std::array<std::uint8_t, kNonsenseMost> bin{};
  for (int i = 0; i < 16 && ::read(fd_, bin.data(), bin.size()) > 0; ++i) {
  }
}

std::optional<std::uint8_t> DevicePrinter::read_answer(bool (*fits)(std::uint8_t), int ms) {
  const Until late(ms);
  for (std::size_t nonsense = 0; nonsense < kNonsenseMost;) {
    std::uint8_t byte = 0;
    const auto got = ::read(fd_, &byte, 1);
    if (got == 1 && fits(byte)) return byte;
    if (got == 1) {
      ++nonsense;
      continue;
    }
    if (got < 0 && !would_wait(errno)) return std::nullopt;
    if (late.passed()) return std::nullopt;
    // Some drivers answer a read with nothing instead of making it wait.
    if (got == 0) std::this_thread::sleep_for(milliseconds(5));
    if (ready(fd_, POLLIN, std::min(kLookMs, late.left())) < 0) return std::nullopt;
  }
  return std::nullopt;
}

// --- status ---

std::optional<std::uint8_t> DevicePrinter::ask(Ask what) {
  discard_input();
  const std::array<std::uint8_t, 3> question{0x10, 0x04, static_cast<std::uint8_t>(what)};
  if (send(question.data(), question.size(), patience_.answer, {}) != Sent::kAll) {
    close();
    return std::nullopt;
  }
  return read_answer(real_time_answer, patience_.answer);
}

Status DevicePrinter::status() {
  if (!open()) return Status::kOffline;
  if (file_ || !answers_) {
    if (!file_ && ready(fd_, POLLOUT, 0) < 0) close();
    return fd_ < 0 ? Status::kOffline : Status::kUnknown;
  }
  Answers answers;
  answers.printer = ask(Ask::kPrinter);
  if (fd_ < 0) return Status::kOffline;
  if (ready(fd_, POLLOUT, 0) < 0) {
    close();
    return Status::kOffline;
  }
  if (!answers.printer) return Status::kUnknown;  // mute: the others need not be waited for
  answers.offline = ask(Ask::kOffline);
  if (fd_ >= 0) answers.paper = ask(Ask::kPaper);
  return fd_ < 0 ? Status::kOffline : status_of(answers);
}

// --- a job ---

Outcome DevicePrinter::print(const Job& job, const std::stop_token& stop) {
  out_of_paper_ = false;
  const Status before = status();
  if (before == Status::kOut) return Outcome::kOutOfPaper;
  if (before == Status::kOffline) return Outcome::kFailed;
  const bool talks = before != Status::kUnknown;
  if (const Sent sent = send_steps(job, talks, stop); sent != Sent::kAll) return give_up(sent);
  torn_ = false;
  if (!talks) {
    drain(stop);
    return Outcome::kHandedOver;
  }
  return settle(stop);
}

DevicePrinter::Sent DevicePrinter::send_steps(const Job& job, bool talks,
                                              const std::stop_token& stop) {
  if (torn_ && !file_) {
    const SecretBytes nothing(kStepMax, 0);
    const Sent sent = send(nothing.data(), nothing.size(), patience_.stall, stop);
    if (sent != Sent::kAll) return sent;
  }
  torn_ = true;
  for (std::size_t i = 0; i < job.steps.size(); ++i) {
    const auto& step = job.steps[i];
    const Sent sent = send(step.data(), step.size(), patience_.stall, stop);
    if (sent != Sent::kAll) return sent;
    if (!talks || i % kStepsBetween != kStepsBetween - 1 || stop.stop_requested()) continue;
    const auto paper = ask(Ask::kPaper);
    if (fd_ < 0) return Sent::kGone;
    talks = paper.has_value();  // one that is too busy to answer is not asked again
    if (paper && status_of({{}, {}, paper}) == Status::kOut) {
      out_of_paper_ = true;
      return Sent::kStalled;
    }
  }
  return Sent::kAll;
}

// All bytes are with the printer. GS r 1 is answered when what stands before it is on paper; a
// printer that does not know it is believed by its status at the end.
Outcome DevicePrinter::settle(const std::stop_token& stop) {
  discard_input();
  const std::array<std::uint8_t, 3> done{0x1D, 'r', 1};
  if (const Sent sent = send(done.data(), done.size(), patience_.stall, stop); sent != Sent::kAll) {
    return give_up(sent);
  }
  const Until late(patience_.settle);
  const Until silent(2 * patience_.settle);  // some answer only when the page is out
  Status now = Status::kUnknown;
  do {
    if (stop.stop_requested()) {
      drain(stop);
      return Outcome::kHandedOver;
    }
    const auto answer = read_answer(in_turn_answer, kSettleLookMs);
    now = status();
    if (now == Status::kOut) return Outcome::kOutOfPaper;
    if (now == Status::kOffline) return Outcome::kFailed;
    if (answer || (now != Status::kUnknown && late.passed())) return Outcome::kPrinted;
  } while (!silent.passed());
  return give_up(Sent::kStalled);  // it spoke before the page and fell silent within
}

Outcome DevicePrinter::give_up(Sent how) {
  if (how == Sent::kStalled && fd_ >= 0) {
    forget_unsent();
    out_of_paper_ = out_of_paper_ || status() == Status::kOut;
  }
  close();
  return out_of_paper_ ? Outcome::kOutOfPaper : Outcome::kFailed;
}

}  // namespace bale::printer
