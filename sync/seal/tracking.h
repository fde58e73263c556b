// From a receipt code to what opens a report's status, and the sealed status itself.
#pragma once

#include "sync/report/status.h"
#include "sync/report/tracking_code.h"
#include "sync/seal/keys.h"

namespace bale::seal {

using Lookup = Hash32;  // index at kiosk and centre; says nothing about the code

// Argon2id(code): the citizen's master secret. Travels inside the sealed box; wiped on death.
class Master {
 public:
  explicit Master(const ByteArray<32>& bytes) : bytes_(bytes) {}
  Master(const Master&) = default;
  Master& operator=(const Master&) = default;
  ~Master() { wipe(bytes_.data(), bytes_.size()); }
  [[nodiscard]] const ByteArray<32>& bytes() const { return bytes_; }
  [[nodiscard]] Lookup lookup() const;               // keyed BLAKE2b, label bale-lookup-1
  [[nodiscard]] ByteArray<32> status_key() const;    // label bale-status-key-1; wipe after use
  // Authorises a reply, rating or withdrawal: keyed BLAKE2b(master, bale-act-1 ‖ act ‖ digest).
  [[nodiscard]] Hash32 act_proof(const Id16& act, const Hash32& body_digest) const;

 private:
  ByteArray<32> bytes_;
};

// 64 MiB and about 75 ms at the product's cost: never on the UI thread.
[[nodiscard]] Result<Master> stretch(const report::TrackingCode& code, const Id16& deployment,
                                     const TrackingCost& cost);

// XChaCha20-Poly1305, associated data bale-status-1 ‖ lookup, body padded to 128 B.
[[nodiscard]] Bytes seal_status(const report::Status& status, const Lookup& lookup,
                                const ByteArray<32>& status_key, Random& random);
[[nodiscard]] Result<report::Status> open_status(ByteView sealed, const Lookup& lookup,
                                                 const ByteArray<32>& status_key);

}  // namespace bale::seal
