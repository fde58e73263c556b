#include <doctest/doctest.h>

#include "tests/unit/uploader/small_world.h"
#include "sync/uploader/patience.h"

using namespace bale;
using namespace bale::uploader;
using namespace bale::uploader::test;

TEST_CASE("what is saved is delivered once, in batches, and then nothing is left to do") {
  World world;
  world.save(1200);
  Session session(world.link);
  CHECK(world.drain(session).kind == Step::Kind::kNothing);
  CHECK(world.counts().delivered == 1200);
  CHECK(world.centre.held.size() == 1200);
  CHECK(world.centre.batches.size() < 8);
}

TEST_CASE("a reply lost after the centre stored gives a duplicate, which is a success") {
  World world;
  world.save(3);
  Session session(world.link);
  world.transport.answer_with([&](const HttpRequest& request) -> FakeTransport::Answer {
    (void)world.centre.answer(request);
    return FakeTransport::dead();
  });
  CHECK(session.send_batch().failed());
  CHECK(world.counts().pending == 3);
  CHECK(world.centre.held.size() == 3);
  world.transport.answer_with([&](const HttpRequest& r) { return world.centre.answer(r); });
  CHECK(session.send_batch().done());
  CHECK(world.counts().delivered == 3);
  CHECK(world.centre.held.size() == 3);
}

TEST_CASE("HTML with 200 to all is no acknowledgement and is not counted against any report") {
  World world;
  world.save(4);
  Session session(world.link);
  world.transport.answer_with([](const HttpRequest&) { return FakeTransport::portal(); });
  CHECK(session.send_batch().failed());
  CHECK(world.counts().pending == 4);
  auto lease = *world.outbox.lease(world.clock.wall(), {500, 1'000'000});
  REQUIRE(lease);
  CHECK(lease->items().size() == 4);  // all still due at once
  for (const auto& item : lease->items()) CHECK(item.attempts == 0);
  CHECK(world.link.memory.state.alarm.empty());
}

TEST_CASE("an acknowledgement of another digest delivers nothing and raises the alarm") {
  World world;
  world.save(2);
  Session session(world.link);
  world.centre.spoil_ack = [](wire::Ack& ack) { ack.items[0].digest[5] ^= 1; };
  CHECK(session.send_batch().done());
  CHECK(world.counts().delivered == 1);
  CHECK(world.counts().pending == 1);
  CHECK_FALSE(world.link.memory.state.alarm.empty());
}

TEST_CASE("an acknowledgement that settles nothing is a failed attempt, not an endless one") {
  World world;
  world.save(2);
  Session session(world.link);
  world.centre.spoil_ack = [](wire::Ack& ack) { ack.items.clear(); };
  CHECK(session.send_batch().failed());
  CHECK(world.counts().pending == 2);
}

TEST_CASE("an acknowledgement signed by another key, for another kiosk or chain marks nothing") {
  World world;
  world.save(2);
  Session session(world.link);
  const seal::SecretSignKey stranger(ByteArray<32>{99});
  SUBCASE("another key") {
    world.centre.signs = &stranger;
  }
  SUBCASE("the root itself, which signs no acknowledgements") {
    world.centre.signs = &world.centre.root;
  }
  SUBCASE("another kiosk") {
    world.centre.spoil_ack = [](wire::Ack& ack) { ack.kiosk[0] ^= 1; };
  }
  SUBCASE("another chain") {
    world.centre.spoil_ack = [](wire::Ack& ack) { ack.chain[0] ^= 1; };
  }
  const auto step = session.send_batch();
  CHECK(step.failed());
  CHECK(step.new_keys);
  CHECK(world.counts().pending == 2);
  CHECK_FALSE(world.link.memory.state.alarm.empty());
}

TEST_CASE("a signature made for a contact is no acknowledgement") {
  World world;
  world.save(1);
  Session session(world.link);
  world.transport.answer_with([&](const HttpRequest& request) -> FakeTransport::Answer {
    auto answer = world.centre.answer(request);
    const auto payload = seal::read_sign1(answer->body)->payload;
    return cbor(seal::sign1(world.centre.signing, seal::purpose::kContact, payload));
  });
  CHECK(session.send_batch().failed());
  CHECK(world.counts().pending == 1);
}

TEST_CASE("one refused among 500 is set aside alone, by the centre's word for it") {
  World world;
  world.save(500);
  world.centre.outcomes[137] = wire::Outcome::kRejected;
  Session session(world.link);
  CHECK(world.drain(session).kind == Step::Kind::kNothing);
  CHECK(world.counts().delivered == 499);
  CHECK(world.counts().quarantined == 1);
  const auto refused = *world.outbox.quarantine(10);
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].seq == 137);
  CHECK(refused[0].reason == "as the test says");
}

TEST_CASE("one bad item that makes the centre refuse every batch it is in is found by halving") {
  World world;
  world.save(500);
  std::size_t requests = 0;
  world.transport.answer_with([&](const HttpRequest& request) -> FakeTransport::Answer {
    ++requests;
    const auto batch = *wire::decode_batch(request.body);
    for (const auto& item : batch.items) {
      if (seal::decode_envelope(item)->seq == 411) return problem(wire::Problem::kQuarantine, 422);
    }
    return world.centre.answer(request);
  });
  Session session(world.link);
  CHECK(world.drain(session).kind == Step::Kind::kNothing);
  CHECK(world.counts().delivered == 499);
  const auto refused = *world.outbox.quarantine(10);
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].seq == 411);
  CHECK(requests < 40);
}

