#include "kiosk/screens/track_stages.h"

#include <algorithm>
#include <array>

#include "assets/i18n/dates.h"

namespace bale::screens {
namespace {

using report::Stage;

// One place on the line, before it is told in words.
struct Step {
  Text name;
  Icon icon;
  std::optional<Stage> stage;  // absent: only this kiosk knows it
};
constexpr Step kSaved{Text::kStageSaved, Icon::kSimpan, {}};
constexpr Step kReceived{Text::kStageReceived, Icon::kKirim, Stage::kBelumTerverifikasi};
constexpr Step kVerified{Text::kStageVerified, Icon::kPetugas, Stage::kTerverifikasi};
constexpr Step kInProgress{Text::kStageInProgress, Icon::kKerja, Stage::kDalamProses};
constexpr Step kFinished{Text::kStageFinished, Icon::kCek, Stage::kSelesai};
constexpr Step kArchived{Text::kStageArchived, Icon::kSimpan, Stage::kDiarsipkan};
constexpr Step kRefused{Text::kStageRefused, Icon::kTutup, Stage::kDitolak};

std::optional<WallMs> reached(const model::TrackView& view, const Step& step) {
  if (!step.stage) return view.saved_at;
  std::optional<WallMs> at;
  if (view.status) {
    for (const report::StageAt& s : view.status->stages) {
      if (s.stage == *step.stage) at = s.at;
    }
  }
  if (!at && step.stage == Stage::kBelumTerverifikasi) at = view.delivered_at;
  return at;
}

// The stage the report is in: the last the centre told, else what this kiosk knows.
std::optional<Stage> present(const model::TrackView& view) {
  if (view.status && !view.status->stages.empty()) return view.status->stages.back().stage;
  if (view.delivered_at || view.status) return Stage::kBelumTerverifikasi;
  return std::nullopt;
}

bool ends_otherwise(std::optional<Stage> now) {
  return now == Stage::kDiarsipkan || now == Stage::kDitolak;
}

std::vector<Step> steps_of(const model::TrackView& view) {
  const auto now = present(view);
  if (!ends_otherwise(now)) return {kSaved, kReceived, kVerified, kInProgress, kFinished};
  // What it never went through is not shown as if it were still to come.
  std::vector<Step> steps{kSaved, kReceived};
  for (const Step& step : {kVerified, kInProgress, kFinished}) {
    if (reached(view, step)) steps.push_back(step);
  }
  steps.push_back(now == Stage::kDitolak ? kRefused : kArchived);
  return steps;
}

std::string date_words(const model::State& s, const std::optional<WallMs>& at, bool now,
                       bool narrow) {
  if (!at) return {};
  const assets::Day day = assets::day_in_wita(*at);
  std::string date = assets::day_month(lang(s), day);
  std::string first(assets::weekday(lang(s), day));
  if (narrow) {
    const auto gap = date.find(' ');
    first = date.substr(0, gap);
    date = gap == std::string::npos ? std::string() : date.substr(gap + 1);
  }
  if (now) first = tr(s, Text::kStageSince, {{"day", first}});
  return first + "\n" + date;
}

}  // namespace

std::vector<ShownStage> stages_of(const model::State& s, const model::TrackView& view,
                                  bool narrow) {
  const auto now = present(view);
  std::vector<ShownStage> shown;
  bool before = true;  // up to where it stands, all is done
  for (const Step& step : steps_of(view)) {
    const bool here = step.stage == now;
    ShownStage out{.name = step.name, .icon = step.icon};
    out.state = here ? ui::StageState::kNow : before ? ui::StageState::kDone
                                                     : ui::StageState::kNotYet;
    if (here && now == Stage::kSelesai) out.state = ui::StageState::kDone;
    const bool told = out.state != ui::StageState::kNotYet;
    const bool goes_on = out.state == ui::StageState::kNow && !ends_otherwise(now);
    out.date = told ? date_words(s, reached(view, step), goes_on, narrow)
                    : std::string(tr(s, Text::kStageNotYet));
    if (here) before = false;
    shown.push_back(std::move(out));
  }
  return shown;
}

Standing standing_of(const model::TrackView& view) {
  const auto now = present(view);
  if (!now) {
    return {view.quarantined ? Text::kTrackQuarantined : Text::kTrackSaved, view.saved_at};
  }
  const auto since = [&](const Step& step) { return reached(view, step); };
  switch (*now) {
    case Stage::kBelumTerverifikasi: return {Text::kTrackReceived, since(kReceived)};
    case Stage::kTerverifikasi: return {Text::kTrackVerified, since(kVerified)};
    case Stage::kDalamProses: return {Text::kTrackInProgress, since(kInProgress)};
    case Stage::kSelesai: return {Text::kTrackFinished, since(kFinished)};
    case Stage::kDiarsipkan: return {Text::kTrackArchived, since(kArchived)};
    case Stage::kDitolak: return {Text::kTrackRefused, since(kRefused)};
  }
  return {Text::kTrackReceived, {}};
}

}  // namespace bale::screens
