// What `bale-sync status` says: counts and the last contact, nothing of any report.
#pragma once

#include <string>

#include "platform/clock.h"
#include "sync/outbox/outbox.h"

namespace bale::uploader {

struct Overview {
  outbox::Counts counts;
  outbox::SyncState state;
  outbox::PartCounts parts;
  std::int64_t oldest_pending_s{0};  // age of the oldest pending report; 0: none waits
};

[[nodiscard]] Result<Overview> look(outbox::Outbox& outbox, const Clock& clock);

// Exit code of `once`: 0 nothing left, 1 reports or attachments pending, 2 only quarantined reports
// or damaged attachments left.
[[nodiscard]] int exit_code(const outbox::Counts& counts, const outbox::PartCounts& parts = {});

// One JSON object, fields named as in the command's description.
[[nodiscard]] std::string as_json(const Overview& overview);
// The same for people, one fact a line.
[[nodiscard]] std::string as_text(const Overview& overview);
// "2026-11-18T03:06:40Z".
[[nodiscard]] std::string iso_time(WallMs wall);

}  // namespace bale::uploader
