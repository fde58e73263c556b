#include "assets/reference/holidays.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "assets/reference/csv.h"
#include "assets/reference/data.h"

namespace bale::assets {
namespace {

constexpr int kSaturday = 5;  // of weekday_of()

std::array<int, 3> key(const Day& day) { return {day.year, day.month, day.day}; }

int number(std::string_view text) {
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

Day parse(std::string_view iso) {  // "YYYY-MM-DD"; our own file, a test reads every row
  if (iso.size() != 10) return {};
  return {number(iso.substr(0, 4)), number(iso.substr(5, 2)), number(iso.substr(8, 2))};
}

HolidayKind kind_of(std::string_view word) {
  if (word == "bali") return HolidayKind::kBali;
  return word == "cuti_bersama" ? HolidayKind::kCutiBersama : HolidayKind::kNational;
}

std::vector<Holiday> read() {
  std::vector<Holiday> out;
  for (const auto& row : csv_rows(kHolidaysCsv, 5)) {
    out.push_back({parse(row[0]), std::string(row[1]), kind_of(row[2]), std::string(row[3]),
                   row[4] == "yes"});
  }
  std::ranges::stable_sort(out, {}, [](const Holiday& h) { return key(h.day); });
  return out;
}

const std::vector<Holiday>& table() {
  static const std::vector<Holiday> kTable = read();
  return kTable;
}

}  // namespace

std::span<const Holiday> holidays() { return table(); }

const Holiday* holiday_on(const Day& day) {
  const auto found = std::ranges::lower_bound(table(), key(day), {},
                                              [](const Holiday& h) { return key(h.day); });
  return found != table().end() && key(found->day) == key(day) ? &*found : nullptr;
}

Day holidays_end() { return {table().back().day.year, 12, 31}; }

bool working_day(const Day& day) {
  return on_calendar(day) && weekday_of(day) < kSaturday && holiday_on(day) == nullptr;
}

}  // namespace bale::assets
