#include <doctest/doctest.h>

#include "platform/transport/base_url.h"
#include "platform/transport/retry_after.h"
#include "platform/transport/transport.h"

using namespace bale;

TEST_CASE("https goes anywhere, plain http only to a loopback address") {
  for (const auto* good :
       {"https://pusat.example", "https://pusat.example:8443/bale/", "http://127.0.0.1:8080",
        "http://127.9.9.9", "http://localhost:1", "http://[::1]:8080", "HTTPS://Pusat.Example"}) {
    CAPTURE(good);
    CHECK(parse_base_url(good));
  }
  for (const auto* bad :
       {"http://pusat.example", "http://192.168.1.1", "http://127.0.0.1.example.com",
        "http://localhost.example.com", "http://128.0.0.1", "http://[::2]", "http://0.0.0.0",
        "ftp://127.0.0.1", "file:///etc/passwd", "pusat.example", "", "https://",
        "https://user:word@pusat.example", "http://127.0.0.1@pusat.example",
        "https://pusat.example/?a=b", "https://pusat.example/#x", "https://a b"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_base_url(bad));
  }
}

TEST_CASE("a transport is not made for an address that is refused") {
  CurlOptions options;
  options.base_url = "http://pusat.example";
  const auto made = make_curl_transport(options);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == Errc::kInvalid);
}

TEST_CASE("a path stays in front, a trailing slash goes") {
  CHECK(parse_base_url("https://pusat.example/bale//")->url == "https://pusat.example/bale");
  CHECK(parse_base_url("https://pusat.example/")->url == "https://pusat.example");
}

TEST_CASE("absurd waits are cut, past ones are zero, nonsense is nothing") {
  const std::string date = "Wed, 18 Nov 2026 10:00:00 GMT";
  CHECK(parse_retry_after("0", date) == 0);
  CHECK(parse_retry_after("120", std::nullopt) == 120'000);
  CHECK(parse_retry_after("99999999999999999999", std::nullopt) == kRetryAfterMax);
  CHECK(parse_retry_after("Wed, 18 Nov 2026 10:00:05 GMT", date) == 5'000);
  CHECK(parse_retry_after("Wed, 18 Nov 2026 09:00:00 GMT", date) == 0);
  CHECK(parse_retry_after("Wed, 18 Nov 2099 09:00:00 GMT", date) == kRetryAfterMax);
  CHECK_FALSE(parse_retry_after("Wed, 18 Nov 2026 10:00:05 GMT", std::nullopt));
  CHECK_FALSE(parse_retry_after("-5", std::nullopt));
  CHECK_FALSE(parse_retry_after("soon", date));
  CHECK_FALSE(parse_retry_after("", date));
}
