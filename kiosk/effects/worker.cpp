#include "kiosk/effects/worker.h"

#include <algorithm>

#include "kiosk/effects/qr.h"

namespace bale::effects {
namespace {

constexpr std::int64_t kMintAfter = 400;  // ms: the screen that asked for it stands by then

model::SaveTrouble trouble_of(Errc code) {
  switch (code) {
    case Errc::kNoSpace: return model::SaveTrouble::kDiskFull;
    case Errc::kIo: case Errc::kCorrupt: return model::SaveTrouble::kDiskFault;
    case Errc::kNotReady: return model::SaveTrouble::kNotReady;
    default: return model::SaveTrouble::kOther;
  }
}

model::TrackView view_of(filing::Tracked found) {
  model::TrackView view;
  if (found.local) {
    view.local = true;
    view.quarantined = found.local->state == outbox::State::kQuarantined;
    view.saved_at = found.local->saved_at;
    view.delivered_at = found.local->delivered_at;
  }
  view.status = std::move(found.status);
  return view;
}

filing::NewAct act_of(const model::SendAct& command) {
  filing::NewAct act;
  switch (command.kind) {
    case model::ActKind::kReply: act.kind = seal::Kind::kReply; break;
    case model::ActKind::kRating: act.kind = seal::Kind::kRating; break;
    case model::ActKind::kWithdraw: act.kind = seal::Kind::kWithdraw; break;
  }
  act.text = command.text;
  act.stars = static_cast<std::uint8_t>(std::clamp(command.stars, 0, 5));
  act.of_visit = command.kind == model::ActKind::kRating && command.code.empty();
  return act;
}

bool same(const model::DeliverySeen& a, const model::DeliverySeen& b) {
  return a.delivered_at == b.delivered_at && a.quarantined == b.quarantined &&
         a.offline == b.offline;
}

}  // namespace

void Worker::run(const model::Command& command, Events& out) {
  if (std::holds_alternative<model::MintCode>(command)) mint_soon();
  if (const auto* report = std::get_if<model::SaveReport>(&command)) save(*report, out);
  if (const auto* code = std::get_if<model::TrackReport>(&command)) track(*code, out);
  if (const auto* what = std::get_if<model::SendAct>(&command)) act(*what, out);
}

void Worker::poll(Events& out) {
  if (!filing_ && clock_.monotonic() >= next_open_ && !open(out)) return;
  if (!filing_) return;
  mint_when_due(out);
  look(out);
  checkpoint_when_quiet();
}

std::int64_t Worker::pause_ms() const {
  if (filing_ && mint_at_) {
    return std::clamp<std::int64_t>(*mint_at_ - clock_.monotonic(), 1, options_.poll_ms);
  }
  if (filing_) return options_.poll_ms;
  return std::clamp<std::int64_t>(next_open_ - clock_.monotonic(), 1, options_.reopen_ms);
}

bool Worker::open(Events& out) {
  auto opened = filing::Filing::open(options_.open, clock_, random_);
  next_open_ = clock_.monotonic() + options_.reopen_ms;
  version_ = -1;
  if (opened) filing_.emplace(std::move(*opened));
  tell_ready(opened.has_value(), out);
  return opened.has_value();
}

void Worker::tell_ready(bool ready, Events& out) {
  if (told_ready_ == ready) return;
  told_ready_ = ready;
  out.emplace_back(model::Ready{ready});
}

// A new code belongs to a new report: the receipt before it is no longer on the screen. Stretching it
// takes a processor and 64 MiB: not while the keyboard is first drawn.
void Worker::mint_soon() {
  watched_.reset();
  trace_.reset();
  minted_.reset();
  mint_at_ = clock_.monotonic() + kMintAfter;
}

void Worker::mint_when_due(Events& out) {
  if (!mint_at_ || clock_.monotonic() < *mint_at_) return;
  if (take_minted()) out.emplace_back(model::CodeMinted{});
}

Result<filing::Minted> Worker::take_minted() {
  mint_at_.reset();
  if (minted_) return *minted_;  // kept until the report is saved: the code stays through a retry
  auto minted = filing_->mint();
  if (minted) minted_ = *minted;
  return minted;
}

void Worker::save(const model::SaveReport& command, Events& out) {
  if (!filing_ && !open(out)) {
    out.emplace_back(model::SaveFailed{model::SaveTrouble::kNotReady});
    return;
  }
  const auto minted = take_minted();
  const auto attached = attached_to(command);
  const auto saved = minted ? filing_->save(command.report, *minted, attached)
                            : Result<filing::Saved>(tl::unexpected<Error>(minted.error()));
  if (!saved) {
    out.emplace_back(model::SaveFailed{trouble_of(saved.error().code)});
    // A file that failed may be another one after staff mended it: open it anew for the retry.
    if (saved.error().code == Errc::kIo || saved.error().code == Errc::kCorrupt) filing_.reset();
    return;
  }
  watched_ = minted->master;
  trace_.reset();
  version_ = -1;
  minted_.reset();
  saved_at_ = clock_.monotonic();
  auto receipt = receipt_of(*saved, command.report);
  receipt.attachments = attached.size();
  out.emplace_back(model::ReportSaved{std::move(receipt)});
}

// A handle whose bytes are gone is left out: the words are worth more, and the receipt counts what
// was really saved.
std::vector<report::Attachment> Worker::attached_to(const model::SaveReport& command) const {
  if (options_.attachments == nullptr || command.attachments.empty()) return {};
  return options_.attachments->bytes_of(command.attachments);
}

model::Receipt Worker::receipt_of(const filing::Saved& saved, const report::Report& report) {
  model::Receipt receipt;
  receipt.code = saved.code.formatted();
  auto qr = make_qr(options_.receipt_url, saved.code.compact());
  receipt.qr = std::move(qr.modules);
  receipt.qr_size = qr.size;
  receipt.kind = report.classification;
  receipt.privacy = report.privacy.value_or(report::Privacy{});
  receipt.saved_at = clock_.wall();
  return receipt;
}

void Worker::track(const model::TrackReport& command, Events& out) {
  const auto code = report::TrackingCode::parse(command.code);
  if (!filing_ || !code) {
    out.emplace_back(model::TrackMissed{});
    return;
  }
  auto found = filing_->track(*code);
  if (found) {
    out.emplace_back(model::TrackFound{view_of(std::move(*found))});
  } else {
    out.emplace_back(model::TrackMissed{});
  }
}

Result<seal::Master> Worker::master_for(const model::SendAct& command) {
  if (command.code.empty()) {
    if (watched_) return *watched_;
    return fail(Errc::kNotFound, "there is no report whose visit could be rated");
  }
  const auto code = report::TrackingCode::parse(command.code);
  if (!code) return fail(Errc::kInvalid, "that is not a receipt code");
  return filing_->master_of(*code);
}

void Worker::act(const model::SendAct& command, Events& out) {
  const auto master = filing_ ? master_for(command)
                              : Result<seal::Master>(tl::unexpected(Error{Errc::kNotReady, ""}));
  const bool saved = master && filing_->act(*master, act_of(command)).has_value();
  out.emplace_back(model::ActDone{saved});
}

// One cheap question, and the rest only when another process has written.
void Worker::look(Events& out) {
  const auto version = filing_->outbox().data_version();
  if (!version) return;
  if (*version != version_) {
    version_ = *version;
    if (auto sync = filing_->outbox().sync_state()) sync_ = std::move(*sync);
    if (watched_) {
      if (auto trace = filing_->outbox().trace(watched_->lookup())) trace_ = *trace;
    }
  }
  const auto now = standing();
  if (told_ && same(*told_, now)) return;
  told_ = now;
  out.emplace_back(now);
}

model::DeliverySeen Worker::standing() {
  model::DeliverySeen seen;
  if (trace_) {
    seen.delivered_at = trace_->delivered_at;
    seen.quarantined = trace_->state == outbox::State::kQuarantined;
  }
  const bool silent =
      sync_.last_contact && clock_.wall() - *sync_.last_contact > options_.offline_after_ms;
  seen.offline = sync_.failures > 0 || silent;
  return seen;
}

void Worker::checkpoint_when_quiet() {
  if (!saved_at_ || clock_.monotonic() - *saved_at_ < options_.checkpoint_after_ms) return;
  saved_at_.reset();
  // Another reader may hold it up; the next save asks again.
  static_cast<void>(filing_->outbox().checkpoint());
}

}  // namespace bale::effects
