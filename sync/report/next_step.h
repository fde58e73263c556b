// What happens next to a report by the national clock, and by when: what tracking shows beside the
// stage. It promises nothing; a day that has passed is said as such. Pure; any thread.
#pragma once

#include <optional>

#include "assets/reference/sla.h"
#include "sync/report/report.h"
#include "sync/report/status.h"

namespace bale::report {

enum class NextStep : std::uint8_t {
  kVerify,    // an admin checks the report and forwards it to an agency
  kFollowUp,  // the agency begins to work on it
  kAnswer,    // the agency works; when it answers no rule says for every class
  kClose,     // answered: without a word from the reporter it is closed
  kNothing,   // closed, archived or refused
};

struct Next {
  NextStep what{NextStep::kNothing};
  std::optional<Date> by;  // the last working day of the term; absent: no term is known
  bool late{false};        // `by` has passed
  bool operator==(const Next&) const = default;
};

// `rules`: working days of each term; the defaults are SP4N's (3, 5, 10). A term runs from the day
// (WITA) on which the stage was reached, the closing one from the last answer.
[[nodiscard]] Next next_step(const Status& status, const Date& today,
                             const assets::SlaDays& rules = {});

}  // namespace bale::report
