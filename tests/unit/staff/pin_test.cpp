#include <doctest/doctest.h>

#include "sync/staff/pin.h"

using namespace bale::staff;

TEST_CASE("What anybody tries first, and what reads like a year or a birthday, is no PIN") {
  for (const char* weak :
       {"1234", "4321", "0123", "12345678", "987654", "0000", "77777", "1212", "123123", "45454545",
        "2580", "0852", "1965", "2003", "1900", "2059", "170845", "17081945", "19450817"}) {
    INFO(weak);
    CHECK(pin_fault(weak));
  }
  for (const char* wrong : {"", "123", "123456789", "12a4", "١٢٣٤", " 4711", "47 11", "-471"}) {
    INFO(wrong);
    CHECK(pin_fault(wrong));
  }
}

TEST_CASE("Other PINs of four to eight digits are taken, also with a zero in front") {
  for (const char* good : {"4711", "0831", "8264", "60317", "904417", "7301946", "90446182"}) {
    INFO(good);
    CHECK_FALSE(pin_fault(good));
  }
}

TEST_CASE("No sentence about a PIN holds the PIN") {
  for (const char* weak : {"1234", "1965", "17081945", "123456789"}) {
    CHECK(pin_fault(weak)->find(weak) == std::string::npos);
  }
}

TEST_CASE("The same PIN has another hash each time, and each fits it alone") {
  const auto one = hash_pin("4711");
  const auto other = hash_pin("4711");
  REQUIRE(one);
  REQUIRE(other);
  CHECK(*one != *other);
  CHECK(one->starts_with("$argon2id$"));
  CHECK(one->find("4711") == std::string::npos);
  CHECK(pin_fits(*one, "4711"));
  CHECK(pin_fits(*other, "4711"));
  CHECK_FALSE(pin_fits(*one, "4712"));
  CHECK_FALSE(pin_fits(*one, ""));
  CHECK_FALSE(pin_fits("", "4711"));
  CHECK_FALSE(pin_fits("$argon2id$nonsense", "4711"));
  CHECK_FALSE(pin_fits(std::string(1000, 'a'), "4711"));
}
