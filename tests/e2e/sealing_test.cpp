// What sealing is for: the same disk scan that finds nothing finds everything without it.
#include <doctest/doctest.h>

#include "platform/clock.h"
#include "platform/random.h"
#include "sync/filing/filing.h"
#include "tests/support/house.h"
#include "tests/support/scan.h"

using bale::testing::House;
using bale::testing::Scanner;

namespace {

const std::string kMarker = "Penanda rahasia wisnumurti di halaman ketiga";

std::vector<bale::testing::Found> save_and_scan(House& house, const std::string& data, bool sealing) {
  const bale::SystemClock clock;
  bale::SystemRandom random;
  {
    bale::filing::OpenOptions options;
    options.data = data;
    options.sealing = sealing;
    auto filing = bale::filing::Filing::open(options, clock, random);
    REQUIRE(filing.has_value());
    bale::report::Report report;
    report.classification = bale::report::Classification::kAspirasi;
    report.title = bale::SecretString(std::string_view("Penanda"));
    report.content = bale::SecretString(std::string_view(kMarker));
    report.privacy = bale::report::Privacy{};
    report.consent = bale::report::Consent{"1", clock.wall()};
    const auto minted = filing->mint();
    REQUIRE(minted.has_value());
    const auto saved = filing->save(report, *minted);
    INFO((saved ? std::string() : saved.error().message));
    REQUIRE(saved.has_value());
  }
  (void)house;
  return Scanner({kMarker}).folder(data);
}

}  // namespace

TEST_CASE("the disk scan finds no word of a sealed report, and every one of an unsealed one") {
  House house;
  house.start_centre();
  const auto sealed = save_and_scan(house, house.enrol("sealed"), true);
  INFO(bale::testing::describe(sealed));
  CHECK(sealed.empty());
  CHECK_FALSE(save_and_scan(house, house.enrol("open"), false).empty());
}

TEST_CASE("the scan finds a word in UTF-8 and in UTF-32") {
  const Scanner scanner({kMarker});
  std::vector<bale::testing::Found> found;
  scanner.scan(bale::view_of("xx wisnumurti yy"), "utf8", found);
  CHECK(found.size() == 5);  // " wisnumu" to "numurti "
  found.clear();
  bale::Bytes wide(3 * 4, 0);  // not at the beginning
  for (const char c : std::string("wisnumurti")) {
    wide.insert(wide.end(), {static_cast<std::uint8_t>(c), 0, 0, 0});
  }
  scanner.scan(wide, "utf32", found);
  CHECK(found.size() == 3);
  for (const auto& one : found) CHECK(one.utf32);
}
