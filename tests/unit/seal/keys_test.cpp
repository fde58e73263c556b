#include "sync/seal/keys.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "sync/seal/cbor.h"

using namespace bale;
using namespace bale::seal;

namespace {

const SecretSignKey& root() {
  static const SecretSignKey key{ByteArray<32>{1}};
  return key;
}
const SecretSignKey& signing() {
  static const SecretSignKey key{ByteArray<32>{2}};
  return key;
}

KeySet key_set() {
  KeySet keys;
  keys.serial = 7;
  keys.deployment = Id16{9};
  keys.signing = {SecretSignKey(ByteArray<32>{3}).public_key(), signing().public_key()};
  keys.opening = {{1, PublicOpenKey{4}}, {2, PublicOpenKey{5}}};
  keys.costs = {kTestCost, TrackingCost{}};
  keys.made_at = 1'795'000'000'000;
  return keys;
}

bool believed(const KeySet& keys) {
  return verify_key_set(sign_key_set(keys, root()), root().public_key()).has_value();
}

}  // namespace

TEST_CASE("a key set signed by the root comes back whole") {
  const auto in = key_set();
  const auto out = verify_key_set(sign_key_set(in, root()), root().public_key());
  REQUIRE(out);
  CHECK(out->serial == 7);
  CHECK(out->deployment == in.deployment);
  CHECK(out->signing == in.signing);
  REQUIRE(out->opening.size() == 2);
  CHECK(out->opening[1].serial == 2);
  CHECK(out->opening[1].key == in.opening[1].key);
  CHECK(out->costs == in.costs);
  CHECK(out->made_at == in.made_at);
}

TEST_CASE("a key set that another key signed, or signed for another purpose, is not believed") {
  CHECK_FALSE(verify_key_set(sign_key_set(key_set(), signing()), root().public_key()));
  CHECK_FALSE(
      verify_key_set(sign1(root(), purpose::kCert, encode(key_set())), root().public_key()));
  CHECK_FALSE(verify_key_set({}, root().public_key()));
}

TEST_CASE("a key set without keys or costs, or with a cost that would kill a hall PC, is refused") {
  CHECK(believed(key_set()));
  const auto refused = [](auto change) {
    auto keys = key_set();
    change(keys);
    return !believed(keys);
  };
  CHECK(refused([](KeySet& k) { k.signing.clear(); }));
  CHECK(refused([](KeySet& k) { k.opening.clear(); }));
  CHECK(refused([](KeySet& k) { k.costs.clear(); }));
  CHECK(refused([](KeySet& k) { k.costs = {{7, 1}}; }));
  CHECK(refused([](KeySet& k) { k.costs = {{4'000'000, 1}}; }));
  CHECK(refused([](KeySet& k) { k.costs = {{8, 0}}; }));
  CHECK(refused([](KeySet& k) { k.costs = {{8, 1000}}; }));
  CHECK(refused([](KeySet& k) { k.signing.assign(257, PublicSignKey{}); }));
}

TEST_CASE("a signing key is found by its id") {
  const auto keys = key_set();
  const auto* found = keys.signing_key(key_id(signing().public_key()));
  REQUIRE(found != nullptr);
  CHECK(*found == signing().public_key());
  CHECK(keys.signing_key(key_id(root().public_key())) == nullptr);
  CHECK(keys.signing_key({}) == nullptr);
}

TEST_CASE("a certificate holds under a signing key of the set and under nothing else") {
  const Certificate in{Id16{1}, PublicSignKey{2}, "MPP Tabanan 1", 123};
  const auto out = verify_certificate(sign_certificate(in, signing()), key_set());
  REQUIRE(out);
  CHECK(out->kiosk == in.kiosk);
  CHECK(out->key == in.key);
  CHECK(out->name == in.name);
  CHECK(out->issued_at == 123);
  CHECK(verify_certificate(sign_certificate(in, root()), key_set()).error().code == Errc::kCrypto);
  CHECK_FALSE(verify_certificate({}, key_set()));
  CHECK_FALSE(verify_certificate(sign_certificate({Id16{1}, {}, "\xFF", 1}, signing()), key_set()));
  CHECK_FALSE(verify_certificate(
      sign_certificate({Id16{1}, {}, std::string(201, 'x'), 1}, signing()), key_set()));
}

TEST_CASE("the root pin is one line of hexadecimal, anything else is damage") {
  std::string folder = (std::filesystem::temp_directory_path() / "bale-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const auto path = folder + "/root.pin";
  CHECK(read_root_pin(path).error().code == Errc::kNotFound);
  REQUIRE(write_root_pin(path, root().public_key()));
  CHECK(read_root_pin(path) == root().public_key());
  for (const char* bad : {"", "00", "zz", "\n"}) {
    std::ofstream(path, std::ios::trunc) << bad;
    CHECK(read_root_pin(path).error().code == Errc::kCorrupt);
  }
  std::ofstream(path, std::ios::trunc) << std::string(1000, 'a');
  CHECK_FALSE(read_root_pin(path));
  std::filesystem::remove_all(folder);
}

TEST_CASE("the fingerprint of the root is the beginning of its digest") {
  const auto digest = sha256(root().public_key());
  CHECK(std::ranges::equal(root_fingerprint(root().public_key()), ByteView(digest).first(16)));
}
