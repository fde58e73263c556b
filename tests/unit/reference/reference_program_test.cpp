#include <doctest/doctest.h>

#include "tests/support/house.h"

using namespace bale::testing;

namespace {

struct Town {
  House house;
  std::string hall;
  std::string other;

  Town() {
    house.start_centre();
    hall = house.enrol("hall");
    other = house.enrol("other");
  }
  // The centre's bundle for a kiosk, in a file.
  std::string bundle(const std::string& kiosk, const std::string& file) {
    const auto made = house.central({"reference", "--kiosk", kiosk});
    INFO(made.err);
    REQUIRE(made.code == 0);
    write_text(house.path(file), made.out);
    return house.path(file);
  }
  Finished import(const std::string& data, const std::string& file) {
    return run({{program("bale-sync"), "reference", "import", "--data", data, file},
                house.logs("import"), "", {}});
  }
};

}  // namespace

TEST_CASE("The centre counts and signs, the kiosk takes it up, and an older one no more") {
  Town town;
  const auto first = town.bundle("hall", "first");
  const auto second = town.bundle("hall", "second");
  CHECK(town.import(town.hall, first).code == 0);
  CHECK(town.import(town.hall, second).code == 0);
  CHECK(town.import(town.hall, second).code == 0);  // the same again
  const auto older = town.import(town.hall, first);
  CHECK(older.code != 0);
  CHECK(older.err.find("older") != std::string::npos);
  CHECK(read_text(town.hall + "/reference.bundle") == read_text(second));
}

TEST_CASE("Another kiosk's bundle and hostile bytes are refused with a sentence and leave no file") {
  Town town;
  const auto foreign = town.import(town.hall, town.bundle("other", "other-bundle"));
  CHECK(foreign.code != 0);
  CHECK(foreign.err.find("another kiosk") != std::string::npos);
  write_text(town.house.path("noise"), std::string(5000, '\x84'));
  CHECK(town.import(town.hall, town.house.path("noise")).code != 0);
  write_text(town.house.path("huge"), std::string(2'000'000, 'a'));
  CHECK(town.import(town.hall, town.house.path("huge")).code != 0);
  CHECK(town.import(town.hall, town.house.path("missing")).code != 0);
  CHECK(read_text(town.hall + "/reference.bundle").empty());
  CHECK(town.house.central({"reference", "--kiosk", "nobody"}).code != 0);
}
