#include "sync/filing/filing.h"

#include <doctest/doctest.h>
#include <time.h>

#include "tests/unit/filing/fixture.h"

using namespace bale;
using namespace bale::filing;

namespace {

Errc refusal(Kiosk& kiosk) {
  const auto opened = Filing::open(kiosk.options(), kiosk.clock, kiosk.random);
  REQUIRE_FALSE(opened);
  CHECK_FALSE(opened.error().message.empty());
  return opened.error().code;
}

double cpu_seconds() {
  timespec t{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

}  // namespace

TEST_CASE("a folder that was never enrolled is not ready, and nothing is made in it") {
  Kiosk kiosk;
  CHECK(refusal(kiosk) == Errc::kNotReady);
  CHECK(std::filesystem::is_empty(kiosk.data()));
}

TEST_CASE("a pin without an identity, and a damaged pin, are not ready either") {
  Kiosk kiosk;
  REQUIRE(seal::write_root_pin(kiosk.data() + "/root.pin", kiosk.root.public_key()));
  CHECK(refusal(kiosk) == Errc::kNotReady);
  kiosk.enrol();
  std::ofstream(kiosk.data() + "/root.pin", std::ios::trunc) << "half a pi";
  CHECK(refusal(kiosk) == Errc::kNotReady);
}

TEST_CASE("keys that the pinned root did not sign make a kiosk that is not ready") {
  Kiosk kiosk;
  kiosk.enrol();
  auto box = kiosk.outbox();
  REQUIRE(box.set_signed_keys(seal::sign_key_set(kiosk.keys(2), kiosk.signing)));
  CHECK(refusal(kiosk) == Errc::kNotReady);
  REQUIRE(box.set_signed_keys({}));
  CHECK(refusal(kiosk) == Errc::kNotReady);
}

TEST_CASE("a damaged outbox is called damaged, not empty") {
  Kiosk kiosk;
  kiosk.enrol();
  std::ofstream(kiosk.data() + "/outbox.db", std::ios::trunc) << std::string(9'000, 'x');
  std::filesystem::remove(kiosk.data() + "/outbox.db-wal");
  CHECK(refusal(kiosk) == Errc::kCorrupt);
}

TEST_CASE("a saved report is what the centre opens, bound to this kiosk and to its code") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto saved = save(filing, a_report());
  CHECK(saved.seq == 1);
  const auto received = kiosk.received();
  REQUIRE(received.size() == 1);
  const auto& [envelope, report] = received.front();
  CHECK(envelope.id == saved.id);
  CHECK(envelope.seq == 1);
  CHECK(envelope.key == 1);
  CHECK(envelope.clock.wall == kiosk.clock.wall());
  CHECK(envelope.clock.monotonic == kiosk.clock.monotonic());
  CHECK_FALSE(envelope.clock.offset_ms);
  CHECK(report.title == a_report().title);
  CHECK(report.content == a_report().content);
  CHECK(report.consent->notice_version == "2026-1");
  CHECK(report.privacy->anonim);
  const auto record = seal::open_record(envelope.box, kiosk.opening, saved.id, kiosk.kiosk);
  const auto master = seal::stretch(saved.code, kiosk.deployment, seal::kTestCost);
  CHECK(std::get<seal::ReportRecord>(*record).master == master->bytes());
}

TEST_CASE("a report with a fault is refused with its first sentence and spends no sequence") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  auto report = a_report();
  report.title = "";
  report.privacy.reset();
  const auto refused = filing.save(report, *filing.mint());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::kInvalid);
  CHECK(refused.error().message == "the title is missing");
  CHECK(save(filing, a_report()).seq == 1);
}

TEST_CASE("the rules of the reference are asked when there are any") {
  Kiosk kiosk;
  kiosk.enrol();
  auto options = kiosk.options();
  options.rules.known_desa = [](std::string_view) { return false; };
  auto filing = kiosk.open(options);
  CHECK(filing.save(a_report(), *filing.mint()).error().code == Errc::kInvalid);
}

TEST_CASE("a key rotated by the uploader is used for the next save, without a restart") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  save(filing, a_report());
  const seal::SecretOpenKey newer{ByteArray<32>{9}};
  auto keys = kiosk.keys(2);
  keys.opening.push_back({2, newer.public_key()});
  auto sync = kiosk.outbox();
  REQUIRE(sync.set_signed_keys(seal::sign_key_set(keys, kiosk.root)));
  const auto saved = save(filing, a_report());
  const auto lease = sync.lease(kiosk.clock.wall(), {});
  REQUIRE(lease);
  const auto envelope = seal::decode_envelope((*lease)->items()[1].envelope);
  REQUIRE(envelope);
  CHECK(envelope->key == 2);
  CHECK(seal::open_record(envelope->box, newer, saved.id, kiosk.kiosk));
  CHECK_FALSE(seal::open_record(envelope->box, kiosk.opening, saved.id, kiosk.kiosk));
}

