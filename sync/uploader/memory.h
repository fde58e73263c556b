// The uploader's memory (outbox::SyncState), and the traffic counted into it.
#pragma once

#include <algorithm>

#include "platform/transport/transport.h"
#include "sync/outbox/outbox.h"

namespace bale::uploader {

// Thread: one at a time. Nothing is on disk before save().
class Memory {
 public:
  [[nodiscard]] static Result<Memory> load(outbox::Outbox& outbox) {
    auto state = outbox.sync_state();
    if (!state) return tl::unexpected(state.error());
    return Memory(outbox, *std::move(state));
  }
  [[nodiscard]] Result<void> save() { return outbox_->set_sync_state(state); }

  // Adds what passed since the last call.
  void count(const Traffic& now) {
    state.bytes_up += now.up - counted_.up;
    state.bytes_down += now.down - counted_.down;
    counted_ = now;
  }
  // The same for another transport than the texts': what passed, counted by its owner.
  void add(std::uint64_t up, std::uint64_t down) {
    state.bytes_up += up;
    state.bytes_down += down;
  }
  void saw_server_time(WallMs time) {
    state.newest_server_time = std::max(state.newest_server_time, time);
  }

  outbox::SyncState state;

 private:
  Memory(outbox::Outbox& outbox, outbox::SyncState loaded)
      : state(std::move(loaded)), outbox_(&outbox) {}
  outbox::Outbox* outbox_;
  Traffic counted_;
};

}  // namespace bale::uploader
