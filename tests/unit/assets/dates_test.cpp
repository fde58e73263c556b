#include <doctest/doctest.h>

#include "assets/i18n/dates.h"

using namespace bale::assets;

namespace {
constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kMoment = 1'795'473'660'000;  // 2026-11-24 06:41 in WITA
}  // namespace

TEST_CASE("A date is said with its weekday in every language") {
  CHECK(full_date(Lang::kId, {2026, 11, 23}) == "Senin, 23 November 2026");
  CHECK(full_date(Lang::kEn, {2026, 11, 23}) == "Monday, 23 November 2026");
  CHECK(full_date(Lang::kBan, {2026, 11, 23}) == "Soma, 23 November 2026");
  CHECK(weekday(Lang::kBan, {2026, 11, 26}) == "Wraspati");
  CHECK(weekday_heads(Lang::kBan)[6] == "Red");
  CHECK(full_date(Lang::kId, {2024, 2, 29}) == "Kamis, 29 Februari 2024");
  CHECK(day_month(Lang::kId, {2026, 8, 17}) == "17 Agustus");
  CHECK(month_year(Lang::kEn, {2026, 5, 1}) == "May 2026");
  CHECK(weekday_heads(Lang::kId)[6] == "Min");
}

TEST_CASE("What is no day of the calendar has no words and breaks nothing") {
  for (const Day day : {Day{2026, 2, 29}, Day{2026, 13, 1}, Day{2026, 0, 1}, Day{0, -5, 400}}) {
    CHECK(full_date(Lang::kId, day).empty());
    CHECK(day_month(Lang::kId, day).empty());
    CHECK(weekday(Lang::kId, day).empty());
  }
}

TEST_CASE("Clock times are WITA's, with a dot in Indonesian and a colon in English") {
  CHECK(time_of_day(Lang::kId, kMoment) == "06.41");
  CHECK(time_of_day(Lang::kEn, kMoment) == "06:41");
  CHECK(moment(Lang::kId, kMoment) == "Selasa 24 November, 06.41");
  CHECK(day_in_wita(0).year == 1970);
  CHECK(time_of_day(Lang::kId, 0) == "08.00");
}

TEST_CASE("Ages are said as a person says them") {
  const auto id = [](std::int64_t ago) { return age(Lang::kId, kMoment - ago, kMoment); };
  const auto en = [](std::int64_t ago) { return age(Lang::kEn, kMoment - ago, kMoment); };
  CHECK(id(0) == "baru saja");
  CHECK(id(-5 * kDay) == "baru saja");
  CHECK(id(kMinute) == "satu menit lalu");
  CHECK(id(15 * kMinute) == "15 menit lalu");
  CHECK(id(2 * kHour) == "dua jam lalu");
  CHECK(id(12 * kHour) == "dua belas jam lalu");
  CHECK(id(13 * kHour) == "13 jam lalu");
  CHECK(id(kDay) == "satu hari lalu");
  CHECK(id(29 * kDay) == "29 hari lalu");
  CHECK(id(65 * kDay) == "dua bulan lalu");
  CHECK(id(400 * kDay) == "lebih dari setahun lalu");
  CHECK(en(kHour) == "one hour ago");
  CHECK(en(3 * kDay) == "three days ago");
  CHECK(age(Lang::kBan, kMoment - 2 * kHour, kMoment) == "kalih jam sané lintang");
}

TEST_CASE("Months have their days, February too") {
  CHECK(days_in_month(2026, 2) == 28);
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2026, 12) == 31);
  CHECK(weekday_of({2026, 11, 23}) == 0);
  CHECK(weekday_of({2026, 11, 29}) == 6);
}
