#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <vector>

#include "sync/central/run_queue.h"

using namespace bale::central;

TEST_CASE("Shared work is done whole and each piece once, however many threads there are") {
  for (const std::size_t threads : {1U, 2U, 4U}) {
    RunQueue queue(threads, 64);
    for (const std::size_t count : {0U, 1U, 2U, 3U, 500U}) {
      std::vector<std::atomic<int>> done(count);
      share(queue, count, [&](std::size_t i) { ++done[i]; });
      for (const auto& times : done) CHECK(times == 1);
    }
  }
}

TEST_CASE("Work that is shared from the queue's own threads waits for no thread that is busy") {
  RunQueue queue(2, 64);
  std::atomic<int> pieces{0};
  std::latch both(2);
  std::latch over(2);
  for (int i = 0; i < 2; ++i) {
    REQUIRE(queue.post([&] {
      both.arrive_and_wait();  // no thread is left to help
      share(queue, 100, [&](std::size_t) { ++pieces; });
      over.count_down();
    }));
  }
  over.wait();
  CHECK(pieces == 200);
}

TEST_CASE("A queue that is full or stopping leaves the work to its owner") {
  RunQueue queue(4, 0);
  std::atomic<int> pieces{0};
  share(queue, 10, [&](std::size_t) { ++pieces; });
  queue.stop();
  share(queue, 10, [&](std::size_t) { ++pieces; });
  CHECK(pieces == 20);
}
