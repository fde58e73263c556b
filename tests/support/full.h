// How often a long test repeats: few in the daily run, many with BALE_FULL=1 (tests/run.sh --full);
// and the seed of a random test, fresh each time, or BALE_SEED to see a failure again.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

namespace bale::testing {

inline int times(int daily, int full) {
  const char* value = std::getenv("BALE_FULL");
  return value != nullptr && std::string(value) == "1" ? full : daily;
}

inline std::uint64_t fresh_seed() {
  if (const char* value = std::getenv("BALE_SEED")) return std::strtoull(value, nullptr, 10);
  return std::random_device{}();
}

}  // namespace bale::testing
