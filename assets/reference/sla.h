// The national clock of a complaint in working days, and how to count them. It says what should
// happen next and by when; no screen promises it. Pure; any thread.
#pragma once

#include "assets/reference/holidays.h"

namespace bale::assets {

// SP4N's terms (domain.md); a regency may set others: configuration, these are its defaults.
struct SlaDays {
  int verify{3};      // from arrival to checked and forwarded
  int follow_up{5};   // from forwarded to the agency's first act
  int close{10};      // of silence after the answer, then it is closed
};

inline constexpr int kWorkingDaysMost = 366;  // of one term; more is cut to this

// The n-th working day after `from`, which itself never counts; `from` when n is not positive or
// `from` is no day of the calendar.
[[nodiscard]] Day add_working_days(const Day& from, int n);
// How many working days lie after `from` up to and including `to`; 0 when `to` is not later. Counts
// at most kWorkingDaysMost.
[[nodiscard]] int working_days_between(const Day& from, const Day& to);

}  // namespace bale::assets
