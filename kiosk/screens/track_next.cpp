#include "kiosk/screens/track_next.h"

#include "assets/i18n/dates.h"
#include "sync/report/next_step.h"

namespace bale::screens {
namespace {

using report::NextStep;

struct Said {
  Text coming;
  Text by;
  Text late;
  Text was_due;
};
constexpr Said kVerify{Text::kTrackNextVerify, Text::kTrackNextBy, Text::kTrackLateVerify,
                       Text::kTrackLateBy};
constexpr Said kFollowUp{Text::kTrackNextFollowUp, Text::kTrackNextBy, Text::kTrackLateFollowUp,
                         Text::kTrackLateBy};
constexpr Said kAnswer{Text::kTrackNextAnswer, Text::kTrackNextBy, Text::kTrackNextAnswer,
                       Text::kTrackLateBy};
constexpr Said kClose{Text::kTrackNextClose, Text::kTrackNextAfter, Text::kTrackLateClose,
                      Text::kTrackLateCloseBy};

std::optional<Said> said_of(NextStep step) {
  switch (step) {
    case NextStep::kVerify: return kVerify;
    case NextStep::kFollowUp: return kFollowUp;
    case NextStep::kAnswer: return kAnswer;
    case NextStep::kClose: return kClose;
    case NextStep::kNothing: break;
  }
  return std::nullopt;
}

// An acknowledgement without a status is the first stage: the same clock runs.
report::Status status_of(const model::TrackView& view) {
  if (view.status && !view.status->stages.empty()) return *view.status;
  report::Status received;
  if (view.delivered_at) {
    received.stages = {{report::Stage::kBelumTerverifikasi, *view.delivered_at}};
  }
  return received;
}

}  // namespace

std::optional<NextWords> next_words(const model::State& s) {
  if (!s.track) return std::nullopt;
  const auto next =
      report::next_step(status_of(*s.track), report::date_in_wita(s.wall), s.hall.sla);
  const auto said = said_of(next.what);
  if (!said) return std::nullopt;
  NextWords words{.title = std::string(tr(s, next.late ? said->late : said->coming)),
                  .late = next.late};
  if (next.by) {
    const auto day = assets::full_date(lang(s), {next.by->year, next.by->month, next.by->day});
    words.detail = tr(s, next.late ? said->was_due : said->by, {{"date", day}});
  }
  return words;
}

}  // namespace bale::screens
