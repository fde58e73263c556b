#include "tests/unit/central/fixture.h"

#include <doctest/doctest.h>
#include <sodium.h>

namespace bale::testing {

report::Report a_report(const std::string& title) {
  report::Report report;
  report.classification = report::Classification::kPengaduan;
  report.title = title.c_str();
  report.content = "Di depan pasar, sejak tiga malam, gelap sekali.";
  report.incident_date = report::Date{2026, 11, 10};
  report.place = report::Place{"51.02.05.2001", "Depan pasar"};
  report.category = "lampu_jalan";
  report.privacy = report::Privacy{false, false};
  report.contact.name = "Wayan Contoh Sekali";
  report.contact.phone = "+6281234567890";
  report.consent = report::Consent{"1", 1'794'000'000'000};
  return report;
}

TestCentre::TestCentre() {
  REQUIRE(sodium_init() >= 0);
  central::KeygenOptions options;
  options.dir = folder.path() + "/centre";
  options.tracking_cost = seal::kTestCost;
  REQUIRE(central::keygen(options, random, clock));
  auto loaded = central::load_keyring(options.dir, nullptr);
  REQUIRE(loaded);
  keys = std::make_unique<central::Keyring>(std::move(*loaded));
  statuses = std::make_unique<central::StatusMaker>(keys->data, clock, random);
  ingest = std::make_unique<central::Ingest>(*keys, directory, *statuses, clock, random, "TBN");
  contacts = std::make_unique<central::Contacts>(*keys, directory, *statuses, clock);
  enrolment = std::make_unique<central::Enrolment>(*keys, clock, random);
  reopen();
}

void TestCentre::reopen() {
  store.reset();
  central::SqliteOptions options;
  options.path = folder / "centre/central.db";
  auto opened = central::open_sqlite_store(options);
  REQUIRE(opened);
  store = std::move(*opened);
}

void TestCentre::write(const central::Store::Work& work) {
  const auto done = central::commit_one(*store, work);
  REQUIRE_MESSAGE(done, (done ? std::string() : done.error().message));
}

TestKiosk TestCentre::enrol(const std::string& name) {
  const auto word = central::make_enrol_code(*store, keys->shown.root, name, clock, random);
  REQUIRE(word);
  const auto code = wire::decode_enrol_code(*word);
  REQUIRE(code);
  TestKiosk kiosk(random);
  const wire::EnrolRequest request{code->id, kiosk.key.public_key(),
                                   wire::enrol_mac(code->secret, kiosk.key.public_key())};
  write([&](central::Transaction& tx) -> Result<void> {
    const auto enrolled = enrolment->enrol(request, tx);
    REQUIRE(enrolled);
    kiosk.id = enrolled->kiosk.id;
    directory.add(enrolled->kiosk);
    return {};
  });
  return kiosk;
}

seal::Envelope TestCentre::envelope(TestKiosk& kiosk, const seal::Record& record) {
  seal::Envelope out;
  out.id = random.bytes<16>();
  out.seq = kiosk.next_seq++;
  out.key = 1;
  out.clock = {clock.wall(), clock.monotonic(), std::nullopt};
  auto box = seal::seal_record(record, out.id, kiosk.id, keys->shown.set.opening.back().key);
  REQUIRE(box);
  out.box = std::move(*box);
  return out;
}

seal::Envelope TestCentre::envelope(TestKiosk& kiosk, const report::Report& report,
                                    const seal::Master& master) {
  return envelope(kiosk, seal::ReportRecord{master.bytes(), report});
}

Bytes TestCentre::item(TestKiosk& kiosk, const std::string& title) {
  return seal::encode(envelope(kiosk, a_report(title), master()));
}

central::Answered<std::vector<wire::AckItem>> TestCentre::try_send(
    const TestKiosk& kiosk, const std::vector<Bytes>& items, const std::string& certificate) {
  const wire::BatchHead head{kiosk.id, seal::key_id(kiosk.key.public_key()), kiosk.chain, Id16{7}};
  const auto body = wire::encode(wire::sign_batch(head, items, kiosk.key));
  auto judged = ingest->judge(body, certificate);
  if (!judged) return tl::unexpected(judged.error());
  std::vector<wire::AckItem> out;
  write([&](central::Transaction& tx) -> Result<void> {
    const auto reply = ingest->store(*judged, tx);
    REQUIRE(reply);
    const auto payload =
        seal::verify1(*reply, keys->shown.set.signing.back(), seal::purpose::kAck);
    REQUIRE(payload);
    const auto ack = wire::decode_ack(*payload);
    REQUIRE(ack);
    CHECK(ack->kiosk == kiosk.id);
    CHECK(ack->chain == kiosk.chain);
    CHECK(ack->epoch == tx.epoch());
    out = ack->items;
    return {};
  });
  return out;
}

std::vector<wire::AckItem> TestCentre::send(const TestKiosk& kiosk,
                                            const std::vector<Bytes>& items) {
  auto out = try_send(kiosk, items);
  REQUIRE(out);
  REQUIRE(out->size() == items.size());
  for (std::size_t i = 0; i < items.size(); ++i) CHECK((*out)[i].digest == seal::sha256(items[i]));
  return *out;
}

wire::Outcome TestCentre::send_one(const TestKiosk& kiosk, const Bytes& item) {
  return send(kiosk, {item}).front().outcome;
}

central::Answered<wire::ContactReply> TestCentre::contact(TestKiosk& kiosk, std::uint64_t cursor,
                                                          std::uint64_t key_serial) {
  wire::Contact contact;
  contact.kiosk = kiosk.id;
  contact.key = seal::key_id(kiosk.key.public_key());
  contact.chain = kiosk.chain;
  contact.counter = ++kiosk.counter;
  contact.status_cursor = cursor;
  contact.heartbeat.key_serial = key_serial;
  const auto body = seal::sign1(kiosk.key, seal::purpose::kContact, wire::encode(contact));
  const auto judged = contacts->judge(body, {});
  if (!judged) return tl::unexpected(judged.error());
  std::optional<central::Answered<wire::ContactReply>> out;
  write([&](central::Transaction& tx) -> Result<void> {
    const auto reply = contacts->answer(*judged, tx);
    if (!reply) {
      out = tl::unexpected(reply.error());
      return {};
    }
    const auto payload =
        seal::verify1(*reply, keys->shown.set.signing.back(), seal::purpose::kContact);
    REQUIRE(payload);
    const auto decoded = wire::decode_contact_reply(*payload);
    REQUIRE(decoded);
    CHECK(decoded->counter == contact.counter);
    CHECK(decoded->chain == kiosk.chain);
    out = *decoded;
    return {};
  });
  return *out;
}

wire::ContactReply TestCentre::must_contact(TestKiosk& kiosk, std::uint64_t cursor) {
  auto reply = contact(kiosk, cursor);
  REQUIRE(reply);
  return *reply;
}

std::vector<central::ReportRow> TestCentre::reports() {
  std::vector<central::ReportRow> out;
  REQUIRE(store->read([&](central::Transaction& tx) -> Result<void> {
    tx.each_report([&](const central::ReportRow& row) { out.push_back(row); });
    return {};
  }));
  return out;
}

}  // namespace bale::testing
