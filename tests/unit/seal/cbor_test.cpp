#include "sync/seal/cbor.h"

#include <doctest/doctest.h>

#include <limits>

#include "platform/fake/random.h"

using namespace bale;
using namespace bale::seal;

namespace {

Bytes hex(std::string_view text) {
  const auto bytes = from_hex(text);
  REQUIRE(bytes);
  return *bytes;
}

std::string written(void (*write)(CborWriter&)) {
  CborWriter out;
  write(out);
  return to_hex(out.view());
}

// The reader may take the item as one of these; it must fault, not guess.
bool refused_as_anything(ByteView input) {
  const auto fails = [input](auto read) {
    CborReader in(input);
    read(in);
    return !in.done();
  };
  return fails([](CborReader& in) { (void)in.unsigned_int(); }) &&
         fails([](CborReader& in) { (void)in.integer(); }) &&
         fails([](CborReader& in) { (void)in.bytes(); }) &&
         fails([](CborReader& in) { (void)in.text(); }) &&
         fails([](CborReader& in) { (void)in.boolean(); }) &&
         fails([](CborReader& in) { (void)in.raw(); });
}

}  // namespace

TEST_CASE("numbers are written as RFC 8949 appendix A says and read back") {
  const std::pair<std::int64_t, const char*> vectors[] = {
      {0, "00"},
      {1, "01"},
      {10, "0a"},
      {23, "17"},
      {24, "1818"},
      {25, "1819"},
      {100, "1864"},
      {1000, "1903e8"},
      {1000000, "1a000f4240"},
      {1000000000000, "1b000000e8d4a51000"},
      {-1, "20"},
      {-10, "29"},
      {-100, "3863"},
      {-1000, "3903e7"},
      {std::numeric_limits<std::int64_t>::max(), "1b7fffffffffffffff"},
      {std::numeric_limits<std::int64_t>::min(), "3b7fffffffffffffff"}};
  for (const auto& [value, encoded] : vectors) {
    CborWriter out;
    out.integer(value);
    CHECK(to_hex(out.view()) == encoded);
    CborReader in(out.view());
    CHECK(in.integer() == value);
    CHECK(in.done());
  }
  CborWriter out;
  out.unsigned_int(std::numeric_limits<std::uint64_t>::max());
  CHECK(to_hex(out.view()) == "1bffffffffffffffff");
  CborReader in(out.view());
  CHECK(in.unsigned_int() == std::numeric_limits<std::uint64_t>::max());
  CHECK(in.done());
}

TEST_CASE("strings, arrays, maps, tags and simple values are written as RFC 8949 appendix A says") {
  CHECK(written([](CborWriter& o) { o.bytes(Bytes{}); }) == "40");
  CHECK(written([](CborWriter& o) { o.bytes(Bytes{1, 2, 3, 4}); }) == "4401020304");
  CHECK(written([](CborWriter& o) { o.text("IETF"); }) == "6449455446");
  CHECK(written([](CborWriter& o) { o.text("\xC3\xBC"); }) == "62c3bc");
  CHECK(written([](CborWriter& o) { o.boolean(false); }) == "f4");
  CHECK(written([](CborWriter& o) { o.boolean(true); }) == "f5");
  CHECK(written([](CborWriter& o) { o.null(); }) == "f6");
  CHECK(written([](CborWriter& o) { o.tag(1); }) == "c1");
  CHECK(written([](CborWriter& o) {
          o.array(3);
          o.unsigned_int(1);
          o.unsigned_int(2);
          o.unsigned_int(3);
        }) == "83010203");
  CHECK(written([](CborWriter& o) {
          o.map(1);
          o.text("a");
          o.raw(Bytes{0x01});
        }) == "a1616101");
  CHECK(written([](CborWriter& o) { o.array(25); }) == "9819");
}

TEST_CASE("what was written is read back in order, to the last byte") {
  CborWriter out;
  out.tag(18);
  out.array(6);
  out.bytes(Bytes{9, 8});
  out.text("teks");
  out.boolean(true);
  out.null();
  out.integer(-7);
  out.map(1);
  out.unsigned_int(1);
  out.unsigned_int(2);
  CborReader in(out.view());
  CHECK(in.tag() == 18);
  in.array_of(6);
  CHECK(std::ranges::equal(in.bytes(), Bytes{9, 8}));
  CHECK(in.text() == "teks");
  CHECK_FALSE(in.null());
  CHECK(in.boolean());
  CHECK(in.null());
  CHECK(in.integer() == -7);
  CHECK(in.map() == 1);
  CHECK(in.unsigned_int() == 1);
  CHECK_FALSE(in.done());
  CHECK(in.unsigned_int() == 2);
  CHECK(in.done());
}

