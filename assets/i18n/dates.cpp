#include "assets/i18n/dates.h"

#include <chrono>

namespace bale::assets {
namespace {

constexpr std::int64_t kWitaMs = 8 * 3'600'000;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr std::int64_t kMonthMs = 30 * kDayMs;
constexpr std::int64_t kYearMs = 365 * kDayMs;

constexpr Text kWeekdays[] = {Text::kDateMonday, Text::kDateTuesday,  Text::kDateWednesday,
                              Text::kDateThursday, Text::kDateFriday, Text::kDateSaturday,
                              Text::kDateSunday};
constexpr Text kWeekdayHeads[] = {Text::kDateMondayShort,   Text::kDateTuesdayShort,
                                  Text::kDateWednesdayShort, Text::kDateThursdayShort,
                                  Text::kDateFridayShort,   Text::kDateSaturdayShort,
                                  Text::kDateSundayShort};
constexpr Text kMonths[] = {Text::kDateJanuary,   Text::kDateFebruary, Text::kDateMarch,
                            Text::kDateApril,     Text::kDateMay,      Text::kDateJune,
                            Text::kDateJuly,      Text::kDateAugust,   Text::kDateSeptember,
                            Text::kDateOctober,   Text::kDateNovember, Text::kDateDecember};
// From two to twelve a person says the word, beyond that the figure.
constexpr Text kNumbers[] = {Text::kNumberTwo,   Text::kNumberThree, Text::kNumberFour,
                             Text::kNumberFive,  Text::kNumberSix,   Text::kNumberSeven,
                             Text::kNumberEight, Text::kNumberNine,  Text::kNumberTen,
                             Text::kNumberEleven, Text::kNumberTwelve};

std::chrono::year_month_day calendar(const Day& day) {
  return std::chrono::year{day.year} / day.month / day.day;
}
std::string_view month_name(Lang lang, const Day& day) {
  return tr(lang, kMonths[static_cast<std::size_t>(day.month - 1)]);
}

std::string two_digits(std::int64_t value) {
  std::string out = std::to_string(value);
  if (out.size() < 2) out.insert(out.begin(), '0');
  return out;
}

std::string number(Lang lang, std::int64_t n) {
  if (n < 2 || n > 12) return std::to_string(n);
  return std::string(tr(lang, kNumbers[static_cast<std::size_t>(n - 2)]));
}

std::string counted(Lang lang, std::int64_t n, Text one, Text many) {
  if (n == 1) return std::string(tr(lang, one));
  return format(tr(lang, many), {{"n", number(lang, n)}});
}

// What stands on a wall clock in WITA.
struct Local {
  Day day;
  std::int64_t minute_of_day;
};
Local local(std::int64_t wall_ms) {
  using namespace std::chrono;
  const sys_time<milliseconds> moment{milliseconds{wall_ms + kWitaMs}};
  const auto day = floor<days>(moment);
  const year_month_day date{day};
  return {{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
           static_cast<int>(static_cast<unsigned>(date.day()))},
          duration_cast<minutes>(moment - day).count()};
}

}  // namespace

bool on_calendar(const Day& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && calendar(day).ok();
}

Day day_in_wita(std::int64_t wall_ms) { return local(wall_ms).day; }

int weekday_of(const Day& day) {
  const std::chrono::weekday found{std::chrono::sys_days{calendar(day)}};
  return static_cast<int>(found.iso_encoding()) - 1;
}

int days_in_month(int year, int month) {
  const auto last = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                    std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::string_view weekday(Lang lang, const Day& day) {
  if (!on_calendar(day)) return {};
  return tr(lang, kWeekdays[static_cast<std::size_t>(weekday_of(day))]);
}

std::string full_date(Lang lang, const Day& day) {
  if (!on_calendar(day)) return {};
  return format(tr(lang, Text::kDateFull), {{"weekday", weekday(lang, day)},
                                            {"day", std::to_string(day.day)},
                                            {"month", month_name(lang, day)},
                                            {"year", std::to_string(day.year)}});
}

std::string month_year(Lang lang, const Day& day) {
  if (!on_calendar({day.year, day.month, 1})) return {};
  return format(tr(lang, Text::kDateMonthYear),
                {{"month", month_name(lang, day)}, {"year", std::to_string(day.year)}});
}

std::string day_month(Lang lang, const Day& day) {
  if (!on_calendar(day)) return {};
  return format(tr(lang, Text::kDateDayMonth),
                {{"day", std::to_string(day.day)}, {"month", month_name(lang, day)}});
}

std::array<std::string_view, 7> weekday_heads(Lang lang) {
  std::array<std::string_view, 7> out;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = tr(lang, kWeekdayHeads[i]);
  return out;
}

std::string time_of_day(Lang lang, std::int64_t wall_ms) {
  const auto minute = local(wall_ms).minute_of_day;
  return format(tr(lang, Text::kDateTime),
                {{"hour", two_digits(minute / 60)}, {"minute", two_digits(minute % 60)}});
}

std::string moment(Lang lang, std::int64_t wall_ms) {
  const auto when = local(wall_ms);
  if (!on_calendar(when.day)) return {};
  return format(tr(lang, Text::kDateMoment), {{"weekday", weekday(lang, when.day)},
                                              {"day", std::to_string(when.day.day)},
                                              {"month", month_name(lang, when.day)},
                                              {"time", time_of_day(lang, wall_ms)}});
}

std::string age(Lang lang, std::int64_t then_ms, std::int64_t now_ms) {
  const auto passed = now_ms - then_ms;
  if (passed < kMinuteMs) return std::string(tr(lang, Text::kAgeNow));
  if (passed < kHourMs) {
    return counted(lang, passed / kMinuteMs, Text::kAgeOneMinute, Text::kAgeMinutes);
  }
  if (passed < kDayMs) return counted(lang, passed / kHourMs, Text::kAgeOneHour, Text::kAgeHours);
  if (passed < kMonthMs) return counted(lang, passed / kDayMs, Text::kAgeOneDay, Text::kAgeDays);
  if (passed < kYearMs) {
    return counted(lang, passed / kMonthMs, Text::kAgeOneMonth, Text::kAgeMonths);
  }
  return std::string(tr(lang, Text::kAgeOverAYear));
}

}  // namespace bale::assets
