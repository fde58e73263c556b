#include <doctest/doctest.h>

#include <algorithm>

#include "platform/fake/random.h"
#include "sync/retry/backoff.h"

using namespace bale;
using namespace bale::retry;

namespace {

struct Range {
  std::int64_t least;
  std::int64_t most;
};

Range seen(const Policy& policy, int failures) {
  SeededRandom random(static_cast<std::uint64_t>(failures) + 7);
  Range range{INT64_MAX, 0};
  for (int i = 0; i < 2000; ++i) {
    const auto wait = wait_ms(policy, failures, random, std::nullopt);
    range = {std::min(range.least, wait), std::max(range.most, wait)};
  }
  return range;
}

void check_fills(const Range& range, std::int64_t full) {
  CHECK(range.least >= full / 2);
  CHECK(range.most <= full);
  CHECK(range.least < full * 55 / 100);  // the whole range is used
  CHECK(range.most > full * 95 / 100);
}

}  // namespace

TEST_CASE("the wait doubles with each failure and is drawn from its upper half") {
  const Policy policy;
  check_fills(seen(policy, 1), 5'000);
  check_fills(seen(policy, 2), 10'000);
  check_fills(seen(policy, 5), 80'000);
}

TEST_CASE("the cap is two minutes for ten failures and a quarter of an hour after") {
  const Policy policy;
  check_fills(seen(policy, 6), 120'000);
  check_fills(seen(policy, 10), 120'000);
  check_fills(seen(policy, 11), 900'000);
  check_fills(seen(policy, 2'000'000'000), 900'000);
}

TEST_CASE("no failure at all is treated as the first") {
  check_fills(seen(Policy{}, 0), 5'000);
}

TEST_CASE("a server's Retry-After is a floor, cut to six hours, and never negative") {
  const Policy policy;
  SeededRandom random(1);
  CHECK(wait_ms(policy, 1, random, 60'000) == 60'000);
  CHECK(wait_ms(policy, 1, random, 1) >= 2'500);
  CHECK(wait_ms(policy, 1, random, -5) >= 2'500);
  CHECK(wait_ms(policy, 1, random, INT64_MAX) == 21'600'000);
}

TEST_CASE("a stored due time that no policy could have made is due now") {
  const Policy policy;
  CHECK(trusted_due(policy, 1'000, 5'000) == 1'000);
  CHECK(trusted_due(policy, 5'000 + 21'600'000, 5'000) == 5'000 + 21'600'000);
  CHECK(trusted_due(policy, 5'000 + 21'600'001, 5'000) == 5'000);
  CHECK(trusted_due(policy, INT64_MAX, 0) == 0);
}

TEST_CASE("a start is spread evenly over the seconds the centre named") {
  SeededRandom random(3);
  std::int64_t sum = 0;
  for (int i = 0; i < 10'000; ++i) {
    const auto wait = start_spread_ms(30, random);
    REQUIRE(wait >= 0);
    REQUIRE(wait < 30'000);
    sum += wait;
  }
  CHECK(sum / 10'000 > 14'500);
  CHECK(sum / 10'000 < 15'500);
  CHECK(start_spread_ms(0, random) == 0);
}
