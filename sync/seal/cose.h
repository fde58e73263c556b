// COSE_Sign1 (RFC 9052 §4.2) with EdDSA over Ed25519: the one form of every signed thing, on the
// wire, on a stick and on disk. The protected header is {1: -8}; the key id (kid, label 4) is
// unprotected; the purpose is external data, so a signature made for one is no good for another.
#pragma once

#include <string_view>

#include "platform/bytes.h"
#include "platform/result.h"
#include "platform/secure.h"

namespace bale::seal {

using PublicSignKey = ByteArray<32>;
using KeyId = ByteArray<8>;  // first 8 bytes of SHA-256 of the public key
using Signature = ByteArray<64>;

// Wiped on death; move-only.
class SecretSignKey {
 public:
  explicit SecretSignKey(const ByteArray<32>& seed);
  SecretSignKey(SecretSignKey&&) noexcept;
  SecretSignKey& operator=(SecretSignKey&&) noexcept;
  ~SecretSignKey();
  [[nodiscard]] const PublicSignKey& public_key() const { return public_; }
  [[nodiscard]] SecretBytes seed() const;
  [[nodiscard]] Signature sign(ByteView message) const;

 private:
  ByteArray<64> secret_{};
  PublicSignKey public_{};
};

[[nodiscard]] KeyId key_id(const PublicSignKey& key);
[[nodiscard]] Hash32 sha256(ByteView data);

// What a signature is for: the external data.
namespace purpose {
inline constexpr std::string_view kBatch = "bale-batch-v1";
inline constexpr std::string_view kAck = "bale-ack-v1";
inline constexpr std::string_view kContact = "bale-contact-v1";
inline constexpr std::string_view kRequest = "bale-request-v1";
inline constexpr std::string_view kEnrol = "bale-enrol-v1";
inline constexpr std::string_view kBundle = "bale-bundle-v1";
inline constexpr std::string_view kReference = "bale-reference-v1";
inline constexpr std::string_view kKeys = "bale-keys-v1";
inline constexpr std::string_view kCert = "bale-cert-v1";
}  // namespace purpose

// The payload travels inside.
[[nodiscard]] Bytes sign1(const SecretSignKey& key, std::string_view purpose, ByteView payload);
// The payload is rebuilt by the receiver (RFC 9052 §4.1, detached): nil on the wire.
[[nodiscard]] Bytes sign1_detached(const SecretSignKey& key, std::string_view purpose,
                                   ByteView payload);

// A message read but not yet believed.
struct Sign1 {
  Bytes protected_header;
  Bytes kid;        // empty when absent
  Bytes payload;    // empty when detached
  bool detached{false};
  Signature signature{};
};
[[nodiscard]] Result<Sign1> read_sign1(ByteView encoded);

// The bytes that are signed (Sig_structure "Signature1"); public for the RFC's vectors.
[[nodiscard]] Bytes sig_structure(ByteView protected_header, ByteView external, ByteView payload);

// Reads, checks alg and signature, gives the payload. kCrypto when it does not hold.
[[nodiscard]] Result<Bytes> verify1(ByteView encoded, const PublicSignKey& key,
                                    std::string_view purpose);
[[nodiscard]] Result<void> verify1_detached(ByteView encoded, const PublicSignKey& key,
                                            std::string_view purpose, ByteView payload);

}  // namespace bale::seal
