#include "sync/wire/fields.h"
#include "sync/wire/messages.h"

namespace bale::wire {
namespace {

bool explained(Outcome outcome) {
  return outcome == Outcome::kConflict || outcome == Outcome::kRejected;
}

void write_item(seal::CborWriter& out, const AckItem& item) {
  out.array(explained(item.outcome) ? 5 : 4);
  out.unsigned_int(item.seq);
  out.bytes(item.id);
  out.bytes(item.digest);
  out.unsigned_int(static_cast<std::uint64_t>(item.outcome));
  if (explained(item.outcome)) out.text(fitting(item.reason, kReasonBytesMax));
}

AckItem read_item(seal::CborReader& in) {
  AckItem item;
  const auto fields = in.array();
  item.seq = number(in);
  item.id = in.bytes_of<16>();
  item.digest = in.bytes_of<32>();
  item.outcome = static_cast<Outcome>(number(in, static_cast<std::uint64_t>(Outcome::kRejected)));
  if (fields != (explained(item.outcome) ? 5U : 4U)) in.fault();
  if (in.ok() && fields == 5) item.reason = words(in, kReasonBytesMax);
  return item;
}

}  // namespace

Bytes encode(const BatchHead& head) {
  seal::CborWriter out;
  begin(out, 4);
  out.bytes(head.kiosk);
  out.bytes(head.key);
  out.bytes(head.chain);
  out.bytes(head.boot);
  return out.to_bytes();
}

Result<BatchHead> decode_batch_head(ByteView encoded) {
  seal::CborReader in(encoded);
  begin(in, 4);
  BatchHead head;
  head.kiosk = in.bytes_of<16>();
  head.key = in.bytes_of<8>();
  head.chain = in.bytes_of<16>();
  head.boot = in.bytes_of<16>();
  return finish(in, std::move(head), "head of a batch");
}

// The head is one CBOR item and tells its own length; digests are 32 bytes each. So no two
// different batches give the same bytes.
Bytes batch_payload(ByteView encoded_head, const std::vector<Hash32>& digests) {
  Bytes out(encoded_head.begin(), encoded_head.end());
  out.reserve(out.size() + digests.size() * sizeof(Hash32));
  for (const auto& digest : digests) out.insert(out.end(), digest.begin(), digest.end());
  return out;
}

Batch sign_batch(const BatchHead& head, std::vector<Bytes> items, const seal::SecretSignKey& key) {
  std::vector<Hash32> digests;
  digests.reserve(items.size());
  for (const auto& item : items) digests.push_back(seal::sha256(item));
  Batch batch{encode(head), {}, std::move(items)};
  batch.signature =
      seal::sign1_detached(key, seal::purpose::kBatch, batch_payload(batch.head, digests));
  return batch;
}

Bytes encode(const Batch& batch) {
  seal::CborWriter out;
  begin(out, 3);
  out.bytes(batch.head);
  out.bytes(batch.signature);
  out.array(batch.items.size());
  for (const auto& item : batch.items) out.bytes(item);
  return out.to_bytes();
}

Result<Batch> decode_batch(ByteView body) {
  if (body.size() > kBatchBytesMax) return fail(Errc::kInvalid, "the batch is too large");
  seal::CborReader in(body);
  begin(in, 3);
  Batch batch;
  batch.head = blob(in, kHeadBytesMax);
  batch.signature = blob(in, kSignatureBytesMax);
  const auto items = count(in, kBatchItemsMax);
  if (items == 0) in.fault();
  for (std::size_t i = 0; in.ok() && i < items; ++i) {
    batch.items.push_back(blob(in, kBatchBytesMax));
  }
  return finish(in, std::move(batch), "batch");
}

Bytes encode(const Ack& ack) {
  seal::CborWriter out;
  begin(out, 5);
  out.bytes(ack.kiosk);
  out.bytes(ack.chain);
  out.unsigned_int(ack.epoch);
  time(out, ack.server_time);
  out.array(ack.items.size());
  for (const auto& item : ack.items) write_item(out, item);
  return out.to_bytes();
}

Result<Ack> decode_ack(ByteView payload) {
  seal::CborReader in(payload);
  begin(in, 5);
  Ack ack;
  ack.kiosk = in.bytes_of<16>();
  ack.chain = in.bytes_of<16>();
  ack.epoch = number(in);
  ack.server_time = time(in);
  const auto items = count(in, kBatchItemsMax);
  for (std::size_t i = 0; in.ok() && i < items; ++i) ack.items.push_back(read_item(in));
  return finish(in, std::move(ack), "acknowledgement");
}

}  // namespace bale::wire