TEST_CASE("a row of the outbox pushes neither an older nor a forged key") {
  Kiosk kiosk;
  kiosk.enrol();
  auto sync = kiosk.outbox();
  REQUIRE(sync.set_signed_keys(seal::sign_key_set(kiosk.keys(5), kiosk.root)));
  auto filing = kiosk.open();
  const seal::SecretOpenKey thief{ByteArray<32>{66}};
  auto older = kiosk.keys(4);
  older.opening = {{9, thief.public_key()}};
  auto forged = kiosk.keys(6);
  forged.opening = {{9, thief.public_key()}};
  for (const auto& pushed : {seal::sign_key_set(older, kiosk.root),
                             seal::sign_key_set(forged, kiosk.signing), Bytes{1, 2, 3}, Bytes{}}) {
    REQUIRE(sync.set_signed_keys(pushed));
    save(filing, a_report());
  }
  CHECK(kiosk.received().size() == 4);  // all open with the true key
}

TEST_CASE("the offset to the centre's clock travels with the next report") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  auto sync = kiosk.outbox();
  auto state = *sync.sync_state();
  state.offset_ms = -1234;
  REQUIRE(sync.set_sync_state(state));
  save(filing, a_report());
  CHECK(kiosk.received().front().first.clock.offset_ms == -1234);
}

TEST_CASE("a PC whose battery is empty takes today from the newest signed server time") {
  Kiosk kiosk;
  kiosk.enrol();
  kiosk.clock.set_wall(0);
  auto filing = kiosk.open();
  CHECK(filing.save(a_report(), *filing.mint()).error().message ==
        "the incident date lies in the future");
  auto sync = kiosk.outbox();
  auto state = *sync.sync_state();
  state.newest_server_time = FakeClock().wall();
  REQUIRE(sync.set_sync_state(state));
  save(filing, a_report());
}

TEST_CASE("what was saved is there after the process is gone without a goodbye") {
  Kiosk kiosk;
  kiosk.enrol();
  Id16 id{};
  {
    auto filing = kiosk.open();
    id = save(filing, a_report()).id;
    static const Filing* const never_closed = new Filing(std::move(filing));  // as after kill -9
    CHECK(never_closed != nullptr);
  }
  CHECK(kiosk.received().front().first.id == id);
}

TEST_CASE(
    "tracking shows where a report of this kiosk stands, and its answer under the code alone") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto saved = save(filing, a_report());
  const auto before = filing.track(saved.code);
  REQUIRE(before);
  CHECK(before->local->state == outbox::State::kPending);
  CHECK_FALSE(before->status);

  report::Status status;
  status.version = 3;
  status.case_number = "TBN-1";
  status.answers = {{"dishub", 5, "Sudah diperbaiki."}};
  const auto master = seal::stretch(saved.code, kiosk.deployment, seal::kTestCost);
  auto sync = kiosk.outbox();
  REQUIRE(sync.store_statuses(
      {{master->lookup(),
        seal::seal_status(status, master->lookup(), master->status_key(), kiosk.random)}},
      1));
  const auto after = filing.track(saved.code);
  REQUIRE(after);
  REQUIRE(after->status);
  CHECK(after->status->answers[0].text == "Sudah diperbaiki.");

  const auto stranger = filing.mint();
  CHECK(filing.track(stranger->code).error().code == Errc::kNotFound);
}

TEST_CASE("a status that does not open is not shown, the local row still is") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto saved = save(filing, a_report());
  const auto master = seal::stretch(saved.code, kiosk.deployment, seal::kTestCost);
  auto sync = kiosk.outbox();
  REQUIRE(sync.store_statuses({{master->lookup(), Bytes(200, 1)}}, 1));
  const auto found = filing.track(saved.code);
  REQUIRE(found);
  CHECK(found->local);
  CHECK_FALSE(found->status);
}

TEST_CASE("a code minted before the cost was raised is still found") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto saved = save(filing, a_report());
  auto keys = kiosk.keys(2);
  keys.costs.push_back({16, 2});
  auto sync = kiosk.outbox();
  REQUIRE(sync.set_signed_keys(seal::sign_key_set(keys, kiosk.root)));
  CHECK(filing.track(saved.code)->local);
  const auto newer = save(filing, a_report());
  CHECK(filing.track(newer.code)->local);
  CHECK(filing.mint()->master.bytes() !=
        seal::stretch(filing.mint()->code, kiosk.deployment, seal::kTestCost)->bytes());
}

TEST_CASE("sealing and appending cost less than a millisecond of processor time") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto minted = filing.mint();
  REQUIRE(minted);
  const auto report = a_report();
  constexpr int kTimes = 300;
  const double start = cpu_seconds();
  for (int i = 0; i < kTimes; ++i) REQUIRE(filing.save(report, *minted));
  const double each_ms = (cpu_seconds() - start) * 1'000 / kTimes;
  MESSAGE("a save costs " << each_ms << " ms of processor time, commit included");
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  CHECK(each_ms < 1.0);
#endif
}
