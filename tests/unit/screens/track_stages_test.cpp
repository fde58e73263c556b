#include "kiosk/screens/track_stages.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

using namespace bale;
using report::Stage;
using screens::ShownStage;
using screens::Text;
using ui::StageState;

constexpr WallMs kDay = 86'400'000;
constexpr WallMs kSunday = 1'794'067'200'000 + 60'000;  // 7 November 2026, 16.01 UTC: the 8th here

model::TrackView saved_here() {
  model::TrackView view;
  view.local = true;
  view.saved_at = kSunday;
  return view;
}

model::TrackView with(std::vector<report::StageAt> stages) {
  model::TrackView view = saved_here();
  view.status = report::Status{};
  view.status->stages = std::move(stages);
  return view;
}

std::vector<Text> names(const std::vector<ShownStage>& stages) {
  std::vector<Text> all;
  for (const auto& s : stages) all.push_back(s.name);
  return all;
}

std::vector<StageState> states(const std::vector<ShownStage>& stages) {
  std::vector<StageState> all;
  for (const auto& s : stages) all.push_back(s.state);
  return all;
}

}  // namespace

TEST_CASE("a report that only this kiosk has stands at its first stage") {
  const model::TrackView view = saved_here();
  const auto shown = screens::stages_of({}, view);
  REQUIRE(shown.size() == 5);
  CHECK(shown[0].state == StageState::kNow);
  CHECK(shown[0].date == "sejak Minggu\n8 November");
  CHECK(shown[1].state == StageState::kNotYet);
  CHECK(shown[1].date == "belum");
  CHECK(screens::standing_of(view).heading == Text::kTrackSaved);
}

TEST_CASE("a quarantined report says that the centre does not have it") {
  model::TrackView view = saved_here();
  view.quarantined = true;
  CHECK(screens::standing_of(view).heading == Text::kTrackQuarantined);
}

TEST_CASE("an acknowledgement alone makes the report received") {
  model::TrackView view = saved_here();
  view.delivered_at = kSunday + kDay;
  const auto shown = screens::stages_of({}, view);
  CHECK(shown[0].state == StageState::kDone);
  CHECK(shown[1].state == StageState::kNow);
  CHECK(shown[1].date == "sejak Senin\n9 November");
  CHECK(screens::standing_of(view).since == kSunday + kDay);
}

TEST_CASE("stages that were passed over count as done and show no date") {
  const auto shown = screens::stages_of({}, with({{Stage::kDalamProses, kSunday}}));
  CHECK(states(shown) == std::vector{StageState::kDone, StageState::kDone, StageState::kDone,
                                     StageState::kNow, StageState::kNotYet});
  CHECK(shown[2].date.empty());
}

TEST_CASE("a finished report has no stage that is still going on") {
  const auto shown = screens::stages_of({}, with({{Stage::kSelesai, kSunday}}));
  CHECK(std::ranges::none_of(shown, [](const auto& s) { return s.state != StageState::kDone; }));
  CHECK(shown.back().date == "Minggu\n8 November");
}

TEST_CASE("a refused report ends there: what it never reached is not shown as to come") {
  const auto view = with({{Stage::kBelumTerverifikasi, kSunday}, {Stage::kDitolak, kSunday + kDay}});
  const auto shown = screens::stages_of({}, view);
  CHECK(names(shown) == std::vector{Text::kStageSaved, Text::kStageReceived, Text::kStageRefused});
  CHECK(shown.back().date == "Senin\n9 November");
  CHECK(screens::standing_of(view).heading == Text::kTrackRefused);
}

TEST_CASE("an archived report keeps the stages it went through") {
  const auto shown = screens::stages_of({}, with({{Stage::kBelumTerverifikasi, kSunday},
                                                  {Stage::kTerverifikasi, kSunday},
                                                  {Stage::kDiarsipkan, kSunday + kDay}}));
  CHECK(names(shown) == std::vector{Text::kStageSaved, Text::kStageReceived,
                                    Text::kStageVerified, Text::kStageArchived});
}

TEST_CASE("a report sent back to be disposed again stands where the centre last put it") {
  const auto view = with({{Stage::kTerverifikasi, kSunday},
                          {Stage::kDalamProses, kSunday + kDay},
                          {Stage::kTerverifikasi, kSunday + 2 * kDay}});
  const auto shown = screens::stages_of({}, view);
  CHECK(states(shown) == std::vector{StageState::kDone, StageState::kDone, StageState::kNow,
                                     StageState::kNotYet, StageState::kNotYet});
  CHECK(screens::standing_of(view).since == kSunday + 2 * kDay);
}

TEST_CASE("a narrow line of stages leaves the day of the week out") {
  const auto shown = screens::stages_of({}, saved_here(), true);
  CHECK(shown[0].date == "sejak 8\nNovember");
}
