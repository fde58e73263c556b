#include <doctest/doctest.h>

#include "sync/central/cases.h"
#include "tests/unit/central/fixture.h"

using namespace bale;
using bale::testing::a_report;
using bale::testing::TestCentre;
using bale::testing::TestKiosk;
using central::ActState;
using wire::Outcome;

namespace {

seal::Act an_act(const seal::Master& master, Random& random, const char* text) {
  seal::Act act;
  act.kind = seal::Kind::kReply;
  act.lookup = master.lookup();
  act.act = random.bytes<16>();
  act.text = text;
  act.proof = master.act_proof(act.act, act.body_digest());
  return act;
}

std::vector<central::ActRow> acts(TestCentre& centre, const seal::Master& master) {
  std::vector<central::ActRow> out;
  REQUIRE(centre.store->read([&](central::Transaction& tx) -> Result<void> {
    out = tx.acts(master.lookup());
    return {};
  }));
  return out;
}

}  // namespace

TEST_CASE("A reply is kept when its proof holds, also when it comes by another kiosk") {
  TestCentre centre;
  auto first = centre.enrol("Satu");
  auto second = centre.enrol("Dua");
  const auto master = centre.master();
  centre.send(first, {seal::encode(centre.envelope(first, a_report(), master))});
  const auto act = an_act(master, centre.random, "Lampunya masih padam.");
  CHECK(centre.send_one(second, seal::encode(centre.envelope(second, act))) == Outcome::kStored);
  REQUIRE(acts(centre, master).size() == 1);
  CHECK(acts(centre, master)[0].state == ActState::kProven);
  CHECK(acts(centre, master)[0].text == "Lampunya masih padam.");
}

TEST_CASE("A lookup alone authorises nothing: a reply with a false proof is rejected") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, a_report(), master))});
  auto act = an_act(master, centre.random, "Laporan ini dicabut.");
  act.proof[5] ^= 1;
  CHECK(centre.send_one(kiosk, seal::encode(centre.envelope(kiosk, act))) == Outcome::kRejected);
  act = an_act(master, centre.random, "Baik");
  act.text = "Buruk";  // other words under the same proof
  CHECK(centre.send_one(kiosk, seal::encode(centre.envelope(kiosk, act))) == Outcome::kRejected);
  CHECK(acts(centre, master).empty());
}

TEST_CASE("A reply that overtakes its report waits for it and is proven then") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  const auto report = seal::encode(centre.envelope(kiosk, a_report(), master));
  auto liar = an_act(master, centre.random, "Palsu");
  liar.proof[0] ^= 1;
  const auto honest = an_act(master, centre.random, "Benar");
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, honest)),
                      seal::encode(centre.envelope(kiosk, liar))});
  CHECK(acts(centre, master)[0].state == ActState::kWaiting);
  centre.send(kiosk, {report});
  CHECK(acts(centre, master)[0].state == ActState::kProven);
  CHECK(acts(centre, master)[1].state == ActState::kFalse);
}

TEST_CASE("A reply in the same batch as its report is proven at once") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  const auto report = seal::encode(centre.envelope(kiosk, a_report(), master));
  const auto act = an_act(master, centre.random, "Segera");
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, act)), report});
  REQUIRE(acts(centre, master).size() == 1);
  CHECK(acts(centre, master)[0].state == ActState::kProven);
}

TEST_CASE("A kind that this version does not know is kept whole and acknowledged") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  seal::Unknown unknown;
  unknown.kind = 42;
  unknown.body = {0x81, 0x01};
  const auto item = seal::encode(centre.envelope(kiosk, unknown));
  CHECK(centre.send_one(kiosk, item) == Outcome::kStored);
  CHECK(centre.send_one(kiosk, item) == Outcome::kDuplicate);
}

namespace {

seal::Act withdrawal(const seal::Master& master, Random& random) {
  auto act = an_act(master, random, "");
  act.kind = seal::Kind::kWithdraw;
  act.proof = master.act_proof(act.act, act.body_digest());
  return act;
}

// What the citizen's code opens after the kiosk's next contact.
report::Status status_at(TestCentre& centre, TestKiosk& kiosk, const seal::Master& master) {
  const auto reply = centre.must_contact(kiosk);
  REQUIRE_FALSE(reply.statuses.empty());
  const auto status =
      seal::open_status(reply.statuses.back().sealed, master.lookup(), master.status_key());
  REQUIRE(status);
  return *status;
}

}  // namespace

TEST_CASE("An act that arrived gives the case's status a higher version, once") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, a_report(), master))});
  const auto before = status_at(centre, kiosk, master).version;
  const auto item =
      seal::encode(centre.envelope(kiosk, an_act(master, centre.random, "Masih padam.")));
  CHECK(centre.send_one(kiosk, item) == Outcome::kStored);
  const auto after = status_at(centre, kiosk, master).version;
  CHECK(after > before);
  CHECK(centre.send_one(kiosk, item) == Outcome::kDuplicate);
  CHECK(status_at(centre, kiosk, master).version == after);
  CHECK(acts(centre, master).size() == 1);
}

TEST_CASE("A report taken back before an agency works on it is archived, and says so") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  const auto act = withdrawal(master, centre.random);
  SUBCASE("after its report") {
    centre.send(kiosk, {seal::encode(centre.envelope(kiosk, a_report(), master))});
    centre.send(kiosk, {seal::encode(centre.envelope(kiosk, act))});
  }
  SUBCASE("before its report") {
    const auto report = seal::encode(centre.envelope(kiosk, a_report(), master));
    centre.send(kiosk, {seal::encode(centre.envelope(kiosk, act))});
    centre.send(kiosk, {report});
  }
  CHECK(status_at(centre, kiosk, master).stages.back().stage == report::Stage::kDiarsipkan);
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, withdrawal(master, centre.random)))});
  CHECK(status_at(centre, kiosk, master).stages.size() == 2);
}

TEST_CASE("A report in an agency's hands is not archived by its withdrawal, only marked") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, a_report(), master))});
  REQUIRE(central::set_stage(*centre.store, to_hex(centre.reports()[0].id), "dalam_proses",
                             centre.clock.wall()));
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, withdrawal(master, centre.random)))});
  CHECK(status_at(centre, kiosk, master).stages.back().stage == report::Stage::kDalamProses);
  REQUIRE(acts(centre, master).size() == 1);
  CHECK(acts(centre, master)[0].kind == seal::Kind::kWithdraw);
}

TEST_CASE("Where the regency has it so, a withdrawal is only marked") {
  TestCentre centre;
  centre.ingest = std::make_unique<central::Ingest>(*centre.keys, centre.directory,
                                                    *centre.statuses, centre.clock, centre.random,
                                                    "TBN", central::OnWithdraw::kMark);
  auto kiosk = centre.enrol();
  const auto master = centre.master();
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, a_report(), master))});
  centre.send(kiosk, {seal::encode(centre.envelope(kiosk, withdrawal(master, centre.random)))});
  CHECK(status_at(centre, kiosk, master).stages.size() == 1);
  CHECK(acts(centre, master).size() == 1);
}
