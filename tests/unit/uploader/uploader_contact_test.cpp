#include <doctest/doctest.h>

#include "tests/unit/uploader/small_world.h"

using namespace bale;
using namespace bale::uploader;
using namespace bale::uploader::test;

TEST_CASE("a contact stores what the centre says: time, sequence, spread, statuses") {
  World world;
  world.save(4);
  Session session(world.link);
  REQUIRE(world.drain(session).kind == Step::Kind::kNothing);
  const seal::Lookup lookup{8};
  world.centre.statuses = {{lookup, Bytes(128, 1)}};
  const auto made = make_contact(world.link);
  REQUIRE(made.step.done());
  CHECK(made.sent_again == 0);
  const auto state = *world.outbox.sync_state();
  CHECK(state.contiguous == 4);
  CHECK(state.highest == 4);
  CHECK(state.epoch == 1);
  CHECK(state.last_contact == world.clock.wall());
  CHECK(state.offset_ms == world.centre.server_time - world.clock.wall());
  CHECK(state.newest_server_time == world.centre.server_time);
  CHECK(state.first_contact_spread_s == 77);
  CHECK(state.status_cursor == 1);
  CHECK(*world.outbox.sealed_status(lookup) == Bytes(128, 1));
}

TEST_CASE("the counter is on disk before the contact is sent, and rises whatever comes back") {
  World world;
  std::uint64_t on_disk = 0;
  world.transport.answer_with([&](const HttpRequest&) {
    on_disk = world.outbox.sync_state()->contact_counter;
    return FakeTransport::dead();
  });
  CHECK(make_contact(world.link).step.failed());
  CHECK(on_disk == 1);
  CHECK(make_contact(world.link).step.failed());
  CHECK(on_disk == 2);
}

TEST_CASE("an old contact reply played again changes nothing") {
  World world;
  world.save(3);
  Session session(world.link);
  REQUIRE(world.drain(session).kind == Step::Kind::kNothing);
  FakeTransport::Answer first;
  world.transport.answer_with([&](const HttpRequest& request) {
    first = world.centre.answer(request);
    return first;
  });
  REQUIRE(make_contact(world.link).step.done());
  world.transport.answer_with([&](const HttpRequest&) { return first; });
  world.clock.advance(1000);
  const auto before = *world.outbox.sync_state();
  CHECK(make_contact(world.link).step.failed());
  CHECK(world.outbox.sync_state()->last_contact == before.last_contact);
  CHECK_FALSE(world.link.memory.state.alarm.empty());
}

TEST_CASE("a reply for another kiosk or chain, or signed by another key, is not taken") {
  World world;
  const seal::SecretSignKey stranger(ByteArray<32>{99});
  SUBCASE("kiosk") {
    world.centre.spoil_contact = [](wire::ContactReply& reply) { reply.kiosk[0] ^= 1; };
  }
  SUBCASE("chain") {
    world.centre.spoil_contact = [](wire::ContactReply& reply) { reply.chain[0] ^= 1; };
  }
  SUBCASE("counter") {
    world.centre.spoil_contact = [](wire::ContactReply& reply) { ++reply.counter; };
  }
  SUBCASE("key") {
    world.centre.signs = &stranger;
  }
  CHECK(make_contact(world.link).step.failed());
  CHECK_FALSE(world.outbox.sync_state()->last_contact);
}

TEST_CASE("what a restored centre lacks is sent again, once, gaps and tail alike") {
  World world;
  world.save(10);
  Session session(world.link);
  REQUIRE(world.drain(session).kind == Step::Kind::kNothing);
  for (const std::uint64_t lost : {3, 9, 10}) world.centre.held.erase(lost);
  world.centre.epoch = 2;
  CHECK(make_contact(world.link).sent_again == 3);
  CHECK(world.counts().pending == 3);
  REQUIRE(world.drain(session).kind == Step::Kind::kNothing);
  CHECK(world.centre.held.size() == 10);
  CHECK(make_contact(world.link).sent_again == 0);
  CHECK(world.outbox.sync_state()->contiguous == 10);
}

