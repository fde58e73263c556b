// The headers of tus: what is read, and what is refused.
#include <doctest/doctest.h>

#include "platform/fake/random.h"
#include "tests/unit/wire/samples.h"
#include "sync/wire/tus.h"

using namespace bale;
using namespace bale::wire;

TEST_CASE("an attachment's id passes through Upload-Metadata, beside what other clients add") {
  const auto id = samples::filled<16>(7);
  CHECK(tus::attachment_id(tus::metadata(id)) == id);
  CHECK(tus::attachment_id("filename Zm9vLmpwZw==," + tus::metadata(id)) == id);
  CHECK(tus::attachment_id(" is_secret , " + tus::metadata(id) + " ") == id);
}

TEST_CASE("metadata without one good attachment id is refused") {
  const auto good = tus::metadata(samples::filled<16>(7));
  for (const std::string& bad :
       {std::string(), std::string("attachment_id"), std::string("attachment_id "),
        std::string("attachment_id !!!!"), std::string("attachment_id MDA="), good + "," + good,
        std::string("filename Zm9v"), good + "=", good.substr(0, good.size() - 1),
        std::string("Attachment_id ") + good.substr(14)}) {
    CAPTURE(bad);
    CHECK_FALSE(tus::attachment_id(bad));
  }
}

TEST_CASE("a count is digits alone and stays below 2 to the 53") {
  CHECK(tus::parse_count("0") == 0U);
  CHECK(tus::parse_count("204892") == 204'892U);
  CHECK(tus::parse_count("9007199254740991") == 9'007'199'254'740'991U);
  for (const auto* bad : {"", "-1", "+1", " 1", "1 ", "0x1", "1e3", "9007199254740992",
                          "99999999999999999999", "1,2"}) {
    CHECK_FALSE(tus::parse_count(bad));
  }
}

TEST_CASE("an upload's path carries its id and no other path does") {
  const auto id = samples::filled<16>(200);
  CHECK(tus::id_of(tus::path_of(id)) == id);
  for (const auto* bad : {"/v1/attachments/", "/v1/attachments", "/v1/attachments/00",
                          "/v1/reports", "/v1/attachments/../../../../../../../../etc/passwd"}) {
    CHECK_FALSE(tus::id_of(bad));
  }
}

TEST_CASE("a digest is read back, also beside one of another algorithm") {
  const auto digest = samples::filled<32>(9);
  CHECK(tus::parse_repr_digest(tus::repr_digest(digest)) == digest);
  CHECK(tus::parse_repr_digest("sha-512=:AAAA:, " + tus::repr_digest(digest)) == digest);
  for (const auto* bad : {"", "sha-256", "sha-256=:", "sha-256=::", "sha-256=:AAAA:", "md5=:AA:"}) {
    CHECK_FALSE(tus::parse_repr_digest(bad));
  }
}

TEST_CASE("noise in a header never crashes its reader") {
  SeededRandom random(4);
  for (int i = 0; i < 5000; ++i) {
    Bytes noise(static_cast<std::size_t>(random.unit() * 90));
    random.fill(noise);
    (void)tus::attachment_id("attachment_id " + std::string(text_of(noise)));
    (void)tus::parse_repr_digest("sha-256=:" + std::string(text_of(noise)) + ":");
    (void)tus::parse_count(text_of(noise));
    (void)tus::id_of("/v1/attachments/" + std::string(text_of(noise)));
  }
}
