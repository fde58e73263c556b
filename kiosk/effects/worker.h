// What the worker thread does: the folder, the minted code, the receipt it watches. One thread
// only; Effects owns it and the thread. Inside kiosk/effects only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/effects/attachment_source.h"
#include "kiosk/model/event.h"
#include "kiosk/model/update.h"
#include "platform/clock.h"
#include "platform/random.h"
#include "sync/filing/filing.h"

namespace bale::effects {

struct Options {
  filing::OpenOptions open;
  std::string receipt_url;               // of the QR; empty: it holds the code alone
  std::int64_t poll_ms{500};             // PRAGMA data_version costs 3 µs (facts.md)
  std::int64_t reopen_ms{3'000};         // between tries to open a folder that is not ready
  std::int64_t checkpoint_after_ms{5'000};  // of quiet after a save: off the saving path
  // Three contacts missed (bale-sync makes one every 5 min): the centre does not answer lately.
  std::int64_t offline_after_ms{900'000};
  const AttachmentSource* attachments{nullptr};  // null: neither camera nor microphone here
};

class Worker {
 public:
  Worker(Options options, const Clock& clock, Random& random)
      : options_(std::move(options)), clock_(clock), random_(random) {}

  using Events = std::vector<model::Event>;
  // Runs one command; what it has to tell is appended.
  void run(const model::Command& command, Events& out);
  // Opens the folder when it is time, looks at the outbox, tidies up when quiet.
  void poll(Events& out);
  // Milliseconds until poll() has something to do.
  [[nodiscard]] std::int64_t pause_ms() const;

 private:
  bool open(Events& out);
  void tell_ready(bool ready, Events& out);
  void mint_soon();
  void mint_when_due(Events& out);
  void save(const model::SaveReport& command, Events& out);
  void track(const model::TrackReport& command, Events& out);
  void act(const model::SendAct& command, Events& out);
  void look(Events& out);
  void checkpoint_when_quiet();
  [[nodiscard]] Result<filing::Minted> take_minted();
  [[nodiscard]] std::vector<report::Attachment> attached_to(const model::SaveReport& command) const;
  [[nodiscard]] model::Receipt receipt_of(const filing::Saved& saved, const report::Report& report);
  // Of the code, or of the report just saved.
  [[nodiscard]] Result<seal::Master> master_for(const model::SendAct& command);
  [[nodiscard]] model::DeliverySeen standing();

  Options options_;
  const Clock& clock_;
  Random& random_;
  std::optional<filing::Filing> filing_;
  std::optional<filing::Minted> minted_;
  std::optional<MonotonicMs> mint_at_;  // set: a code is wanted and not yet minted
  std::optional<bool> told_ready_;
  MonotonicMs next_open_{0};
  std::optional<seal::Master> watched_;  // the receipt on the screen
  std::optional<outbox::LocalTrace> trace_;
  std::int64_t version_{-1};
  outbox::SyncState sync_;
  std::optional<model::DeliverySeen> told_;
  std::optional<MonotonicMs> saved_at_;  // set: a checkpoint is due when it is quiet
};

}  // namespace bale::effects
