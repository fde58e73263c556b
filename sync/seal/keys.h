// Who is trusted: root → key set → signing and opening keys; signing key → kiosk certificate.
//
// The root's public key is pinned in DIR/root.pin, which only enrolment writes. A key set is
// believed only under that pin and only with a serial not lower than the one held, so neither the
// web server nor a row of the outbox can push a key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.h"
#include "sync/seal/cose.h"

namespace bale::seal {

using PublicOpenKey = ByteArray<32>;  // X25519

// Argon2id cost of the receipt code. `test` is recognised by kib < kTestBelowKib: benches on
// loopback only.
struct TrackingCost {
  std::uint32_t kib{65536};  // memory, KiB (protocol.md: 64 MiB)
  std::uint32_t passes{2};
  bool operator==(const TrackingCost&) const = default;
  [[nodiscard]] bool test() const { return kib < 8192; }
};
inline constexpr TrackingCost kTestCost{8, 1};  // libsodium's minimum

struct OpeningKey {
  std::uint32_t serial{0};
  PublicOpenKey key{};
};

struct KeySet {
  std::uint64_t serial{0};
  Id16 deployment{};
  std::vector<PublicSignKey> signing;  // every one ever used; the last signs now
  std::vector<OpeningKey> opening;     // the last is used for new saves
  std::vector<TrackingCost> costs;     // the last mints; look-up tries each
  WallMs made_at{0};

  [[nodiscard]] const PublicSignKey* signing_key(ByteView kid) const;
};

[[nodiscard]] Bytes encode(const KeySet& keys);                    // unsigned payload
[[nodiscard]] Bytes sign_key_set(const KeySet& keys, const SecretSignKey& root);
// Believes nothing that `root` did not sign, nor an empty list of keys or costs.
[[nodiscard]] Result<KeySet> verify_key_set(ByteView signed_set, const PublicSignKey& root);

struct Certificate {
  Id16 kiosk{};
  PublicSignKey key{};
  std::string name;
  WallMs issued_at{0};
};
[[nodiscard]] Bytes sign_certificate(const Certificate& cert, const SecretSignKey& signing);
[[nodiscard]] Result<Certificate> verify_certificate(ByteView signed_cert, const KeySet& keys);

// DIR/root.pin: the root public key in hexadecimal, one line.
[[nodiscard]] Result<PublicSignKey> read_root_pin(const std::string& path);
[[nodiscard]] Result<void> write_root_pin(const std::string& path, const PublicSignKey& root);

// First 16 bytes of SHA-256 of the root public key: what an enrolment code carries.
[[nodiscard]] ByteArray<16> root_fingerprint(const PublicSignKey& root);

}  // namespace bale::seal
