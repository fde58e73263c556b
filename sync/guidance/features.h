// What the classifier sees of a text: words, pairs of words, pieces of 3 to 5 letters within a word
// ("rusak", "rsk" and "rusakk" share some) and skeletons of consonants ("jalan" and "jln" share
// theirs), each hashed into one of kBuckets. The same for training and for use. Pure.
#pragma once

#include <cstdint>

#include "sync/guidance/words.h"

namespace bale::guidance {

inline constexpr std::uint32_t kBuckets = 1U << 16U;

struct Feature {
  std::uint32_t bucket{0};
  std::uint32_t word{0};  // the first word it stands in
  float weight{0};        // before the rarity of its bucket counts
};

// One for each bucket, in the order of buckets.
[[nodiscard]] SecretVector<Feature> features_of(const Words& words);

}  // namespace bale::guidance
