#include <doctest/doctest.h>

#include <functional>

#include "platform/fake/random.h"
#include "tests/unit/wire/samples.h"
#include "sync/seal/cbor.h"

using namespace bale;
using namespace bale::wire;

namespace {

struct Decoder {
  const char* name;
  Bytes sample;
  std::function<bool(ByteView)> reads;
};

std::vector<Decoder> decoders() {
  const EnrolRequest enrol{samples::filled<6>(1), samples::filled<32>(2), samples::filled<32>(3)};
  return {
      {"enrol request", encode(enrol),
       [](ByteView b) { return decode_enrol_request(b).has_value(); }},
      {"enrol reply", encode(samples::enrol_reply()),
       [](ByteView b) { return decode_enrol_reply(b).has_value(); }},
      {"batch", encode(samples::batch()), [](ByteView b) { return decode_batch(b).has_value(); }},
      {"head", samples::batch().head, [](ByteView b) { return decode_batch_head(b).has_value(); }},
      {"ack", encode(samples::ack()), [](ByteView b) { return decode_ack(b).has_value(); }},
      {"contact", encode(samples::contact()),
       [](ByteView b) { return decode_contact(b).has_value(); }},
      {"contact reply", encode(samples::contact_reply()),
       [](ByteView b) { return decode_contact_reply(b).has_value(); }},
      {"track", encode_track(samples::filled<32>(1)),
       [](ByteView b) { return decode_track(b).has_value(); }},
      {"track reply", encode_track_reply(Bytes(130, 1)),
       [](ByteView b) { return decode_track_reply(b).has_value(); }},
  };
}

// Exactly as long as it says, so that a sanitizer sees the first byte read beyond.
bool reads_exact(const Decoder& decoder, const Bytes& bytes) {
  const Bytes copy(bytes.begin(), bytes.end());
  return decoder.reads(copy);
}

}  // namespace

TEST_CASE("every message cut at any byte is refused") {
  for (const auto& decoder : decoders()) {
    CAPTURE(decoder.name);
    REQUIRE(decoder.reads(decoder.sample));
    for (std::size_t size = 0; size < decoder.sample.size(); ++size) {
      const Bytes cut(decoder.sample.begin(),
                      decoder.sample.begin() + static_cast<std::ptrdiff_t>(size));
      REQUIRE_FALSE(reads_exact(decoder, cut));
    }
  }
}

TEST_CASE("every message with a byte behind it is refused") {
  for (const auto& decoder : decoders()) {
    CAPTURE(decoder.name);
    auto longer = decoder.sample;
    longer.push_back(0);
    CHECK_FALSE(decoder.reads(longer));
  }
}

TEST_CASE("another version is refused, not guessed at") {
  for (const auto& decoder : decoders()) {
    CAPTURE(decoder.name);
    auto other = decoder.sample;
    REQUIRE(other[1] == 1);  // after the array's head
    other[1] = 2;
    CHECK_FALSE(decoder.reads(other));
  }
}

TEST_CASE("flipped bits and random bytes never crash a decoder") {
  SeededRandom random(20261124);
  for (const auto& decoder : decoders()) {
    for (std::size_t bit = 0; bit < decoder.sample.size() * 8; ++bit) {
      auto flipped = decoder.sample;
      flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << (bit % 8)));
      (void)reads_exact(decoder, flipped);
    }
    for (int i = 0; i < 2000; ++i) {
      Bytes noise(static_cast<std::size_t>(random.unit() * 80));
      random.fill(noise);
      if (!noise.empty()) noise[0] = decoder.sample[0];
      (void)reads_exact(decoder, noise);
    }
  }
}

TEST_CASE("a list longer than its limit is refused") {
  auto ack = samples::ack();
  ack.items.resize(kBatchItemsMax + 1, ack.items[0]);
  CHECK_FALSE(decode_ack(encode(ack)));
  auto reply = samples::contact_reply();
  reply.statuses.resize(kStatusesMax + 1, {samples::filled<32>(1), Bytes(1, 1)});
  CHECK_FALSE(decode_contact_reply(encode(reply)));
  Batch batch = samples::batch();
  batch.items.assign(kBatchItemsMax + 1, Bytes(1, 1));
  CHECK_FALSE(decode_batch(encode(batch)));
  batch.items.clear();
  CHECK_FALSE(decode_batch(encode(batch)));
  batch.items.assign(2, Bytes(kBatchBytesMax / 2, 1));
  CHECK_FALSE(decode_batch(encode(batch)));
}

TEST_CASE("a list that claims more items than there are bytes costs nothing") {
  seal::CborWriter out;
  out.array(4);
  out.unsigned_int(1);
  out.bytes(Bytes(1, 0));
  out.bytes(Bytes(1, 0));
  out.array(400);
  CHECK_FALSE(decode_batch(out.view()));
}

TEST_CASE("numbers that no SQLite column can hold are refused") {
  auto contact = samples::contact();
  contact.counter = 0x8000'0000'0000'0000;
  CHECK_FALSE(decode_contact(encode(contact)));
  auto ack = samples::ack();
  ack.items[0].seq = ~std::uint64_t{0};
  CHECK_FALSE(decode_ack(encode(ack)));
}

TEST_CASE("a reason or a name that could forge a line of a log is refused") {
  auto good = encode(samples::ack());
  const std::string_view word = "terlalu besar";
  const auto at = std::search(good.begin(), good.end(), word.begin(), word.end());
  REQUIRE(at != good.end());
  *at = '\n';
  CHECK_FALSE(decode_ack(good));
  *at = 0xFF;
  CHECK_FALSE(decode_ack(good));
}
