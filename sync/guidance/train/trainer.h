// Multinomial logistic regression by AdaGrad over sparse texts, then 8-bit numbers. One thread, own
// dice: the same texts give the same model. Build time only.
#pragma once

#include <cstdint>
#include <vector>

#include "sync/guidance/model.h"

namespace bale::guidance::train {

struct Example {
  std::size_t category{0};
  SecretVector<Feature> features;
};

struct Settings {
  int epochs{4};
  float rate{0.5F};
  float decay{1e-5F};      // L2, on the features a text has
  float gain{2.0F};        // texts have length 1; this is the length the weights see
  std::uint64_t seed{42};
};

// Bytes of a model file (sync/guidance/model.h).
[[nodiscard]] std::vector<std::uint8_t> train(const std::vector<Example>& examples,
                                              const Settings& settings);

}  // namespace bale::guidance::train
