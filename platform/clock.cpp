#include "platform/clock.h"

#include <sodium.h>

#include <ctime>
#include <fstream>
#include <string>

namespace bale {
namespace {

std::int64_t read_ms(clockid_t id) {
  timespec t{};
  clock_gettime(id, &t);
  return static_cast<std::int64_t>(t.tv_sec) * 1000 + t.tv_nsec / 1'000'000;
}

std::string boot_text() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string line;
  if (std::getline(file, line) && line.size() >= 32) return line;
  // Hidden by the unit's ProcSubset: the boot moment, to ten seconds, tells boots apart as well.
  return std::to_string((read_ms(CLOCK_REALTIME) - read_ms(CLOCK_BOOTTIME)) / 10'000);
}

}  // namespace

SystemClock::SystemClock() {
  const auto text = boot_text();
  crypto_generichash(boot_id_.data(), boot_id_.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
}

WallMs SystemClock::wall() const { return read_ms(CLOCK_REALTIME); }
MonotonicMs SystemClock::monotonic() const { return read_ms(CLOCK_BOOTTIME); }

}  // namespace bale
