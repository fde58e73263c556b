#include <doctest/doctest.h>

#include "sync/central/cases.h"
#include "tests/unit/central/fixture.h"

using namespace bale;
using bale::testing::a_report;
using bale::testing::TestCentre;
using bale::testing::TestKiosk;

namespace {

report::Status opened(const wire::StatusItem& item, const seal::Master& master) {
  CHECK(item.lookup == master.lookup());
  const auto status = seal::open_status(item.sealed, item.lookup, master.status_key());
  REQUIRE(status);
  return *status;
}

}  // namespace

TEST_CASE("The first contact after a report brings its sealed status, which the code's key opens") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, a_report(), master))});
  const auto reply = centre.must_contact(kiosk);
  CHECK(reply.contiguous == 1);
  CHECK(reply.highest == 1);
  REQUIRE(reply.statuses.size() == 1);
  const auto status = opened(reply.statuses[0], master);
  CHECK(status.case_number == centre.reports()[0].case_number);
  REQUIRE(status.stages.size() == 1);
  CHECK(status.stages[0].stage == report::Stage::kBelumTerverifikasi);
}

TEST_CASE("What an admin does reaches the kiosk with its next contact, under a higher version") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, a_report(), master))});
  auto reply = centre.must_contact(kiosk);
  const auto before = opened(reply.statuses.at(0), master);
  const auto number = before.case_number;
  REQUIRE(central::assign(*centre.store, number, "dishub"));
  REQUIRE(central::set_stage(*centre.store, number, "Dalam Proses", centre.clock.wall()));
  REQUIRE(central::respond(*centre.store, number, "Petugas berangkat besok.",
                           centre.clock.wall()));
  reply = centre.must_contact(kiosk, reply.status_cursor);
  REQUIRE(reply.statuses.size() == 1);
  const auto after = opened(reply.statuses[0], master);
  CHECK(after.version > before.version);
  CHECK(after.unit == "dishub");
  CHECK(after.stages.back().stage == report::Stage::kDalamProses);
  REQUIRE(after.answers.size() == 1);
  CHECK(after.answers[0].text == "Petugas berangkat besok.");
  CHECK(after.answers[0].unit == "dishub");
  CHECK(centre.must_contact(kiosk, reply.status_cursor).statuses.empty());
}

TEST_CASE("Statuses come in pages, each once, and only those of the asking kiosk") {
  TestCentre centre;
  auto mine = centre.enrol("Satu");
  auto theirs = centre.enrol("Dua");
  centre.send(theirs, {centre.item(theirs)});
  std::vector<Bytes> items;
  for (int i = 0; i < 300; ++i) items.push_back(centre.item(mine));
  centre.send(mine, items);
  auto reply = centre.must_contact(mine);
  CHECK(reply.statuses.size() == wire::kStatusesMax);
  CHECK(reply.more);
  reply = centre.must_contact(mine, reply.status_cursor);
  CHECK(reply.statuses.size() == 300 - wire::kStatusesMax);
  CHECK_FALSE(reply.more);
}

TEST_CASE("A cursor that was never given out starts again from the first status") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  centre.send(kiosk, {centre.item(kiosk)});
  CHECK(centre.must_contact(kiosk, 5000).statuses.size() == 1);
}

TEST_CASE("An older contact is refused, the same one is answered again") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  kiosk.counter = 10;
  CHECK(centre.contact(kiosk));  // 11
  kiosk.counter = 10;
  CHECK(centre.contact(kiosk));  // 11 once more: a re-sent POST
  kiosk.counter = 3;
  const auto old = centre.contact(kiosk);
  REQUIRE_FALSE(old);
  CHECK(old.error().status == 409);
  kiosk.chain[0] ^= 1;  // a new chain counts by itself
  CHECK(centre.contact(kiosk));
}

TEST_CASE("The key set travels only when the kiosk's is older") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  CHECK(centre.contact(kiosk, 0, 1)->signed_keys.empty());
  const auto reply = centre.contact(kiosk, 0, 0);
  REQUIRE(reply);
  CHECK(seal::verify_key_set(reply->signed_keys, centre.keys->shown.root));
}

TEST_CASE("A contact signed by another key is refused") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  TestKiosk thief(centre.random);
  wire::Contact contact;
  contact.kiosk = kiosk.id;
  contact.key = seal::key_id(kiosk.key.public_key());
  contact.counter = 1;
  const auto body = seal::sign1(thief.key, seal::purpose::kContact, wire::encode(contact));
  const auto judged = centre.contacts->judge(body, {});
  REQUIRE_FALSE(judged);
  CHECK(judged.error().status == 401);
}

TEST_CASE("A case is found by id or number, a mistyped number, status, unit or answer is refused") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  centre.send(kiosk, {centre.item(kiosk)});
  const auto row = centre.reports().front();
  auto& store = *centre.store;
  CHECK(central::assign(store, to_hex(row.id), "dlh"));
  CHECK(central::assign(store, " tbn-2026-000001-" + row.case_number.substr(16), "dlh"));
  auto mistyped = row.case_number;
  std::swap(mistyped[13], mistyped[14]);
  mistyped[14] = '7';
  CHECK(central::assign(store, mistyped, "dlh").error().code == Errc::kInvalid);
  CHECK(central::assign(store, std::string(32, '0'), "dlh").error().code == Errc::kNotFound);
  CHECK_FALSE(central::assign(store, row.case_number, "dinas lingkungan"));
  CHECK_FALSE(central::set_stage(store, row.case_number, "beres", 1));
  CHECK_FALSE(central::respond(store, row.case_number, "", 1));
  CHECK_FALSE(central::respond(store, row.case_number, "a\x01z", 1));
  CHECK_FALSE(central::respond(store, row.case_number, std::string(4001, 'x'), 1));
  CHECK(central::respond(store, row.case_number, "Baris satu\nbaris dua", 1));
}

TEST_CASE("Answers stop before a status would outgrow its envelope") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, a_report(), master))});
  const auto number = centre.reports().front().case_number;
  int taken = 0;
  while (central::respond(*centre.store, number, std::string(4000, 'x'), 1)) ++taken;
  CHECK(taken == 10);
  const auto reply = centre.must_contact(kiosk);
  REQUIRE(reply.statuses.size() == 1);
  CHECK(opened(reply.statuses[0], master).answers.size() == 10);
}
