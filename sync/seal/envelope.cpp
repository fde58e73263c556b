#include "sync/seal/envelope.h"

#include <sodium.h>

#include <algorithm>

#include "sync/seal/cbor.h"
#include "sync/seal/compress.h"
#include "sync/seal/record_codec.h"

namespace bale::seal {
namespace {

constexpr std::uint8_t kNoDictionary = 0;
constexpr std::size_t kBinding = sizeof(Id16) + sizeof(Id16) + 1;  // id ‖ kiosk ‖ format

void add(SecretBytes& out, ByteView more) {
  const auto before = out.size();
  out.resize(before + more.size());
  std::copy(more.begin(), more.end(), out.begin() + static_cast<std::ptrdiff_t>(before));
}

SecretBytes bind_to_sender(const Id16& id, const Id16& kiosk, std::uint8_t format,
                           ByteView record) {
  SecretBytes out;
  out.reserve(kBinding + record.size());
  add(out, id);
  add(out, kiosk);
  out.push_back(format);
  add(out, record);
  return out;
}

Result<Bytes> box_up(ByteView frame, const PublicOpenKey& opening) {
  SecretBytes plain;
  plain.reserve(1 + frame.size());
  plain.push_back(kNoDictionary);
  add(plain, frame);
  Bytes box(plain.size() + crypto_box_SEALBYTES);
  if (crypto_box_seal(box.data(), plain.data(), plain.size(), opening.data()) != 0) {
    return fail(Errc::kCrypto, "the opening key of the centre is no key to seal with");
  }
  return box;
}

Result<SecretBytes> unpack(Decompressor& decompressor, ByteView plain) {
  if (plain.empty() || plain[0] != kNoDictionary) {
    return fail(Errc::kCorrupt, "the box was packed with a dictionary that is not here");
  }
  return decompressor.open(plain.subspan(1), kRecordMax);
}

Result<Record> read_bound(ByteView plain, const Id16& id, const Id16& kiosk) {
  if (plain.size() < kBinding) return fail(Errc::kCorrupt, "the inside of the box is too short");
  const bool ours =
      std::ranges::equal(plain.first(16), id) && std::ranges::equal(plain.subspan(16, 16), kiosk);
  if (!ours) return fail(Errc::kInvalid, "the box was made for another report or by another kiosk");
  const auto format = plain[kBinding - 1];
  if (format == 0 || format > kRecordFormat) {
    return fail(Errc::kCorrupt, "the box holds a format that this version does not know");
  }
  return decode_record(plain.subspan(kBinding), format);
}

void write_clock(CborWriter& out, const ClockReading& clock) {
  out.array(3);
  out.integer(clock.wall);
  out.integer(clock.monotonic);
  if (clock.offset_ms) {
    out.integer(*clock.offset_ms);
  } else {
    out.null();
  }
}

ClockReading read_clock(CborReader& in) {
  in.array_of(3);
  ClockReading clock;
  clock.wall = in.integer();
  clock.monotonic = in.integer();
  if (!in.null()) clock.offset_ms = in.integer();
  return clock;
}

std::vector<Part> read_parts(CborReader& in) {
  const auto count = in.array();
  if (count > kPartsMax) in.fault();
  std::vector<Part> parts(in.ok() ? count : 0);
  for (auto& part : parts) {
    in.array_of(3);
    part.id = in.bytes_of<16>();
    part.size = in.unsigned_int();
    part.sha256 = in.bytes_of<32>();
  }
  return parts;
}

std::uint32_t read_u32(CborReader& in) {
  const auto value = in.unsigned_int();
  if (value > 0xFFFFFFFFU) in.fault();
  return static_cast<std::uint32_t>(value);
}

}  // namespace

Hash32 Act::body_digest() const {
  SecretBytes body{static_cast<std::uint8_t>(kind), stars};
  add(body, view_of(text.view()));
  return sha256(body);
}

Bytes encode(const Envelope& envelope) {
  CborWriter out;
  out.array(6);
  out.bytes(envelope.id);
  out.unsigned_int(envelope.seq);
  out.unsigned_int(envelope.key);
  out.bytes(envelope.box);
  out.array(envelope.parts.size());
  for (const auto& part : envelope.parts) {
    out.array(3);
    out.bytes(part.id);
    out.unsigned_int(part.size);
    out.bytes(part.sha256);
  }
  write_clock(out, envelope.clock);
  return out.to_bytes();
}

Result<Envelope> decode_envelope(ByteView encoded) {
  if (encoded.size() > kEnvelopeMax) return fail(Errc::kInvalid, "the envelope is too large");
  CborReader in(encoded);
  in.array_of(6);
  Envelope out;
  out.id = in.bytes_of<16>();
  out.seq = in.unsigned_int();
  out.key = read_u32(in);
  const auto box = in.bytes();
  out.box.assign(box.begin(), box.end());
  out.parts = read_parts(in);
  out.clock = read_clock(in);
  if (!in.done()) return fail(Errc::kInvalid, "the envelope cannot be read");
  return out;
}

Result<Bytes> seal_record(const Record& record, const Id16& id, const Id16& kiosk,
                          const PublicOpenKey& opening) {
  const auto encoded = encode_record(record);
  if (!encoded) return tl::unexpected(encoded.error());
  const auto bound = bind_to_sender(id, kiosk, format_of(record), *encoded);
  if (bound.size() > kRecordMax) return fail(Errc::kInvalid, "the record is too large");
  const auto frame = compress(bound);
  if (!frame) return tl::unexpected(frame.error());
  return box_up(*frame, opening);
}

SecretOpenKey::SecretOpenKey(const ByteArray<32>& secret) : secret_(secret) {
  crypto_scalarmult_base(public_.data(), secret_.data());
}

SecretOpenKey::SecretOpenKey(SecretOpenKey&& other) noexcept
    : secret_(other.secret_), public_(other.public_) {
  wipe(other.secret_.data(), other.secret_.size());
}

SecretOpenKey::~SecretOpenKey() {
  wipe(secret_.data(), secret_.size());
}

Result<SecretBytes> SecretOpenKey::open(ByteView box) const {
  if (box.size() < crypto_box_SEALBYTES) return fail(Errc::kCrypto, "the box is too short");
  SecretBytes plain(box.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(plain.data(), box.data(), box.size(), public_.data(), secret_.data()) !=
      0) {
    return fail(Errc::kCrypto, "the box does not open with this key");
  }
  return plain;
}

SecretBytes SecretOpenKey::secret() const {
  return {secret_.begin(), secret_.end()};
}

RecordOpener::RecordOpener() : decompressor_(std::make_unique<Decompressor>()) {}
RecordOpener::~RecordOpener() = default;

Result<Record> RecordOpener::open(ByteView box, const SecretOpenKey& key, const Id16& id,
                                  const Id16& kiosk) {
  const auto opened = key.open(box);
  if (!opened) return tl::unexpected(opened.error());
  const auto plain = unpack(*decompressor_, *opened);
  if (!plain) return tl::unexpected(plain.error());
  return read_bound(*plain, id, kiosk);
}

Result<Record> open_record(ByteView box, const SecretOpenKey& key, const Id16& id,
                           const Id16& kiosk) {
  return RecordOpener().open(box, key, id, kiosk);
}

}  // namespace bale::seal
