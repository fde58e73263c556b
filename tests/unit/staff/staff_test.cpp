#include <doctest/doctest.h>

#include "platform/fake/clock.h"
#include "sync/staff/staff.h"
#include "tests/support/child.h"

using namespace bale;
using namespace bale::staff;

namespace {

outbox::Outbox open(const std::string& path) {
  outbox::OpenOptions options;
  options.path = path;
  auto opened = outbox::Outbox::open(options);
  if (!opened) FAIL(opened.error().message);
  return std::move(*opened);
}

struct Hall {
  testing::TempFolder folder;
  FakeClock clock;
  outbox::Outbox outbox{open(folder / "outbox.db")};
  Staff staff{outbox, clock};

  std::string enters(std::string_view pin) {
    const auto entry = staff.enter(pin);
    REQUIRE(entry);
    const auto* entered = std::get_if<Entered>(&*entry);
    return entered != nullptr ? entered->name : "";
  }
  std::int64_t waits(std::string_view pin) {
    const auto entry = staff.enter(pin);
    REQUIRE(entry);
    REQUIRE(std::holds_alternative<Refused>(*entry));
    return std::get<Refused>(*entry).wait_ms;
  }
};

}  // namespace

TEST_CASE("A PIN lets its own person in, and a removed one nobody") {
  Hall hall;
  REQUIRE(hall.staff.add("Ni Made Sari", "4711"));
  REQUIRE(hall.staff.add("Pak Wayan", "90446182"));
  CHECK(hall.enters("4711") == "Ni Made Sari");
  CHECK(hall.enters("90446182") == "Pak Wayan");
  CHECK(hall.enters("4712").empty());
  REQUIRE(hall.staff.reset("Pak Wayan", "8264"));
  CHECK(hall.enters("8264") == "Pak Wayan");
  CHECK(hall.enters("90446182").empty());
  REQUIRE(hall.staff.remove("Ni Made Sari"));
  CHECK(hall.enters("4711").empty());
  CHECK(hall.staff.people()->size() == 1);
}

TEST_CASE("Names and PINs that would confuse are refused, and nobody is changed by it") {
  Hall hall;
  REQUIRE(hall.staff.add("Sari", "4711"));
  for (const char* name : {"", " Sari", "Sari ", "Sa\nri", "unknown"}) {
    CHECK(hall.staff.add(name, "8264").error().code == Errc::kInvalid);
  }
  CHECK(hall.staff.add(std::string(41, 'a'), "8264").error().code == Errc::kInvalid);
  CHECK(hall.staff.add("Sari", "8264").error().code == Errc::kInvalid);
  CHECK(hall.staff.add("Made", "1234").error().code == Errc::kInvalid);
  CHECK(hall.staff.add("Made", "4711").error().code == Errc::kInvalid);  // it tells who enters
  CHECK(hall.staff.reset("Made", "8264").error().code == Errc::kNotFound);
  CHECK(hall.staff.remove("Made").error().code == Errc::kNotFound);
  CHECK(hall.staff.people()->size() == 1);
  CHECK(hall.enters("4711") == "Sari");
}

TEST_CASE("The fifth wrong PIN makes even the right one wait, also after a restart of the program") {
  Hall hall;
  REQUIRE(hall.staff.add("Sari", "4711"));
  for (int i = 0; i < 4; ++i) CHECK(hall.waits("0000") == 0);
  CHECK(hall.waits("0000") == 30'000);
  CHECK(hall.waits("4711") == 30'000);
  {
    auto again = open(hall.folder / "outbox.db");
    Staff staff(again, hall.clock);
    const auto entry = staff.enter("4711");
    REQUIRE(entry);
    CHECK(std::get<Refused>(*entry).wait_ms == 30'000);
  }
  hall.clock.advance(30'000);
  CHECK(hall.waits("0001") == 60'000);
  hall.clock.advance(60'000);
  CHECK(hall.enters("4711") == "Sari");
  CHECK(hall.waits("0000") == 0);  // and the count begins anew
}

TEST_CASE("After a power cut with a dead clock battery the wait still ends") {
  Hall hall;
  REQUIRE(hall.staff.add("Sari", "4711"));
  for (int i = 0; i < 5; ++i) CHECK(hall.waits("0000") >= 0);
  hall.clock.set_boot(Id16{2});
  hall.clock.set_wall(0);
  CHECK(hall.waits("4711") == 30'000);
  hall.clock.advance(10'000);
  CHECK(hall.waits("4711") == 20'000);
  hall.clock.advance(20'000);
  CHECK(hall.enters("4711") == "Sari");
}

TEST_CASE("A failure is on disk before the PIN is looked at") {
  Hall hall;
  REQUIRE(hall.staff.add("Sari", "4711"));
  CHECK(hall.outbox.pin_guard()->failures == 0);
  CHECK(hall.waits("0000") == 0);
  CHECK(open(hall.folder / "outbox.db").pin_guard()->failures == 1);
  CHECK(hall.enters("4711") == "Sari");
  CHECK(open(hall.folder / "outbox.db").pin_guard()->failures == 0);
}

TEST_CASE("The log says who did what and when, and nothing that was typed") {
  Hall hall;
  REQUIRE(hall.staff.add("Sari", "4711"));
  CHECK(hall.waits("83627140") == 0);
  CHECK(hall.enters("4711") == "Sari");
  REQUIRE(hall.staff.log("Sari", "tests the\nprinter"));
  const auto entries = hall.staff.entries(100);
  REQUIRE(entries);
  REQUIRE(entries->size() == 4);
  CHECK((*entries)[0].what == "added");
  CHECK((*entries)[1].name == "unknown");
  CHECK((*entries)[1].at == hall.clock.wall());
  CHECK((*entries)[2].name == "Sari");
  CHECK((*entries)[3].what == "tests theprinter");
  for (const auto& entry : *entries) {
    CHECK(entry.what.find("4711") == std::string::npos);
    CHECK(entry.what.find("83627140") == std::string::npos);
  }
  CHECK(hall.staff.entries(2)->front().name == "Sari");
}

TEST_CASE("Nobody can enter a hall without staff") {
  Hall hall;
  CHECK(hall.enters("4711").empty());
  CHECK(hall.enters("").empty());
}
