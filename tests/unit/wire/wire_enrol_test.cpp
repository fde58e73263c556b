#include <doctest/doctest.h>

#include "tests/unit/wire/samples.h"

using namespace bale;
using namespace bale::wire;

namespace {

EnrolCode sample_code() {
  return {samples::filled<6>(0xF0), samples::filled<16>(0x80), samples::filled<16>(0xE0)};
}

}  // namespace

TEST_CASE("an enrolment code is one word that never looks like an option and comes back whole") {
  const auto text = encode(sample_code());
  CHECK(text.size() == 52);
  CHECK(text.front() == '1');
  CHECK(text.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_") == std::string::npos);
  const auto read = decode_enrol_code(text);
  REQUIRE(read);
  CHECK(read->id == sample_code().id);
  CHECK(read->secret == sample_code().secret);
  CHECK(read->root == sample_code().root);
}

TEST_CASE("a code that is cut, longer, of another form or of other letters is refused") {
  const auto text = encode(sample_code());
  for (std::size_t size = 0; size < text.size(); ++size) {
    CHECK_FALSE(decode_enrol_code(text.substr(0, size)));
  }
  CHECK_FALSE(decode_enrol_code(text + "A"));
  CHECK_FALSE(decode_enrol_code(std::string("2").append(text, 1)));
  CHECK_FALSE(decode_enrol_code(text.substr(0, 51) + " "));
  CHECK_FALSE(decode_enrol_code(text.substr(0, 51) + "+"));
  CHECK_FALSE(decode_enrol_code(std::string(5000, 'A')));
}

TEST_CASE("the proof of an enrolment differs with the secret and with the key") {
  const auto mac = enrol_mac(samples::filled<16>(1), samples::filled<32>(2));
  CHECK(mac != enrol_mac(samples::filled<16>(2), samples::filled<32>(2)));
  CHECK(mac != enrol_mac(samples::filled<16>(1), samples::filled<32>(3)));
}

TEST_CASE("a request to enrol and its reply come back as they were written") {
  const EnrolRequest request{samples::filled<6>(1), samples::filled<32>(2), samples::filled<32>(3)};
  const auto up = decode_enrol_request(encode(request));
  REQUIRE(up);
  CHECK(up->code_id == request.code_id);
  CHECK(up->mac == request.mac);
  const auto down = decode_enrol_reply(encode(samples::enrol_reply()));
  REQUIRE(down);
  CHECK(down->name == "Balai Banjar Anyar");
  CHECK(down->first_contact_spread_s == 60);
  CHECK(encode(*down) == encode(samples::enrol_reply()));
}
