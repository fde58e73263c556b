#include <doctest/doctest.h>

#include "platform/fake/clock.h"
#include "sync/staff/guard.h"

using namespace bale;
using namespace bale::staff;

TEST_CASE("Four wrong PINs are free, the fifth costs 30 s, each further one doubles it to 15 min") {
  for (int failures = 0; failures < 5; ++failures) CHECK(wait_ms(failures) == 0);
  CHECK(wait_ms(5) == 30'000);
  CHECK(wait_ms(6) == 60'000);
  CHECK(wait_ms(7) == 120'000);
  CHECK(wait_ms(9) == 480'000);
  CHECK(wait_ms(10) == 900'000);
  CHECK(wait_ms(1'000'000) == 900'000);
}

TEST_CASE("Within one boot the wall clock neither shortens nor lengthens the wait") {
  FakeClock clock;
  outbox::PinGuard guard{4, 0, 0, {}};
  guard = failed_now(guard, clock);
  CHECK(guard.failures == 5);
  CHECK(remaining_ms(guard, clock) == 30'000);
  clock.set_wall(clock.wall() + 3'600'000);
  CHECK(remaining_ms(guard, clock) == 30'000);
  clock.set_wall(1'000);
  CHECK(remaining_ms(guard, clock) == 30'000);
  clock.advance(29'999);
  CHECK(remaining_ms(guard, clock) == 1);
  clock.advance(1);
  CHECK(remaining_ms(guard, clock) == 0);
}

TEST_CASE("After a restart of the machine the wait goes on by the wall clock") {
  FakeClock clock;
  const auto guard = failed_now({9, 0, 0, {}}, clock);
  CHECK(remaining_ms(guard, clock) == 900'000);
  clock.set_boot(Id16{2});
  clock.set_wall(guard.wall + 300'000);
  CHECK(remaining_ms(guard, clock) == 600'000);
  clock.set_wall(guard.wall + 10'000'000);
  CHECK(remaining_ms(guard, clock) == 0);
}

TEST_CASE("A battery that forgot the year costs the whole wait and never more") {
  FakeClock clock;
  const auto guard = failed_now({5, 0, 0, {}}, clock);
  clock.set_boot(Id16{2});
  clock.set_wall(0);
  CHECK(remaining_ms(guard, clock) == 60'000);
  CHECK(remaining_ms(from_now(guard, clock), clock) == 60'000);
  clock.advance(60'000);
  CHECK(remaining_ms(from_now(guard, clock), clock) == 60'000);  // only when asked to begin anew
}
