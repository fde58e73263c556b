// Kirim Laporan, the receipt on screen and paper, and the face for the hall.
#include "kiosk/model/flow.h"
#include "kiosk/model/turns.h"

namespace bale::model {
namespace {

std::vector<int> handles_of(const std::vector<Attachment>& attachments) {
  std::vector<int> out;
  out.reserve(attachments.size());
  for (const auto& attachment : attachments) out.push_back(attachment.handle);
  return out;
}

}  // namespace

void Visit::on(const SubmitPressed&) {
  if (s.screen == Screen::kReview) submit();
}

void Visit::on(const RetryPressed&) {
  if (s.screen == Screen::kCouldNotSave) submit();
}

void Visit::submit() {
  if (const auto missing = first_missing(d)) {
    s.editing = true;
    return go(s, *missing, out_);
  }
  auto report = compose_report(s);
  const auto faults = report::validate(report, {.today = report::date_in_wita(s.wall)});
  if (!faults.empty()) return mend(s, faults, out_);
  s.saving = true;
  s.save_trouble.reset();
  arrive(s, Screen::kSaving, out_);
  out_.emplace_back(SaveReport{std::move(report), handles_of(d.attachments)});
}

void Visit::on(const CodeMinted&) { s.code_minted = s.code_asked; }

// The draft is sealed on disk; nothing of it is needed here any more.
void Visit::on(const ReportSaved& e) {
  if (!s.saving) return;
  s.saving = false;
  for (const auto& attachment : d.attachments) {
    out_.emplace_back(DropAttachment{attachment.handle});
  }
  const bool assisted = d.assisted;
  d = Draft{};
  d.assisted = assisted;
  s.guidance = {};
  s.back.clear();
  s.receipt = e.receipt;
  s.last_touch = s.now;
  arrive(s, Screen::kReceipt, out_);
  print();
}

void Visit::on(const SaveFailed& e) {
  if (!s.saving) return;
  s.saving = false;
  s.save_trouble = e.trouble;
  s.last_touch = s.now;
  arrive(s, Screen::kCouldNotSave, out_);
}

void Visit::on(const DeliverySeen& e) {
  s.offline = e.offline;
  if (!s.receipt) return;
  if (e.delivered_at) s.receipt->delivered_at = e.delivered_at;
  s.receipt->quarantined = e.quarantined;
}

void Visit::print() {
  if (!s.receipt || s.devices.printer == PrinterState::kNone) return;
  s.receipt->paper = PaperJob::kWaiting;
  out_.emplace_back(PrintReceipt{*s.receipt, s.hall.name, s.lang, s.hall.sla.verify});
}

void Visit::on(const PrintAgainPressed&) {
  if (s.screen != Screen::kReceipt || !s.receipt) return;
  if (s.receipt->paper != PaperJob::kWaiting) print();
}

void Visit::on(const PaperSeen& e) {
  if (s.receipt) s.receipt->paper = e.job;
}

// The hall's face goes out as it is touched; the agency's waits for ActConfirmed.
void Visit::on(const Rated& e) {
  if (e.stars < 1 || e.stars > 5) return;
  if (s.screen == Screen::kTrackRate) {
    if (s.act == ActState::kNone || s.act == ActState::kFailed) s.rated = e.stars;
    return;
  }
  if (s.screen != Screen::kRateVisit || s.rated != 0) return;
  s.rated = e.stars;
  s.act = ActState::kSaving;
  out_.emplace_back(SendAct{.kind = ActKind::kRating, .code = {}, .text = {}, .stars = e.stars});
}

}  // namespace bale::model
