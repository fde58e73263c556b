#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <mutex>

#include "platform/transport/transport.h"
#include "tests/unit/transport/rough_server.h"

using namespace bale;
using namespace bale::test;

namespace {

using namespace std::chrono;

std::unique_ptr<Transport> to(const RoughServer& server, std::size_t reply_max = 1024 * 1024,
                              long stall_s = 15) {
  CurlOptions options;
  options.base_url = server.url();
  options.reply_max = reply_max;
  options.stall_timeout_s = stall_s;
  return *make_curl_transport(options);
}

HttpRequest post(std::size_t size) {
  return {"POST", "/v1/reports", "application/cbor", Bytes(size, 0x41)};
}

std::int64_t ms_since(steady_clock::time_point start) {
  return duration_cast<milliseconds>(steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("one connection is kept for many requests") {
  RoughServer server([](Connection& client) {
    while (!client.read_request().empty()) client.write(ok("hello"));
  });
  const auto transport = to(server);
  for (int i = 0; i < 20; ++i) {
    const auto reply = transport->send(post(1000));
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(reply->content_type == "application/cbor");
    CHECK(text_of(reply->body) == "hello");
  }
  CHECK(server.connections() == 1);
}

TEST_CASE("a request says only what it must, and a large one does not wait for 100-continue") {
  std::string seen;
  RoughServer server([&](Connection& client) {
    seen = client.read_request();
    client.write(ok(""));
  });
  const auto start = steady_clock::now();
  REQUIRE(to(server)->send(post(900'000)));
  CHECK(ms_since(start) < 900);
  const auto head = seen.substr(0, seen.find("\r\n\r\n") + 4);
  CHECK(head == "POST /v1/reports HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                    "\r\nContent-Type: application/cbor\r\nContent-Length: 900000\r\n\r\n");
}

TEST_CASE("every byte is counted, headers included") {
  std::size_t received = 0;
  const auto answer = ok("hello");
  RoughServer server([&](Connection& client) {
    for (auto seen = client.read_request(); !seen.empty(); seen = client.read_request()) {
      received += seen.size();
      client.write(answer);
    }
  });
  const auto transport = to(server);
  REQUIRE(transport->send(post(10)));
  REQUIRE(transport->send(post(200'000)));
  CHECK(transport->traffic().up == received);
  CHECK(transport->traffic().down == 2 * answer.size());
}

TEST_CASE("a kept connection that the server closed is opened again without a failure") {
  RoughServer server([](Connection& client) {
    client.read_request();
    client.write(ok("once"));
  });
  const auto transport = to(server);
  REQUIRE(transport->send(post(10)));
  std::this_thread::sleep_for(milliseconds(50));
  REQUIRE(transport->send(post(10)));
  CHECK(server.connections() == 2);
}

TEST_CASE("a stalled reply is given up, named as a stall") {
  RoughServer server([](Connection& client) {
    client.read_request();
    client.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    client.sleep_ms(20'000);
  });
  const auto start = steady_clock::now();
  const auto reply = to(server, 1024, 1)->send(post(10));
  REQUIRE_FALSE(reply);
  CHECK(reply.error().why == NoReply::kStalled);
  CHECK(ms_since(start) < 15'000);  // libcurl takes the mean of five seconds
}

TEST_CASE("a stop from another thread ends the request under way at once and every later one") {
  RoughServer server([](Connection& client) {
    client.read_request();
    client.sleep_ms(20'000);
  });
  const auto transport = to(server);
  std::thread stopper([&] {
    std::this_thread::sleep_for(milliseconds(100));
    transport->stop();
  });
  const auto start = steady_clock::now();
  const auto reply = transport->send(post(10));
  stopper.join();
  CHECK(ms_since(start) < 400);
  REQUIRE_FALSE(reply);
  CHECK(reply.error().why == NoReply::kStopped);
  CHECK(transport->send(post(10)).error().why == NoReply::kStopped);
}

TEST_CASE("a redirect is a reply, not a place to go") {
  std::atomic<int> elsewhere{0};
  RoughServer other([&](Connection& client) {
    if (!client.read_request().empty()) ++elsewhere;
    client.write(ok("trap"));
  });
  RoughServer server([&](Connection& client) {
    client.read_request();
    client.write("HTTP/1.1 307 Go\r\nLocation: " + other.url() +
                 "/login\r\nContent-Length: 0\r\n\r\n");
  });
  const auto reply = to(server)->send(post(10));
  REQUIRE(reply);
  CHECK(reply->status == 307);
  CHECK(elsewhere == 0);
}

TEST_CASE("a reply larger than allowed is cut off, whether it says so or not") {
  RoughServer server([](Connection& client) {
    client.read_request();
    client.write(ok(std::string(5000, 'x')));
  });
  const auto told = to(server, 4096)->send(post(10));
  REQUIRE_FALSE(told);
  CHECK(told.error().why == NoReply::kTooLarge);
  RoughServer endless([](Connection& client) {
    client.read_request();
    client.write("HTTP/1.1 200 OK\r\n\r\n");
    for (int i = 0; i < 100; ++i) client.write(std::string(1000, 'x'));
  });
  const auto untold = to(endless, 4096)->send(post(10));
  REQUIRE_FALSE(untold);
  CHECK(untold.error().why == NoReply::kTooLarge);
}

TEST_CASE("a connection closed in the middle of a reply is no reply") {
  for (const auto* part : {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"}) {
    RoughServer server([&](Connection& client) {
      client.read_request();
      client.write(part);
    });
    CHECK_FALSE(to(server)->send(post(10)));
  }
}

TEST_CASE("what is not HTTP is no reply") {
  RoughServer server([](Connection& client) {
    client.read_request();
    client.write("SSH-2.0-OpenSSH_9.2\r\n\r\nhello");
  });
  CHECK_FALSE(to(server)->send(post(10)));
}

TEST_CASE("nobody listening is a failed connection, an unknown name a failed name") {
  int port = 0;
  {
    RoughServer gone([](Connection&) {});
    port = gone.port();
  }
  CurlOptions options;
  options.base_url = "http://127.0.0.1:" + std::to_string(port);
  CHECK((*make_curl_transport(options))->send(post(1)).error().why == NoReply::kConnect);
  options.base_url = "https://no-such-host.invalid";
  CHECK((*make_curl_transport(options))->send(post(1)).error().why == NoReply::kDns);
}

TEST_CASE("a proxy in the environment is not asked") {
  std::atomic<int> asked{0};
  RoughServer proxy([&](Connection& client) {
    if (!client.read_request().empty()) ++asked;
    client.write(ok("proxy"));
  });
  RoughServer server([](Connection& client) {
    client.read_request();
    client.write(ok("direct"));
  });
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  const auto reply = to(server)->send(post(10));
  ::unsetenv("http_proxy");
  REQUIRE(reply);
  CHECK(text_of(reply->body) == "direct");
  CHECK(asked == 0);
}

TEST_CASE("Retry-After comes in both forms, a date read against the reply's own") {
  RoughServer server([](Connection& client) {
    client.read_request();
    client.write("HTTP/1.1 503 Busy\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n");
    client.read_request();
    client.write(
        "HTTP/1.1 503 Busy\r\nDate: Thu, 01 Jan 1970 00:01:00 GMT\r\n"
        "Retry-After: Thu, 01 Jan 1970 00:01:30 GMT\r\nContent-Length: 0\r\n\r\n");
    client.read_request();
  });
  const auto transport = to(server);
  CHECK(transport->send(post(1))->retry_after_ms == 17'000);
  CHECK(transport->send(post(1))->retry_after_ms == 30'000);
}

TEST_CASE("an early 413 is read although the body was not taken") {
  RoughServer server([](Connection& client) {
    client.write("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    client.sleep_ms(200);
  });
  const auto reply = to(server)->send(post(8'000'000));
  REQUIRE(reply);
  CHECK(reply->status == 413);
}
