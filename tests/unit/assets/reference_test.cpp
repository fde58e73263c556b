#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "assets/reference/csv.h"
#include "assets/reference/data.h"
#include "assets/reference/reference.h"
#include "sync/report/validate.h"

using namespace bale::assets;

namespace {
constexpr Day kToday{2026, 11, 24};

std::size_t lines(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}
}  // namespace

TEST_CASE("Tabanan has ten kecamatan and 133 desa, each with a name and a code of its own") {
  REQUIRE(kecamatan().size() == 10);
  std::set<std::string> codes;
  for (const auto& each : kecamatan()) {
    CHECK_FALSE(each.name.empty());
    CHECK_FALSE(each.desa.empty());
    CHECK(std::ranges::is_sorted(each.desa, {}, &Desa::name));
    for (const auto& desa : each.desa) codes.insert(desa.code);
  }
  CHECK(codes.size() == 133);
}

TEST_CASE("Three names of desa occur twice, so only the code tells them apart") {
  for (const char* name : {"Beraban", "Kukuh", "Baturiti"}) {
    int found = 0;
    for (const auto& each : kecamatan()) {
      found += static_cast<int>(std::ranges::count(each.desa, name, &Desa::name));
    }
    CHECK(found == 2);
  }
}

TEST_CASE("The sketch of the map fills its cells once and leaves none empty") {
  int cells[kMapRows][kMapColumns] = {};
  for (const auto& each : kecamatan()) {
    for (int r = each.row; r < each.row + each.down; ++r) {
      for (int c = each.column; c < each.column + each.across; ++c) {
        REQUIRE(r < kMapRows);
        REQUIRE(c < kMapColumns);
        ++cells[r][c];
      }
    }
  }
  for (const auto& row : cells) {
    for (const int times : row) CHECK(times == 1);
  }
}

TEST_CASE("No row of the data files is lost while reading") {
  CHECK(csv_rows(kWilayahCsv, 3).size() == lines(kWilayahCsv) - 1);
  CHECK(csv_rows(kUnitsCsv, 6).size() == lines(kUnitsCsv) - 1);
  CHECK(csv_rows(kSuggestionsCsv, 2).size() == lines(kSuggestionsCsv) - 1);
  CHECK(csv_rows(kMapCsv, 5).size() == lines(kMapCsv) - 1);
}

TEST_CASE("Rows with too few or too many fields are left out, CRLF is forgiven") {
  const auto rows = csv_rows("a,b\n1,2\r\n1\n1,2,3\n,\n5,6", 2);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0][1] == "2");
  CHECK(rows[2][0] == "5");
  CHECK(csv_rows("", 2).empty());
}

TEST_CASE("Unit codes are unique and fit a report") {
  std::set<std::string> codes;
  for (const auto* unit : units_on(kToday)) {
    codes.insert(unit->code);
    CHECK(unit->code.size() <= 32);
    CHECK_FALSE(unit->name.empty());
  }
  CHECK(codes.size() == units_on(kToday).size());
  CHECK(codes.size() >= 36);  // those that are known for certain
  CHECK(find_unit("puprpkp")->verified);
  CHECK_FALSE(find_unit("bpbd")->verified);
}

TEST_CASE("A unit is offered within its days and known for ever") {
  const Unit gone{"x", "X", {}, "2020-01-01", "2025-12-31", true};
  CHECK_FALSE(gone.valid_on({2019, 12, 31}));
  CHECK(gone.valid_on({2020, 1, 1}));
  CHECK(gone.valid_on({2025, 12, 31}));
  CHECK_FALSE(gone.valid_on({2026, 1, 1}));
  CHECK(Unit{"y", "Y", {}, "", "", true}.valid_on({1970, 1, 1}));
}

TEST_CASE("Every picture but Lainnya suggests an agency that exists") {
  for (const auto key : bale::report::category_keys()) {
    CAPTURE(key);
    const Unit* const unit = suggestion_for(key, kToday);
    CHECK((unit != nullptr) == (key != "lainnya"));
  }
  CHECK(suggestion_for("tidak-ada", kToday) == nullptr);
}

TEST_CASE("Known means exactly what is in the files") {
  CHECK(known_desa("51.02.05.2001"));
  CHECK_FALSE(known_desa("51.02.05"));
  CHECK_FALSE(known_desa("51.02"));
  CHECK_FALSE(known_desa(""));
  CHECK_FALSE(known_desa("51.02.05.9999"));
  CHECK(known_unit("kec-penebel"));
  CHECK_FALSE(known_unit("kec-penebe"));
}
