#include <doctest/doctest.h>

#include <thread>

#include "tests/unit/uploader/small_world.h"
#include "sync/uploader/loop.h"

using namespace bale;
using namespace bale::uploader;
using namespace bale::uploader::test;

namespace {

// Stops the loop after so many requests, from within: no thread, no sleeping.
struct Driven {
  explicit Driven(World& w) : world(w), stop(w.transport) {
    world.transport.answer_with([this](const HttpRequest& request) { return answer(request); });
  }
  FakeTransport::Answer answer(const HttpRequest& request) {
    auto out = handler(request);
    if (world.transport.requests.size() >= limit) stop.request();
    return out;
  }
  World& world;
  Stop stop;
  std::size_t limit{1};
  FakeTransport::Handler handler{[this](const HttpRequest& r) { return world.centre.answer(r); }};
};

LoopOptions quick() {
  return {.contact_every_ms = 1'000, .news_after_ms = 1'000, .poll_ms = 1};
}

void same_boot(World& world) {
  world.link.memory.state.last_boot = world.clock.boot_id();
}

// Runs the loop beside the test, which moves the clock.
class Running {
 public:
  Running(Loop& loop, Stop& stop) : stop_(stop), thread_([&loop, &stop] { loop.run(stop); }) {}
  ~Running() {
    stop_.request();
    thread_.join();
  }

 private:
  Stop& stop_;
  std::thread thread_;
};

// As the kiosk sees the same file.
outbox::Outbox second_connection(const World& world) {
  outbox::OpenOptions options;
  options.path = world.folder.path() + "/outbox.db";
  return *outbox::Outbox::open(options);
}

template <typename Condition>
bool eventually(Condition condition) {
  for (int i = 0; i < 2000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

}  // namespace

TEST_CASE("once ignores start spread and stored backoff, sends everything and makes a contact") {
  World world;
  world.save(700);
  world.link.memory.state.failures = 12;
  world.link.memory.state.next_attempt_at = world.clock.wall() + 3'600'000;
  Stop stop(world.transport);
  Loop loop(world.link, {});
  CHECK(loop.once(stop).empty());
  CHECK(world.counts().delivered == 700);
  CHECK(world.centre.contacts.size() == 1);
  CHECK(world.outbox.sync_state()->contiguous == 700);
  CHECK(world.outbox.sync_state()->failures == 0);
}

TEST_CASE("once gives up after one failed attempt and remembers it") {
  World world;
  world.save(3);
  world.transport.answer_with([](const HttpRequest&) { return FakeTransport::dead(); });
  Stop stop(world.transport);
  Loop loop(world.link, {});
  CHECK(loop.once(stop) == "no route");
  CHECK(world.transport.requests.size() == 1);
  CHECK(world.counts().pending == 3);
  const auto state = *world.outbox.sync_state();
  CHECK(state.failures == 1);
  CHECK(state.next_attempt_at > world.clock.wall());
}

TEST_CASE("once with nothing to send still fetches statuses") {
  World world;
  world.centre.statuses = {{seal::Lookup{8}, Bytes(128, 1)}};
  Stop stop(world.transport);
  Loop loop(world.link, {});
  CHECK(loop.once(stop).empty());
  CHECK(*world.outbox.sealed_status(seal::Lookup{8}) == Bytes(128, 1));
}

TEST_CASE("once sends again what the contact shows to be lacking") {
  World world;
  world.save(5);
  Stop stop(world.transport);
  Loop loop(world.link, {});
  REQUIRE(loop.once(stop).empty());
  world.centre.held.clear();
  CHECK(loop.once(stop).empty());
  CHECK(world.centre.held.size() == 5);
  CHECK(world.counts().pending == 0);
}

TEST_CASE("after a change of signing keys once fetches them and then delivers") {
  World world;
  world.save(2);
  const seal::SecretSignKey next(ByteArray<32>{55});
  world.centre.keys.serial = 2;
  world.centre.keys.signing.push_back(next.public_key());
  world.centre.new_keys = world.centre.signed_keys();
  world.centre.signs = &next;
  Stop stop(world.transport);
  Loop loop(world.link, {});
  CHECK(loop.once(stop).empty());
  CHECK(world.counts().delivered == 2);
}

TEST_CASE("a stop ends the loop in the middle of a drain") {
  World world;
  world.save(2000);
  same_boot(world);
  Driven driven(world);
  Loop loop(world.link, quick());
  loop.run(driven.stop);
  CHECK(world.transport.requests.size() == 1);
  CHECK(world.counts().pending > 0);
  CHECK(world.outbox.sync_state()->failures == 0);  // we hung up, not the centre
}

TEST_CASE("after power-on nothing is sent before the spread has passed, after a restart at once") {
  World world;
  world.save(1);
  world.link.memory.state.first_contact_spread_s = 10'000;
  SUBCASE("another boot") {
    world.clock.set_boot(Id16{9});
    Stop stop(world.transport);
    Loop loop(world.link, quick());
    const Running running(loop, stop);
    auto other = second_connection(world);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(other.sync_state()->bytes_up == 0);
    CHECK(other.counts()->pending == 1);
    world.clock.advance(10'000'000);
    CHECK(eventually([&] { return other.counts()->delivered == 1; }));
  }
  SUBCASE("the same boot") {
    same_boot(world);
    Driven driven(world);
    Loop loop(world.link, quick());
    loop.run(driven.stop);
    CHECK(world.centre.held.size() == 1);
  }
}

TEST_CASE("the loop waits out the backoff, but a fresh report tries at once") {
  World world;
  world.save(1);
  same_boot(world);
  std::atomic<int> tries{0};
  world.transport.answer_with([&](const HttpRequest&) {
    ++tries;
    return FakeTransport::dead();
  });
  Stop stop(world.transport);
  Loop loop(world.link, quick());
  auto kiosk = second_connection(world);
  const Running running(loop, stop);
  CHECK(eventually([&] { return tries == 1; }));
  world.clock.advance(2'000);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  CHECK(tries == 1);
  world.clock.advance(10'000);
  CHECK(eventually([&] { return tries == 2; }));
  world.clock.advance(4'999);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  CHECK(tries == 2);
  world.clock.advance(1);
  outbox::NewRow row;
  row.id = {42};
  row.key = 1;
  row.box = Bytes(10, 1);
  row.boot = world.clock.boot_id();
  REQUIRE(kiosk.append(row));
  CHECK(eventually([&] { return tries == 3; }));
}

TEST_CASE("a wall clock that goes back an hour does not hold a waiting item for an hour") {
  World world;
  world.save(1);
  same_boot(world);
  std::atomic<int> batches{0};
  world.centre.spoil_ack = [&](wire::Ack& ack) {
    if (++batches == 1) ack.items.clear();  // not settled: the item waits up to 60 s
  };
  Stop stop(world.transport);
  Loop loop(world.link, quick());
  auto other = second_connection(world);
  const Running running(loop, stop);
  REQUIRE(eventually([&] { return other.sync_state()->failures == 1; }));
  world.clock.set_wall(world.clock.wall() - 3'600'000);
  world.clock.advance(10'000);
  CHECK(eventually([&] { return other.counts()->delivered == 1; }));
}

TEST_CASE("an absurd stored backoff is distrusted") {
  World world;
  world.save(1);
  same_boot(world);
  world.link.memory.state.next_attempt_at = world.clock.wall() + 1'000'000'000'000;
  Driven driven(world);
  Loop loop(world.link, quick());
  loop.run(driven.stop);
  CHECK(world.centre.held.size() == 1);
}