TEST_CASE("413 is answered with halves until the centre takes them") {
  World world;
  world.save(100);
  world.transport.answer_with([&](const HttpRequest& request) -> FakeTransport::Answer {
    if (wire::decode_batch(request.body)->items.size() > 30) {
      return HttpReply{413, "text/html", {}, std::nullopt};
    }
    return world.centre.answer(request);
  });
  Session session(world.link);
  CHECK(world.drain(session).kind == Step::Kind::kNothing);
  CHECK(world.counts().delivered == 100);
}

TEST_CASE("a single item that is too large is set aside and tried again for ever") {
  World world;
  world.save(1);
  world.transport.answer_with([](const HttpRequest&) { return FakeTransport::plain(413); });
  Session session(world.link);
  for (int attempt = 0; attempt < 12; ++attempt) {
    CHECK(session.send_batch().done());
    CHECK(world.counts().quarantined == 1);
    CHECK(session.send_batch().kind == Step::Kind::kNothing);
    world.clock.advance(24 * 3600 * 1000);
  }
  world.transport.answer_with([&](const HttpRequest& r) { return world.centre.answer(r); });
  CHECK(session.send_batch().done());
  CHECK(world.counts().delivered == 1);
}

TEST_CASE("a refused item waits ten minutes, then longer, a day at the slowest") {
  SeededRandom random(1);
  CHECK(quarantine_wait_ms(0, random) <= 600'000);
  CHECK(quarantine_wait_ms(0, random) >= 300'000);
  CHECK(quarantine_wait_ms(3, random) >= 2'400'000);
  CHECK(quarantine_wait_ms(1000, random) <= 86'400'000);
}

TEST_CASE("401 raises the alarm, keeps everything and goes on trying") {
  World world;
  world.save(2);
  world.transport.answer_with([](const HttpRequest&) { return FakeTransport::plain(401); });
  Session session(world.link);
  CHECK(session.send_batch().failed());
  CHECK_FALSE(world.link.memory.state.alarm.empty());
  CHECK(world.counts().pending == 2);
  world.transport.answer_with([&](const HttpRequest& r) { return world.centre.answer(r); });
  CHECK(session.send_batch().done());
  CHECK(world.counts().delivered == 2);
}

TEST_CASE("a centre that forgot this kiosk is shown the certificate, until it answers") {
  World world;
  world.save(1);
  const auto shown = [&](std::size_t index) {
    return !world.transport.requests.at(index).headers.empty();
  };
  world.transport.answer_with([&](const HttpRequest& request) -> FakeTransport::Answer {
    if (request.headers.empty()) return problem(wire::Problem::kStopAndAlarm, 403);
    CHECK(request.headers[0] == "Bale-Certificate: " + to_hex(Bytes(20, 0xCE)));
    return world.centre.answer(request);
  });
  Session session(world.link);
  CHECK(session.send_batch().done());
  CHECK(world.transport.requests.size() == 2);
  CHECK_FALSE(shown(0));
  CHECK(shown(1));
  CHECK(world.link.memory.state.alarm.empty());
  world.save(1);
  world.transport.answer_with([&](const HttpRequest& r) { return world.centre.answer(r); });
  CHECK(session.send_batch().done());
  CHECK_FALSE(shown(2));
}

TEST_CASE("a kiosk that is refused even with its certificate alarms and asks once at a time") {
  World world;
  world.save(1);
  world.transport.answer_with([](const HttpRequest&) { return FakeTransport::plain(403); });
  Session session(world.link);
  CHECK(session.send_batch().failed());
  CHECK(world.transport.requests.size() == 2);
  CHECK(session.send_batch().failed());
  CHECK(world.transport.requests.size() == 3);
  CHECK_FALSE(world.link.memory.state.alarm.empty());
  CHECK(world.counts().pending == 1);
}

TEST_CASE("a conflict is set aside with an alarm and the others are delivered") {
  World world;
  world.save(3);
  world.centre.outcomes[2] = wire::Outcome::kConflict;
  Session session(world.link);
  CHECK(session.send_batch().done());
  CHECK(world.counts().delivered == 2);
  CHECK(world.counts().quarantined == 1);
  CHECK(world.link.memory.state.alarm.find("conflict") == 0);
}

TEST_CASE("a batch never crosses what the centre reads, however large its items are") {
  World world;
  for (int i = 0; i < 60; ++i) {
    outbox::NewRow row;
    row.id = world.random.bytes<16>();
    row.key = 1;
    row.box = Bytes(48 * 1024, 1);
    row.boot = world.clock.boot_id();
    (void)*world.outbox.append(row);
  }
  Session session(world.link);
  CHECK(world.drain(session).kind == Step::Kind::kNothing);
  CHECK(world.counts().delivered == 60);
  for (const auto& request : world.transport.requests) {
    CHECK(request.body.size() <= wire::kBatchBytesMax);
  }
}

TEST_CASE("bytes both ways are counted") {
  World world;
  world.save(1);
  Session session(world.link);
  CHECK(session.send_batch().done());
  CHECK(world.link.memory.state.bytes_up == world.transport.traffic().up);
  CHECK(world.link.memory.state.bytes_down == world.transport.traffic().down);
  CHECK(world.link.memory.state.bytes_down > 0);
}
