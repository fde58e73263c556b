// Messages <-> bytes, protocol version 1. PROTOCOL.md beside this file is the specification.
// Every decode is strict: unknown length, extra items or trailing bytes are kInvalid; limits are
// checked before anything is copied.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/result.h"
#include "sync/seal/envelope.h"

namespace bale::wire {

inline constexpr std::size_t kBatchItemsMax = 500;
inline constexpr std::size_t kBatchBytesMax = 1024 * 1024;  // a reports body
inline constexpr std::size_t kReplyBytesMax = 4 * 1024 * 1024;
inline constexpr std::size_t kHeadBytesMax = 256;
inline constexpr std::size_t kSignatureBytesMax = 256;
inline constexpr std::size_t kNameBytesMax = 200;      // a kiosk's name; encode cuts
inline constexpr std::size_t kProgramBytesMax = 64;    // a program's version; encode cuts
inline constexpr std::size_t kReasonBytesMax = 200;    // why an item was refused; encode cuts
inline constexpr std::size_t kGapsMax = 1000;
inline constexpr std::size_t kStatusesMax = 256;       // of one contact; `more` asks for the rest
inline constexpr std::size_t kSealedStatusMax = 64 * 1024;
inline constexpr std::size_t kSignedKeysMax = 64 * 1024;
inline constexpr std::size_t kCertificateMax = 4 * 1024;
inline constexpr std::size_t kPartsAskedMax = 64;      // attachments a contact asks about
inline constexpr std::size_t kTokenBytesMax = 128;
inline constexpr std::string_view kCborType = "application/cbor";
inline constexpr std::string_view kProblemType = "application/problem+json";

// ---- enrolment ----
// The one word an admin hands over: '1' ‖ base64url( code id 6 ‖ secret 16 ‖ root fingerprint 16 ),
// 52 characters. The leading digit is the form's version and keeps it from looking like an option.
struct EnrolCode {
  ByteArray<6> id{};
  ByteArray<16> secret{};
  ByteArray<16> root{};
};
[[nodiscard]] std::string encode(const EnrolCode& code);
[[nodiscard]] Result<EnrolCode> decode_enrol_code(std::string_view text);

// Signed by the kiosk's new key (proof of possession); `mac` = keyed BLAKE2b(secret, key).
struct EnrolRequest {
  ByteArray<6> code_id{};
  seal::PublicSignKey key{};
  Hash32 mac{};
};
[[nodiscard]] Hash32 enrol_mac(const ByteArray<16>& secret, const seal::PublicSignKey& key);
[[nodiscard]] Bytes encode(const EnrolRequest& request);
[[nodiscard]] Result<EnrolRequest> decode_enrol_request(ByteView payload);

struct EnrolReply {
  Id16 kiosk{};
  std::string name;
  seal::PublicSignKey root{};
  Bytes signed_keys;
  Bytes certificate;
  std::uint32_t first_contact_spread_s{30};
  WallMs server_time{0};
};
[[nodiscard]] Bytes encode(const EnrolReply& reply);
[[nodiscard]] Result<EnrolReply> decode_enrol_reply(ByteView payload);

// ---- a batch of texts: POST /v1/reports ----
struct BatchHead {
  Id16 kiosk{};
  seal::KeyId key{};  // of the kiosk's signing key
  Id16 chain{};
  Id16 boot{};
};
// What is signed, detached: head ‖ the digests of the items, in order.
[[nodiscard]] Bytes batch_payload(ByteView encoded_head, const std::vector<Hash32>& digests);
[[nodiscard]] Bytes encode(const BatchHead& head);
[[nodiscard]] Result<BatchHead> decode_batch_head(ByteView encoded);

struct Batch {
  Bytes head;       // encoded BatchHead, kept as received
  Bytes signature;  // COSE_Sign1, detached
  std::vector<Bytes> items;  // encoded envelopes
};
[[nodiscard]] Bytes encode(const Batch& batch);
// One bad item never stops the others: items are not looked into here.
[[nodiscard]] Result<Batch> decode_batch(ByteView body);
[[nodiscard]] Batch sign_batch(const BatchHead& head, std::vector<Bytes> items,
                               const seal::SecretSignKey& key);

enum class Outcome : std::uint8_t { kStored = 0, kDuplicate = 1, kConflict = 2, kRejected = 3 };
struct AckItem {
  std::uint64_t seq{0};
  Id16 id{};
  Hash32 digest{};
  Outcome outcome{Outcome::kStored};
  std::string reason;  // for kConflict and kRejected: one sentence, no content
};
// Payload of the reply's COSE_Sign1 (purpose::kAck).
struct Ack {
  Id16 kiosk{};
  Id16 chain{};
  std::uint64_t epoch{0};
  WallMs server_time{0};
  std::vector<AckItem> items;
};
[[nodiscard]] Bytes encode(const Ack& ack);
[[nodiscard]] Result<Ack> decode_ack(ByteView payload);

// ---- contact: POST /v1/contact ----
struct Heartbeat {
  std::uint64_t pending{0};
  std::uint64_t quarantined{0};
  std::uint64_t oldest_pending_s{0};
  std::uint64_t key_serial{0};  // of the key set held
  WallMs wall{0};
  std::string version;          // of the program
};
struct Contact {
  Id16 kiosk{};
  seal::KeyId key{};
  Id16 chain{};
  std::uint64_t counter{0};
  std::uint64_t status_cursor{0};
  Heartbeat heartbeat;
  std::uint64_t parts_waiting{0};  // attachments still to be uploaded: the reply brings a token
  std::vector<Id16> parts;         // uploaded whole: does the centre hold them?
  std::vector<Id16> parts_lost;    // damaged here: they will never come
};
[[nodiscard]] Bytes encode(const Contact& contact);
[[nodiscard]] Result<Contact> decode_contact(ByteView payload);

struct StatusItem {
  seal::Lookup lookup{};
  Bytes sealed;
};
// An attachment the centre holds, by the digest of its sealed bytes.
struct HeldPart {
  Id16 id{};
  Hash32 sha256{};
};
struct ContactReply {
  Id16 kiosk{};
  Id16 chain{};
  std::uint64_t counter{0};
  std::uint64_t epoch{0};
  std::uint64_t contiguous{0};
  std::uint64_t highest{0};
  // Sequences not held, up to `highest`: at most kGapsMax, lowest first, all above `contiguous`.
  std::vector<std::uint64_t> gaps;
  std::uint64_t status_cursor{0};
  bool more{false};  // more statuses wait: ask again
  std::vector<StatusItem> statuses;
  Bytes signed_keys;  // empty unless newer than key_serial
  std::uint32_t first_contact_spread_s{30};
  WallMs server_time{0};
  std::vector<HeldPart> parts_held;  // of those asked about
  std::string token;                 // for /v1/attachments/, 24 h; empty when none is needed
};
[[nodiscard]] Bytes encode(const ContactReply& reply);
[[nodiscard]] Result<ContactReply> decode_contact_reply(ByteView payload);

// ---- tracking: POST /v1/track (body: lookup; reply: one sealed status) ----
[[nodiscard]] Bytes encode_track(const seal::Lookup& lookup);
[[nodiscard]] Result<seal::Lookup> decode_track(ByteView body);
[[nodiscard]] Bytes encode_track_reply(ByteView sealed);
[[nodiscard]] Result<Bytes> decode_track_reply(ByteView body);

// ---- RFC 9457 problems: one type for each thing the client must do ----
enum class Problem : std::uint8_t {
  kRetryLater, kQuarantine, kUseNewKey, kSplit, kStopAndAlarm, kNewToken
};
[[nodiscard]] std::string problem_json(Problem problem, int status, std::string_view title);
// The `type` alone decides; an unknown or missing one is nullopt.
[[nodiscard]] std::optional<Problem> parse_problem(std::string_view json);

}  // namespace bale::wire
