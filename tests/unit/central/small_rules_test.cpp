#include <doctest/doctest.h>

#include <atomic>
#include <future>

#include "sync/central/case_number.h"
#include "sync/central/http_message.h"
#include "sync/central/rate_limit.h"
#include "sync/central/run_queue.h"
#include "sync/central/status_maker.h"
#include "sync/central/writer.h"
#include "tests/unit/central/fixture.h"

using namespace bale;
using bale::testing::TestCentre;

TEST_CASE("A case number reads back, in any case, and no slip or swap of its digits does") {
  const auto number = central::case_number("TBN", 2026, 123);
  CHECK(number.substr(0, 16) == "TBN-2026-000123-");
  CHECK(central::read_case_number(number) == number);
  CHECK(central::read_case_number(" tbn-2026-000123-" + number.substr(16) + " ") == number);
  for (std::size_t at = 4; at < number.size(); ++at) {
    if (number[at] == '-') continue;
    for (char digit = '0'; digit <= '9'; ++digit) {
      auto slip = number;
      slip[at] = digit;
      if (slip != number) CHECK_FALSE(central::read_case_number(slip));
    }
    auto swapped = number;
    if (at + 1 < number.size() && number[at + 1] != '-') std::swap(swapped[at], swapped[at + 1]);
    if (swapped != number) CHECK_FALSE(central::read_case_number(swapped));
  }
  for (const char* bad : {"", "-", "TBN", "TBN-2026-1", "'; DROP TABLE report; --"}) {
    CHECK_FALSE(central::read_case_number(bad));
  }
}

TEST_CASE("A million cases in a year still make a case number") {
  const auto number = central::case_number("TBN", 2026, 1'234'567);
  CHECK(number.substr(0, 17) == "TBN-2026-1234567-");
  CHECK(central::read_case_number(number) == number);
}

TEST_CASE("A status version rises even when the clock stands still or goes back") {
  CHECK(central::next_version(0, 1000) == 1000);
  CHECK(central::next_version(1000, 1000) == 1001);
  CHECK(central::next_version(5000, 10) == 5001);
  CHECK(central::next_version(0, -5) == 1);
}

TEST_CASE("First contacts are spread over 30 seconds, and wider the larger the fleet") {
  CHECK(central::first_contact_spread(0) == 30);
  CHECK(central::first_contact_spread(900) == 30);
  CHECK(central::first_contact_spread(25'000) == 833);
}

TEST_CASE("An address has its burst, then one request a second, another address is untouched") {
  central::RateLimit limit({3, 1, 100});
  for (int i = 0; i < 3; ++i) CHECK(limit.allow("a", 0));
  CHECK_FALSE(limit.allow("a", 0));
  CHECK(limit.allow("b", 0));
  CHECK(limit.allow("a", 1000));
  CHECK_FALSE(limit.allow("a", 1000));
}

TEST_CASE("Countless addresses do not fill the memory nor lift the limit of one") {
  central::RateLimit limit({1, 0.001, 100});
  for (int i = 0; i < 1000; ++i) CHECK(limit.allow(std::to_string(i), 0));
  CHECK(limit.allow("x", 0));
  CHECK_FALSE(limit.allow("x", 0));
}

TEST_CASE("An answer is given once, and 503 when it was forgotten") {
  std::vector<int> given;
  {
    central::Answer answer([&](central::Reply reply) { given.push_back(reply.status); });
    central::Reply fine;
    answer(fine);
    answer(fine);
  }
  { central::Answer forgotten([&](central::Reply reply) { given.push_back(reply.status); }); }
  CHECK(given == std::vector<int>{200, 503});
}

TEST_CASE("A full queue refuses, and stopping finishes what was taken") {
  std::promise<void> gate;
  auto open = gate.get_future().share();
  std::atomic<int> done{0};
  central::RunQueue queue(1, 2);
  std::promise<void> started;
  CHECK(queue.post([&] {
    started.set_value();
    open.wait();
    ++done;
  }));
  started.get_future().wait();
  CHECK(queue.post([&] { ++done; }));
  CHECK(queue.post([&] { ++done; }));
  CHECK_FALSE(queue.post([&] { ++done; }));
  gate.set_value();
  queue.stop();
  CHECK(done == 3);
  CHECK_FALSE(queue.post([] {}));
}

TEST_CASE("In a group commit a work that fails is undone alone") {
  TestCentre centre;
  const auto code = [&](std::uint8_t n, bool good) -> central::Store::Work {
    return [=](central::Transaction& tx) -> Result<void> {
      tx.add_code({ByteArray<6>{n}, "k", ByteArray<16>{}, 1, std::nullopt});
      if (!good) return fail(Errc::kInvalid, "not this one");
      return {};
    };
  };
  const std::vector<central::Store::Work> works{code(1, true), code(2, false), code(1, true),
                                                code(3, true)};
  const auto results = centre.store->commit(works);
  CHECK(results[0]);
  CHECK_FALSE(results[1]);
  CHECK_FALSE(results[2]);  // the same id twice: the statement itself fails
  CHECK(results[3]);
  REQUIRE(centre.store->read([&](central::Transaction& tx) -> Result<void> {
    CHECK(tx.code(ByteArray<6>{1}));
    CHECK_FALSE(tx.code(ByteArray<6>{2}));
    CHECK(tx.code(ByteArray<6>{3}));
    return {};
  }));
}

TEST_CASE("The writer answers after the commit and finishes its queue when stopped") {
  TestCentre centre;
  std::atomic<int> kept{0};
  {
    central::Writer writer(*centre.store, [](central::Transaction&) -> Result<void> { return {}; });
    for (std::uint8_t i = 0; i < 200; ++i) {
      CHECK(writer.submit(
          [i](central::Transaction& tx) -> Result<void> {
            tx.add_code({ByteArray<6>{i}, "k", ByteArray<16>{}, 1, std::nullopt});
            return {};
          },
          [&](const Result<void>& result) { kept += result ? 1 : 0; }));
    }
    writer.stop();
    CHECK_FALSE(writer.submit([](central::Transaction&) -> Result<void> { return {}; },
                              [](const Result<void>&) {}));
  }
  CHECK(kept == 200);
  centre.reopen();
  REQUIRE(centre.store->read([&](central::Transaction& tx) -> Result<void> {
    CHECK(tx.code(ByteArray<6>{199}));
    return {};
  }));
}

TEST_CASE("Another program's database, or a damaged one, is refused and left as it is") {
  bale::testing::TempFolder folder;
  bale::testing::write_text(folder / "text.db", std::string(5000, 'x'));
  central::SqliteOptions options;
  options.path = folder / "text.db";
  const auto opened = central::open_sqlite_store(options);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Errc::kCorrupt);
  CHECK(bale::testing::read_text(folder / "text.db") == std::string(5000, 'x'));
}
