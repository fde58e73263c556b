#include "sync/seal/cose.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include "platform/fake/random.h"
#include "sync/seal/cbor.h"

using namespace bale;
using namespace bale::seal;

namespace {

template <std::size_t N>
ByteArray<N> hex(std::string_view text) {
  const auto bytes = from_hex(text);
  REQUIRE(bytes);
  const auto out = to_array<N>(*bytes);
  REQUIRE(out);
  return *out;
}

Bytes hex(std::string_view text) {
  const auto bytes = from_hex(text);
  REQUIRE(bytes);
  return *bytes;
}

// RFC 8032 §7.1, tests 1 to 3: secret key, public key, message, signature.
struct Vector {
  const char* seed;
  const char* key;
  const char* message;
  const char* signature;
};
constexpr Vector kRfc8032[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
     "4"
     "6bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
     "d"
     "8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc"
     "6"
     "594a7c15e9716ed28dc027beceea1ec40a"}};

// The COSE working group's example "EdDSA-01: EdDSA - 25519 - sign0" (eddsa-sig-01), made with the
// key of RFC 8032 test 1: protected {1: -8, 3: 0}, kid "11", no external data.
constexpr const char* kCoseExample =
    "d28445a201270300a10442313154546869732069732074686520636f6e74656e742e58407142fd2ff96d56db85bee9"
    "05a76ba1d0b7321a95c8c4d3607c5781932b7afb8711497dfa751bf40b58b3bcc32300b1487f3db34085eef013bf08"
    "f4a44d6fef0d";

SecretSignKey key(std::uint8_t n) {
  return SecretSignKey(ByteArray<32>{n});
}

}  // namespace

TEST_CASE("Ed25519 gives the keys and signatures of RFC 8032") {
  for (const auto& v : kRfc8032) {
    const SecretSignKey secret(hex<32>(v.seed));
    CHECK(to_hex(secret.public_key()) == v.key);
    CHECK(to_hex(secret.sign(hex(v.message))) == v.signature);
    CHECK(to_hex(secret.seed()) == v.seed);
  }
}

TEST_CASE("SHA-256 gives the digest of FIPS 180-4's example, and a key id is its first bytes") {
  CHECK(to_hex(sha256(view_of("abc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const auto secret = key(1);
  const auto id = key_id(secret.public_key());
  CHECK(std::ranges::equal(id, ByteView(sha256(secret.public_key())).first(8)));
}

TEST_CASE("the COSE working group's Ed25519 COSE_Sign1 is read and its signature holds") {
  const auto message = read_sign1(hex(kCoseExample));
  REQUIRE(message);
  CHECK(to_hex(message->protected_header) == "a201270300");
  CHECK(text_of(message->kid) == "11");
  CHECK(text_of(message->payload) == "This is the content.");
  CHECK_FALSE(message->detached);
  const auto structure = sig_structure(message->protected_header, {}, message->payload);
  CHECK(to_hex(structure) ==
        "846a5369676e61747572653145a2012703004054546869732069732074686520636f6e74656e742e");
  const auto pub = hex<32>(kRfc8032[0].key);
  CHECK(crypto_sign_verify_detached(message->signature.data(), structure.data(), structure.size(),
                                    pub.data()) == 0);
  // Signing the same structure gives the same bytes: Ed25519 has no randomness.
  CHECK(SecretSignKey(hex<32>(kRfc8032[0].seed)).sign(structure) == message->signature);
}

TEST_CASE("a header with more in it than the algorithm is not ours, however well it is signed") {
  const auto held = verify1(hex(kCoseExample), hex<32>(kRfc8032[0].key), "");
  REQUIRE_FALSE(held);
  CHECK(held.error().code == Errc::kCrypto);
}

TEST_CASE("a signed message opens with its key and purpose and with no other") {
  const auto signer = key(1);
  const auto signed_bytes = sign1(signer, purpose::kAck, Bytes{1, 2, 3});
  CHECK(verify1(signed_bytes, signer.public_key(), purpose::kAck) == Bytes{1, 2, 3});
  CHECK(verify1(signed_bytes, key(2).public_key(), purpose::kAck).error().code == Errc::kCrypto);
  CHECK(verify1(signed_bytes, signer.public_key(), purpose::kContact).error().code ==
        Errc::kCrypto);
  const auto message = read_sign1(signed_bytes);
  REQUIRE(message);
  CHECK(std::ranges::equal(message->kid, key_id(signer.public_key())));
}

TEST_CASE("a detached signature covers exactly its payload and stands for no attached one") {
  const auto signer = key(1);
  const Bytes payload{1, 2, 3};
  const auto detached = sign1_detached(signer, purpose::kBatch, payload);
  CHECK(read_sign1(detached)->detached);
  CHECK(verify1_detached(detached, signer.public_key(), purpose::kBatch, payload));
  CHECK_FALSE(verify1_detached(detached, signer.public_key(), purpose::kBatch, Bytes{1, 2}));
  CHECK_FALSE(verify1_detached(detached, signer.public_key(), purpose::kAck, payload));
  CHECK(verify1(detached, signer.public_key(), purpose::kBatch).error().code == Errc::kInvalid);
  const auto attached = sign1(signer, purpose::kBatch, payload);
  CHECK(verify1_detached(attached, signer.public_key(), purpose::kBatch, payload).error().code ==
        Errc::kInvalid);
}

TEST_CASE("a message with any one bit turned over, cut short or lengthened does not hold") {
  const auto signer = key(1);
  const auto good = sign1(signer, purpose::kKeys, Bytes(20, 0x55));
  const auto kid_at = 2U + 4U + 1U + 1U + 1U;  // tag, array, header, map, label, length
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    auto bad = good;
    bad[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    const bool in_kid = bit / 8 >= kid_at && bit / 8 < kid_at + 8;  // a hint, unsigned by design
    CHECK(verify1(bad, signer.public_key(), purpose::kKeys).has_value() == in_kid);
  }
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK_FALSE(verify1(ByteView(good).first(size), signer.public_key(), purpose::kKeys));
  }
  auto longer = good;
  longer.push_back(0);
  CHECK_FALSE(verify1(longer, signer.public_key(), purpose::kKeys));
}

TEST_CASE("an unprotected header that could decide anything is refused") {
  const auto with_header = [](void (*write)(CborWriter&)) {
    CborWriter out;
    out.tag(18);
    out.array(4);
    out.bytes(Bytes{0xA1, 0x01, 0x27});
    write(out);
    out.bytes(Bytes{1});
    out.bytes(Bytes(64, 0));
    return read_sign1(out.to_bytes()).has_value();
  };
  CHECK(with_header([](CborWriter& o) { o.map(0); }));
  CHECK_FALSE(with_header([](CborWriter& o) {
    o.map(1);
    o.unsigned_int(1);  // alg outside the signature
    o.bytes(Bytes{1});
  }));
  CHECK_FALSE(with_header([](CborWriter& o) {
    o.map(2);
    o.unsigned_int(4);
    o.bytes(Bytes{1});
    o.unsigned_int(4);
    o.bytes(Bytes{2});
  }));
  CHECK_FALSE(with_header([](CborWriter& o) {
    o.map(1);
    o.unsigned_int(4);
    o.bytes(Bytes(65, 0));
  }));
}

TEST_CASE("a moved-from signing key holds nothing") {
  auto a = key(1);
  const auto seed = a.seed();
  const auto b = std::move(a);
  CHECK(b.seed() == seed);
  CHECK(a.seed() == SecretBytes(32, 0));  // NOLINT: that it is empty is the point
}
