// The pinned root and the key set under it: what decides whether the centre really said it.
#pragma once

#include "sync/seal/keys.h"

namespace bale::uploader {

// Thread: one at a time.
class Trust {
 public:
  // kCrypto when `signed_keys` is not the root's.
  [[nodiscard]] static Result<Trust> load(const seal::PublicSignKey& root, ByteView signed_keys);
  [[nodiscard]] const seal::KeySet& keys() const { return keys_; }

  // The payload, if one of the centre's signing keys signed it for this purpose.
  [[nodiscard]] Result<Bytes> verify(ByteView signed_reply, std::string_view purpose) const;

  // The trust that `signed_keys` would give: under the same root, and with a serial that is not
  // lower than the one held.
  [[nodiscard]] Result<Trust> with(ByteView signed_keys) const;

 private:
  Trust(const seal::PublicSignKey& root, seal::KeySet keys) : root_(root), keys_(std::move(keys)) {}
  seal::PublicSignKey root_;
  seal::KeySet keys_;
};

}  // namespace bale::uploader
