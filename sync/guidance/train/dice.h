// Chance that falls the same way in every build: SplitMix64, no library's distribution.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bale::guidance::train {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  // 0 … below - 1.
  std::size_t pick(std::size_t below) { return static_cast<std::size_t>(next() % below); }
  bool chance(int percent) { return pick(100) < static_cast<std::size_t>(percent); }

 private:
  std::uint64_t state_;
};

}  // namespace bale::guidance::train
