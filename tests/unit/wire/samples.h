// One of each message, full of values that would show a swapped field.
#pragma once

#include "sync/wire/messages.h"

namespace bale::wire::samples {

template <std::size_t N>
ByteArray<N> filled(std::uint8_t first) {
  ByteArray<N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = static_cast<std::uint8_t>(first + i);
  return out;
}

inline Ack ack() {
  Ack out{filled<16>(1), filled<16>(2), 7, 1'795'000'000'123, {}};
  out.items.push_back({1, filled<16>(3), filled<32>(4), Outcome::kStored, ""});
  out.items.push_back({2, filled<16>(5), filled<32>(6), Outcome::kDuplicate, ""});
  out.items.push_back({3, filled<16>(7), filled<32>(8), Outcome::kConflict, "lain isi"});
  out.items.push_back({4, filled<16>(9), filled<32>(10), Outcome::kRejected, "terlalu besar"});
  return out;
}

inline Contact contact() {
  Contact out{filled<16>(1), filled<8>(2), filled<16>(3), 41, 17, {}, 3, {}, {}};
  out.heartbeat = {5, 1, 3600, 2, 1'795'000'000'000, "bale-sync 0.1.0"};
  out.parts = {filled<16>(20), filled<16>(21)};
  out.parts_lost = {filled<16>(22)};
  return out;
}

inline ContactReply contact_reply() {
  ContactReply out;
  out.kiosk = filled<16>(1);
  out.chain = filled<16>(3);
  out.counter = 41;
  out.epoch = 2;
  out.contiguous = 90;
  out.highest = 120;
  out.gaps = {91, 95, 119};
  out.status_cursor = 18;
  out.more = true;
  out.statuses = {{filled<32>(5), Bytes(200, 0xAB)}, {filled<32>(6), Bytes(1, 0)}};
  out.signed_keys = Bytes(300, 0xCD);
  out.first_contact_spread_s = 833;
  out.server_time = 1'795'000'111'111;
  out.parts_held = {{filled<16>(20), filled<32>(40)}};
  out.token = "AbC-_9";
  return out;
}

inline EnrolReply enrol_reply() {
  return {filled<16>(1),    "Balai Banjar Anyar", filled<32>(2), Bytes(250, 3), Bytes(180, 4), 60,
          1'795'000'000'000};
}

inline Batch batch() {
  const BatchHead head{filled<16>(1), filled<8>(2), filled<16>(3), filled<16>(4)};
  return sign_batch(head, {Bytes(10, 1), Bytes(400, 2), Bytes{}}, seal::SecretSignKey({9}));
}

}  // namespace bale::wire::samples
