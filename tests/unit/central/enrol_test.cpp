#include <doctest/doctest.h>

#include "tests/unit/central/fixture.h"

using namespace bale;
using bale::testing::TestCentre;
using central::Enrolment;

namespace {

struct Applicant {
  explicit Applicant(TestCentre& c, const std::string& name = "Lobi")
      : centre(c), key(c.random.bytes<32>()) {
    const auto word =
        central::make_enrol_code(*c.store, c.keys->shown.root, name, c.clock, c.random);
    REQUIRE(word);
    CHECK(word->find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz_-") == std::string::npos);
    code = *wire::decode_enrol_code(*word);
  }

  // Through the signed request, as it comes over the wire.
  central::Answered<wire::EnrolReply> apply(const seal::SecretSignKey& with) {
    const wire::EnrolRequest request{code.id, with.public_key(),
                                     wire::enrol_mac(code.secret, with.public_key())};
    const auto body = seal::sign1(with, seal::purpose::kEnrol, wire::encode(request));
    const auto judged = centre.enrolment->judge(body);
    REQUIRE(judged);
    std::optional<central::Answered<wire::EnrolReply>> out;
    centre.write([&](central::Transaction& tx) -> Result<void> {
      const auto enrolled = centre.enrolment->enrol(*judged, tx);
      if (!enrolled) {
        out = tl::unexpected(enrolled.error());
        return {};
      }
      const auto payload = seal::verify1(enrolled->reply, centre.keys->shown.set.signing.back(),
                                         seal::purpose::kEnrol);
      REQUIRE(payload);
      out = *wire::decode_enrol_reply(*payload);
      return {};
    });
    return *out;
  }
  central::Answered<wire::EnrolReply> apply() { return apply(key); }

  TestCentre& centre;
  seal::SecretSignKey key;
  wire::EnrolCode code;
};

constexpr std::int64_t kHour = 3'600'000;

}  // namespace

TEST_CASE("A code makes a kiosk: root, key set and certificate all verify") {
  TestCentre centre;
  Applicant kiosk(centre, "Lobi MPP");
  const auto reply = kiosk.apply();
  REQUIRE(reply);
  CHECK(seal::root_fingerprint(reply->root) == kiosk.code.root);
  const auto set = seal::verify_key_set(reply->signed_keys, reply->root);
  REQUIRE(set);
  const auto certificate = seal::verify_certificate(reply->certificate, *set);
  REQUIRE(certificate);
  CHECK(certificate->kiosk == reply->kiosk);
  CHECK(certificate->key == kiosk.key.public_key());
  CHECK(reply->name == "Lobi MPP");
  CHECK(reply->first_contact_spread_s >= 30);
}

TEST_CASE("The same code and key give the same answer for a day, and none after it") {
  TestCentre centre;
  Applicant kiosk(centre);
  const auto first = kiosk.apply();
  centre.clock.advance(23 * kHour);
  const auto again = kiosk.apply();
  REQUIRE(again);
  CHECK(again->kiosk == first->kiosk);
  CHECK(again->certificate == first->certificate);
  centre.clock.advance(2 * kHour);
  CHECK_FALSE(kiosk.apply());
}

TEST_CASE("The same code with another key is refused with stop-and-alarm") {
  TestCentre centre;
  Applicant kiosk(centre);
  REQUIRE(kiosk.apply());
  const seal::SecretSignKey other(centre.random.bytes<32>());
  const auto refused = kiosk.apply(other);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().status == 403);
  CHECK(refused.error().problem == wire::Problem::kStopAndAlarm);
  CHECK(kiosk.apply());  // the first machine is not hurt by it
}

TEST_CASE("A code expires unused after seven days") {
  TestCentre centre;
  Applicant kiosk(centre);
  centre.clock.advance(7 * 24 * kHour + 1);
  CHECK_FALSE(kiosk.apply());
}

TEST_CASE("A code that nobody made, or one without its secret, enrols nobody") {
  TestCentre centre;
  Applicant kiosk(centre);
  const auto good = kiosk.code;
  kiosk.code.secret[3] ^= 1;
  CHECK_FALSE(kiosk.apply());
  kiosk.code = good;
  kiosk.code.id[0] ^= 1;
  CHECK_FALSE(kiosk.apply());
  kiosk.code = good;
  CHECK(kiosk.apply());
}

TEST_CASE("A request that its key did not sign is refused") {
  TestCentre centre;
  Applicant kiosk(centre);
  const seal::SecretSignKey other(centre.random.bytes<32>());
  const wire::EnrolRequest request{kiosk.code.id, kiosk.key.public_key(),
                                   wire::enrol_mac(kiosk.code.secret, kiosk.key.public_key())};
  const auto body = seal::sign1(other, seal::purpose::kEnrol, wire::encode(request));
  CHECK_FALSE(centre.enrolment->judge(body));
  CHECK_FALSE(centre.enrolment->judge(Bytes{0x80}));
}

TEST_CASE("The code's secret leaves the database when the code is used") {
  TestCentre centre;
  Applicant kiosk(centre);
  REQUIRE(kiosk.apply());
  REQUIRE(centre.store->read([&](central::Transaction& tx) -> Result<void> {
    REQUIRE(tx.code(kiosk.code.id));
    CHECK_FALSE(tx.code(kiosk.code.id)->secret);
    return {};
  }));
}

TEST_CASE("A kiosk's name is one line of text") {
  TestCentre centre;
  const auto make = [&](const std::string& name) {
    return central::make_enrol_code(*centre.store, centre.keys->shown.root, name, centre.clock,
                                    centre.random);
  };
  CHECK(make("Kecamatan Kediri – lobi"));
  CHECK_FALSE(make(""));
  CHECK_FALSE(make("dua\nbaris"));
  CHECK_FALSE(make(std::string(201, 'x')));
  CHECK_FALSE(make("\xC3"));
}
