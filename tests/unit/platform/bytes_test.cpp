#include "platform/bytes.h"

#include <doctest/doctest.h>

#include "platform/clock.h"
#include "platform/fake/random.h"
#include "platform/random.h"

using namespace bale;

TEST_CASE("hexadecimal is read back, in either case, and nothing else is read") {
  CHECK(to_hex(Bytes{0x00, 0x1F, 0xAB}) == "001fab");
  CHECK(from_hex("001FaB") == Bytes{0x00, 0x1F, 0xAB});
  CHECK(from_hex("") == Bytes{});
  for (const char* bad : {"0", "0g", "0x", " 00", "00 ", "\xC3\xA9"}) CHECK_FALSE(from_hex(bad));
}

TEST_CASE("an array is made of exactly its length") {
  const Bytes four{1, 2, 3, 4};
  CHECK(to_array<4>(four) == ByteArray<4>{1, 2, 3, 4});
  CHECK_FALSE(to_array<3>(four));
  CHECK_FALSE(to_array<5>(four));
}

TEST_CASE("unit() lies between 0 and 1 and a seed gives the same numbers again") {
  SeededRandom a(5);
  SeededRandom b(5);
  for (int i = 0; i < 10'000; ++i) {
    const double x = a.unit();
    CHECK(x >= 0.0);
    CHECK(x < 1.0);
    CHECK(x == b.unit());
  }
}

TEST_CASE("the system's randomness does not repeat itself") {
  SystemRandom random;
  CHECK(random.bytes<32>() != random.bytes<32>());
}

TEST_CASE("the system's clock moves on, and the boot is the same for every reader") {
  const SystemClock a;
  const SystemClock b;
  CHECK(a.boot_id() == b.boot_id());
  CHECK(a.boot_id() != Id16{});
  const auto before = a.monotonic();
  CHECK(b.monotonic() >= before);
  CHECK(a.wall() > 0);
}
