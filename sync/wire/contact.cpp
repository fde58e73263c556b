#include "sync/wire/fields.h"
#include "sync/wire/messages.h"

namespace bale::wire {
namespace {

void write_heartbeat(seal::CborWriter& out, const Heartbeat& beat) {
  out.array(6);
  out.unsigned_int(beat.pending);
  out.unsigned_int(beat.quarantined);
  out.unsigned_int(beat.oldest_pending_s);
  out.unsigned_int(beat.key_serial);
  time(out, beat.wall);
  out.text(fitting(beat.version, kProgramBytesMax));
}

Heartbeat read_heartbeat(seal::CborReader& in) {
  Heartbeat beat;
  in.array_of(6);
  beat.pending = number(in);
  beat.quarantined = number(in);
  beat.oldest_pending_s = number(in);
  beat.key_serial = number(in);
  beat.wall = time(in);
  beat.version = words(in, kProgramBytesMax);
  return beat;
}

void write_statuses(seal::CborWriter& out, const std::vector<StatusItem>& statuses) {
  out.array(statuses.size());
  for (const auto& status : statuses) {
    out.array(2);
    out.bytes(status.lookup);
    out.bytes(status.sealed);
  }
}

std::vector<StatusItem> read_statuses(seal::CborReader& in) {
  std::vector<StatusItem> out;
  const auto items = count(in, kStatusesMax);
  for (std::size_t i = 0; in.ok() && i < items; ++i) {
    in.array_of(2);
    StatusItem item;
    item.lookup = in.bytes_of<32>();
    item.sealed = blob(in, kSealedStatusMax);
    out.push_back(std::move(item));
  }
  return out;
}

void write_ids(seal::CborWriter& out, const std::vector<Id16>& ids) {
  const auto size = std::min(ids.size(), kPartsAskedMax);
  out.array(size);
  for (std::size_t i = 0; i < size; ++i) out.bytes(ids[i]);
}

std::vector<Id16> read_ids(seal::CborReader& in) {
  std::vector<Id16> out;
  const auto items = count(in, kPartsAskedMax);
  for (std::size_t i = 0; in.ok() && i < items; ++i) out.push_back(in.bytes_of<16>());
  return out;
}

void write_held(seal::CborWriter& out, const std::vector<HeldPart>& parts) {
  out.array(parts.size());
  for (const auto& part : parts) {
    out.array(2);
    out.bytes(part.id);
    out.bytes(part.sha256);
  }
}

std::vector<HeldPart> read_held(seal::CborReader& in) {
  std::vector<HeldPart> out;
  const auto items = count(in, kPartsAskedMax);
  for (std::size_t i = 0; in.ok() && i < items; ++i) {
    in.array_of(2);
    HeldPart part;
    part.id = in.bytes_of<16>();
    part.sha256 = in.bytes_of<32>();
    out.push_back(part);
  }
  return out;
}

// Rising, above `contiguous`, up to `highest`: anything else contradicts itself.
std::vector<std::uint64_t> read_gaps(seal::CborReader& in, const ContactReply& reply) {
  std::vector<std::uint64_t> out;
  auto last = reply.contiguous;
  const auto items = count(in, kGapsMax);
  for (std::size_t i = 0; in.ok() && i < items; ++i) {
    const auto gap = number(in);
    if (gap <= last || gap > reply.highest) in.fault();
    last = gap;
    out.push_back(gap);
  }
  return out;
}

}  // namespace

Bytes encode(const Contact& contact) {
  seal::CborWriter out;
  begin(out, 9);
  out.bytes(contact.kiosk);
  out.bytes(contact.key);
  out.bytes(contact.chain);
  out.unsigned_int(contact.counter);
  out.unsigned_int(contact.status_cursor);
  write_heartbeat(out, contact.heartbeat);
  out.unsigned_int(contact.parts_waiting);
  write_ids(out, contact.parts);
  write_ids(out, contact.parts_lost);
  return out.to_bytes();
}

Result<Contact> decode_contact(ByteView payload) {
  seal::CborReader in(payload);
  begin(in, 9);
  Contact contact;
  contact.kiosk = in.bytes_of<16>();
  contact.key = in.bytes_of<8>();
  contact.chain = in.bytes_of<16>();
  contact.counter = number(in);
  contact.status_cursor = number(in);
  contact.heartbeat = read_heartbeat(in);
  contact.parts_waiting = number(in);
  contact.parts = read_ids(in);
  contact.parts_lost = read_ids(in);
  return finish(in, std::move(contact), "contact");
}

Bytes encode(const ContactReply& reply) {
  seal::CborWriter out;
  begin(out, 15);
  out.bytes(reply.kiosk);
  out.bytes(reply.chain);
  out.unsigned_int(reply.counter);
  out.unsigned_int(reply.epoch);
  out.unsigned_int(reply.contiguous);
  out.unsigned_int(reply.highest);
  out.array(reply.gaps.size());
  for (const auto gap : reply.gaps) out.unsigned_int(gap);
  out.unsigned_int(reply.status_cursor);
  out.boolean(reply.more);
  write_statuses(out, reply.statuses);
  out.bytes(reply.signed_keys);
  out.unsigned_int(reply.first_contact_spread_s);
  time(out, reply.server_time);
  write_held(out, reply.parts_held);
  out.text(reply.token);
  return out.to_bytes();
}

Result<ContactReply> decode_contact_reply(ByteView payload) {
  seal::CborReader in(payload);
  begin(in, 15);
  ContactReply reply;
  reply.kiosk = in.bytes_of<16>();
  reply.chain = in.bytes_of<16>();
  reply.counter = number(in);
  reply.epoch = number(in);
  reply.contiguous = number(in);
  reply.highest = number(in);
  if (reply.contiguous > reply.highest) in.fault();
  reply.gaps = read_gaps(in, reply);
  reply.status_cursor = number(in);
  reply.more = in.boolean();
  reply.statuses = read_statuses(in);
  reply.signed_keys = blob(in, kSignedKeysMax);
  reply.first_contact_spread_s = small_number(in);
  reply.server_time = time(in);
  reply.parts_held = read_held(in);
  reply.token = words(in, kTokenBytesMax);
  return finish(in, std::move(reply), "reply to a contact");
}

}  // namespace bale::wire
