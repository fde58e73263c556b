// What an Outbox and its leases share. Inside sync/outbox only.
#pragma once

#include <set>

#include "sync/outbox/store.h"

namespace bale::outbox {

// No wait is longer than a day (architecture.md: 24 h at the slowest). A stamp beyond that was
// made by a clock that has been set back since: the row is due.
inline constexpr std::int64_t kHorizonMs = 25LL * 60 * 60 * 1000;

// Columns id, size, sha256.
inline seal::Part read_part(const Query& query) {
  return {query.bytes_of<16>("id"), query.count("size"), query.bytes_of<32>("sha256")};
}

struct Outbox::Impl {
  explicit Impl(const OpenOptions& options) : store(options) {}
  Store store;
  std::set<std::int64_t> leased;  // rows of living leases; nothing on disk says so
};

}  // namespace bale::outbox
