// From a case to the sealed status that only its receipt code opens.
#pragma once

#include "sync/central/keyring.h"
#include "sync/central/store.h"

namespace bale::central {

// Thread: the store's. Owner: serve.
class StatusMaker {
 public:
  StatusMaker(const DataKey& data, const Clock& clock, Random& random)
      : data_(data), clock_(clock), random_(random) {}

  // The first status of a new report, whose key is still at hand.
  void seal_first(NewReport& report, const ByteArray<32>& status_key) const;
  // Seals anew what admins have changed, at most `limit` reports; returns how many.
  Result<std::size_t> refresh(Transaction& tx, std::size_t limit) const;
  // The same for one report, if it is stale.
  Result<void> refresh(Transaction& tx, const seal::Lookup& lookup) const;

 private:
  Result<void> renew(Transaction& tx, const ReportRow& row) const;

  const DataKey& data_;
  const Clock& clock_;
  Random& random_;
};

// Rises with every change, also across a restored backup: the centre's clock in milliseconds, or
// one more than the last version when the clock stands behind it.
[[nodiscard]] std::uint64_t next_version(std::uint64_t last, WallMs now);

// What the citizen may see. `later`: stages after receipt.
[[nodiscard]] report::Status to_status(const NewReport& report, const std::string& unit,
                                       const std::vector<report::StageAt>& later,
                                       const std::vector<report::Answer>& answers);

}  // namespace bale::central
