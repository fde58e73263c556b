// Report <-> sealed envelope.
//
// box = crypto_box_seal( dictionary id (1 byte) ‖ zstd( id ‖ kiosk ‖ format ‖ compact CBOR ) )
//
// The first bytes inside bind the box to its envelope and its sender; the centre refuses a
// mismatch, so a stolen box cannot be sent by another kiosk or under another id. Inside the
// kiosk's disk and the network only this exists. PROTOCOL.md beside sync/wire has every field.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "platform/clock.h"
#include "sync/report/attachment.h"
#include "sync/report/report.h"
#include "sync/seal/keys.h"
#include "sync/seal/tracking.h"

namespace bale::seal {

class Decompressor;

// Every kind an envelope may carry. Centres store all of them from the first version on.
enum class Kind : std::uint8_t { kReport = 0, kReply = 1, kRating = 2, kWithdraw = 3, kLost = 4 };

// A reply, rating or withdrawal on an earlier report, authorised by `proof` (Master::act_proof).
struct Act {
  Kind kind{Kind::kReply};
  Lookup lookup{};
  Id16 act{};
  SecretString text;       // reply or reason; may be empty for a rating
  std::uint8_t stars{0};   // 1..5 for a rating, else 0
  Hash32 proof{};
  // SHA-256 of what `proof` covers: kind ‖ stars ‖ text.
  [[nodiscard]] Hash32 body_digest() const;
};

// The text of a rating of the visit to the hall; a rating of what the agency did has none.
inline constexpr std::string_view kVisitRating = "visit";

// What opens one attachment (attachment.h); wiped on death.
struct AttachmentKey {
  report::AttachmentType type{report::AttachmentType::kJpeg};
  ByteArray<32> key{};
  ~AttachmentKey() { wipe(key.data(), key.size()); }
};

struct ReportRecord {
  ByteArray<32> master{};
  report::Report report;
  std::vector<AttachmentKey> attachments{};  // in the order of the envelope's parts
  ~ReportRecord() { wipe(master.data(), master.size()); }
};
struct Lost {
  std::vector<std::uint64_t> seqs;  // sequences this chain minted and no longer has
};
// A kind this version does not know: kept whole, shown to an admin, never thrown away.
struct Unknown {
  std::uint64_t kind{0};
  SecretBytes body;
};
using Record = std::variant<ReportRecord, Act, Lost, Unknown>;

// Clock readings at the moment of saving. `offset_ms`: last signed server time minus wall clock.
struct ClockReading {
  WallMs wall{0};
  MonotonicMs monotonic{0};
  std::optional<std::int64_t> offset_ms;
};

struct Part {  // an attachment's sealed stream, which travels by itself
  Id16 id{};
  std::uint64_t size{0};  // bytes, sealed
  Hash32 sha256{};        // of the sealed bytes
  bool operator==(const Part&) const = default;
};
inline constexpr std::size_t kPartsMax = 16;  // of an envelope; a reader takes no more

// What travels: an item of a batch. The digest of its encoding is what is acknowledged.
struct Envelope {
  Id16 id{};
  std::uint64_t seq{0};
  std::uint32_t key{0};  // serial of the opening key
  Bytes box;
  std::vector<Part> parts;
  ClockReading clock;
};

inline constexpr std::size_t kEnvelopeMax = 64 * 1024;  // bytes, encoded
inline constexpr std::size_t kRecordMax = 48 * 1024;    // bytes, decompressed

[[nodiscard]] Bytes encode(const Envelope& envelope);
[[nodiscard]] Result<Envelope> decode_envelope(ByteView encoded);

// Plaintext on the way is wiped: encoder, compressor state and buffers live in wiping memory.
[[nodiscard]] Result<Bytes> seal_record(const Record& record, const Id16& id, const Id16& kiosk,
                                        const PublicOpenKey& opening);

// The pair (public, secret) of the opening key; centre only. Wiped on death.
class SecretOpenKey {
 public:
  explicit SecretOpenKey(const ByteArray<32>& secret);
  SecretOpenKey(SecretOpenKey&&) noexcept;
  ~SecretOpenKey();
  [[nodiscard]] const PublicOpenKey& public_key() const { return public_; }
  [[nodiscard]] Result<SecretBytes> open(ByteView box) const;
  [[nodiscard]] SecretBytes secret() const;

 private:
  ByteArray<32> secret_{};
  PublicOpenKey public_{};
};

// Opens records one after the other with one decoder's memory, which is wiped when the opener dies
// and not before: keep it no longer than a handful of records. Thread: one at a time.
class RecordOpener {
 public:
  RecordOpener();
  ~RecordOpener();
  RecordOpener(const RecordOpener&) = delete;
  RecordOpener& operator=(const RecordOpener&) = delete;
  // kCrypto: not ours to open. kInvalid: opened, but bound to another id or kiosk. kCorrupt: the
  // inside cannot be read.
  [[nodiscard]] Result<Record> open(ByteView box, const SecretOpenKey& key, const Id16& id,
                                    const Id16& kiosk);

 private:
  std::unique_ptr<Decompressor> decompressor_;
};

// The same for a single record.
[[nodiscard]] Result<Record> open_record(ByteView box, const SecretOpenKey& key, const Id16& id,
                                         const Id16& kiosk);

}  // namespace bale::seal
