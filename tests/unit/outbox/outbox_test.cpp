#include "sync/outbox/outbox.h"

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "platform/fake/random.h"
#include "sync/seal/envelope.h"
#include "tests/unit/outbox/fixture.h"

using namespace bale;
using namespace bale::outbox;

namespace {

constexpr WallMs kNow = 1'000'000'000'000;
constexpr std::int64_t kHour = 3'600'000;

std::vector<std::uint64_t> seqs(const Lease& lease) {
  std::vector<std::uint64_t> out;
  for (const auto& item : lease.items()) out.push_back(item.seq);
  return out;
}

Lease take(Outbox& box, WallMs now = kNow, LeaseLimits limits = {}) {
  auto lease = box.lease(now, limits);
  REQUIRE(lease);
  REQUIRE(lease->has_value());
  return std::move(**lease);
}

bool nothing_due(Outbox& box, WallMs now = kNow) {
  const auto lease = box.lease(now, {});
  REQUIRE(lease);
  return !lease->has_value();
}

Counts counts(Outbox& box) {
  const auto found = box.counts();
  REQUIRE(found);
  return *found;
}

void deliver_all(Outbox& box) {
  auto lease = take(box);
  for (std::size_t i = 0; i < lease.items().size(); ++i) lease.deliver(i, {kNow});
  REQUIRE(lease.commit(Bytes{1}));
}

}  // namespace

TEST_CASE("what was enrolled is read back by another connection") {
  const Folder folder;
  SeededRandom random(1);
  auto writer = open_enrolled(folder.options(), random);
  auto reader = open(folder.options());
  const auto found = reader.identity();
  REQUIRE(found);
  REQUIRE(found->has_value());
  CHECK((*found)->kiosk == identity().kiosk);
  CHECK((*found)->name == "mpp-1");
  CHECK((*found)->server_url == "http://127.0.0.1:1");
  CHECK((*found)->certificate == Bytes{1, 2, 3});
  CHECK(reader.signed_keys() == Bytes{9});
  REQUIRE(writer.set_signed_keys(Bytes{8, 8}));
  CHECK(reader.signed_keys() == Bytes{8, 8});
  CHECK(reader.chain() == writer.chain());
}

TEST_CASE("a folder that was not enrolled has no identity, no chain and takes no report") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open(folder.options());
  CHECK_FALSE(box.identity()->has_value());
  CHECK(box.signed_keys()->empty());
  CHECK(box.chain().error().code == Errc::kNotReady);
  CHECK(box.append(new_row(random)).error().code == Errc::kNotReady);
  CHECK(counts(box).pending == 0);
}

TEST_CASE(
    "an appended row is an envelope with the next sequence, and its digest is of those bytes") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  const auto row = new_row(random);
  REQUIRE(box.append(new_row(random)));
  const auto appended = box.append(row);
  REQUIRE(appended);
  CHECK(appended->seq == 2);
  const auto lease = take(box);
  REQUIRE(lease.items().size() == 2);
  const auto& item = lease.items()[1];
  CHECK(item.digest == appended->digest);
  CHECK(seal::sha256(item.envelope) == item.digest);
  const auto envelope = seal::decode_envelope(item.envelope);
  REQUIRE(envelope);
  CHECK(envelope->id == row.id);
  CHECK(envelope->seq == 2);
  CHECK(envelope->key == row.key);
  CHECK(envelope->box == row.box);
  CHECK(envelope->clock.wall == row.clock.wall);
  CHECK(lease.boot() == row.boot);
  CHECK(lease.chain() == *box.chain());
}

TEST_CASE("many rows appended at once are there in their order, or none of them is") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  std::vector<NewRow> rows{new_row(random), new_row(random)};
  rows[1].box.assign(seal::kEnvelopeMax, 0);
  CHECK(box.append_all(rows).error().code == Errc::kInvalid);
  CHECK(counts(box).pending == 0);
  rows[1] = new_row(random);
  const auto appended = box.append_all(rows);
  REQUIRE(appended);
  CHECK((*appended)[0].seq == 1);
  CHECK((*appended)[1].seq == 2);
  const auto lease = take(box);
  CHECK(lease.items()[1].id == rows[1].id);
  CHECK(box.append_all({})->empty());
}

TEST_CASE("a delivered row is not leased again and tracking shows when the centre had it") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  const auto row = new_row(random);
  REQUIRE(box.append(row));
  CHECK((*box.trace(*row.lookup))->state == State::kPending);
  {
    auto lease = take(box);
    lease.deliver(0, {kNow + 5});
    REQUIRE(lease.commit(Bytes{1, 2}));
  }
  CHECK(nothing_due(box));
  const auto trace = box.trace(*row.lookup);
  REQUIRE(trace);
  CHECK((*trace)->state == State::kDelivered);
  CHECK((*trace)->saved_at == row.clock.wall);
  CHECK((*trace)->delivered_at == kNow + 5);
  CHECK(counts(box).delivered == 1);
  CHECK_FALSE(box.trace(seal::Lookup{})->has_value());
}

