#include "kiosk/effects/staff.h"

#include <doctest/doctest.h>

#include <chrono>
#include <deque>

#include "sync/staff/staff.h"
#include "tests/unit/effects/desk.h"

using namespace bale;
using namespace bale::effects;
using bale::effects::test::Desk;

namespace {

// What a hand posts, from its own thread.
class Inbox {
 public:
  Post post() {
    return [this](model::Event event) {
      const std::lock_guard lock(mutex_);
      events_.push_back(std::move(event));
      changed_.notify_all();
    };
  }
  template <typename T>
  T next() {
    std::unique_lock lock(mutex_);
    REQUIRE(changed_.wait_for(lock, std::chrono::seconds(30), [this] { return !events_.empty(); }));
    const auto event = std::move(events_.front());
    events_.pop_front();
    REQUIRE(std::holds_alternative<T>(event));
    return std::get<T>(event);
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<model::Event> events_;
};

struct Hall {
  Desk desk;
  Inbox inbox;
  Hall() {
    desk.enrol();
    auto box = desk.open();
    REQUIRE(staff::Staff(box, desk.clock).add("Ni Made Sari", "4711"));
  }
  StaffHand hand() { return StaffHand(desk.data, desk.clock, inbox.post()); }
  std::vector<outbox::StaffEntry> log() {
    auto box = desk.open();
    return *box.staff_log(100);
  }
};

model::CheckPin pin(const char* digits) { return {SecretString(digits)}; }

}  // namespace

TEST_CASE("The staff hand lets in whose PIN it is, and tells others how long to wait") {
  Hall hall;
  auto hand = hall.hand();
  CHECK(hand.take(pin("4711")));
  CHECK(hall.inbox.next<model::StaffEntered>().name == "Ni Made Sari");
  for (int i = 0; i < 4; ++i) {
    CHECK(hand.take(pin("8264")));
    CHECK(hall.inbox.next<model::PinRefused>().wait_s == 0);
  }
  CHECK(hand.take(pin("8264")));
  CHECK(hall.inbox.next<model::PinRefused>().wait_s == 30);
  hall.desk.clock.advance(29'001);
  CHECK(hand.take(pin("4711")));
  CHECK(hall.inbox.next<model::PinRefused>().wait_s == 1);
  CHECK_FALSE(hand.take(model::MintCode{}));
}

TEST_CASE("What staff do is logged by name, also when the visit ends at once") {
  Hall hall;
  {
    auto hand = hall.hand();
    CHECK(hand.take(pin("4711")));
    CHECK(hall.inbox.next<model::StaffEntered>().name == "Ni Made Sari");
    CHECK(hand.take(model::LogStaff{"tests the printer"}));
    CHECK(hand.take(model::LogStaff{"leaves staff mode"}));
    CHECK(hand.take(model::EndVisit{}));
  }
  const auto log = hall.log();
  REQUIRE(log.size() == 4);  // added, PIN accepted, and the two
  CHECK(log[2].name == "Ni Made Sari");
  CHECK(log[2].what == "tests the printer");
  CHECK(log[3].what == "leaves staff mode");
}

TEST_CASE("After the visit's end nobody is in staff mode") {
  Hall hall;
  {
    auto hand = hall.hand();
    CHECK(hand.take(pin("4711")));
    CHECK(hall.inbox.next<model::StaffEntered>().name == "Ni Made Sari");
    CHECK(hand.take(model::EndVisit{}));
    CHECK(hand.take(model::LogStaff{"closes the kiosk"}));
  }
  CHECK(hall.log().back().name == "unknown");
}

TEST_CASE("The queue is shown as it stands, with what was refused and why and the room on the disk") {
  Hall hall;
  {
    auto box = hall.desk.open();
    for (int i = 0; i < 3; ++i) {
      outbox::NewRow row;
      row.id = hall.desk.random.bytes<16>();
      row.key = 1;
      row.box = Bytes(50, 0x5A);
      row.clock = {hall.desk.clock.wall(), hall.desk.clock.monotonic(), std::nullopt};
      row.boot = hall.desk.clock.boot_id();
      REQUIRE(box.append(row));
    }
    auto lease = box.lease(hall.desk.clock.wall(), {.max_items = 2, .max_bytes = 1'000'000});
    REQUIRE(lease);
    REQUIRE(*lease);
    (*lease)->deliver(0, {hall.desk.clock.wall()});
    (*lease)->reject(1, {"the title says nothing", hall.desk.clock.wall() + 1});
    REQUIRE((*lease)->commit({}));
    auto state = *box.sync_state();
    state.alarm = "the centre refuses a report";
    state.last_contact = 12'345;
    REQUIRE(box.set_sync_state(state));
  }
  auto hand = hall.hand();
  CHECK(hand.take(model::LookAtQueue{}));
  const auto numbers = hall.inbox.next<model::StaffNumbersSeen>().numbers;
  CHECK(numbers.pending == 1);
  CHECK(numbers.delivered == 1);
  CHECK(numbers.refused == 1);
  CHECK(numbers.oldest_pending == hall.desk.clock.wall());
  CHECK(numbers.last_contact == 12'345);
  CHECK(numbers.alarm == "the centre refuses a report");
  REQUIRE(numbers.refused_rows.size() == 1);
  CHECK(numbers.refused_rows[0].seq == 2);
  CHECK(numbers.refused_rows[0].reason == "the title says nothing");
  CHECK(numbers.free_disk_mib > 0);
}

TEST_CASE("A folder that is not enrolled lets nobody in and says what is wrong") {
  Desk desk;
  Inbox inbox;
  StaffHand hand(desk.data, desk.clock, inbox.post());
  CHECK(hand.take(pin("4711")));
  CHECK(inbox.next<model::PinRefused>().wait_s == 0);
  CHECK(hand.take(model::LookAtQueue{}));
  CHECK_FALSE(inbox.next<model::StaffNumbersSeen>().numbers.alarm.empty());
  CHECK_FALSE(std::filesystem::exists(desk.data + "/outbox.db"));
}
