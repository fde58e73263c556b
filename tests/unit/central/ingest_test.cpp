#include <doctest/doctest.h>

#include <algorithm>

#include "sync/central/case_number.h"
#include "sync/central/judge_report.h"
#include "tests/unit/central/fixture.h"

using namespace bale;
using bale::testing::a_report;
using bale::testing::TestCentre;
using bale::testing::TestKiosk;
using wire::Outcome;

namespace {

bool file_holds(const std::string& path, std::string_view piece) {
  return bale::testing::read_text(path).find(piece) != std::string::npos;
}

bool data_holds(TestCentre& centre, std::string_view piece) {
  const auto db = centre.folder / "centre/central.db";
  return file_holds(db, piece) || file_holds(db + "-wal", piece);
}

central::ChainView view(TestCentre& centre, const TestKiosk& kiosk) {
  central::ChainView out;
  REQUIRE(centre.store->read([&](central::Transaction& tx) -> Result<void> {
    out = tx.chain({kiosk.id, kiosk.chain}, 1000);
    return {};
  }));
  return out;
}

}  // namespace

TEST_CASE("A new report is stored once, with the words that were sealed and a case number") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  CHECK(centre.send_one(kiosk, centre.item(kiosk, "Sampah menumpuk")) == Outcome::kStored);
  const auto rows = centre.reports();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].title == "Sampah menumpuk");
  CHECK(rows[0].content == "Di depan pasar, sejak tiga malam, gelap sekali.");
  CHECK(rows[0].kiosk_name == "Lobi");
  CHECK(rows[0].desa == "51.02.05.2001");
  CHECK(rows[0].incident_date == "2026-11-10");
  CHECK(rows[0].case_number == central::case_number("TBN", 2026, 1));
}

TEST_CASE("A batch sent again is all duplicates and keeps nothing twice, also after a restart") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const std::vector<Bytes> items{centre.item(kiosk), centre.item(kiosk)};
  centre.send(kiosk, items);
  centre.reopen();
  for (const auto& ack : centre.send(kiosk, items)) CHECK(ack.outcome == Outcome::kDuplicate);
  CHECK(centre.reports().size() == 2);
}

TEST_CASE("Other bytes under a held id are a conflict and the first bytes stay") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  auto first = centre.envelope(kiosk, a_report("Yang pertama"), centre.master());
  CHECK(centre.send_one(kiosk, seal::encode(first)) == Outcome::kStored);
  auto other = first;
  other.seq = 9;
  CHECK(centre.send_one(kiosk, seal::encode(other)) == Outcome::kConflict);
  REQUIRE(centre.reports().size() == 1);
  CHECK(centre.reports()[0].seq == first.seq);
}

TEST_CASE("The same id twice in one batch is stored once: same bytes duplicate, others conflict") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto one = centre.envelope(kiosk, a_report(), centre.master());
  auto other = one;
  other.seq = 2;
  const auto acks =
      centre.send(kiosk, {seal::encode(one), seal::encode(one), seal::encode(other)});
  CHECK(acks[0].outcome == Outcome::kStored);
  CHECK(acks[1].outcome == Outcome::kDuplicate);
  CHECK(acks[2].outcome == Outcome::kConflict);
  CHECK(centre.reports().size() == 1);
}

TEST_CASE("A batch whose signature does not hold is refused whole with stop-and-alarm") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto item = centre.item(kiosk);
  const wire::BatchHead head{kiosk.id, seal::key_id(kiosk.key.public_key()), kiosk.chain, Id16{}};
  auto batch = wire::sign_batch(head, {item}, kiosk.key);
  batch.items.front() = centre.item(kiosk);  // another item under the old signature
  const auto judged = centre.ingest->judge(wire::encode(batch), {});
  REQUIRE_FALSE(judged);
  CHECK(judged.error().status == 401);
  CHECK(judged.error().problem == wire::Problem::kStopAndAlarm);
}

TEST_CASE("A kiosk that never enrolled, or comes with another key, is refused") {
  TestCentre centre;
  auto known = centre.enrol();
  TestKiosk stranger(centre.random);
  const auto refused = centre.try_send(stranger, {centre.item(stranger)});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().status == 403);
  stranger.id = known.id;  // the right id, the wrong key
  CHECK_FALSE(centre.try_send(stranger, {centre.item(stranger)}));
  CHECK(centre.reports().empty());
}