TEST_CASE("a dropped lease puts its rows back untouched, a living one is not given twice") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  for (int i = 0; i < 3; ++i) REQUIRE(box.append(new_row(random)));
  {
    const auto first = take(box, kNow, {.max_items = 2});
    CHECK(seqs(first) == std::vector<std::uint64_t>{1, 2});
    const auto second = take(box);
    CHECK(seqs(second) == std::vector<std::uint64_t>{3});
    CHECK(nothing_due(box));
  }
  const auto again = take(box);
  CHECK(seqs(again) == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(again.items()[0].attempts == 0);
}

TEST_CASE("a lease may outlive its outbox") {
  const Folder folder;
  SeededRandom random(1);
  std::optional<Lease> lease;
  {
    auto box = open_enrolled(folder.options(), random);
    REQUIRE(box.append(new_row(random)));
    lease.emplace(take(box));
  }
  lease->deliver(0, {kNow});
  CHECK(lease->commit({}));
  lease.reset();
  auto box = open(folder.options());
  CHECK(counts(box).delivered == 1);
}

TEST_CASE("a refused row waits in quarantine with its reason and comes back when due") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  const auto row = new_row(random);
  REQUIRE(box.append(row));
  {
    auto lease = take(box);
    lease.reject(0, {"the box does not open", kNow + kHour});
    REQUIRE(lease.commit({}));
  }
  CHECK(nothing_due(box));
  CHECK(counts(box).quarantined == 1);
  CHECK((*box.trace(*row.lookup))->state == State::kQuarantined);
  const auto listed = box.quarantine(10);
  REQUIRE(listed);
  REQUIRE(listed->size() == 1);
  CHECK(listed->front().reason == "the box does not open");
  CHECK(listed->front().since == kNow);
  CHECK(box.next_due(kNow) == kNow + kHour);

  auto lease = take(box, kNow + kHour);
  CHECK(lease.items()[0].state == State::kQuarantined);
  CHECK(lease.items()[0].attempts == 1);
  lease.deliver(0, {kNow + kHour});
  REQUIRE(lease.commit({}));
  CHECK(counts(box).quarantined == 0);
  CHECK(counts(box).delivered == 1);
}

TEST_CASE("only an item's own failures raise its attempts") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  REQUIRE(box.append(new_row(random)));
  for (const bool counts : {true, false, true}) {
    auto lease = take(box);
    lease.retry(0, {kNow, counts});
    REQUIRE(lease.commit({}));
  }
  CHECK(take(box).items()[0].attempts == 2);
}

TEST_CASE("a row waits for its moment, but not for a moment that only a wrong clock can mean") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  REQUIRE(box.append(new_row(random)));
  const auto set_next = [&](WallMs next) {
    auto lease = take(box, next);
    lease.retry(0, {next, true});
    REQUIRE(lease.commit({}));
  };
  set_next(kNow + kHour);
  CHECK(nothing_due(box, kNow));
  CHECK(box.next_due(kNow) == kNow + kHour);
  REQUIRE(box.make_due(kNow));
  CHECK_FALSE(nothing_due(box, kNow));
  set_next(kNow + 26 * kHour);  // set by a clock that has been put back since
  CHECK(*box.next_due(kNow) <= kNow);
  CHECK_FALSE(nothing_due(box, kNow));
}

