#include "kiosk/effects/numbers.h"

#include <doctest/doctest.h>

#include <chrono>

#include "kiosk/effects/run_queue.h"
#include "sync/reference/shelf.h"
#include "tests/unit/effects/desk.h"

using namespace bale;
using namespace bale::effects;
using bale::effects::test::Desk;

namespace {

struct Hall {
  Desk desk;
  seal::SecretSignKey root{ByteArray<32>{1}};
  seal::SecretSignKey signing{ByteArray<32>{2}};
  seal::KeySet keys;
  Id16 kiosk{7};
  PublicNumbers numbers;
  RunQueue<model::Event> events;

  Hall() {
    keys.serial = 1;
    keys.signing = {signing.public_key()};
    keys.opening = {{1, seal::SecretOpenKey{ByteArray<32>{3}}.public_key()}};
    keys.costs = {seal::kTestCost};
    auto box = desk.open();
    REQUIRE(box.enrol({kiosk, "uji", "http://127.0.0.1:1", {}, 1}, seal::sign_key_set(keys, root),
                      desk.random));
    REQUIRE(seal::write_root_pin(desk.data + "/root.pin", root.public_key()));
  }
  void publish(std::uint64_t version, std::uint64_t received) {
    reference::Bundle bundle;
    bundle.version = version;
    bundle.kiosk = kiosk;
    bundle.as_of = desk.clock.wall();
    bundle.hall = {received, 2, 1};
    const auto week = reference::week_of(report::date_in_wita(desk.clock.wall()));
    bundle.counts = {{"jalan", "51.02.05.2001", week, 5}};
    const reference::Shelf shelf(desk.data);
    REQUIRE(shelf.put(reference::sign_bundle(bundle, signing), keys, kiosk));
  }
  NumbersHand hand() {
    return NumbersHand({.data = desk.data, .look_every_ms = 5}, numbers,
                       [this](model::Event event) { events.push(std::move(event)); });
  }
  model::HallNumbers next() {
    for (int i = 0; i < 30'000; ++i) {
      const auto seen = events.take();
      if (!seen.empty()) return std::get<model::NumbersSeen>(seen.back()).numbers;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL("no numbers came");
    return {};
  }
};

}  // namespace

TEST_CASE("The hall's numbers are shown at the start and again when a newer bundle came") {
  Hall hall;
  hall.publish(1, 3);
  auto hand = hall.hand();
  const auto first = hall.next();
  CHECK(first.received == 3);
  CHECK(first.forwarded == 2);
  CHECK(first.finished == 1);
  CHECK(first.as_of == hall.desk.clock.wall());
  hall.publish(2, 4);
  CHECK(hall.next().received == 4);
}

TEST_CASE("Similar reports are told for this week, this category and this desa only") {
  Hall hall;
  const auto now = hall.desk.clock.wall();
  constexpr std::int64_t kWeekMs = 7LL * 24 * 60 * 60 * 1000;
  CHECK(hall.numbers.similar("jalan", "51.02.05.2001", now) == 0);
  hall.publish(1, 3);
  auto hand = hall.hand();
  static_cast<void>(hall.next());
  CHECK(hall.numbers.similar("jalan", "51.02.05.2001", now) == 5);
  CHECK(hall.numbers.similar("jalan", "51.02.05.2001", now + kWeekMs) == 0);
  CHECK(hall.numbers.similar("jalan", "51.02.05.2002", now) == 0);
  CHECK(hall.numbers.similar("air", "51.02.05.2001", now) == 0);
}

TEST_CASE("A bundle that nobody of the centre signed shows nothing, and the hand goes on looking") {
  Hall hall;
  {
    FILE* file = std::fopen((hall.desk.data + "/reference.bundle").c_str(), "w");
    REQUIRE(file != nullptr);
    std::fputs("nothing the centre said", file);
    std::fclose(file);
  }
  auto hand = hall.hand();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  CHECK(hall.events.empty());
  hall.publish(1, 9);
  CHECK(hall.next().received == 9);
}
