// Sends batches of texts over one kept connection and believes only what the centre signed.
//
// Thread: one at a time. One session a process: the holder of DIR/sync/lock.
#pragma once

#include <optional>
#include <vector>

#include "sync/uploader/batch_limit.h"
#include "sync/uploader/link.h"
#include "sync/uploader/step.h"

namespace bale::uploader {

class Session {
 public:
  explicit Session(Link& link) : link_(link) {}

  // Leases the oldest due rows, signs them as one batch, posts it, and writes the verdicts of the
  // acknowledgement in one transaction. Anything short of that leaves the rows as they were.
  [[nodiscard]] Step send_batch();

  // The same for a long queue: the verdicts of a batch are written while the next one travels, so
  // this disk and the centre's work at the same time. One batch is owed at most; settle_owed()
  // writes its verdicts. If that never happens, its rows are sent again and found to be duplicates.
  [[nodiscard]] Step send_ahead();
  [[nodiscard]] Step settle_owed();

 private:
  struct Owed {
    outbox::Lease lease;
    Bytes signed_ack;
  };
  [[nodiscard]] Step unanswered(outbox::Lease& lease, const Link::Exchange& exchange);
  [[nodiscard]] wire::Batch signed_batch(const outbox::Lease& lease) const;
  [[nodiscard]] Step settle(outbox::Lease& lease, ByteView signed_ack);
  [[nodiscard]] Result<wire::Ack> believed(ByteView signed_ack, const outbox::Lease& lease) const;
  [[nodiscard]] std::size_t note_verdicts(outbox::Lease& lease, const wire::Ack& ack);
  [[nodiscard]] Step refused_whole(outbox::Lease& lease, const CallVerdict& verdict);
  void reject(outbox::Lease& lease, std::size_t index, const Rejected& verdict);

  Link& link_;
  BatchLimit limit_;
  std::optional<Owed> owed_;
};

}  // namespace bale::uploader
