#include <doctest/doctest.h>

#include "sync/uploader/batch_limit.h"
#include "sync/uploader/overview.h"
#include "sync/uploader/schedule.h"

using namespace bale;
using namespace bale::uploader;

TEST_CASE("a fresh report tries at once, the backlog waits its turn") {
  Schedule schedule(0, 300'000);
  schedule.failed(1'000, 60'000);
  CHECK_FALSE(schedule.may_send(2'000, false));
  CHECK(schedule.may_send(2'000, true));
  CHECK(schedule.may_send(61'000, false));
}

TEST_CASE("a burst of saves while the server is away gives one try in five seconds") {
  Schedule schedule(0, 300'000);
  schedule.tried(1'000);
  schedule.failed(1'000, 60'000);
  CHECK_FALSE(schedule.may_send(1'200, true));
  CHECK(schedule.may_send(6'000, true));
  schedule.succeeded(6'000);
  CHECK(schedule.may_send(6'000, true));
}

TEST_CASE("after the queue is empty nothing is sent until a row is due") {
  Schedule schedule(0, 300'000);
  schedule.drained(Schedule::kNever);
  CHECK_FALSE(schedule.may_send(1'000'000, false));
  schedule.rows_waiting(1'000'000);
  CHECK(schedule.may_send(1'000'000, false));
  schedule.drained(2'000'000);
  CHECK_FALSE(schedule.may_send(1'999'999, false));
  CHECK(schedule.may_send(2'000'000, false));
}

TEST_CASE("a contact is made at the interval, sooner when there may be news, never in backoff") {
  Schedule schedule(500, 300'000);
  CHECK_FALSE(schedule.may_contact(499));
  CHECK(schedule.may_contact(500));
  schedule.contacted(500);
  CHECK_FALSE(schedule.may_contact(300'499));
  schedule.expect_news(60'000);
  CHECK(schedule.may_contact(60'000));
  schedule.failed(60'000, 10'000);
  CHECK_FALSE(schedule.may_contact(69'999));
  CHECK(schedule.may_contact(70'000));
}

TEST_CASE("a refused batch is halved down to one item and grows again by doubling") {
  BatchLimit limit;
  CHECK(limit.lease().max_items == 500);
  limit.refused(500);
  CHECK(limit.lease().max_items == 250);
  limit.refused(3);
  CHECK(limit.lease().max_items == 1);
  for (int i = 0; i < 20; ++i) limit.succeeded();
  CHECK(limit.lease().max_items == 500);
  CHECK(limit.lease().max_bytes <= wire::kBatchBytesMax);
}

TEST_CASE("a link that fails under a batch makes the next one smaller, to a bound") {
  BatchLimit limit;
  const auto before = limit.lease().max_bytes;
  limit.link_failed();
  CHECK(limit.lease().max_bytes == before / 2);
  for (int i = 0; i < 40; ++i) limit.link_failed();
  CHECK(limit.lease().max_bytes == BatchLimit::kBytesMin);
}

TEST_CASE("once ends with 0 when nothing is left, 1 when something waits, 2 when all is refused") {
  CHECK(exit_code({0, 9, 0, std::nullopt}) == 0);
  CHECK(exit_code({1, 9, 1, std::nullopt}) == 1);
  CHECK(exit_code({0, 9, 1, std::nullopt}) == 2);
}

TEST_CASE("status names exactly the fields that scripts rely on") {
  Overview overview;
  overview.counts = {3, 4, 5, std::nullopt};
  overview.oldest_pending_s = 60;
  overview.state.last_contact = 1'795'000'000'000;
  overview.state.contiguous = 4;
  CHECK(as_json(overview) ==
        R"({"pending":3,"delivered":4,"quarantined":5,"parts_waiting":0,)"
        R"("parts_held":0,"parts_damaged":0,"oldest_pending_s":60,)"
        R"("last_contact":"2026-11-18T11:06:40Z","contiguous":4,"epoch":0,"bytes_up":0,)"
        R"("bytes_down":0,"alarm":""})");
  overview.state.last_contact.reset();
  CHECK(as_json(overview).find("\"last_contact\":null") != std::string::npos);
  CHECK(as_text(overview).find("pending: 3\n") == 0);
}
