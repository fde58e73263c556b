#include "sync/seal/tracking.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include "platform/fake/random.h"

using namespace bale;
using namespace bale::seal;

namespace {

constexpr Id16 kDeployment{1, 2, 3};

report::TrackingCode code(std::uint64_t seed = 1) {
  SeededRandom random(seed);
  return report::TrackingCode::mint(random);
}

report::Status status() {
  report::Status s;
  s.version = 4;
  s.case_number = "TBN-2026-000123";
  s.unit = "dishub";
  s.stages = {{report::Stage::kBelumTerverifikasi, 10}, {report::Stage::kSelesai, 20}};
  s.answers = {{"dishub", 30, "Lampu sudah diganti.\nTerima kasih."}};
  s.lapor_id = "1234567";
  s.made_at = 40;
  return s;
}

}  // namespace

TEST_CASE("the master is Argon2id of the compact code under the deployment's salt") {
  const auto master = stretch(code(), kDeployment, kTestCost);
  REQUIRE(master);
  Bytes salted{'b', 'a', 'l', 'e', '-', 't', 'r', 'a', 'c', 'k', '-', '1'};
  salted.insert(salted.end(), kDeployment.begin(), kDeployment.end());
  const auto salt = sha256(salted);
  const auto text = code().compact();
  ByteArray<32> expected{};
  REQUIRE(crypto_pwhash(expected.data(), expected.size(), text.data(), text.size(), salt.data(), 1,
                        8192, crypto_pwhash_ALG_ARGON2ID13) == 0);
  CHECK(master->bytes() == expected);
}

TEST_CASE("another code, deployment or cost gives another master") {
  const auto base = stretch(code(), kDeployment, kTestCost)->bytes();
  CHECK(stretch(code(2), kDeployment, kTestCost)->bytes() != base);
  CHECK(stretch(code(), Id16{9}, kTestCost)->bytes() != base);
  CHECK(stretch(code(), kDeployment, {16, 1})->bytes() != base);
  CHECK(stretch(code(), kDeployment, {8, 2})->bytes() != base);
  CHECK(kTestCost.test());
  CHECK_FALSE(TrackingCost{}.test());
}

TEST_CASE("lookup, status key and proof are keyed BLAKE2b with labels, and all differ") {
  const Master master(ByteArray<32>{5});
  const auto keyed = [&](ByteView message) {
    Hash32 out{};
    crypto_generichash(out.data(), out.size(), message.data(), message.size(),
                       master.bytes().data(), 32);
    return out;
  };
  CHECK(master.lookup() == keyed(view_of("bale-lookup-1")));
  CHECK(master.status_key() == keyed(view_of("bale-status-key-1")));
  std::string message = "bale-act-1";
  message +=
      std::string(1, '\7') + std::string(15, '\0') + std::string(1, '\x8') + std::string(31, '\0');
  CHECK(master.act_proof(Id16{7}, Hash32{8}) == keyed(view_of(message)));
  CHECK(master.act_proof(Id16{7}, Hash32{9}) != master.act_proof(Id16{7}, Hash32{8}));
  CHECK(master.lookup() != master.status_key());
}

TEST_CASE("a sealed status opens under its code alone") {
  SeededRandom random(1);
  const Master master(ByteArray<32>{5});
  const Master other(ByteArray<32>{6});
  const auto sealed = seal_status(status(), master.lookup(), master.status_key(), random);
  const auto out = open_status(sealed, master.lookup(), master.status_key());
  REQUIRE(out);
  CHECK(out->version == 4);
  CHECK(out->case_number == "TBN-2026-000123");
  CHECK(out->unit == "dishub");
  REQUIRE(out->stages.size() == 2);
  CHECK(out->stages[1].stage == report::Stage::kSelesai);
  CHECK(out->stages[1].at == 20);
  REQUIRE(out->answers.size() == 1);
  CHECK(out->answers[0].text == status().answers[0].text);
  CHECK(out->answers[0].at == 30);
  CHECK(out->lapor_id == "1234567");
  CHECK(out->made_at == 40);
  CHECK(open_status(sealed, master.lookup(), other.status_key()).error().code == Errc::kCrypto);
  CHECK(open_status(sealed, other.lookup(), master.status_key()).error().code == Errc::kCrypto);
}

TEST_CASE("the length of a sealed status tells nothing of a short answer") {
  SeededRandom random(1);
  const Master master(ByteArray<32>{5});
  std::size_t size = 0;
  for (std::size_t n = 0; n < 20; ++n) {
    report::Status s;
    s.case_number = std::string(n, 'x');
    const auto sealed = seal_status(s, master.lookup(), master.status_key(), random);
    if (size == 0) size = sealed.size();
    CHECK(sealed.size() == size);
    CHECK(open_status(sealed, master.lookup(), master.status_key())->case_number == s.case_number);
  }
  CHECK((size - 24 - 16) % 128 == 0);
}

TEST_CASE("a status of every length around the padding comes back") {
  SeededRandom random(1);
  const Master master(ByteArray<32>{5});
  for (std::size_t n = 0; n < 400; ++n) {
    report::Status s;
    s.answers = {{"u", 1, std::string(n, 'y')}};
    const auto sealed = seal_status(s, master.lookup(), master.status_key(), random);
    const auto out = open_status(sealed, master.lookup(), master.status_key());
    REQUIRE(out);
    CHECK(out->answers[0].text.size() == n);
  }
}

TEST_CASE("a damaged, shortened or oversized status is refused") {
  SeededRandom random(1);
  const Master master(ByteArray<32>{5});
  const auto sealed = seal_status(status(), master.lookup(), master.status_key(), random);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto bad = sealed;
    bad[i] ^= 1U;
    CHECK_FALSE(open_status(bad, master.lookup(), master.status_key()));
    CHECK_FALSE(open_status(ByteView(sealed).first(i), master.lookup(), master.status_key()));
  }
  CHECK_FALSE(open_status(Bytes(1024 * 1024, 0), master.lookup(), master.status_key()));
}
