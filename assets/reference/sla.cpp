#include "assets/reference/sla.h"

#include <algorithm>
#include <chrono>

namespace bale::assets {
namespace {

using std::chrono::sys_days;

sys_days days_of(const Day& day) {
  return sys_days{std::chrono::year{day.year} / day.month / day.day};
}

Day day_of(sys_days days) {
  const std::chrono::year_month_day date{days};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace

Day add_working_days(const Day& from, int n) {
  if (n <= 0 || !on_calendar(from)) return from;
  auto at = days_of(from);
  for (int left = std::min(n, kWorkingDaysMost); left > 0;) {
    at += std::chrono::days{1};
    if (working_day(day_of(at))) --left;
  }
  return day_of(at);
}

int working_days_between(const Day& from, const Day& to) {
  if (!on_calendar(from) || !on_calendar(to)) return 0;
  int out = 0;
  for (auto at = days_of(from); at < days_of(to) && out < kWorkingDaysMost;) {
    at += std::chrono::days{1};
    if (working_day(day_of(at))) ++out;
  }
  return out;
}

}  // namespace bale::assets
