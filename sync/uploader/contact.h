// One call up and down: the heartbeat up; what the centre holds, statuses and keys down.
//
//   counter + 1, on disk ──▶ send ──▶ verify ──▶ (chain, counter) repeated? ──▶ take
//
// The counter is stored before it is sent and the reply must repeat it, so a reply from an earlier
// day cannot speak for what a restored centre has lost.
#pragma once

#include "sync/uploader/link.h"
#include "sync/uploader/step.h"

namespace bale::uploader {

struct ContactStep {
  Step step;
  bool more{false};            // statuses wait: ask again
  std::size_t sent_again{0};   // rows that went back to pending because the centre lacks them
  std::uint32_t spread_s{30};  // first_contact_spread_s
};

// Everything the reply brings is stored before this returns. A reply that does not verify changes
// nothing but the alarm.
[[nodiscard]] ContactStep make_contact(Link& link);

}  // namespace bale::uploader
