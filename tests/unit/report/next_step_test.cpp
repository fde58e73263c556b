#include "sync/report/next_step.h"

#include <doctest/doctest.h>

using namespace bale;
using namespace bale::report;

namespace {

// Noon in Tabanan.
WallMs noon(int year, int month, int day) {
  return (days_since_epoch({year, month, day}) * 24 + 4) * 3'600'000;
}

Status at_stage(Stage stage, WallMs at) {
  Status out;
  out.stages = {{Stage::kBelumTerverifikasi, at}};
  if (stage != Stage::kBelumTerverifikasi) out.stages.push_back({stage, at});
  return out;
}

// Mondays to Fridays without a holiday in Tabanan follow 10 August 2026 until the 17th.
constexpr Date kToday{2026, 8, 10};

}  // namespace

TEST_CASE("What was received is checked within three working days, later it is said to be late") {
  const auto status = at_stage(Stage::kBelumTerverifikasi, noon(2026, 8, 10));
  CHECK(next_step(status, kToday) == Next{NextStep::kVerify, Date{2026, 8, 13}, false});
  CHECK_FALSE(next_step(status, {2026, 8, 13}).late);
  CHECK(next_step(status, {2026, 8, 14}).late);
}

TEST_CASE("A weekend and a holiday are no working days") {
  // 15 and 16 August are a weekend, the 17th is Independence Day.
  const auto status = at_stage(Stage::kBelumTerverifikasi, noon(2026, 8, 13));
  CHECK(next_step(status, {2026, 8, 13}).by == Date{2026, 8, 19});
}

TEST_CASE("A forwarded report is followed up within five working days") {
  const auto next = next_step(at_stage(Stage::kTerverifikasi, noon(2026, 8, 3)), {2026, 8, 3});
  CHECK(next == Next{NextStep::kFollowUp, Date{2026, 8, 10}, false});
}

TEST_CASE("While the agency works no day is promised, after its answer ten silent days close it") {
  auto status = at_stage(Stage::kDalamProses, noon(2026, 7, 20));
  CHECK(next_step(status, kToday) == Next{NextStep::kAnswer, std::nullopt, false});
  status.answers = {{"puprpkp", noon(2026, 7, 21), "Kami periksa."},
                    {"puprpkp", noon(2026, 7, 27), "Sudah diperbaiki."}};
  CHECK(next_step(status, kToday) == Next{NextStep::kClose, Date{2026, 8, 10}, false});
}

TEST_CASE("Nothing comes after the end, nor without any stage") {
  for (const auto stage : {Stage::kSelesai, Stage::kDiarsipkan, Stage::kDitolak}) {
    CHECK(next_step(at_stage(stage, noon(2026, 8, 10)), kToday) == Next{});
  }
  CHECK(next_step({}, kToday) == Next{});
}

TEST_CASE("The terms are the regency's to set") {
  const auto status = at_stage(Stage::kBelumTerverifikasi, noon(2026, 8, 10));
  const assets::SlaDays slower{.verify = 4, .follow_up = 5, .close = 10};
  CHECK(next_step(status, kToday, slower).by == Date{2026, 8, 14});
}

TEST_CASE("The day is Tabanan's, not Greenwich's") {
  // 00.30 on 11 August in Tabanan is still the 10th in Greenwich.
  const auto half_past_midnight = noon(2026, 8, 11) - 23 * 1'800'000;
  const auto status = at_stage(Stage::kBelumTerverifikasi, half_past_midnight);
  CHECK(next_step(status, {2026, 8, 11}).by == Date{2026, 8, 14});
}
