#include "sync/report/next_step.h"

namespace bale::report {
namespace {

Next within(NextStep what, WallMs from, int days, const Date& today) {
  const auto start = date_in_wita(from);
  const auto end = assets::add_working_days({start.year, start.month, start.day}, days);
  const Date by{end.year, end.month, end.day};
  return {what, by, today > by};
}

}  // namespace

Next next_step(const Status& status, const Date& today, const assets::SlaDays& rules) {
  if (status.stages.empty()) return {};
  const auto& [stage, at] = status.stages.back();
  switch (stage) {
    case Stage::kBelumTerverifikasi:
      return within(NextStep::kVerify, at, rules.verify, today);
    case Stage::kTerverifikasi:
      return within(NextStep::kFollowUp, at, rules.follow_up, today);
    case Stage::kDalamProses:
      if (status.answers.empty()) return {NextStep::kAnswer, std::nullopt, false};
      return within(NextStep::kClose, status.answers.back().at, rules.close, today);
    case Stage::kSelesai:
    case Stage::kDiarsipkan:
    case Stage::kDitolak:
      break;
  }
  return {};
}

}  // namespace bale::report
