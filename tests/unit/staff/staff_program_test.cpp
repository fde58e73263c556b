#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "tests/support/house.h"

using namespace bale::testing;

namespace {

struct Hall {
  House house;
  std::string data;

  Hall() {
    house.start_centre();
    data = house.enrol("hall");
  }
  Finished staff(std::vector<std::string> words, const std::string& pin = {}) {
    std::vector<std::string> argv{program("bale-sync"), "staff"};
    argv.insert(argv.end(), words.begin(), words.end());
    argv.insert(argv.end(), {"--data", data});
    return run({argv, house.logs("staff"), pin.empty() ? "" : pin + "\n", {}});
  }
};

}  // namespace

TEST_CASE("bale-sync adds, lists and removes people and shows the log, without any PIN in it") {
  Hall hall;
  CHECK(hall.staff({"add", "Ni Made Sari", "--pin-stdin"}, "4711").code == 0);
  CHECK(hall.staff({"add", "Pak Wayan", "--pin-stdin"}, "1234").code != 0);
  CHECK(hall.staff({"add", "Pak Wayan", "--pin-stdin"}, "8264").code == 0);
  CHECK(hall.staff({"list"}).out.find("Ni Made Sari") != std::string::npos);
  CHECK(hall.staff({"reset", "Pak Wayan", "--pin-stdin"}, "90446182").code == 0);
  CHECK(hall.staff({"remove", "Ni Made Sari"}).code == 0);
  CHECK(hall.staff({"remove", "Ni Made Sari"}).code != 0);
  CHECK(hall.staff({"list"}).out.find("Ni Made Sari") == std::string::npos);
  const auto log = hall.staff({"log", "--json"});
  CHECK(log.code == 0);
  CHECK(lines_of(log.out).size() == 4);
  for (const char* pin : {"4711", "8264", "90446182"}) {
    CHECK(log.out.find(pin) == std::string::npos);
    CHECK(log.err.find(pin) == std::string::npos);
  }
}

TEST_CASE("The log refuses to be changed or shortened, whoever opens the file") {
  Hall hall;
  REQUIRE(hall.staff({"add", "Sari", "--pin-stdin"}, "4711").code == 0);
  SQLite::Database db(hall.data + "/outbox.db", SQLite::OPEN_READWRITE);
  CHECK_THROWS_AS(db.exec("DELETE FROM staff_log"), SQLite::Exception);
  CHECK_THROWS_AS(db.exec("UPDATE staff_log SET name = 'x'"), SQLite::Exception);
  CHECK(db.execAndGet("SELECT count(*) FROM staff_log").getInt() == 1);
}

TEST_CASE("A mistyped folder comes into being for nobody") {
  Hall hall;
  hall.data = hall.house.path("nowhere");
  CHECK(hall.staff({"list"}).code != 0);
  CHECK_FALSE(std::string(hall.staff({"list"}).err).empty());
}
