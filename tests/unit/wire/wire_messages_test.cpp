#include <doctest/doctest.h>

#include "tests/unit/wire/samples.h"

using namespace bale;
using namespace bale::wire;

TEST_CASE("an acknowledgement comes back as it was written, reasons only where there is one") {
  const auto read = decode_ack(encode(samples::ack()));
  REQUIRE(read);
  CHECK(read->epoch == 7);
  CHECK(read->server_time == 1'795'000'000'123);
  REQUIRE(read->items.size() == 4);
  CHECK(read->items[1].outcome == Outcome::kDuplicate);
  CHECK(read->items[1].digest == samples::filled<32>(6));
  CHECK(read->items[2].reason == "lain isi");
  CHECK(read->items[3].seq == 4);
  CHECK(encode(*read) == encode(samples::ack()));
}

TEST_CASE("a contact and its reply come back as they were written") {
  const auto up = decode_contact(encode(samples::contact()));
  REQUIRE(up);
  CHECK(up->counter == 41);
  CHECK(up->heartbeat.oldest_pending_s == 3600);
  CHECK(encode(*up) == encode(samples::contact()));
  const auto down = decode_contact_reply(encode(samples::contact_reply()));
  REQUIRE(down);
  CHECK(down->gaps == std::vector<std::uint64_t>{91, 95, 119});
  CHECK(down->statuses[1].lookup == samples::filled<32>(6));
  CHECK(down->more);
  CHECK(encode(*down) == encode(samples::contact_reply()));
}

TEST_CASE("gaps that contradict contiguous and highest are refused") {
  for (const auto& gaps : {std::vector<std::uint64_t>{90}, {121}, {95, 95}, {95, 94}}) {
    auto reply = samples::contact_reply();
    reply.gaps = gaps;
    CHECK_FALSE(decode_contact_reply(encode(reply)));
  }
  auto upside_down = samples::contact_reply();
  upside_down.gaps.clear();
  upside_down.contiguous = 121;
  CHECK_FALSE(decode_contact_reply(encode(upside_down)));
}

TEST_CASE("a batch keeps head and items byte for byte and its signature covers both") {
  const auto sent = samples::batch();
  const auto read = decode_batch(encode(sent));
  REQUIRE(read);
  CHECK(read->head == sent.head);
  CHECK(read->items == sent.items);
  CHECK(decode_batch_head(read->head)->boot == samples::filled<16>(4));
  const auto key = seal::SecretSignKey({9}).public_key();
  const auto holds = [&](const Batch& batch) {
    std::vector<Hash32> digests;
    for (const auto& item : batch.items) digests.push_back(seal::sha256(item));
    return seal::verify1_detached(batch.signature, key, seal::purpose::kBatch,
                                  batch_payload(batch.head, digests))
        .has_value();
  };
  CHECK(holds(*read));
  auto other_item = *read;
  other_item.items[1][0] ^= 1;
  CHECK_FALSE(holds(other_item));
  auto other_head = *read;
  other_head.head.back() ^= 1;
  CHECK_FALSE(holds(other_head));
  auto other_order = *read;
  std::swap(other_order.items[0], other_order.items[1]);
  CHECK_FALSE(holds(other_order));
}

TEST_CASE("an item that is no envelope does not stop the batch it came in") {
  const auto batch = decode_batch(encode(samples::batch()));
  REQUIRE(batch);
  CHECK_FALSE(seal::decode_envelope(batch->items[0]));
}

TEST_CASE("what is too long for a reader is cut by the writer at a character's border") {
  auto reply = samples::enrol_reply();
  reply.name = std::string(kNameBytesMax - 1, 'a') + "\xC3\xA9zz";
  const auto read = decode_enrol_reply(encode(reply));
  REQUIRE(read);
  CHECK(read->name == std::string(kNameBytesMax - 1, 'a'));
  reply.name = "two\nlines";
  CHECK(decode_enrol_reply(encode(reply))->name == "two lines");
  reply.name = "\xFF\xFE";
  CHECK(decode_enrol_reply(encode(reply))->name == "?");
}

TEST_CASE("a clock before 1970 is written as 1970 and read again") {
  auto contact = samples::contact();
  contact.heartbeat.wall = -5;
  CHECK(decode_contact(encode(contact))->heartbeat.wall == 0);
}

TEST_CASE("tracking carries a lookup up and one sealed status down") {
  CHECK(decode_track(encode_track(samples::filled<32>(3))).value() == samples::filled<32>(3));
  CHECK(decode_track_reply(encode_track_reply(Bytes(128, 7))).value() == Bytes(128, 7));
  CHECK_FALSE(decode_track_reply(encode_track_reply(Bytes(kSealedStatusMax + 1, 7))));
}

TEST_CASE("one report of 367 bytes costs less than 1,000 bytes both ways, bodies alone") {
  const BatchHead head{};
  const auto up = encode(sign_batch(head, {Bytes(367, 1)}, seal::SecretSignKey({9})));
  Ack ack;
  ack.server_time = 1'795'000'000'000;
  ack.items.resize(1);
  const auto down = seal::sign1(seal::SecretSignKey({9}), seal::purpose::kAck, encode(ack));
  MESSAGE("up " << up.size() << " B, down " << down.size() << " B");
  CHECK(up.size() + down.size() < 780);  // about 220 B are left for HTTP's own lines
}
