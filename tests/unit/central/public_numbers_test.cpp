#include "sync/central/public_numbers.h"

#include <doctest/doctest.h>

#include "sync/central/cases.h"
#include "tests/unit/central/fixture.h"

using namespace bale;
using bale::testing::a_report;
using bale::testing::TestCentre;
using bale::testing::TestKiosk;

namespace {

void send(TestCentre& centre, TestKiosk& kiosk, const report::Report& report, int times) {
  for (int i = 0; i < times; ++i) {
    centre.send(kiosk, {seal::encode(centre.envelope(kiosk, report, centre.master()))});
  }
}

report::Report about(const char* category, const char* desa, bool rahasia = false) {
  auto report = a_report();
  report.category = category;
  report.place = report::Place{desa, "depan pura"};
  report.privacy = report::Privacy{false, rahasia};
  return report;
}

reference::Bundle made(TestCentre& centre, const std::string& kiosk, const Id16& id) {
  const auto bytes = central::make_reference(*centre.store, *centre.keys, kiosk, centre.clock);
  REQUIRE(bytes);
  const auto bundle = reference::read_bundle(*bytes, centre.keys->shown.set, id);
  REQUIRE(bundle);
  return *bundle;
}

}  // namespace

TEST_CASE("A hall's numbers are its own, and similar reports are counted over all halls") {
  TestCentre centre;
  auto first = centre.enrol("Satu");
  auto second = centre.enrol("Dua");
  send(centre, first, about("jalan", "51.02.05.2001"), 2);
  send(centre, second, about("jalan", "51.02.05.2001"), 1);
  send(centre, first, about("sampah", "51.02.05.2001"), 2);
  std::vector<std::string> cases;
  REQUIRE(centre.store->read([&](central::Transaction& tx) -> Result<void> {
    tx.each_report([&](const central::ReportRow& row) {
      if (row.from.kiosk == first.id) cases.push_back(row.case_number);
    });
    return {};
  }));
  REQUIRE(central::assign(*centre.store, cases[0], "puprpkp"));
  REQUIRE(central::set_stage(*centre.store, cases[1], "selesai", centre.clock.wall()));
  const auto bundle = made(centre, "Satu", first.id);
  CHECK(bundle.hall == reference::HallNumbers{4, 2, 1});
  const auto week = reference::week_of(report::date_in_wita(centre.clock.wall()));
  CHECK(bundle.similar("jalan", "51.02.05.2001", week) == 3);
  CHECK(bundle.similar("sampah", "51.02.05.2001", week) == 0);  // two are too few to show
}

TEST_CASE("Rahasia reports and sensitive categories are in the hall's sum and in no count") {
  TestCentre centre;
  auto kiosk = centre.enrol("Satu");
  send(centre, kiosk, about("jalan", "51.02.05.2001", true), 4);
  send(centre, kiosk, about("pelayanan_pungli", "51.02.05.2001"), 4);
  const auto bundle = made(centre, "Satu", kiosk.id);
  CHECK(bundle.hall.received == 8);
  CHECK(bundle.counts.empty());
}

TEST_CASE("Each bundle has a higher version, also when the clock went back") {
  TestCentre centre;
  auto kiosk = centre.enrol("Satu");
  const auto one = made(centre, "Satu", kiosk.id).version;
  const auto two = made(centre, to_hex(kiosk.id), kiosk.id).version;
  CHECK(two > one);
  centre.clock.set_wall(centre.clock.wall() - 86'400'000);
  CHECK(made(centre, "Satu", kiosk.id).version > two);
}

TEST_CASE("A kiosk nobody knows, or a name two of them bear, gets no bundle") {
  TestCentre centre;
  centre.enrol("Lobi");
  centre.enrol("Lobi");
  const auto code = [&](const char* name) {
    return central::make_reference(*centre.store, *centre.keys, name, centre.clock).error().code;
  };
  CHECK(code("Teras") == Errc::kNotFound);
  CHECK(code("Lobi") == Errc::kInvalid);
}
