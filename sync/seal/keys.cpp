#include "sync/seal/keys.h"

#include <algorithm>

#include "platform/files.h"
#include "sync/report/validate.h"
#include "sync/seal/cbor.h"

namespace bale::seal {
namespace {

// Far above any fleet's history of rotations, far below what would cost memory.
constexpr std::size_t kKeysMax = 256;
constexpr std::size_t kCostsMax = 16;
constexpr std::size_t kNameMax = 200;               // bytes of a kiosk's name
constexpr std::uint32_t kCostKibMax = 1024 * 1024;  // 1 GiB: more would kill a hall PC
constexpr std::uint32_t kCostPassesMax = 32;
constexpr std::size_t kPinMax = 80;  // bytes of root.pin

std::uint32_t read_u32(CborReader& in) {
  const auto value = in.unsigned_int();
  if (value > 0xFFFFFFFFU) in.fault();
  return static_cast<std::uint32_t>(value);
}

// The length of a list that must hold something, and not more than `max`.
std::size_t read_count(CborReader& in, std::size_t max) {
  const auto count = in.array();
  if (count == 0 || count > max) in.fault();
  return in.ok() ? count : 0;
}

std::vector<PublicSignKey> read_signing(CborReader& in) {
  std::vector<PublicSignKey> out(read_count(in, kKeysMax));
  for (auto& key : out) key = in.bytes_of<32>();
  return out;
}

std::vector<OpeningKey> read_opening(CborReader& in) {
  std::vector<OpeningKey> out(read_count(in, kKeysMax));
  for (auto& key : out) {
    in.array_of(2);
    key.serial = read_u32(in);
    key.key = in.bytes_of<32>();
  }
  return out;
}

std::vector<TrackingCost> read_costs(CborReader& in) {
  std::vector<TrackingCost> out(read_count(in, kCostsMax));
  for (auto& cost : out) {
    in.array_of(2);
    cost.kib = read_u32(in);
    cost.passes = read_u32(in);
    const bool sane = cost.kib >= kTestCost.kib && cost.kib <= kCostKibMax && cost.passes >= 1 &&
                      cost.passes <= kCostPassesMax;
    if (!sane) in.fault();
  }
  return out;
}

Result<KeySet> decode_key_set(ByteView payload) {
  CborReader in(payload);
  in.array_of(6);
  KeySet keys;
  keys.serial = in.unsigned_int();
  keys.deployment = in.bytes_of<16>();
  keys.signing = read_signing(in);
  keys.opening = read_opening(in);
  keys.costs = read_costs(in);
  keys.made_at = in.integer();
  if (!in.done()) return fail(Errc::kInvalid, "the key set cannot be read");
  return keys;
}

Result<Certificate> decode_certificate(ByteView payload) {
  CborReader in(payload);
  in.array_of(4);
  Certificate cert;
  cert.kiosk = in.bytes_of<16>();
  cert.key = in.bytes_of<32>();
  cert.name = in.text();
  cert.issued_at = in.integer();
  if (!in.done() || cert.name.size() > kNameMax || !report::valid_utf8(cert.name)) {
    return fail(Errc::kInvalid, "the certificate cannot be read");
  }
  return cert;
}

Bytes encode_certificate(const Certificate& cert) {
  CborWriter out;
  out.array(4);
  out.bytes(cert.kiosk);
  out.bytes(cert.key);
  out.text(cert.name);
  out.integer(cert.issued_at);
  return out.to_bytes();
}

}  // namespace

const PublicSignKey* KeySet::signing_key(ByteView kid) const {
  const auto found = std::ranges::find_if(
      signing, [kid](const auto& key) { return std::ranges::equal(key_id(key), kid); });
  return found == signing.end() ? nullptr : &*found;
}

Bytes encode(const KeySet& keys) {
  CborWriter out;
  out.array(6);
  out.unsigned_int(keys.serial);
  out.bytes(keys.deployment);
  out.array(keys.signing.size());
  for (const auto& key : keys.signing) out.bytes(key);
  out.array(keys.opening.size());
  for (const auto& key : keys.opening) {
    out.array(2);
    out.unsigned_int(key.serial);
    out.bytes(key.key);
  }
  out.array(keys.costs.size());
  for (const auto& cost : keys.costs) {
    out.array(2);
    out.unsigned_int(cost.kib);
    out.unsigned_int(cost.passes);
  }
  out.integer(keys.made_at);
  return out.to_bytes();
}

Bytes sign_key_set(const KeySet& keys, const SecretSignKey& root) {
  return sign1(root, purpose::kKeys, encode(keys));
}

Result<KeySet> verify_key_set(ByteView signed_set, const PublicSignKey& root) {
  const auto payload = verify1(signed_set, root, purpose::kKeys);
  if (!payload) return tl::unexpected(payload.error());
  return decode_key_set(*payload);
}

Bytes sign_certificate(const Certificate& cert, const SecretSignKey& signing) {
  return sign1(signing, purpose::kCert, encode_certificate(cert));
}

Result<Certificate> verify_certificate(ByteView signed_cert, const KeySet& keys) {
  const auto message = read_sign1(signed_cert);
  if (!message) return tl::unexpected(message.error());
  const auto* key = keys.signing_key(message->kid);
  if (key == nullptr) return fail(Errc::kCrypto, "the certificate names a key that is not ours");
  const auto payload = verify1(signed_cert, *key, purpose::kCert);
  if (!payload) return tl::unexpected(payload.error());
  return decode_certificate(*payload);
}

Result<PublicSignKey> read_root_pin(const std::string& path) {
  const auto file = read_file(path, kPinMax);
  if (!file) return tl::unexpected(file.error());
  auto line = text_of(*file);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  const auto bytes = from_hex(line);
  const auto key = bytes ? to_array<32>(*bytes) : std::nullopt;
  if (!key) return fail(Errc::kCorrupt, path + " does not hold one key in hexadecimal");
  return *key;
}

Result<void> write_root_pin(const std::string& path, const PublicSignKey& root) {
  return write_file_durably(path, view_of(to_hex(root) + "\n"), 0640);
}

ByteArray<16> root_fingerprint(const PublicSignKey& root) {
  const auto hash = sha256(root);
  ByteArray<16> out{};
  std::copy_n(hash.begin(), out.size(), out.begin());
  return out;
}

}  // namespace bale::seal
