#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/unit/uploader/small_world.h"
#include "sync/uploader/enrol.h"

using namespace bale;
using namespace bale::uploader;
using namespace bale::uploader::test;

namespace {

struct Desk {
  TempFolder temp;
  FakeClock clock;
  SeededRandom random{5};
  FakeCentre centre;
  wire::EnrolCode code{{1, 2, 3}, {4, 5, 6}, seal::root_fingerprint(centre.root.public_key())};
  Id16 kiosk{7};
  std::function<void(wire::EnrolReply&)> spoil{[](wire::EnrolReply&) {}};
  const seal::SecretSignKey* certifies{&centre.signing};
  seal::PublicSignKey asked{};
  bool key_was_on_disk{false};
  FakeTransport transport{[this](const HttpRequest& request) { return answer(request); }};
  Folder folder{temp.path()};
  FileLock lock{*folder.lock()};
  outbox::Outbox outbox{open_outbox()};

  outbox::Outbox open_outbox() {
    outbox::OpenOptions options;
    options.path = folder.outbox();
    return *outbox::Outbox::open(options);
  }
  FakeTransport::Answer answer(const HttpRequest& request) {
    struct stat info {};
    key_was_on_disk = ::stat(folder.key().c_str(), &info) == 0 && (info.st_mode & 0777) == 0600;
    const auto payload = seal::read_sign1(request.body)->payload;
    const auto asks = *wire::decode_enrol_request(payload);
    asked = asks.key;
    if (!seal::verify1(request.body, asks.key, seal::purpose::kEnrol) ||
        asks.mac != wire::enrol_mac(code.secret, asks.key)) {
      return problem(wire::Problem::kStopAndAlarm, 403);
    }
    wire::EnrolReply reply{kiosk,
                           "Balai",
                           centre.root.public_key(),
                           centre.signed_keys(),
                           seal::sign_certificate({kiosk, asks.key, "Balai", 1}, *certifies),
                           45,
                           9};
    spoil(reply);
    return cbor(seal::sign1(*centre.signs, seal::purpose::kEnrol, wire::encode(reply)));
  }
  Result<outbox::Identity> enrol() {
    return uploader::enrol(folder, "https://pusat.example", code, transport, outbox, clock, random);
  }
  [[nodiscard]] bool pinned() const { return seal::read_root_pin(folder.root_pin()).has_value(); }
};

}  // namespace

TEST_CASE("enrolment stores the key before it calls, and pin, identity and keys after") {
  Desk desk;
  const auto identity = desk.enrol();
  REQUIRE(identity);
  CHECK(desk.key_was_on_disk);
  CHECK(identity->name == "Balai");
  CHECK(*seal::read_root_pin(desk.folder.root_pin()) == desk.centre.root.public_key());
  CHECK(desk.outbox.identity()->value().kiosk == desk.kiosk);
  CHECK(*desk.outbox.signed_keys() == desk.centre.signed_keys());
  CHECK(desk.outbox.sync_state()->first_contact_spread_s == 45);
  CHECK(desk.folder.read_key()->public_key() == desk.asked);
}

TEST_CASE("the same code again gives the same kiosk, the same key and the same chain") {
  Desk desk;
  REQUIRE(desk.enrol());
  const auto chain = *desk.outbox.chain();
  const auto key = desk.asked;
  REQUIRE(desk.enrol());
  CHECK(desk.asked == key);
  CHECK(*desk.outbox.chain() == chain);
}

TEST_CASE("a lost reply to enrolment leaves the key, and the next call asks with it") {
  Desk desk;
  desk.transport.answer_with([&](const HttpRequest& request) -> FakeTransport::Answer {
    (void)desk.answer(request);
    return FakeTransport::dead();
  });
  const auto lost = desk.enrol();
  CHECK(lost.error().code == Errc::kUnavailable);
  CHECK_FALSE(desk.pinned());
  const auto key = desk.asked;
  desk.transport.answer_with([&](const HttpRequest& request) { return desk.answer(request); });
  REQUIRE(desk.enrol());
  CHECK(desk.asked == key);
}

TEST_CASE("an answer that breaks the chain from the code to our certificate enrols nothing") {
  Desk desk;
  const seal::SecretSignKey thief(ByteArray<32>{66});
  SUBCASE("another root") {
    desk.spoil = [&](wire::EnrolReply& reply) { reply.root = thief.public_key(); };
  }
  SUBCASE("keys of another root") {
    desk.spoil = [&](wire::EnrolReply& reply) {
      reply.signed_keys = seal::sign_key_set(desk.centre.keys, thief);
    };
  }
  SUBCASE("a reply that no key of the set signed") {
    desk.centre.signs = &thief;
  }
  SUBCASE("a certificate of another authority") {
    desk.certifies = &thief;
  }
  SUBCASE("a certificate for another key") {
    desk.spoil = [&](wire::EnrolReply& reply) {
      reply.certificate =
          seal::sign_certificate({desk.kiosk, thief.public_key(), "Balai", 1}, desk.centre.signing);
    };
  }
  SUBCASE("a certificate for another kiosk") {
    desk.spoil = [](wire::EnrolReply& reply) { reply.kiosk[0] ^= 1; };
  }
  const auto identity = desk.enrol();
  REQUIRE_FALSE(identity);
  CHECK(identity.error().code == Errc::kCrypto);
  CHECK_FALSE(desk.pinned());
  CHECK_FALSE(desk.outbox.identity()->has_value());
}

TEST_CASE("a refused code says so, a portal says try again") {
  Desk desk;
  desk.code.secret[0] ^= 1;
  desk.transport.answer_with(
      [](const HttpRequest&) { return problem(wire::Problem::kStopAndAlarm, 403); });
  CHECK(desk.enrol().error().code == Errc::kInvalid);
  desk.transport.answer_with([](const HttpRequest&) { return FakeTransport::portal(); });
  CHECK(desk.enrol().error().code == Errc::kUnavailable);
}

TEST_CASE("a folder with one kiosk's queue does not become another kiosk") {
  Desk desk;
  REQUIRE(desk.enrol());
  desk.kiosk = {8};
  CHECK(desk.enrol().error().code == Errc::kInvalid);
  CHECK(desk.outbox.identity()->value().kiosk == Id16{7});
}

TEST_CASE("a folder pinned to one root is not moved to another by any answer") {
  Desk desk;
  const seal::SecretSignKey other(ByteArray<32>{77});
  REQUIRE(seal::write_root_pin(desk.folder.root_pin(), other.public_key()));
  CHECK(desk.enrol().error().code == Errc::kInvalid);
  CHECK(*seal::read_root_pin(desk.folder.root_pin()) == other.public_key());
}

TEST_CASE("a key file that is no key is refused and left as it is") {
  Desk desk;
  REQUIRE(write_file_durably(desk.folder.key(), view_of("not hexadecimal"), 0600));
  CHECK(desk.enrol().error().code == Errc::kCorrupt);
  CHECK(read_file(desk.folder.key(), 100)->size() == 15);
}

TEST_CASE("one uploader at a time") {
  Desk desk;
  CHECK(desk.folder.lock().error().code == Errc::kBusy);
}
