#include "sync/central/rate_limit.h"

#include <algorithm>

namespace bale::central {

bool RateLimit::allow(const std::string& address, MonotonicMs now) {
  if (buckets_.size() >= policy_.addresses) forget_full(now);
  const auto [found, fresh] = buckets_.try_emplace(address, Bucket{policy_.burst, now});
  Bucket& bucket = found->second;
  if (!fresh) bucket = {filled(bucket, now), now};
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

double RateLimit::filled(const Bucket& bucket, MonotonicMs now) const {
  const auto seconds = static_cast<double>(std::max<MonotonicMs>(now - bucket.at, 0)) / 1000.0;
  return std::min(policy_.burst, bucket.tokens + seconds * policy_.per_second);
}

void RateLimit::forget_full(MonotonicMs now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    return filled(entry.second, now) >= policy_.burst;
  });
  // A flood from countless addresses: forgetting them all lets each have one burst more, no worse.
  if (buckets_.size() >= policy_.addresses) buckets_.clear();
}

}  // namespace bale::central
