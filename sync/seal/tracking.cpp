#include "sync/seal/tracking.h"

#include <sodium.h>

#include <algorithm>

#include "sync/report/validate.h"
#include "sync/seal/cbor.h"

namespace bale::seal {
namespace {

constexpr std::string_view kSaltLabel = "bale-track-1";
constexpr std::string_view kLookupLabel = "bale-lookup-1";
constexpr std::string_view kStatusKeyLabel = "bale-status-key-1";
constexpr std::string_view kActLabel = "bale-act-1";
constexpr std::string_view kStatusLabel = "bale-status-1";

constexpr std::size_t kPad = 128;               // bytes: the length tells nothing of the answer
constexpr std::size_t kStatusMax = 256 * 1024;  // bytes, sealed
constexpr std::size_t kListMax = 256;           // stages or answers in one status
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

Bytes join(std::string_view label, ByteView a, ByteView b = {}) {
  const auto head = view_of(label);
  Bytes out(head.begin(), head.end());
  out.insert(out.end(), a.begin(), a.end());
  out.insert(out.end(), b.begin(), b.end());
  return out;
}

Hash32 keyed(const ByteArray<32>& key, ByteView message) {
  Hash32 out{};
  crypto_generichash(out.data(), out.size(), message.data(), message.size(), key.data(),
                     key.size());
  return out;
}

ByteArray<crypto_pwhash_SALTBYTES> salt_of(const Id16& deployment) {
  const auto hash = sha256(join(kSaltLabel, deployment));
  ByteArray<crypto_pwhash_SALTBYTES> out{};
  std::copy_n(hash.begin(), out.size(), out.begin());
  return out;
}

void write_stages(CborWriter& out, const report::Status& status) {
  out.array(status.stages.size());
  for (const auto& step : status.stages) {
    out.array(2);
    out.unsigned_int(static_cast<std::uint64_t>(step.stage));
    out.integer(step.at);
  }
}

void write_answers(CborWriter& out, const report::Status& status) {
  out.array(status.answers.size());
  for (const auto& answer : status.answers) {
    out.array(3);
    out.text(answer.unit);
    out.integer(answer.at);
    out.text(answer.text);
  }
}

SecretBytes write_status(const report::Status& status) {
  CborWriter out;
  out.array(7);
  out.unsigned_int(status.version);
  out.text(status.case_number);
  out.text(status.unit);
  write_stages(out, status);
  write_answers(out, status);
  out.text(status.lapor_id);
  out.integer(status.made_at);
  return {out.view().begin(), out.view().end()};
}

std::string read_text(CborReader& in) {
  const auto text = in.text();
  if (!report::valid_utf8(text)) in.fault();
  return std::string(text);
}

std::size_t read_count(CborReader& in) {
  const auto count = in.array();
  if (count > kListMax) in.fault();
  return in.ok() ? count : 0;
}

std::vector<report::StageAt> read_stages(CborReader& in) {
  std::vector<report::StageAt> out(read_count(in));
  for (auto& step : out) {
    in.array_of(2);
    const auto stage = in.unsigned_int();
    if (stage > static_cast<std::uint64_t>(report::Stage::kDitolak)) in.fault();
    step.stage = static_cast<report::Stage>(in.ok() ? stage : 0);
    step.at = in.integer();
  }
  return out;
}

std::vector<report::Answer> read_answers(CborReader& in) {
  std::vector<report::Answer> out(read_count(in));
  for (auto& answer : out) {
    in.array_of(3);
    answer.unit = read_text(in);
    answer.at = in.integer();
    answer.text = read_text(in);
  }
  return out;
}

Result<report::Status> read_status(ByteView plain) {
  CborReader in(plain);
  in.array_of(7);
  report::Status out;
  out.version = in.unsigned_int();
  out.case_number = read_text(in);
  out.unit = read_text(in);
  out.stages = read_stages(in);
  out.answers = read_answers(in);
  out.lapor_id = read_text(in);
  out.made_at = in.integer();
  if (!in.done()) return fail(Errc::kCorrupt, "the status was opened but cannot be read");
  return out;
}

void pad(SecretBytes& body) {
  std::size_t padded = 0;
  const auto size = body.size();
  body.resize(size + kPad);
  sodium_pad(&padded, body.data(), size, kPad, body.size());
  body.resize(padded);
}

// nonce ‖ ciphertext -> padded plaintext; nullopt when key, label or bytes are not the ones sealed.
std::optional<SecretBytes> decrypt(ByteView sealed, const Lookup& lookup,
                                   const ByteArray<32>& key) {
  const auto label = join(kStatusLabel, lookup);
  SecretBytes body(sealed.size() - kNonce - kTag);
  const auto inside = sealed.subspan(kNonce);
  const int held = crypto_aead_xchacha20poly1305_ietf_decrypt(
      body.data(), nullptr, nullptr, inside.data(), inside.size(), label.data(), label.size(),
      sealed.data(), key.data());
  if (held != 0) return std::nullopt;
  return body;
}

}  // namespace

Lookup Master::lookup() const {
  return keyed(bytes_, view_of(kLookupLabel));
}
ByteArray<32> Master::status_key() const {
  return keyed(bytes_, view_of(kStatusKeyLabel));
}

Hash32 Master::act_proof(const Id16& act, const Hash32& body_digest) const {
  return keyed(bytes_, join(kActLabel, act, body_digest));
}

Result<Master> stretch(const report::TrackingCode& code, const Id16& deployment,
                       const TrackingCost& cost) {
  const auto text = code.compact();
  const auto salt = salt_of(deployment);
  ByteArray<32> bytes{};
  const int done =
      crypto_pwhash(bytes.data(), bytes.size(), text.data(), text.size(), salt.data(), cost.passes,
                    std::size_t{cost.kib} * 1024, crypto_pwhash_ALG_ARGON2ID13);
  if (done != 0) return fail(Errc::kIo, "there is not enough memory to stretch a receipt code");
  const Master master(bytes);
  wipe(bytes.data(), bytes.size());
  return master;
}

Bytes seal_status(const report::Status& status, const Lookup& lookup,
                  const ByteArray<32>& status_key, Random& random) {
  auto body = write_status(status);
  pad(body);
  const auto nonce = random.bytes<kNonce>();
  const auto label = join(kStatusLabel, lookup);
  Bytes out(nonce.begin(), nonce.end());
  out.resize(kNonce + body.size() + kTag);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + kNonce, nullptr, body.data(), body.size(),
                                             label.data(), label.size(), nullptr, nonce.data(),
                                             status_key.data());
  return out;
}

Result<report::Status> open_status(ByteView sealed, const Lookup& lookup,
                                   const ByteArray<32>& status_key) {
  if (sealed.size() < kNonce + kTag + kPad || sealed.size() > kStatusMax) {
    return fail(Errc::kInvalid, "a sealed status has another size");
  }
  auto body = decrypt(sealed, lookup, status_key);
  if (!body) return fail(Errc::kCrypto, "the status does not open with this code");
  std::size_t size = 0;
  if (sodium_unpad(&size, body->data(), body->size(), kPad) != 0) {
    return fail(Errc::kCorrupt, "the padding of the status is damaged");
  }
  return read_status(ByteView(*body).first(size));
}

}  // namespace bale::seal