TEST_CASE("A kiosk the restored database does not know comes back by its certificate, flagged") {
  TestCentre centre;
  TestKiosk kiosk(centre.random);
  const auto certificate = seal::sign_certificate(
      {kiosk.id, kiosk.key.public_key(), "Lama", centre.clock.wall()}, centre.keys->signing);
  const auto acks = centre.try_send(kiosk, {centre.item(kiosk)}, to_hex(certificate));
  REQUIRE(acks);
  CHECK(acks->front().outcome == Outcome::kStored);
  REQUIRE(centre.store->read([&](central::Transaction& tx) -> Result<void> {
    REQUIRE(tx.kiosks().size() == 1);
    CHECK(tx.kiosks()[0].unconfirmed);
    CHECK(tx.kiosks()[0].name == "Lama");
    return {};
  }));
  const auto forged = seal::sign_certificate(
      {kiosk.id, kiosk.key.public_key(), "Palsu", 0}, kiosk.key);
  TestCentre other;
  CHECK_FALSE(other.try_send(kiosk, {centre.item(kiosk)}, to_hex(forged)));
}

TEST_CASE("A box made by another kiosk, or for another id, is rejected and nothing else suffers") {
  TestCentre centre;
  auto mine = centre.enrol("Satu");
  auto theirs = centre.enrol("Dua");
  auto stolen = centre.envelope(theirs, a_report(), centre.master());
  auto renamed = centre.envelope(mine, a_report(), centre.master());
  renamed.id[0] ^= 1;
  const auto acks =
      centre.send(mine, {seal::encode(stolen), seal::encode(renamed), centre.item(mine)});
  CHECK(acks[0].outcome == Outcome::kRejected);
  CHECK(acks[1].outcome == Outcome::kRejected);
  CHECK_FALSE(acks[0].reason.empty());
  CHECK(acks[2].outcome == Outcome::kStored);
  CHECK(centre.reports().size() == 1);
}

TEST_CASE("A box sealed to a key that is not held here is rejected") {
  TestCentre centre;
  TestCentre elsewhere;
  elsewhere.random.bytes<16>();
  auto kiosk = centre.enrol();
  const seal::SecretOpenKey foreign(centre.random.bytes<32>());
  auto envelope = centre.envelope(kiosk, a_report(), centre.master());
  envelope.box = *seal::seal_record(seal::ReportRecord{centre.random.bytes<32>(), a_report()},
                                    envelope.id, kiosk.id, foreign.public_key());
  CHECK(centre.send_one(kiosk, seal::encode(envelope)) == Outcome::kRejected);
}

TEST_CASE("A wrong opening-key serial does not matter while one of our keys opens the box") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  auto envelope = centre.envelope(kiosk, a_report(), centre.master());
  envelope.key = 77;
  CHECK(centre.send_one(kiosk, seal::encode(envelope)) == Outcome::kStored);
}

TEST_CASE("One bad item among 500 is refused alone") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  std::vector<Bytes> items;
  for (int i = 0; i < 500; ++i) items.push_back(centre.item(kiosk));
  items[250] = Bytes(40, 0xFF);
  const auto acks = centre.send(kiosk, items);
  CHECK(acks[250].outcome == Outcome::kRejected);
  CHECK(acks[250].seq == 0);
  const auto stored = std::ranges::count_if(
      acks, [](const auto& ack) { return ack.outcome == Outcome::kStored; });
  CHECK(stored == 499);
  CHECK(centre.reports().size() == 499);
  CHECK(view(centre, kiosk).gaps == std::vector<std::uint64_t>{251});
}

TEST_CASE("A report without words, with control characters or too long is rejected") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto outcome_of = [&](const report::Report& report) {
    return centre.send_one(kiosk, seal::encode(centre.envelope(kiosk, report, centre.master())));
  };
  auto empty = a_report();
  empty.title = "";
  CHECK(outcome_of(empty) == Outcome::kRejected);
  auto bell = a_report("Ada\x07 bel");
  CHECK(outcome_of(bell) == Outcome::kRejected);
  auto lengthy = a_report(std::string(report::kTitleMax + 1, 'x'));
  CHECK(outcome_of(lengthy) == Outcome::kRejected);
  auto old = a_report();
  old.incident_date = report::Date{1999, 1, 1};
  CHECK(outcome_of(old) == Outcome::kStored);  // dates bind the kiosk, not the centre
}

