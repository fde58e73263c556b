// What an Outbox and its leases share. Inside sync/outbox only.
#pragma once

#include <set>

#include "sync/outbox/store.h"

namespace bale::outbox {

struct Outbox::Impl {
  explicit Impl(const OpenOptions& options) : store(options) {}
  Store store;
  std::set<std::int64_t> leased;  // rows of living leases; nothing on disk says so
};

}  // namespace bale::outbox
