// How long things took, for the tests that promise a time.
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace bale::testing {

using Clock = std::chrono::steady_clock;

inline double ms_since(Clock::time_point from) {
  return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

// `share` 0.95: what nineteen of twenty stay below.
inline double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

}  // namespace bale::testing