TEST_CASE("a refused sequence is a gap for itself alone and does not make others go again") {
  World world;
  world.save(5);
  world.centre.outcomes[2] = wire::Outcome::kRejected;
  Session session(world.link);
  REQUIRE(world.drain(session).kind == Step::Kind::kNothing);
  const auto made = make_contact(world.link);
  CHECK(made.step.done());
  CHECK(made.sent_again == 0);
  CHECK(world.outbox.sync_state()->contiguous == 1);
  CHECK(world.counts().delivered == 4);
}

TEST_CASE("a new key set under the pinned root is stored, even when its new key signed the reply") {
  World world;
  const seal::SecretSignKey next(ByteArray<32>{55});
  world.centre.keys.serial = 2;
  world.centre.keys.signing.push_back(next.public_key());
  world.centre.new_keys = world.centre.signed_keys();
  world.centre.signs = &next;
  REQUIRE(make_contact(world.link).step.done());
  CHECK(world.link.trust.keys().serial == 2);
  CHECK(*world.outbox.signed_keys() == world.centre.new_keys);
}

TEST_CASE("a forged, foreign or older key set is never stored") {
  World world;
  const auto before = *world.outbox.signed_keys();
  const seal::SecretSignKey thief(ByteArray<32>{66});
  auto keys = world.centre.keys;
  SUBCASE("under another root") {
    keys.serial = 9;
    keys.signing = {thief.public_key()};
    world.centre.new_keys = seal::sign_key_set(keys, thief);
    world.centre.signs = &thief;
  }
  SUBCASE("older") {
    keys.serial = 0;
    world.centre.new_keys = seal::sign_key_set(keys, world.centre.root);
  }
  SUBCASE("nonsense") {
    world.centre.new_keys = Bytes(50, 1);
  }
  CHECK(make_contact(world.link).step.failed());
  CHECK(*world.outbox.signed_keys() == before);
}

TEST_CASE("a good contact takes a past alarm back, but not while a report is refused") {
  World world;
  world.link.memory.state.alarm = "the centre does not accept this kiosk's credentials (401)";
  REQUIRE(make_contact(world.link).step.done());
  CHECK(world.outbox.sync_state()->alarm.empty());
  world.save(1);
  world.centre.outcomes[1] = wire::Outcome::kRejected;
  Session session(world.link);
  REQUIRE(world.drain(session).kind == Step::Kind::kNothing);
  REQUIRE(make_contact(world.link).step.done());
  CHECK(world.outbox.sync_state()->alarm.find("as the test says") != std::string::npos);
}

TEST_CASE("more statuses are asked for, but not by a cursor that stands still") {
  World world;
  world.centre.statuses = {{seal::Lookup{8}, Bytes(128, 1)}};
  world.centre.spoil_contact = [](wire::ContactReply& reply) { reply.more = true; };
  CHECK(make_contact(world.link).more);
  CHECK_FALSE(make_contact(world.link).more);
}

TEST_CASE("the heartbeat tells what waits and how long") {
  World world;
  world.save(2);
  world.clock.advance(90'000);
  REQUIRE(make_contact(world.link).step.done());
  const auto& beat = world.centre.contacts.back().heartbeat;
  CHECK(beat.pending == 2);
  CHECK(beat.oldest_pending_s == 90);
  CHECK(beat.key_serial == 1);
}

TEST_CASE("an idle contact costs less than 600 bytes both ways, bodies alone") {
  World world;
  REQUIRE(make_contact(world.link).step.done());
  const auto traffic = world.transport.traffic();
  MESSAGE("up " << traffic.up << " B, down " << traffic.down << " B");
  CHECK(traffic.up + traffic.down < 400);  // about 200 B are left for HTTP's own lines
}
