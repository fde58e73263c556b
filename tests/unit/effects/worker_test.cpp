#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/unit/effects/desk.h"

using namespace bale;
using namespace bale::effects;
using bale::effects::test::Desk;
using bale::effects::test::good_report;

namespace {

template <typename E>
const E* find(const Worker::Events& events) {
  for (const auto& event : events) {
    if (const auto* found = std::get_if<E>(&event)) return found;
  }
  return nullptr;
}

// A worker with its folder open; the events of opening are dropped.
struct Ready {
  Desk desk;
  Worker worker;
  Ready() : worker((desk.enrol(), desk.settings()), desk.clock, desk.random) { poll(); }
  Worker::Events run(const model::Command& command) {
    Worker::Events out;
    worker.run(command, out);
    return out;
  }
  Worker::Events poll() {
    Worker::Events out;
    worker.poll(out);
    return out;
  }
  model::Receipt saved() {
    run(model::MintCode{});
    const auto events = run(model::SaveReport{good_report()});
    const auto* found = find<model::ReportSaved>(events);
    REQUIRE(found != nullptr);
    return found->receipt;
  }
};

// What bale-sync does to the first pending row.
template <typename Verdict>
void resolve(Desk& desk, const Verdict& verdict) {
  auto box = desk.open();
  auto lease = box.lease(desk.clock.wall(), {});
  REQUIRE(lease);
  REQUIRE(lease->has_value());
  verdict(**lease);
  REQUIRE((*lease)->commit({}));
}

}  // namespace

