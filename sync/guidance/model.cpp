#include "sync/guidance/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace bale::guidance {
namespace {

float float_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  float out{};
  std::memcpy(&out, bytes.data() + at, sizeof out);
  return out;
}

}  // namespace

Model::Model(std::span<const std::uint8_t> bytes) : bytes_(bytes) {
  weight_scale_ = float_at(bytes, 4);
  rarity_scale_ = float_at(bytes, 8);
  for (std::size_t c = 0; c < kCategories; ++c) {
    bias_[c] = float_at(bytes, kHead + c * sizeof(float));
  }
}

float Model::rarity(std::uint32_t bucket) const {
  return rarity_scale_ * static_cast<float>(bytes_[kHead + kCategories * sizeof(float) + bucket]);
}

Scores Model::pull(const Feature& feature) const {
  const auto first = kHead + kCategories * sizeof(float) + kBuckets +
                     std::size_t{feature.bucket} * kCategories;
  const float scale = weight_scale_ * rarity(feature.bucket) * feature.weight;
  Scores out{};
  for (std::size_t c = 0; c < kCategories; ++c) {
    out[c] = scale * static_cast<float>(static_cast<std::int8_t>(bytes_[first + c]));
  }
  return out;
}

Scores Model::shares(std::span<const Feature> features) const {
  Scores sum{};
  float norm = 0;
  for (const auto& feature : features) {
    const auto part = pull(feature);
    for (std::size_t c = 0; c < kCategories; ++c) sum[c] += part[c];
    const float value = feature.weight * rarity(feature.bucket);
    norm += value * value;
  }
  const float by = norm > 0 ? 1.0F / std::sqrt(norm) : 0.0F;
  for (std::size_t c = 0; c < kCategories; ++c) sum[c] = sum[c] * by + bias_[c];
  const float most = *std::max_element(sum.begin(), sum.end());
  float total = 0;
  for (auto& one : sum) total += one = std::exp(one - most);
  for (auto& one : sum) one /= total;
  return sum;
}

}  // namespace bale::guidance
