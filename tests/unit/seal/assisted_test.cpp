#include <doctest/doctest.h>

#include "sync/seal/record_codec.h"

using namespace bale;
using namespace bale::seal;

namespace {

report::Report a_report(bool assisted) {
  report::Report r;
  r.title = SecretString("Lampu padam");
  r.content = SecretString("Lampu jalan padam.");
  r.privacy = report::Privacy{};
  r.assisted = assisted;
  return r;
}

}  // namespace

TEST_CASE("that staff typed a report survives the seal, with every kind and language") {
  for (int bits = 0; bits < 36; ++bits) {
    auto r = a_report(true);
    r.privacy = report::Privacy{(bits & 1) != 0, (bits & 2) != 0};
    r.classification = static_cast<report::Classification>((bits / 4) % 3);
    r.lang = static_cast<report::Lang>(bits / 12);
    const auto coded = encode_record(ReportRecord{{}, r});
    REQUIRE(coded);
    const auto out = decode_record(*coded);
    REQUIRE(out);
    const auto& got = std::get<ReportRecord>(*out).report;
    CHECK(got.assisted);
    CHECK(got.classification == r.classification);
    CHECK(got.lang == r.lang);
    CHECK(got.privacy->anonim == r.privacy->anonim);
    CHECK(got.privacy->rahasia == r.privacy->rahasia);
  }
}

TEST_CASE("only a report that staff typed needs the second format") {
  CHECK(format_of(ReportRecord{{}, a_report(true)}) == 2);
  CHECK(format_of(ReportRecord{{}, a_report(false)}) == 1);
  const auto typed_by_staff = encode_record(ReportRecord{{}, a_report(true)});
  REQUIRE(typed_by_staff);
  CHECK_FALSE(decode_record(*typed_by_staff, 1));  // the first format has no such mark
  const auto by_citizen = encode_record(ReportRecord{{}, a_report(false)});
  REQUIRE(by_citizen);
  const auto read = decode_record(*by_citizen, 1);
  REQUIRE(read);
  CHECK_FALSE(std::get<ReportRecord>(*read).report.assisted);
}