TEST_CASE("A folder that is not enrolled is not ready, said once, until it is enrolled") {
  Desk desk;
  Worker worker(desk.settings(), desk.clock, desk.random);
  Worker::Events events;
  worker.poll(events);
  REQUIRE(find<model::Ready>(events) != nullptr);
  CHECK_FALSE(find<model::Ready>(events)->ready);
  desk.enrol();
  events.clear();
  worker.poll(events);
  CHECK(events.empty());  // not yet time to look again
  desk.clock.advance(3'000);
  worker.poll(events);
  REQUIRE(find<model::Ready>(events) != nullptr);
  CHECK(find<model::Ready>(events)->ready);
}

TEST_CASE("A damaged outbox is not ready and is left alone") {
  Desk desk;
  desk.enrol();
  {
    std::ofstream out(desk.data + "/outbox.db", std::ios::trunc);
    out << std::string(8192, 'x');
  }
  Worker worker(desk.settings(), desk.clock, desk.random);
  Worker::Events events;
  worker.poll(events);
  REQUIRE(find<model::Ready>(events) != nullptr);
  CHECK_FALSE(find<model::Ready>(events)->ready);
  CHECK(std::filesystem::file_size(desk.data + "/outbox.db") == 8192);
}

TEST_CASE("A report is saved under the code that was minted, and the code opens it") {
  Ready kiosk;
  const auto receipt = kiosk.saved();
  CHECK(receipt.privacy.anonim);
  CHECK(receipt.saved_at == kiosk.desk.clock.wall());
  CHECK(receipt.qr_size >= 21);
  CHECK(kiosk.desk.open().counts()->pending == 1);
  const auto events = kiosk.run(model::TrackReport{receipt.code});
  const auto* found = find<model::TrackFound>(events);
  REQUIRE(found != nullptr);
  CHECK(found->view.local);
  CHECK_FALSE(found->view.delivered_at.has_value());
}

TEST_CASE("A code is minted once, when the screen that asked for it stands") {
  Ready kiosk;
  kiosk.run(model::MintCode{});
  CHECK(find<model::CodeMinted>(kiosk.poll()) == nullptr);
  CHECK(kiosk.worker.pause_ms() <= 400);
  kiosk.desk.clock.advance(400);
  CHECK(find<model::CodeMinted>(kiosk.poll()) != nullptr);
  kiosk.desk.clock.advance(400);
  CHECK(find<model::CodeMinted>(kiosk.poll()) == nullptr);
}

TEST_CASE("Without a minted code saving mints one by itself") {
  Ready kiosk;
  CHECK(find<model::ReportSaved>(kiosk.run(model::SaveReport{good_report()})) != nullptr);
}

TEST_CASE("Two reports never share a code") {
  Ready kiosk;
  const auto first = kiosk.saved();
  const auto again = kiosk.run(model::SaveReport{good_report()});
  REQUIRE(find<model::ReportSaved>(again) != nullptr);
  CHECK_FALSE(find<model::ReportSaved>(again)->receipt.code == first.code);
}

TEST_CASE("Saving into a folder that is not enrolled fails in words a visitor can use") {
  Desk desk;
  Worker worker(desk.settings(), desk.clock, desk.random);
  Worker::Events events;
  worker.run(model::SaveReport{good_report()}, events);
  REQUIRE(find<model::SaveFailed>(events) != nullptr);
  CHECK(find<model::SaveFailed>(events)->trouble == model::SaveTrouble::kNotReady);
}

TEST_CASE("What the rules refuse is not saved") {
  Ready kiosk;
  auto report = good_report();
  report.content.clear();
  CHECK(find<model::SaveFailed>(kiosk.run(model::SaveReport{std::move(report)})) != nullptr);
  CHECK(kiosk.desk.open().counts()->pending == 0);
}

TEST_CASE("A code this kiosk does not know is missed") {
  Ready kiosk;
  const auto code = report::TrackingCode::mint(kiosk.desk.random).formatted();
  CHECK(find<model::TrackMissed>(kiosk.run(model::TrackReport{code})) != nullptr);
  CHECK(find<model::TrackMissed>(kiosk.run(model::TrackReport{SecretString("' or 1=1")})) !=
        nullptr);
}

TEST_CASE("The receipt learns of delivery when another process writes it, and only then") {
  Ready kiosk;
  kiosk.saved();
  kiosk.poll();
  CHECK(kiosk.poll().empty());
  const auto at = kiosk.desk.clock.wall();
  resolve(kiosk.desk, [at](outbox::Lease& lease) { lease.deliver(0, {.at = at}); });
  const auto events = kiosk.poll();
  REQUIRE(find<model::DeliverySeen>(events) != nullptr);
  CHECK(find<model::DeliverySeen>(events)->delivered_at == at);
  CHECK(kiosk.poll().empty());
}

TEST_CASE("A report the centre refuses is shown as not accepted yet") {
  Ready kiosk;
  kiosk.saved();
  kiosk.poll();
  resolve(kiosk.desk, [](outbox::Lease& lease) { lease.reject(0, {"too large", 0}); });
  const auto events = kiosk.poll();
  REQUIRE(find<model::DeliverySeen>(events) != nullptr);
  CHECK(find<model::DeliverySeen>(events)->quarantined);
}

TEST_CASE("The centre counts as silent after failures and after a quarter of an hour") {
  Ready kiosk;
  auto box = kiosk.desk.open();
  auto state = *box.sync_state();
  state.failures = 1;
  REQUIRE(box.set_sync_state(state));
  auto events = kiosk.poll();
  REQUIRE(find<model::DeliverySeen>(events) != nullptr);
  CHECK(find<model::DeliverySeen>(events)->offline);
  state.failures = 0;
  state.last_contact = kiosk.desk.clock.wall();
  REQUIRE(box.set_sync_state(state));
  events = kiosk.poll();
  REQUIRE(find<model::DeliverySeen>(events) != nullptr);
  CHECK_FALSE(find<model::DeliverySeen>(events)->offline);
  kiosk.desk.clock.advance(900'001);
  events = kiosk.poll();
  REQUIRE(find<model::DeliverySeen>(events) != nullptr);
  CHECK(find<model::DeliverySeen>(events)->offline);
}

TEST_CASE("Nothing a citizen wrote lies readable in the folder after saving") {
  Ready kiosk;
  kiosk.saved();
  kiosk.desk.clock.advance(10'000);
  kiosk.poll();
  for (const auto& entry : std::filesystem::directory_iterator(kiosk.desk.data)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(in), {}};
    CHECK(all.find("balai banjar") == std::string::npos);
  }
}