TEST_CASE("A sequence of 0 or beyond all lives is rejected alone, the largest one is held") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto outcome_of = [&](std::uint64_t seq) {
    auto envelope = centre.envelope(kiosk, a_report(), centre.master());
    envelope.seq = seq;
    return centre.send_one(kiosk, seal::encode(envelope));
  };
  constexpr std::uint64_t kLargest = 0x3FFF'FFFF'FFFF'FFFF;
  CHECK(outcome_of(0) == Outcome::kRejected);
  CHECK(outcome_of(kLargest + 1) == Outcome::kRejected);
  CHECK(outcome_of(~std::uint64_t{0}) == Outcome::kRejected);
  CHECK(outcome_of(kLargest) == Outcome::kStored);
  CHECK(outcome_of(kLargest) == Outcome::kStored);  // a fork, and still no fault
  CHECK(view(centre, kiosk).highest == kLargest);
  CHECK(view(centre, kiosk).gaps.size() == 1000);
}

TEST_CASE("Name, phone and the citizen's master are nowhere in the database, the title is") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  centre.send_one(kiosk, seal::encode(centre.envelope(kiosk, a_report("Judul terang"), master)));
  CHECK(data_holds(centre, "Judul terang"));  // the scan can find something
  CHECK_FALSE(data_holds(centre, "Wayan Contoh"));
  CHECK_FALSE(data_holds(centre, "81234567890"));
  CHECK_FALSE(data_holds(centre, text_of(master.bytes())));
  CHECK_FALSE(data_holds(centre, text_of(ByteView(master.status_key()))));
  const auto person = central::open_person(centre.reports().front(), centre.keys->data);
  REQUIRE(person);
  CHECK(person->name.view() == "Wayan Contoh Sekali");
}

TEST_CASE("Gaps, contiguous and highest follow what is held, and lost sequences are no gaps") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  std::vector<Bytes> items;
  for (int i = 0; i < 10; ++i) items.push_back(centre.item(kiosk));
  centre.send(kiosk, {items[0], items[1], items[4], items[9]});
  CHECK(view(centre, kiosk).contiguous == 2);
  CHECK(view(centre, kiosk).highest == 10);
  CHECK(view(centre, kiosk).gaps == std::vector<std::uint64_t>{3, 4, 6, 7, 8, 9});
  centre.send(kiosk, {items[2], items[3]});
  CHECK(view(centre, kiosk).contiguous == 5);
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, seal::Lost{{6, 7}}))});  // sequence 11
  CHECK(view(centre, kiosk).contiguous == 7);
  CHECK(view(centre, kiosk).highest == 11);
  CHECK(view(centre, kiosk).gaps == std::vector<std::uint64_t>{8, 9});
  centre.send(kiosk, {items[7], items[8]});
  CHECK(view(centre, kiosk).contiguous == 11);
  CHECK(view(centre, kiosk).gaps.empty());
}

TEST_CASE("A chain belongs to its kiosk: another kiosk's reports do not fill its gaps") {
  TestCentre centre;
  auto mine = centre.enrol("Satu");
  auto theirs = centre.enrol("Dua");
  theirs.chain = mine.chain;
  mine.next_seq = 2;
  centre.send(mine, {centre.item(mine)});
  centre.send(theirs, {centre.item(theirs)});
  CHECK(view(centre, mine).gaps == std::vector<std::uint64_t>{1});
}

TEST_CASE("A sequence used twice is stored both times and flagged as a fork") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  centre.send(kiosk, {centre.item(kiosk)});
  kiosk.next_seq = 1;  // a copied disk goes on from the same place
  CHECK(centre.send_one(kiosk, centre.item(kiosk)) == Outcome::kStored);
  CHECK(centre.reports().size() == 2);
  REQUIRE(centre.store->read([&](central::Transaction& tx) -> Result<void> {
    CHECK(tx.chains().front().forks == 1);
    return {};
  }));
}

TEST_CASE("Case numbers run on and are never given twice") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  for (int i = 0; i < 3; ++i) centre.send(kiosk, {centre.item(kiosk), centre.item(kiosk)});
  std::vector<std::string> numbers;
  for (const auto& row : centre.reports()) numbers.push_back(row.case_number);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    CHECK(numbers[i] == central::case_number("TBN", 2026, i + 1));
  }
}
