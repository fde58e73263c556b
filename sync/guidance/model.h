// The trained weights: a multinomial logistic regression over hashed features, as 8-bit numbers.
//
// Made at build time by bale-train-guidance from assets/guidance/texts and built into the program:
// read-only pages, of which a text touches a few. Immutable; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sync/guidance/features.h"

namespace bale::guidance {

inline constexpr std::size_t kCategories = 17;  // of report::category_keys(), in their order
using Scores = std::array<float, kCategories>;

// A view; what it points to outlives it.
class Model {
 public:
  // Bytes of a model file: head (magic, two scales), biases, rarity of each bucket, weights.
  static constexpr std::size_t kHead = 16;
  static constexpr std::size_t kSize =
      kHead + kCategories * sizeof(float) + kBuckets + std::size_t{kBuckets} * kCategories;
  static constexpr std::uint32_t kMagic = 0x31454C42;  // "BLE1", little-endian

  // The one built into the program.
  [[nodiscard]] static Model built_in();
  // Bytes of the form above, as the trainer writes them; their size and magic are checked there.
  explicit Model(std::span<const std::uint8_t> bytes);

  // The share of each category, adding up to 1.
  [[nodiscard]] Scores shares(std::span<const Feature> features) const;
  // What a feature adds to each category, against the mean of all.
  [[nodiscard]] Scores pull(const Feature& feature) const;

 private:
  [[nodiscard]] float rarity(std::uint32_t bucket) const;

  std::span<const std::uint8_t> bytes_;
  Scores bias_{};
  float weight_scale_{0};
  float rarity_scale_{0};
};

}  // namespace bale::guidance
