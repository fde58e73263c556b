#include "sync/guidance/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "sync/guidance/train/dice.h"

namespace bale::guidance::train {
namespace {

struct Value {
  std::uint32_t bucket{0};
  float value{0};
};
struct Row {
  std::size_t category{0};
  std::vector<Value> values;  // of length 1
};

// ln(texts / texts with it), a little lifted so that no word is worth nothing.
std::vector<float> rarities(const std::vector<Example>& examples) {
  std::vector<float> seen(kBuckets, 0.0F);
  for (const auto& one : examples) {
    for (const auto& feature : one.features) seen[feature.bucket] += 1.0F;
  }
  const auto all = static_cast<float>(examples.size());
  for (auto& one : seen) one = one > 0 ? std::log(all / one) + 0.3F : 0.0F;
  return seen;
}

Row row_of(const Example& example, const std::vector<float>& rarity) {
  Row out{example.category, {}};
  float norm = 0;
  for (const auto& feature : example.features) {
    const float value = feature.weight * rarity[feature.bucket];
    out.values.push_back({feature.bucket, value});
    norm += value * value;
  }
  const float by = norm > 0 ? 1.0F / std::sqrt(norm) : 0.0F;
  for (auto& one : out.values) one.value *= by;
  return out;
}

class Regression {
 public:
  explicit Regression(const Settings& settings)
      : settings_(settings), weights_(std::size_t{kBuckets} * kCategories, 0.0F),
        squares_(weights_.size(), 0.0F) {}

  void learn(const Row& row) {
    const auto gradient = gradient_of(row);
    for (const auto& one : row.values) {
      const auto first = std::size_t{one.bucket} * kCategories;
      for (std::size_t c = 0; c < kCategories; ++c) {
        const float g = gradient[c] * one.value * settings_.gain +
                        settings_.decay * weights_[first + c];
        auto& square = squares_[first + c];
        square += g * g;
        weights_[first + c] -= settings_.rate * g / (std::sqrt(square) + 1e-4F);
      }
    }
    for (std::size_t c = 0; c < kCategories; ++c) bias_[c] -= 0.002F * gradient[c];
  }

  [[nodiscard]] const std::vector<float>& weights() const { return weights_; }
  [[nodiscard]] const Scores& bias() const { return bias_; }

 private:
  [[nodiscard]] Scores gradient_of(const Row& row) const {
    Scores score = bias_;
    for (const auto& one : row.values) {
      const auto first = std::size_t{one.bucket} * kCategories;
      for (std::size_t c = 0; c < kCategories; ++c) {
        score[c] += settings_.gain * one.value * weights_[first + c];
      }
    }
    const float most = *std::max_element(score.begin(), score.end());
    float total = 0;
    for (auto& one : score) total += one = std::exp(one - most);
    for (auto& one : score) one /= total;
    score[row.category] -= 1.0F;
    return score;
  }

  Settings settings_;
  std::vector<float> weights_;
  std::vector<float> squares_;
  Scores bias_{};
};

void put(std::vector<std::uint8_t>& out, std::size_t at, float value) {
  std::memcpy(out.data() + at, &value, sizeof value);
}

// The value that 127 stands for: all but one in 5,000 of those that are not 0 are below it.
float weight_top(const std::vector<float>& weights) {
  std::vector<float> sizes;
  for (const float one : weights) {
    if (one != 0) sizes.push_back(std::abs(one));
  }
  if (sizes.empty()) return 1.0F;
  const auto at = sizes.size() - 1 - sizes.size() / 5000;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(at), sizes.end());
  return sizes[at];
}

std::vector<std::uint8_t> packed(const Regression& model, const std::vector<float>& rarity,
                                 float gain) {
  std::vector<std::uint8_t> out(Model::kSize, 0);
  const auto magic = Model::kMagic;
  std::memcpy(out.data(), &magic, sizeof magic);
  const float weight_step = weight_top(model.weights()) / 127.0F;
  const float rarity_step = *std::max_element(rarity.begin(), rarity.end()) / 255.0F;
  put(out, 4, weight_step * gain);
  put(out, 8, rarity_step);
  std::size_t at = Model::kHead;
  for (const float one : model.bias()) {
    put(out, at, one);
    at += sizeof(float);
  }
  for (const float one : rarity) {
    out[at++] = static_cast<std::uint8_t>(std::lround(one / rarity_step));
  }
  for (const float one : model.weights()) {
    const float held = std::clamp(one / weight_step, -127.0F, 127.0F);
    out[at++] = static_cast<std::uint8_t>(static_cast<std::int8_t>(std::lround(held)));
  }
  return out;
}

}  // namespace

std::vector<std::uint8_t> train(const std::vector<Example>& examples, const Settings& settings) {
  const auto rarity = rarities(examples);
  std::vector<Row> rows;
  rows.reserve(examples.size());
  for (const auto& one : examples) rows.push_back(row_of(one, rarity));
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Dice dice(settings.seed);
  Regression model(settings);
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice.pick(i)]);
    for (const auto i : order) model.learn(rows[i]);
  }
  return packed(model, rarity, settings.gain);
}

}  // namespace bale::guidance::train
