#include "tests/support/fake_printer.h"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace bale::testing {
namespace {

constexpr int kLookMs = 10;

int open_terminal(const std::string& link) {
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0) {
    throw std::runtime_error("no pseudo-terminal");
  }
  termios t{};
  if (::tcgetattr(master, &t) == 0) {
    ::cfmakeraw(&t);
    ::tcsetattr(master, TCSANOW, &t);
  }
  std::filesystem::remove(link);
  std::filesystem::create_symlink(::ptsname(master), link);
  return master;
}

}  // namespace

FakePrinter::FakePrinter(std::string link, const printer::Profile& profile,
                         const PrinterScript& script)
    : link_(std::move(link)), script_(script), paper_(profile), master_(open_terminal(link_)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

FakePrinter::~FakePrinter() {
  thread_.request_stop();
  thread_.join();
  unplug();
}

void FakePrinter::unplug() {
  const std::lock_guard lock(mutex_);
  if (master_ < 0) return;
  std::filesystem::remove(link_);
  ::close(master_);
  master_ = -1;
  buffer_.clear();
  real_time_.clear();
}

void FakePrinter::plug() {
  const std::lock_guard lock(mutex_);
  if (master_ < 0) master_ = open_terminal(link_);
}

void FakePrinter::behave(const PrinterScript& script) {
  const std::lock_guard lock(mutex_);
  script_ = script;
}

void FakePrinter::new_roll() {
  const std::lock_guard lock(mutex_);
  out_ = false;
  script_.out_after_rows = -1;
  roll_began_ = paper_.rows();
}

FakePaper FakePrinter::paper() const {
  const std::lock_guard lock(mutex_);
  return paper_;
}

bool FakePrinter::out_of_paper() const {
  const std::lock_guard lock(mutex_);
  return out_;
}

int FakePrinter::questions() const {
  const std::lock_guard lock(mutex_);
  return questions_;
}

bool FakePrinter::wait_for_pages(int count, int limit_ms) const {
  for (int waited = 0; waited < limit_ms; waited += kLookMs) {
    {
      const std::lock_guard lock(mutex_);
      if (paper_.pages() >= count) return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(kLookMs));
  }
  return false;
}

void FakePrinter::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    int fd = -1;
    {
      const std::lock_guard lock(mutex_);
      serve();
      if (buffer_.size() < script_.buffer || stopped()) fd = master_;
    }
    pollfd one{fd, POLLIN, 0};
    // Nobody has the terminal open: poll would return at once, for ever.
    if (::poll(&one, 1, kLookMs) > 0 && (one.revents & POLLIN) == 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(kLookMs));
    }
  }
}

void FakePrinter::serve() {
  if (master_ < 0) return;
  receive();
  const auto now = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(now - std::exchange(served_, now)).count();
  // At most a tenth of a second's worth at once, or one byte.
  const double speed = script_.bytes_per_second;
  allowance_ = speed == 0 ? 1e9 : std::min(allowance_ + speed * seconds, std::max(1.0, speed / 10));
  put_on_paper();
}

void FakePrinter::receive() {
  // Stopped and full it still obeys DLE EOT; what else comes is lost.
  while (buffer_.size() < script_.buffer || stopped()) {
    std::uint8_t byte = 0;
    if (::read(master_, &byte, 1) != 1) return;
    scan(byte);
  }
}

// A printer's interface looks for DLE EOT n in all that comes, whatever the printer is doing.
void FakePrinter::scan(std::uint8_t byte) {
  real_time_.push_back(byte);
  const auto& held = real_time_;
  if (held[0] == 0x10 && (held.size() < 2 || held[1] == 0x04)) {
    if (held.size() < 3) return;
    if (byte == 1 || byte == 2 || byte == 4) {
      FakePaper question({});
      for (std::size_t i = 0; i < 2; ++i) question.take(held[i]);
      real_time_.clear();
      ++questions_;
      return answer(question.take(byte));
    }
  }
  const bool begins = held.size() > 1 && byte == 0x10;  // 10h 10h 04h: the second one is a DLE
  if (buffer_.size() < script_.buffer) {
    buffer_.insert(buffer_.end(), held.begin(), held.end() - (begins ? 1 : 0));
  }
  real_time_.assign(begins ? 1 : 0, byte);
}

void FakePrinter::put_on_paper() {
  while (!buffer_.empty() && !stopped() && allowance_ >= 1) {
    const auto asked = paper_.take(buffer_.front());
    buffer_.pop_front();
    allowance_ -= 1;
    if (asked == FakePaper::Asked::kInTurn) answer(asked);
    const int used = paper_.rows() - roll_began_;
    if (script_.out_after_rows >= 0 && used >= script_.out_after_rows) out_ = true;
  }
}

void FakePrinter::answer(FakePaper::Asked asked) {
  if (!script_.babble.empty()) say(script_.babble);
  if (script_.mute) return;
  int byte = 0x12;
  switch (asked) {
    case FakePaper::Asked::kPrinter: byte |= stopped() ? 0x08 : 0; break;
    case FakePaper::Asked::kOffline:
      byte |= (script_.cover_open ? 0x04 : 0) | (out_ ? 0x20 : 0);
      break;
    case FakePaper::Asked::kPaper: byte |= (script_.near_end ? 0x0C : 0) | (out_ ? 0x6C : 0); break;
    case FakePaper::Asked::kInTurn:
      if (!script_.in_turn) return;
      byte = (script_.near_end ? 0x03 : 0) | (out_ ? 0x0C : 0);
      break;
    default: return;
  }
  say({static_cast<std::uint8_t>(byte)});
}

void FakePrinter::say(const std::vector<std::uint8_t>& bytes) {
  if (::write(master_, bytes.data(), bytes.size()) < 0) return;  // nobody listens
}

}  // namespace bale::testing
