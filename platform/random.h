// Randomness as a constructor argument: the operating system's in the product, a seeded one in
// tests (platform/fake/random.h).
#pragma once

#include <cstdint>
#include <span>

#include "platform/bytes.h"

namespace bale {

// Thread: any (the implementations hold no shared mutable state or lock it).
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> out) = 0;

  template <std::size_t N>
  ByteArray<N> bytes() {
    ByteArray<N> out{};
    fill(out);
    return out;
  }
  // Uniform in [0, 1).
  double unit();
};

class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override;
};

}  // namespace bale