TEST_CASE("one lease holds one chain and one boot, oldest first, within its limits") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  REQUIRE(box.append(new_row(random)));
  REQUIRE(box.append(new_row(random)));
  REQUIRE(box.append(new_row(random, 5'000, Id16{2})));
  REQUIRE(box.enrol(identity(), Bytes{9}, random));  // a new chain
  CHECK(box.append(new_row(random, 5'000, Id16{2}))->seq == 1);
  CHECK(seqs(take(box)) == std::vector<std::uint64_t>{1, 2});
  CHECK(take(box, kNow, {.max_items = 1}).items().size() == 1);
  CHECK(take(box, kNow, {.max_bytes = 1}).items().size() == 1);  // one always goes
  deliver_all(box);
  CHECK(seqs(take(box)) == std::vector<std::uint64_t>{3});
  deliver_all(box);
  const auto last = take(box);
  CHECK(seqs(last) == std::vector<std::uint64_t>{1});
  CHECK(last.chain() == *box.chain());
}

TEST_CASE("what the centre turns out to lack is sent again") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  for (int i = 0; i < 6; ++i) REQUIRE(box.append(new_row(random)));
  const auto chain = *box.chain();
  CHECK(box.acknowledged_through(chain) == 0U);
  deliver_all(box);
  CHECK(box.acknowledged_through(chain) == 6U);
  CHECK(box.send_again(chain, 5, {2, 2, 77}) == 2U);
  CHECK(box.acknowledged_through(chain) == 1U);
  CHECK(seqs(take(box)) == std::vector<std::uint64_t>{2, 6});
  CHECK(box.send_again(Id16{99}, 0, {1}) == 0U);
  CHECK(box.send_again(chain, ~0ULL, {~0ULL}) == 0U);
  CHECK(box.acknowledged_through(Id16{99}).error().code == Errc::kNotFound);
}

TEST_CASE("the uploader's memory comes back as written, and server time never falls") {
  const Folder folder;
  auto box = open(folder.options());
  SyncState in;
  in.failures = 3;
  in.next_attempt_at = 11;
  in.last_boot = Id16{4};
  in.last_contact = 12;
  in.offset_ms = -13;
  in.newest_server_time = 14;
  in.contact_counter = 15;
  in.status_cursor = 16;
  in.epoch = 17;
  in.contiguous = 18;
  in.highest = 19;
  in.bytes_up = 20;
  in.bytes_down = 21;
  in.first_contact_spread_s = 22;
  in.alarm = "the key was refused";
  REQUIRE(box.set_sync_state(in));
  in.newest_server_time = 1;
  REQUIRE(box.set_sync_state(in));
  auto reader = open(folder.options());
  const auto out = reader.sync_state();
  REQUIRE(out);
  CHECK(out->failures == 3);
  CHECK(out->next_attempt_at == 11);
  CHECK(out->last_boot == Id16{4});
  CHECK(out->last_contact == 12);
  CHECK(out->offset_ms == -13);
  CHECK(out->newest_server_time == 14);
  CHECK(out->contact_counter == 15U);
  CHECK(out->status_cursor == 16U);
  CHECK(out->epoch == 17U);
  CHECK(out->contiguous == 18U);
  CHECK(out->highest == 19U);
  CHECK(out->bytes_up == 20U);
  CHECK(out->bytes_down == 21U);
  CHECK(out->first_contact_spread_s == 22U);
  CHECK(out->alarm == "the key was refused");
}

TEST_CASE("the newest sealed status of a lookup is kept") {
  const Folder folder;
  auto box = open(folder.options());
  CHECK_FALSE(box.sealed_status(seal::Lookup{1})->has_value());
  REQUIRE(box.store_statuses({{seal::Lookup{1}, {1}}, {seal::Lookup{2}, {2}}}, 5));
  REQUIRE(box.store_statuses({{seal::Lookup{1}, {3}}}, 6));
  CHECK(box.sealed_status(seal::Lookup{1}) == Bytes{3});
  CHECK(box.sealed_status(seal::Lookup{2}) == Bytes{2});
  CHECK(box.sync_state()->status_cursor == 6U);
}

TEST_CASE("data_version rises when another connection wrote, and not by looking") {
  const Folder folder;
  SeededRandom random(1);
  auto writer = open_enrolled(folder.options(), random);
  auto reader = open(folder.options());
  const auto before = reader.data_version();
  CHECK(reader.data_version() == before);
  CHECK(counts(reader).pending == 0);
  REQUIRE(writer.append(new_row(random)));
  CHECK(reader.data_version() != before);
  CHECK(counts(reader).pending == 1);
  CHECK(counts(reader).oldest_pending == 5'000);
}

TEST_CASE("a report is saved while another process holds a lease, and its verdicts still count") {
  const Folder folder;
  SeededRandom random(1);
  auto sync = open_enrolled(folder.options(), random);
  REQUIRE(sync.append(new_row(random)));
  auto lease = take(sync);
  const pid_t kiosk = ::fork();
  if (kiosk == 0) {
    auto mine = Outbox::open(folder.options());
    SeededRandom other(2);
    ::_exit(mine && mine->append(new_row(other)) ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(kiosk, &status, 0) == kiosk);
  CHECK(status == 0);
  lease.deliver(0, {kNow});
  REQUIRE(lease.commit({}));
  CHECK(counts(sync).delivered == 1);
  CHECK(seqs(take(sync)) == std::vector<std::uint64_t>{2});
}

TEST_CASE("four writers at once lose nothing and share no sequence") {
  const Folder folder;
  SeededRandom random(1);
  auto box = open_enrolled(folder.options(), random);
  constexpr int kEach = 100;
  std::atomic<int> refused{0};
  std::vector<std::thread> writers;
  for (std::uint64_t w = 0; w < 4; ++w) {
    writers.emplace_back([&, w] {
      auto options = folder.options();
      options.busy_ms = 20'000;
      auto mine = Outbox::open(options);
      SeededRandom own(w + 10);
      for (int i = 0; i < kEach; ++i) refused += !mine || !mine->append(new_row(own));
    });
  }
  for (auto& writer : writers) writer.join();
  CHECK(refused == 0);
  const auto lease = take(box, kNow, {.max_items = 1000});
  REQUIRE(lease.items().size() == 4 * kEach);
  for (std::size_t i = 0; i < lease.items().size(); ++i) CHECK(lease.items()[i].seq == i + 1);
}

TEST_CASE("a writer that is held off too long says busy") {
  const Folder folder;
  SeededRandom random(1);
  auto options = folder.options();
  options.busy_ms = 20;
  auto box = open_enrolled(options, random);
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(options.path.c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  CHECK(box.append(new_row(random)).error().code == Errc::kBusy);
  sqlite3_close(other);
  CHECK(box.append(new_row(random))->seq == 1);
}
