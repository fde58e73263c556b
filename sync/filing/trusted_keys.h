// The key set that new reports are sealed to: the newest one that the pinned root signed. Inside
// sync/filing only.
#pragma once

#include <optional>

#include "sync/seal/keys.h"

namespace bale::filing {

class TrustedKeys {
 public:
  explicit TrustedKeys(const seal::PublicSignKey& root) : root_(root) {}

  // Takes `signed_keys` up when the root signed them and they are not older than what is held;
  // otherwise the held set stays. A row of the outbox cannot push a key.
  [[nodiscard]] Result<void> offer(ByteView signed_keys);
  [[nodiscard]] bool any() const { return keys_.has_value(); }
  [[nodiscard]] const seal::KeySet& held() const { return *keys_; }

 private:
  seal::PublicSignKey root_;
  Bytes offered_;  // the last bytes believed: no second verification of the same
  std::optional<seal::KeySet> keys_;
};

}  // namespace bale::filing
