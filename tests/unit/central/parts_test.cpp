// A report that names attachments: taken in at once, its parts noted as still to come.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "sync/seal/attachment.h"
#include "tests/unit/central/fixture.h"

using namespace bale;
using bale::testing::a_report;
using bale::testing::TestCentre;
using wire::Outcome;

namespace {

std::vector<seal::Part> parts(TestCentre& centre, const Id16& id) {
  std::vector<seal::Part> out;
  REQUIRE(centre.store->read([&](central::Transaction& tx) -> Result<void> {
    out = tx.parts(id);
    return {};
  }));
  return out;
}

}  // namespace

TEST_CASE("A report with attachments is stored with the parts that are to come, and opens them") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const Id16 id{9};
  std::vector<seal::SealedAttachment> sealed;
  std::vector<seal::AttachmentKey> keys;
  for (std::uint8_t i = 0; i < 2; ++i) {
    const report::Attachment photo{report::AttachmentType::kJpeg, SecretBytes(70'000, i)};
    auto one = seal::seal_attachment(photo, id, i, centre.random);
    REQUIRE(one);
    keys.push_back(one->key);
    sealed.push_back(std::move(*one));
  }
  auto envelope = centre.envelope(kiosk, a_report("Foto"), centre.master());
  envelope.id = id;
  envelope.parts = {sealed[0].part, sealed[1].part};
  const auto opening = centre.keys->shown.set.opening.back().key;
  envelope.box = *seal::seal_record(
      seal::ReportRecord{centre.random.bytes<32>(), a_report("Foto"), keys}, id, kiosk.id, opening);
  CHECK(centre.send_one(kiosk, seal::encode(envelope)) == Outcome::kStored);
  CHECK(parts(centre, id) == envelope.parts);
  CHECK(centre.send_one(kiosk, seal::encode(envelope)) == Outcome::kDuplicate);
  centre.reopen();
  CHECK(parts(centre, id) == envelope.parts);

  // The key is in the envelope the centre keeps: what comes later opens.
  const auto record = seal::open_record(envelope.box, *centre.keys->opening_key(1), id, kiosk.id);
  REQUIRE(record);
  const auto& kept = std::get<seal::ReportRecord>(*record).attachments;
  REQUIRE(kept.size() == 2);
  CHECK(seal::open_attachment(sealed[1].bytes, kept[1], id, 1));
  CHECK_FALSE(seal::open_attachment(sealed[1].bytes, kept[0], id, 0));
}

TEST_CASE("A report whose parts and keys do not match is kept: its words matter most") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  auto envelope = centre.envelope(kiosk, a_report("Tanpa kunci"), centre.master());
  envelope.parts = {seal::Part{Id16{4}, ~std::uint64_t{0}, Hash32{}}};
  CHECK(centre.send_one(kiosk, seal::encode(envelope)) == Outcome::kStored);
  CHECK(centre.reports().size() == 1);
  CHECK(parts(centre, envelope.id).size() == 1);
}

TEST_CASE("A centre's database of version 1 is taken up and notes parts from then on") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  CHECK(centre.send_one(kiosk, centre.item(kiosk, "dulu")) == Outcome::kStored);
  centre.store.reset();
  {
    SQLite::Database db(centre.folder / "centre/central.db", SQLite::OPEN_READWRITE);
    db.exec("DROP TABLE part; DROP TABLE upload; DROP TABLE chunk; PRAGMA user_version = 1");
  }
  centre.reopen();
  CHECK(centre.reports().size() == 1);
  auto envelope = centre.envelope(kiosk, a_report("kini"), centre.master());
  envelope.parts = {seal::Part{Id16{4}, 100, Hash32{}}};
  CHECK(centre.send_one(kiosk, seal::encode(envelope)) == Outcome::kStored);
  CHECK(parts(centre, envelope.id) == envelope.parts);
}

TEST_CASE("A centre's database of a newer version is refused and left alone") {
  TestCentre centre;
  centre.store.reset();
  const auto path = centre.folder / "centre/central.db";
  SQLite::Database(path, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  CHECK_FALSE(central::open_sqlite_store({.path = path, .vfs = {}}));
  CHECK(SQLite::Database(path, SQLite::OPEN_READONLY).execAndGet("PRAGMA user_version").getInt() ==
        99);
}
