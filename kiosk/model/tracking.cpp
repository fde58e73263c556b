// Lacak laporan: the code, what it opens, and the acts on it. Every act is a row of the outbox: it
// works without a network, and says so.
#include <utility>

#include "kiosk/model/turns.h"
#include "sync/report/tracking_code.h"

namespace bale::model {

void Visit::on(const CodeSubmitted&) {
  if (s.screen != Screen::kTrackCode || s.tracking || s.track_wait_s > 0) return;
  const auto typed = s.code_entry.utf8();
  const auto code = report::TrackingCode::parse(typed);
  // A slip of the finger shows in the check character: it costs no try and asks no disk.
  s.code_wrong = !code.has_value();
  if (s.code_wrong) return;
  s.tracking = true;
  s.track_unknown = false;
  out_.emplace_back(TrackReport{code->formatted()});
}

// Where the camera came to nothing: another try.
void Visit::on(const ScanPressed&) {
  if (!s.devices.camera || s.tracking || s.track_wait_s > 0) return;
  if (s.screen == Screen::kTrackCode) return go(s, Screen::kTrackScan, out_);
  if (s.screen == Screen::kTrackScan && s.camera == CameraPhase::kTrouble) open_devices(s, out_);
}

// A code that was shown is as good as one that was typed, and counts as one: same checks, same
// limit. Under the idle question nobody is known to hold it there.
void Visit::on(const CodeScanned& e) {
  if (s.screen != Screen::kTrackScan || s.countdown_s) return;
  s.scan_foreign = e.code.empty();
  if (s.scan_foreign) return;
  s.last_touch = s.now;
  s.code_entry.set(e.code.view());
  go(s, Screen::kTrackCode, out_);
  on(CodeSubmitted{});
}

void Visit::on(const TrackFound& e) {
  if (!std::exchange(s.tracking, false)) return;
  s.track = e.view;
  s.track_failures = 0;
  go(s, Screen::kTrack, out_);
}

void Visit::on(const TrackMissed&) {
  if (!std::exchange(s.tracking, false)) return;
  s.track_unknown = true;
  count_track_failure(s);
}

void Visit::on(const LostReceiptPressed&) {
  if (s.screen == Screen::kTrackCode && !s.tracking) go(s, Screen::kLostReceipt, out_);
}

void Visit::open_act(Screen screen) {
  if (s.screen == Screen::kTrack && s.track) go(s, screen, out_);
}

void Visit::on(const ReplyPressed&) { open_act(Screen::kTrackReply); }
void Visit::on(const RatePressed&) { open_act(Screen::kTrackRate); }
void Visit::on(const WithdrawPressed&) { open_act(Screen::kTrackWithdraw); }

// The code field still holds what opened the view: it cannot be typed in from here.
void Visit::on(const ActConfirmed&) {
  using enum Screen;
  if (s.act == ActState::kSaving || s.act == ActState::kSaved) return;
  SendAct act;
  switch (s.screen) {
    case kTrackReply:
      if (s.reply.blank()) {
        s.faults = {{report::Field::kContent, report::Rule::kMissing}};
        return;
      }
      act.kind = ActKind::kReply;
      act.text = s.reply.trimmed_utf8();
      break;
    case kTrackRate:
      if (s.rated == 0) return;  // the screen says that a face is still to be touched
      act.kind = ActKind::kRating;
      act.stars = s.rated;
      break;
    case kTrackWithdraw:
      act.kind = ActKind::kWithdraw;
      break;
    default:
      return;
  }
  act.code = s.code_entry.utf8();
  s.act = ActState::kSaving;
  out_.emplace_back(std::move(act));
}

// What failed keeps its words: it may be sent again.
void Visit::on(const ActDone& e) {
  if (s.act != ActState::kSaving) return;
  s.act = e.saved ? ActState::kSaved : ActState::kFailed;
  if (e.saved) s.reply.clear();
}

}  // namespace bale::model
