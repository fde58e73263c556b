#include <doctest/doctest.h>

#include "tests/unit/filing/fixture.h"

using namespace bale;
using namespace bale::filing;

namespace {

// What the centre reads out of the row that was saved last.
seal::Act last_act(const Kiosk& kiosk) {
  auto box = kiosk.outbox();
  auto lease = box.lease(kiosk.clock.wall(), {.max_items = 100, .max_bytes = 1U << 20U});
  REQUIRE(lease);
  REQUIRE(*lease);
  const auto envelope = seal::decode_envelope((*lease)->items().back().envelope);
  REQUIRE(envelope);
  const auto record = seal::open_record(envelope->box, kiosk.opening, envelope->id, kiosk.kiosk);
  REQUIRE(record);
  REQUIRE(std::holds_alternative<seal::Act>(*record));
  return std::get<seal::Act>(*record);
}

NewAct a_reply(const char* text) { return {seal::Kind::kReply, SecretString(text), 0, false}; }

}  // namespace

TEST_CASE("A reply is sealed with a proof that only the report's master makes") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto minted = filing.mint();
  REQUIRE(minted);
  REQUIRE(filing.save(a_report(), *minted));
  const auto saved = filing.act(minted->master, a_reply("Lampunya masih padam.\nTerima kasih."));
  REQUIRE(saved);
  CHECK(saved->seq == 2);
  const auto act = last_act(kiosk);
  CHECK(act.kind == seal::Kind::kReply);
  CHECK(act.act == saved->act);
  CHECK(act.lookup == minted->master.lookup());
  CHECK(act.text == SecretString("Lampunya masih padam.\nTerima kasih."));
  CHECK(act.proof == minted->master.act_proof(act.act, act.body_digest()));
  const auto stranger = filing.mint();
  REQUIRE(stranger);
  CHECK(act.proof != stranger->master.act_proof(act.act, act.body_digest()));
}

TEST_CASE("A code typed for tracking acts on its report, a code this kiosk never saw does not") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto saved = save(filing, a_report());
  const auto master = filing.master_of(saved.code);
  REQUIRE(master);
  REQUIRE(filing.act(*master, {seal::Kind::kWithdraw, {}, 0, false}));
  CHECK(last_act(kiosk).kind == seal::Kind::kWithdraw);
  const auto unknown = filing.master_of(filing.mint()->code);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == Errc::kNotFound);
}

TEST_CASE("A rating of the visit is told from a rating of what the agency did") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto minted = filing.mint();
  REQUIRE(filing.save(a_report(), *minted));
  REQUIRE(filing.act(minted->master, {seal::Kind::kRating, {}, 4, true}));
  CHECK(last_act(kiosk).stars == 4);
  CHECK(last_act(kiosk).text == SecretString(seal::kVisitRating));
  REQUIRE(filing.act(minted->master, {seal::Kind::kRating, {}, 2, false}));
  CHECK(last_act(kiosk).stars == 2);
  CHECK(last_act(kiosk).text.empty());
}

TEST_CASE("An act that breaks a rule is refused with a sentence and leaves no row") {
  using enum seal::Kind;
  const std::string long_one(kReplyMax + 1, 'a');
  for (const auto& act : std::vector<NewAct>{
           a_reply(""), a_reply(" \n "), a_reply("Lampu\x01padam"), a_reply("Lampu\xFFpadam"),
           a_reply(long_one.c_str()), {kRating, {}, 0, false}, {kRating, {}, 6, false},
           {kRating, SecretString("bagus"), 5, false}, {kWithdraw, {}, 3, false},
           {kWithdraw, SecretString("saja"), 0, false}, {kReply, SecretString("ya"), 0, true},
           {kReport, SecretString("ya"), 0, false}, {kLost, {}, 0, false}}) {
    CHECK(act_fault(act));
  }
  CHECK_FALSE(act_fault(a_reply(std::string(kReplyMax, 'a').c_str())));

  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto refused = filing.act(filing.mint()->master, a_reply(""));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::kInvalid);
  CHECK(kiosk.outbox().counts()->pending == 0);
}
