#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "assets/reference/csv.h"
#include "assets/reference/data.h"
#include "assets/reference/holidays.h"
#include "assets/reference/sla.h"

using namespace bale::assets;

namespace {

std::chrono::sys_days days_of(const Day& d) {
  return std::chrono::sys_days{std::chrono::year{d.year} / d.month / d.day};
}
bool equal(const Day& a, const Day& b) {
  return std::array{a.year, a.month, a.day} == std::array{b.year, b.month, b.day};
}
const Holiday* named(std::string_view name, int year) {
  const auto found = std::ranges::find_if(
      holidays(), [&](const Holiday& h) { return h.name == name && h.day.year == year; });
  return found == holidays().end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("Every row of the holiday file is a day with a name, a kind and a source") {
  const auto lines = std::ranges::count(kHolidaysCsv, '\n');
  CHECK(holidays().size() == static_cast<std::size_t>(lines - 1));
  for (const auto& row : csv_rows(kHolidaysCsv, 5)) {
    CAPTURE(row[0]);
    const bool known = row[2] == "nasional" || row[2] == "cuti_bersama" || row[2] == "bali";
    CHECK(known);
    CHECK((row[4] == "yes" || row[4] == "no"));
  }
  for (const auto& each : holidays()) {
    CAPTURE(each.name);
    CHECK_FALSE(weekday(Lang::kId, each.day).empty());
    CHECK_FALSE(each.name.empty());
    CHECK_FALSE(each.source.empty());
    CHECK((each.day.year == 2026 || each.day.year == 2027));
  }
  CHECK(equal(holidays_end(), {2027, 12, 31}));
}

TEST_CASE("2026 has the 17 national holidays and 8 cuti bersama of the ministers' decree") {
  const auto of_2026 = [](HolidayKind kind) {
    return std::ranges::count_if(holidays(), [&](const Holiday& h) {
      return h.day.year == 2026 && h.kind == kind && h.verified;
    });
  };
  CHECK(of_2026(HolidayKind::kNational) == 17);
  CHECK(of_2026(HolidayKind::kCutiBersama) == 8);
  CHECK(of_2026(HolidayKind::kBali) == 0);  // nothing of Bali's is called certain
}

TEST_CASE("Bali's days keep the pawukon: 210 days, on their weekday, at their distance") {
  int galungan = 0;
  for (const auto& each : holidays()) {
    const auto from_galungan = (days_of(each.day) - days_of({2026, 6, 17})).count();
    const auto in_cycle = ((from_galungan % 210) + 210) % 210;
    CAPTURE(each.name);
    if (each.name == "Galungan") {
      ++galungan;
      CHECK(in_cycle == 0);
      CHECK(weekday(Lang::kBan, each.day) == "Buda");
    }
    if (each.name == "Kuningan") {
      CHECK(in_cycle == 10);
      CHECK(weekday(Lang::kBan, each.day) == "Saniscara");
    }
    if (each.name == "Saraswati") {
      CHECK(in_cycle == 136);
      CHECK(weekday(Lang::kBan, each.day) == "Saniscara");
    }
    if (each.name == "Pagerwesi") {
      CHECK(in_cycle == 140);
      CHECK(weekday(Lang::kBan, each.day) == "Buda");
    }
  }
  CHECK(galungan == 3);  // June 2026, January and August 2027
  REQUIRE(named("Nyepi Tahun Baru Saka 1948", 2026) != nullptr);
  CHECK(equal(named("Nyepi Tahun Baru Saka 1948", 2026)->day, {2026, 3, 19}));
  CHECK(named("Siwaratri", 2027) != nullptr);
}

TEST_CASE("A working day is Monday to Friday without a holiday of any kind") {
  CHECK(working_day({2026, 11, 25}));         // Wednesday
  CHECK_FALSE(working_day({2026, 11, 28}));   // Saturday
  CHECK_FALSE(working_day({2026, 11, 29}));   // Sunday
  CHECK_FALSE(working_day({2026, 8, 17}));    // national, Monday
  CHECK_FALSE(working_day({2026, 12, 24}));   // cuti bersama, Thursday
  CHECK_FALSE(working_day({2026, 6, 17}));    // Galungan, Wednesday
  CHECK_FALSE(working_day({2026, 2, 30}));    // no day
  CHECK_FALSE(working_day({2026, 13, 1}));
  CHECK(working_day({2030, 8, 14}));          // beyond the file: weekends only
  CHECK_FALSE(working_day({2030, 8, 17}));    // a Saturday
  CHECK(holiday_on({2026, 6, 17})->name == "Galungan");
  CHECK(holiday_on({2026, 6, 18})->name == "Umanis Galungan");
  CHECK(holiday_on({2026, 6, 19}) == nullptr);
}

TEST_CASE("Working days are counted over weekends, Nyepi, Idul Fitri and Galungan") {
  CHECK(equal(add_working_days({2026, 11, 25}, 3), {2026, 11, 30}));  // Wednesday to Monday
  CHECK(equal(add_working_days({2026, 11, 28}, 1), {2026, 11, 30}));  // from a Saturday
  CHECK(equal(add_working_days({2026, 3, 17}, 1), {2026, 3, 25}));    // Nyepi and Idul Fitri
  CHECK(equal(add_working_days({2026, 6, 15}, 3), {2026, 6, 23}));    // Muharam and Galungan
  CHECK(equal(add_working_days({2026, 12, 31}, 1), {2027, 1, 4}));    // New Year, weekend
  CHECK(equal(add_working_days({2026, 11, 25}, 0), {2026, 11, 25}));
  CHECK(equal(add_working_days({2026, 11, 25}, -4), {2026, 11, 25}));
  CHECK(equal(add_working_days({2026, 2, 30}, 3), {2026, 2, 30}));
  CHECK(equal(add_working_days({2026, 1, 1}, 2'000'000'000),
              add_working_days({2026, 1, 1}, kWorkingDaysMost)));
}

TEST_CASE("Counting back gives the number of working days that were added") {
  for (int day = 1; day <= 30; ++day) {
    for (int n = 1; n <= 30; ++n) {
      const Day from{2026, 6, day};
      const Day to = add_working_days(from, n);
      CHECK(working_day(to));
      CHECK(working_days_between(from, to) == n);
    }
  }
  CHECK(working_days_between({2026, 11, 25}, {2026, 11, 25}) == 0);
  CHECK(working_days_between({2026, 11, 26}, {2026, 11, 25}) == 0);
  CHECK(working_days_between({2026, 11, 25}, {2026, 99, 1}) == 0);
}

TEST_CASE("The terms are SP4N's unless a configuration says otherwise") {
  CHECK(SlaDays{}.verify == 3);
  CHECK(SlaDays{}.follow_up == 5);
  CHECK(SlaDays{}.close == 10);
}
