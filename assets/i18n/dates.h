// Dates, times and ages in words. The time zone is WITA (UTC+8, no summer time), Tabanan's.
// Wall-clock values are milliseconds since 1970-01-01 UTC. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "assets/i18n/i18n.h"

namespace bale::assets {

// A calendar day; what is no day of the calendar gives empty words.
struct Day {
  int year{0};
  int month{0};  // 1..12
  int day{0};    // 1..31
};
[[nodiscard]] bool on_calendar(const Day& day);
[[nodiscard]] Day day_in_wita(std::int64_t wall_ms);
[[nodiscard]] int weekday_of(const Day& day);  // 0 Monday … 6 Sunday
[[nodiscard]] int days_in_month(int year, int month);

[[nodiscard]] std::string full_date(Lang lang, const Day& day);   // "Senin, 23 November 2026"
[[nodiscard]] std::string month_year(Lang lang, const Day& day);  // "November 2026"
[[nodiscard]] std::string day_month(Lang lang, const Day& day);   // "23 November"
[[nodiscard]] std::string_view weekday(Lang lang, const Day& day);  // "Senin"
// Column heads of a calendar that begins on Monday: "Sen" … "Min".
[[nodiscard]] std::array<std::string_view, 7> weekday_heads(Lang lang);

[[nodiscard]] std::string time_of_day(Lang lang, std::int64_t wall_ms);  // "14.02"
[[nodiscard]] std::string moment(Lang lang, std::int64_t wall_ms);  // "Selasa 24 November, 06.41"
// "dua jam lalu", "15 menit lalu". A moment in the future (a clock was set) reads "baru saja".
[[nodiscard]] std::string age(Lang lang, std::int64_t then_ms, std::int64_t now_ms);

}  // namespace bale::assets
