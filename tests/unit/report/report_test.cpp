#include "sync/report/report.h"

#include <doctest/doctest.h>

#include <limits>
#include <set>

using namespace bale;
using namespace bale::report;

TEST_CASE("a date is four, two and two digits and a day of the calendar") {
  CHECK(parse_date("2026-11-24") == Date{2026, 11, 24});
  for (const char* text : {"", "2026-1-24", "2026-11-24 ", " 026-11-24", "2026/11/24", "20261124",
                           "2026-11-2x", "+026-11-24", "2026-11-2\n"}) {
    CHECK_FALSE(parse_date(text));
  }
  CHECK(Date{2024, 2, 29}.valid());
  CHECK(Date{2000, 2, 29}.valid());
  for (const Date bad : {Date{2026, 2, 29}, Date{2026, 2, 31}, Date{1900, 2, 29}, Date{2026, 4, 31},
                         Date{2026, 0, 1}, Date{2026, 13, 1}, Date{2026, 1, 0}, Date{2026, 1, 32},
                         Date{0, 1, 1}, Date{10'000, 1, 1}, Date{2026, -1, 1}}) {
    CHECK_FALSE(bad.valid());
  }
}

TEST_CASE("every day from 1900 to 2100 is counted and written there and back") {
  const auto last = days_since_epoch({2100, 12, 31});
  for (auto days = days_since_epoch({1900, 1, 1}); days <= last; ++days) {
    const auto date = date_from_days(days);
    REQUIRE(date.valid());
    REQUIRE(days_since_epoch(date) == days);
    REQUIRE(parse_date(to_string(date)) == date);
  }
}

TEST_CASE("the day changes at midnight of Tabanan, eight hours before UTC") {
  const WallMs midnight = days_since_epoch({2026, 11, 25}) * 86'400'000 - 8 * 3'600'000;
  CHECK(date_in_wita(midnight - 1) == Date{2026, 11, 24});
  CHECK(date_in_wita(midnight) == Date{2026, 11, 25});
  CHECK(date_in_wita(0) == Date{1970, 1, 1});
  CHECK(date_in_wita(16LL * 3'600'000 - 1) == Date{1970, 1, 1});
  CHECK(date_in_wita(16LL * 3'600'000) == Date{1970, 1, 2});
  CHECK(date_in_wita(-8LL * 3'600'000 - 1) == Date{1969, 12, 31});
}

TEST_CASE("a clock that has gone mad gives a date, not a crash") {
  (void)date_in_wita(std::numeric_limits<WallMs>::max());
  (void)date_in_wita(std::numeric_limits<WallMs>::min());
  (void)date_from_days(std::numeric_limits<std::int64_t>::max());
  (void)date_from_days(std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("the seventeen categories differ and one of them is sensitive") {
  const auto keys = category_keys();
  CHECK(std::set<std::string_view>(keys.begin(), keys.end()).size() == 17);
  int count = 0;
  for (const auto key : keys) count += sensitive(key) ? 1 : 0;
  CHECK(count == 1);
  CHECK(sensitive("pelayanan_pungli"));
}

TEST_CASE("classification and language keys lead there and back") {
  for (const auto c : {Classification::kPengaduan, Classification::kAspirasi,
                       Classification::kPermintaanInformasi}) {
    CHECK(parse_classification(key_of(c)) == c);
  }
  CHECK(key_of(Classification::kPermintaanInformasi) == "permintaan_informasi");
  CHECK_FALSE(parse_classification("Pengaduan"));
  for (const auto lang : {Lang::kId, Lang::kEn, Lang::kBan})
    CHECK(parse_lang(key_of(lang)) == lang);
  CHECK_FALSE(parse_lang("su"));
  CHECK(key_of(static_cast<Classification>(3)).empty());
}
