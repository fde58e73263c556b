#include <doctest/doctest.h>

#include "tests/unit/reference/samples.h"

using namespace bale;
using namespace bale::reference;
using namespace bale::reference::test;

namespace {

// A signed bundle that says whatever a hostile or careless centre writes.
Bytes signed_payload(const Centre& centre, std::string_view category, std::string_view desa,
                     std::uint64_t number, std::size_t copies = 1) {
  seal::CborWriter out;
  out.array(6);
  out.unsigned_int(1);
  out.unsigned_int(10);
  out.bytes(kKiosk);
  out.integer(0);
  out.array(3);
  for (int i = 0; i < 3; ++i) out.unsigned_int(0);
  out.array(copies);
  for (std::size_t i = 0; i < copies; ++i) {
    out.array(4);
    out.text(category);
    out.text(desa);
    out.integer(2968);
    out.unsigned_int(number);
  }
  return seal::sign1(centre.signing, seal::purpose::kReference, out.view());
}

}  // namespace

TEST_CASE("A bundle comes back as it was signed, without the counts that are too small to show") {
  const Centre centre;
  const auto back = read_bundle(sign_bundle(a_bundle(), centre.signing), centre.keys, kKiosk);
  REQUIRE(back);
  CHECK(back->version == 10);
  CHECK(back->as_of == 1'795'000'000'000);
  CHECK(back->hall == HallNumbers{120, 97, 41});
  CHECK(back->counts.size() == 3);
  CHECK(back->similar("jalan", "51.02.05.2001", 2968) == 5);
  CHECK(back->similar("jalan", "51.02.05.2001", 2967) == 3);
  CHECK(back->similar("jalan", "51.02.06.2003", 2968) == 0);  // two: nobody is to be made out
  CHECK(back->similar("air", "51.02.05.2001", 2968) == 0);
  CHECK(back->similar("", "", 0) == 0);
}

TEST_CASE("Nothing is believed that a key of the centre did not sign for this purpose and kiosk") {
  const Centre centre;
  const auto held = sign_bundle(a_bundle(), centre.signing);
  CHECK(read_bundle(held, centre.keys, Id16{8}).error().code == Errc::kInvalid);
  const seal::SecretSignKey stranger{ByteArray<32>{9}};
  CHECK(read_bundle(sign_bundle(a_bundle(), stranger), centre.keys, kKiosk).error().code ==
        Errc::kCrypto);
  const auto message = seal::read_sign1(held);
  REQUIRE(message);
  const auto other = seal::sign1(centre.signing, seal::purpose::kAck, message->payload);
  CHECK(read_bundle(other, centre.keys, kKiosk).error().code == Errc::kCrypto);
}

TEST_CASE("A bundle cut anywhere or with any byte turned is refused with a sentence") {
  const Centre centre;
  const auto held = sign_bundle(a_bundle(), centre.signing);
  for (std::size_t size = 0; size < held.size(); ++size) {
    const auto back = read_bundle(ByteView(held).first(size), centre.keys, kKiosk);
    REQUIRE_FALSE(back);
    CHECK_FALSE(back.error().message.empty());
  }
  for (std::size_t at = 0; at < held.size(); ++at) {
    auto bad = held;
    bad[at] ^= 1;
    CHECK_FALSE(read_bundle(bad, centre.keys, kKiosk));
  }
  CHECK(read_bundle(Bytes(kBundleBytesMax + 1, 0x80), centre.keys, kKiosk).error().code ==
        Errc::kInvalid);
}

TEST_CASE("A centre that forgets the rules is not shown: small, sensitive, twice, elsewhere") {
  const Centre centre;
  const auto code = [&](const Bytes& held) {
    const auto back = read_bundle(held, centre.keys, kKiosk);
    return back ? std::optional<Errc>() : back.error().code;
  };
  CHECK_FALSE(code(signed_payload(centre, "jalan", "51.02.05.2001", 3)));
  CHECK(code(signed_payload(centre, "jalan", "51.02.05.2001", 2)) == Errc::kInvalid);
  CHECK(code(signed_payload(centre, "pelayanan_pungli", "51.02.05.2001", 9)) == Errc::kInvalid);
  CHECK(code(signed_payload(centre, "jalan", "51.02.05.2001", 9, 2)) == Errc::kInvalid);
  CHECK(code(signed_payload(centre, "jalan", "Banjar Anyar!", 9)) == Errc::kInvalid);
  CHECK(code(signed_payload(centre, "nothing", "51.02.05.2001", 9)) == Errc::kInvalid);
  CHECK(code(signed_payload(centre, "jalan", "51.02.05.2001", 1ULL << 40U)) == Errc::kInvalid);
}

TEST_CASE("Rahasia reports, sensitive categories and unknown places are never counted") {
  CHECK(countable("jalan", "51.02.05.2001", false));
  CHECK_FALSE(countable("jalan", "51.02.05.2001", true));
  CHECK_FALSE(countable("pelayanan_pungli", "51.02.05.2001", false));
  CHECK_FALSE(countable("jalan", "", false));
  CHECK_FALSE(countable("", "51.02.05.2001", false));
}

TEST_CASE("A week begins on Monday") {
  const auto monday = week_of({2026, 11, 23});
  CHECK(week_of({2026, 11, 22}) == monday - 1);
  CHECK(week_of({2026, 11, 29}) == monday);
  CHECK(week_of({2026, 11, 30}) == monday + 1);
  CHECK(week_of({1970, 1, 1}) == 0);
  CHECK(week_of({1969, 12, 28}) == -1);
}
