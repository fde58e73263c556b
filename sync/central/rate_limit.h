// A bucket of tokens for each address. Memory is bounded: when too many addresses are known, those
// whose bucket is full again are forgotten first. Thread: one at a time.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "platform/clock.h"

namespace bale::central {

struct RatePolicy {
  double burst{60};      // requests at once, e.g. a hall's kiosks behind one address
  double per_second{1};  // refilled
  std::size_t addresses{20'000};
};

class RateLimit {
 public:
  explicit RateLimit(RatePolicy policy = {}) : policy_(policy) {}
  // Takes a token; false when there is none.
  [[nodiscard]] bool allow(const std::string& address, MonotonicMs now);

 private:
  struct Bucket {
    double tokens{0};
    MonotonicMs at{0};
  };
  [[nodiscard]] double filled(const Bucket& bucket, MonotonicMs now) const;
  void forget_full(MonotonicMs now);

  RatePolicy policy_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace bale::central