TEST_CASE("a number in a longer form than it needs is refused") {
  for (const char* longer : {"1800", "1817", "190018", "1900ff", "1a0000ffff", "1b00000000ffffffff",
                             "3800", "5800", "580161",
                             "7801"
                             "61",
                             "9800", "b800",
                             "d801"
                             "00",
                             "590001"
                             "61"}) {
    CHECK(refused_as_anything(hex(longer)));
    CborReader array(ByteView{});
    const auto bytes = hex(longer);
    CborReader in(bytes);
    (void)in.array();
    CHECK_FALSE(in.ok());
  }
}

TEST_CASE("indefinite lengths, floats, undefined, breaks and reserved heads are refused") {
  for (const char* odd : {"5f4101ff", "7f6161ff", "9f01ff",
                          "bf6161"
                          "01ff",
                          "f93c00", "fa47c35000", "fb3ff199999999999a", "f7", "ff", "1c", "1d",
                          "1e", "1f", "5c", "7e", "f8ff", "f818", "f0", "fc"}) {
    CHECK(refused_as_anything(hex(odd)));
  }
}

TEST_CASE("a claim of more than is there is refused before anything is reserved for it") {
  for (const char* liar :
       {"41", "5bffffffffffffffff", "5b7fffffffffffffff61", "7bffffffffffffffff", "7a7fffffff",
        "9bffffffffffffffff", "9b7fffffffffffffff", "9a0000000a01", "bbffffffffffffffff",
        "bb8000000000000000", "ba0000000a0101", "19", "1a0102", "18"}) {
    const auto bytes = hex(liar);
    CHECK(refused_as_anything(bytes));
    CborReader array(bytes);
    CHECK(array.array() == 0);
    CHECK_FALSE(array.ok());
    CborReader map(bytes);
    CHECK(map.map() == 0);
    CHECK_FALSE(map.ok());
  }
}

TEST_CASE("after a fault every read gives an empty value and nothing is done") {
  const auto bytes =
      hex("830102"
          "43010203");
  CborReader in(bytes);
  (void)in.text();
  CHECK_FALSE(in.ok());
  CHECK(in.array() == 0);
  CHECK(in.unsigned_int() == 0);
  CHECK(in.bytes().empty());
  CHECK(in.raw().empty());
  CHECK_FALSE(in.null());
  CHECK_FALSE(in.done());
}

TEST_CASE("a negative number beyond 64 bits is refused, not wrapped") {
  const auto bytes = hex("3bffffffffffffffff");
  CborReader in(bytes);
  CHECK(in.integer() == 0);
  CHECK_FALSE(in.ok());
  const auto large = hex("1bffffffffffffffff");
  CborReader other(large);
  CHECK(other.integer() == 0);
  CHECK_FALSE(other.ok());
}

TEST_CASE("raw gives the bytes of one nested item and stops at depth 16") {
  const auto bytes =
      hex("8301"
          "820203"
          "a10405"
          "07");
  CborReader in(bytes);
  CHECK(to_hex(in.raw()) == "8301820203a10405");
  CHECK(in.unsigned_int() == 7);
  CHECK(in.done());
  for (const std::size_t depth : {16U, 17U, 100'000U}) {
    Bytes nested(depth, 0x81);
    nested.push_back(0x00);
    CborReader deep(nested);
    CHECK((deep.raw().size() == nested.size()) == (depth <= 16));
    Bytes tags(depth, 0xC1);
    tags.push_back(0x00);
    CborReader tagged(tags);
    CHECK((tagged.raw().size() == tags.size()) == (depth <= 16));
  }
}

TEST_CASE("random bytes never crash the reader, and what raw accepts is read the same again") {
  SeededRandom random(7);
  for (int i = 0; i < 300'000; ++i) {
    Bytes junk(1 + random.bytes<1>()[0] % 24U);
    random.fill(junk);
    CborReader in(junk);
    const auto item = in.raw();
    if (!in.ok()) continue;
    CborReader again(item);
    CHECK(again.raw().size() == item.size());
    CHECK(again.done());
  }
}
