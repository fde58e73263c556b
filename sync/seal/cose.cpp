#include "sync/seal/cose.h"

#include <sodium.h>

#include <algorithm>

#include "sync/seal/cbor.h"

namespace bale::seal {
namespace {

constexpr std::uint64_t kSign1Tag = 18;  // RFC 9052 §2
constexpr std::uint64_t kKidLabel = 4;   // RFC 9052 §3.1
constexpr std::size_t kKidMax = 64;

// {1: -8}: alg = EdDSA. The whole protected header of everything we sign, and all we accept: a
// header we do not know may be critical.
constexpr ByteArray<3> kEdDsaHeader{0xA1, 0x01, 0x27};

bool verifies(const Signature& signature, ByteView message, const PublicSignKey& key) {
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     key.data()) == 0;
}

Bytes write_sign1(const SecretSignKey& key, std::string_view purpose, ByteView payload,
                  bool detached) {
  const auto signature = key.sign(sig_structure(kEdDsaHeader, view_of(purpose), payload));
  CborWriter out;
  out.tag(kSign1Tag);
  out.array(4);
  out.bytes(kEdDsaHeader);
  out.map(1);
  out.unsigned_int(kKidLabel);
  out.bytes(key_id(key.public_key()));
  if (detached) {
    out.null();
  } else {
    out.bytes(payload);
  }
  out.bytes(signature);
  return out.to_bytes();
}

// The unprotected header: nothing, or the key id alone. It is a hint; nothing is decided by it.
Bytes read_kid(CborReader& in) {
  const auto pairs = in.map();
  if (pairs == 0) return {};
  if (pairs != 1 || in.unsigned_int() != kKidLabel) in.fault();
  const auto kid = in.bytes();
  if (kid.size() > kKidMax) in.fault();
  return {kid.begin(), kid.end()};
}

Result<void> check(const Sign1& message, const PublicSignKey& key, std::string_view purpose,
                   ByteView payload) {
  if (!std::ranges::equal(message.protected_header, kEdDsaHeader)) {
    return fail(Errc::kCrypto, "the signature uses an algorithm or header that is not ours");
  }
  const auto signed_bytes = sig_structure(message.protected_header, view_of(purpose), payload);
  if (!verifies(message.signature, signed_bytes, key)) {
    return fail(Errc::kCrypto, "the signature does not hold");
  }
  return {};
}

}  // namespace

SecretSignKey::SecretSignKey(const ByteArray<32>& seed) {
  crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data());
}

SecretSignKey::SecretSignKey(SecretSignKey&& other) noexcept
    : secret_(other.secret_), public_(other.public_) {
  wipe(other.secret_.data(), other.secret_.size());
}

SecretSignKey& SecretSignKey::operator=(SecretSignKey&& other) noexcept {
  if (this == &other) return *this;
  secret_ = other.secret_;
  public_ = other.public_;
  wipe(other.secret_.data(), other.secret_.size());
  return *this;
}

SecretSignKey::~SecretSignKey() {
  wipe(secret_.data(), secret_.size());
}

SecretBytes SecretSignKey::seed() const {
  return {secret_.begin(), secret_.begin() + crypto_sign_SEEDBYTES};
}

Signature SecretSignKey::sign(ByteView message) const {
  Signature out{};
  crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), secret_.data());
  return out;
}

Hash32 sha256(ByteView data) {
  Hash32 out{};
  crypto_hash_sha256(out.data(), data.data(), data.size());
  return out;
}

KeyId key_id(const PublicSignKey& key) {
  const auto hash = sha256(key);
  KeyId out{};
  std::copy_n(hash.begin(), out.size(), out.begin());
  return out;
}

Bytes sig_structure(ByteView protected_header, ByteView external, ByteView payload) {
  CborWriter out;
  out.array(4);
  out.text("Signature1");
  out.bytes(protected_header);
  out.bytes(external);
  out.bytes(payload);
  return out.to_bytes();
}

Bytes sign1(const SecretSignKey& key, std::string_view purpose, ByteView payload) {
  return write_sign1(key, purpose, payload, false);
}

Bytes sign1_detached(const SecretSignKey& key, std::string_view purpose, ByteView payload) {
  return write_sign1(key, purpose, payload, true);
}

Result<Sign1> read_sign1(ByteView encoded) {
  CborReader in(encoded);
  if (in.tag() != kSign1Tag) in.fault();
  in.array_of(4);
  Sign1 out;
  const auto header = in.bytes();
  out.protected_header.assign(header.begin(), header.end());
  out.kid = read_kid(in);
  out.detached = in.null();
  const auto payload = out.detached ? ByteView{} : in.bytes();
  out.payload.assign(payload.begin(), payload.end());
  out.signature = in.bytes_of<64>();
  if (!in.done()) return fail(Errc::kInvalid, "this is not a COSE_Sign1 message");
  return out;
}

Result<Bytes> verify1(ByteView encoded, const PublicSignKey& key, std::string_view purpose) {
  auto message = read_sign1(encoded);
  if (!message) return tl::unexpected(message.error());
  if (message->detached) return fail(Errc::kInvalid, "the signed message has no content");
  if (auto held = check(*message, key, purpose, message->payload); !held) {
    return tl::unexpected(held.error());
  }
  return std::move(message->payload);
}

Result<void> verify1_detached(ByteView encoded, const PublicSignKey& key, std::string_view purpose,
                              ByteView payload) {
  const auto message = read_sign1(encoded);
  if (!message) return tl::unexpected(message.error());
  if (!message->detached) return fail(Errc::kInvalid, "the signature is not a detached one");
  return check(*message, key, purpose, payload);
}

}  // namespace bale::seal
