// Days on which the offices of Tabanan are closed: national holidays, cuti bersama and Bali's own,
// from assets/reference/tabanan/holidays.csv, built into the program. Immutable; any thread.
//
// The file ends (`holidays_end`); beyond it only weekends are known, so a term is counted a little
// too short there. Bali's days are optional holidays by the governor's yearly circular: to be
// confirmed each year, hence `verified`.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "assets/i18n/dates.h"

namespace bale::assets {

enum class HolidayKind : std::uint8_t { kNational, kCutiBersama, kBali };

struct Holiday {
  Day day;
  std::string name;  // Indonesian
  HolidayKind kind{HolidayKind::kNational};
  std::string source;
  bool verified{false};  // false: derived or expected, to be confirmed
};

// By day; a day may have several.
[[nodiscard]] std::span<const Holiday> holidays();
// The first holiday of that day; null: none.
[[nodiscard]] const Holiday* holiday_on(const Day& day);
// 31 December of the last year the file covers.
[[nodiscard]] Day holidays_end();

// Monday to Friday and no holiday, confirmed or expected. False for what is no day of the calendar.
[[nodiscard]] bool working_day(const Day& day);

}  // namespace bale::assets
