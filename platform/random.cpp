#include "platform/random.h"

#include <sodium.h>

#include <cstring>

namespace bale {

double Random::unit() {
  std::uint64_t bits = 0;
  const auto raw = bytes<sizeof bits>();
  std::memcpy(&bits, raw.data(), sizeof bits);
  return static_cast<double>(bits >> 11U) * 0x1.0p-53;
}

void SystemRandom::fill(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }

}  // namespace bale
