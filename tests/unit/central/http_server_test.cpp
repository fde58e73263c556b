#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "sync/central/http_server.h"
#include "tests/unit/central/raw_client.h"

using namespace bale;
using namespace std::chrono_literals;
using bale::testing::body_of;
using bale::testing::post;
using bale::testing::RawClient;
using bale::testing::status_of;
using central::Answer;
using central::HttpLimits;
using central::HttpServer;
using central::Reply;
using central::Request;

namespace {

// Echoes the body; /slow answers only when told to.
class Echo {
 public:
  explicit Echo(HttpLimits limits = {}, const std::string& listen = "127.0.0.1:0") {
    central::HttpCalls calls;
    calls.handle = [this](Request request, Answer answer) { take(std::move(request), answer); };
    calls.body_limit = [](std::string_view path) { return path == "/big" ? 8'000'000u : 1000u; };
    calls.refuse = [](int status) {
      Reply reply;
      reply.status = status;
      return reply;
    };
    auto made = HttpServer::listen({listen, "", ""}, std::move(calls), limits);
    REQUIRE(made);
    server_ = std::move(*made);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~Echo() { stop(); }
  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }
  void begin_stop() { server_->stop(); }
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  void answer_slow() {
    for (const auto& answer : std::exchange(slow_, {})) answer(Reply{});
  }
  std::atomic<int> taken{0};
  std::atomic<int> waiting{0};

 private:
  void take(Request request, const Answer& answer) {
    ++taken;
    if (request.path == "/slow") {
      slow_.push_back(answer);
      ++waiting;
      return;
    }
    Reply reply;
    reply.body = std::move(request.body);
    answer(std::move(reply));
  }
  std::unique_ptr<HttpServer> server_;
  std::vector<Answer> slow_;
  std::thread thread_;
};

std::string one(Echo& echo, const std::string& request) {
  RawClient client(echo.port());
  client.send(request);
  return client.reply();
}

std::chrono::microseconds time_of_a_request(Echo& echo) {
  const auto start = std::chrono::steady_clock::now();
  CHECK(status_of(one(echo, post("/", "x"))) == 200);
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

}  // namespace

TEST_CASE("A request is answered and its connection kept for the next, pipelined ones too") {
  Echo echo;
  RawClient client(echo.port());
  for (int i = 0; i < 3; ++i) {
    client.send(post("/", "halo " + std::to_string(i)));
    CHECK(body_of(client.reply()) == "halo " + std::to_string(i));
  }
  client.send(post("/", "a") + post("/", "b"));
  CHECK(body_of(client.reply()) == "a");
  CHECK(body_of(client.reply()) == "b");
}

TEST_CASE("A chunked body arrives whole, and beyond the limit it is refused with 413") {
  Echo echo;
  const std::string head = "POST / HTTP/1.1\r\nHost: c\r\nTransfer-Encoding: chunked\r\n\r\n";
  CHECK(body_of(one(echo, head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")) == "abcde");
  CHECK(status_of(one(echo, head + "7D0\r\n" + std::string(2000, 'x') + "\r\n0\r\n\r\n")) == 413);
  CHECK(echo.taken == 1);
}

TEST_CASE("Ambiguous framing is refused with 400 and the connection closed") {
  Echo echo;
  const std::string start = "POST / HTTP/1.1\r\nHost: c\r\n";
  for (const std::string& headers : std::vector<std::string>{
           "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
           "Content-Length: 4\r\nContent-Length: 5\r\n",
           "Content-Length: 4\r\nContent-Length: 4\r\n",
           "Content-Length: 4, 4\r\n",
           "Content-Length: +4\r\n",
           "Content-Length: -1\r\n",
           "Transfer-Encoding: gzip\r\n",
           "Transfer-Encoding: gzip, chunked\r\n",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: identity\r\nContent-Length: 4\r\n",
           "Transfer-Encoding : chunked\r\n",
           "Host: d\r\nContent-Length: 4\r\n",
       }) {
    CAPTURE(headers);
    RawClient client(echo.port());
    client.send(start + headers + "\r\nabcd");
    CHECK(status_of(client.reply()) == 400);
    client.half_close();
    CHECK(client.closed(5s));
  }
  CHECK(status_of(one(echo, "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n")) == 400);  // no Host
  CHECK(status_of(one(echo, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n")) == 400);
  CHECK(status_of(one(echo, "POST http://x/ HTTP/1.1\r\nHost: c\r\n\r\n")) == 400);
  CHECK(status_of(one(echo, "nonsense\r\n\r\n")) == 400);
  CHECK(echo.taken == 0);
}

TEST_CASE("Headers above their limit are refused with 431") {
  Echo echo;
  CHECK(status_of(one(echo, post("/", "x", "X-Long: " + std::string(9000, 'x') + "\r\n"))) == 431);
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "X-" + std::to_string(i) + ": y\r\n";
  CHECK(status_of(one(echo, post("/", "x", many))) == 431);
  CHECK(echo.taken == 0);
}

TEST_CASE("A body above its path's limit is refused with 413 before it is read") {
  Echo echo;
  RawClient client(echo.port());
  client.send("POST / HTTP/1.1\r\nHost: c\r\nContent-Length: 1001\r\n\r\n");
  CHECK(status_of(client.reply()) == 413);
  CHECK(status_of(one(echo, post("/big", std::string(1001, 'x')))) == 200);
}

TEST_CASE("A client that keeps sending a refused body still reads the reply") {
  Echo echo;
  RawClient client(echo.port());
  client.send("POST / HTTP/1.1\r\nHost: c\r\nContent-Length: 4000000\r\n\r\n");
  std::this_thread::sleep_for(50ms);
  for (int i = 0; i < 40 && client.send(std::string(100'000, 'x')); ++i) {
  }
  CHECK(status_of(client.reply()) == 413);
}

TEST_CASE("Expect: 100-continue is answered before the body, anything else with 417") {
  Echo echo;
  RawClient client(echo.port());
  client.send("POST / HTTP/1.1\r\nHost: c\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  CHECK(status_of(client.reply()) == 100);
  client.send("abc");
  CHECK(body_of(client.reply()) == "abc");
  CHECK(status_of(one(echo, post("/", "x", "Expect: a-miracle\r\n"))) == 417);
}

TEST_CASE("Half-sent requests hold nobody up and are dropped when their time is over") {
  HttpLimits limits;
  limits.header = 1s;
  limits.progress = 1s;
  Echo echo(limits);
  std::vector<RawClient> slow;
  for (int i = 0; i < 70; ++i) {
    slow.emplace_back(echo.port());
    slow.back().send(i % 2 == 0 ? "POST / HTTP/1.1\r\nHo"
                                : "POST / HTTP/1.1\r\nHost: c\r\nContent-Length: 9\r\n\r\nabc");
  }
  CHECK(time_of_a_request(echo) < 500ms);
  for (auto& client : slow) CHECK(client.closed(5s));
}

TEST_CASE("Two hundred idle connections do not slow a request") {
  Echo echo;
  std::vector<RawClient> idle;
  for (int i = 0; i < 200; ++i) idle.emplace_back(echo.port());
  std::vector<std::chrono::microseconds> times;
  for (int i = 0; i < 21; ++i) times.push_back(time_of_a_request(echo));
  std::ranges::sort(times);
  CHECK(times[10] < 50ms);
  for (auto& client : idle) CHECK_FALSE(client.closed(0ms));
}

TEST_CASE("An idle connection is closed after its time") {
  HttpLimits limits;
  limits.idle = 1s;
  Echo echo(limits);
  RawClient client(echo.port());
  client.send(post("/", "x"));
  CHECK(status_of(client.reply()) == 200);
  CHECK_FALSE(client.closed(300ms));
  CHECK(client.closed(5s));
}

TEST_CASE("Connections above the cap are closed and those within it keep working") {
  HttpLimits limits;
  limits.connections = 5;
  Echo echo(limits);
  std::vector<RawClient> held;
  for (int i = 0; i < 5; ++i) {
    held.emplace_back(echo.port());
    held.back().send(post("/", "x"));
    CHECK(status_of(held.back().reply()) == 200);
  }
  RawClient extra(echo.port());
  CHECK(extra.closed(5s));
  held.front().send(post("/", "x"));
  CHECK(status_of(held.front().reply()) == 200);
}

TEST_CASE("Unfinished bodies beyond the memory meant for them are refused with 503") {
  HttpLimits limits;
  limits.buffered_bytes = 300'000;
  Echo echo(limits);
  std::vector<RawClient> clients;
  int busy = 0;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back(echo.port());
    clients.back().send("POST /big HTTP/1.1\r\nHost: c\r\nContent-Length: 900000\r\n\r\n" +
                        std::string(100'000, 'x'));
    if (status_of(clients.back().reply(300ms)) == 503) ++busy;
  }
  CHECK(busy >= 4);
  clients.clear();
  std::this_thread::sleep_for(100ms);
  CHECK(status_of(one(echo, post("/big", std::string(100'000, 'x')))) == 200);
}

TEST_CASE("A client that reads slowly gets its whole reply, however long that takes") {
  HttpLimits limits;
  limits.progress = 1s;
  Echo echo(limits);
  const std::string body(6'000'000, 'x');  // more than the system buffers
  RawClient slow(echo.port(), 256 * 1024);
  slow.send(post("/big", body));
  std::string got;
  while (got.size() < 5'000'000) {  // as long as it goes on, it may take longer than `progress`
    const auto piece = slow.some(400'000);
    REQUIRE_FALSE(piece.empty());
    got += piece;
    std::this_thread::sleep_for(100ms);
  }
  CHECK((got + slow.rest(2s)).size() > body.size());
}

TEST_CASE("Stopping closes idle connections at once and finishes what is under way") {
  Echo echo;
  RawClient idle(echo.port());
  RawClient busy(echo.port());
  busy.send(post("/slow", "x"));
  while (echo.waiting == 0) std::this_thread::sleep_for(1ms);
  echo.begin_stop();
  CHECK(idle.closed(5s));
  CHECK_FALSE(busy.closed(50ms));
  echo.answer_slow();
  const auto reply = busy.reply();
  CHECK(status_of(reply) == 200);
  CHECK(reply.find("Connection: close") != std::string::npos);
  echo.stop();
}

TEST_CASE("A stop that comes while a reply is being written waits for no further request") {
  // Past failure: the connection was kept because it was not idle yet when the stop came, and the
  // centre took its whole time for draining to end.
  for (int i = 0; i < 100; ++i) {
    Echo echo;
    RawClient client(echo.port());
    client.send(post("/", "x"));
    CHECK(status_of(client.reply()) == 200);
    const auto start = std::chrono::steady_clock::now();
    echo.stop();
    REQUIRE(std::chrono::steady_clock::now() - start < 5s);
  }
}

TEST_CASE("A request nobody answers ends when the time for draining is over") {
  HttpLimits limits;
  limits.drain = 1s;
  Echo echo(limits);
  RawClient client(echo.port());
  client.send(post("/slow", "x"));
  while (echo.waiting == 0) std::this_thread::sleep_for(1ms);
  const auto start = std::chrono::steady_clock::now();
  echo.stop();
  CHECK(std::chrono::steady_clock::now() - start < 4s);
  echo.answer_slow();  // too late, and harmless
}

TEST_CASE("A client that leaves before its answer hurts nobody") {
  Echo echo;
  {
    RawClient client(echo.port());
    client.send(post("/slow", "x"));
    while (echo.waiting == 0) std::this_thread::sleep_for(1ms);
  }
  echo.answer_slow();
  CHECK(status_of(one(echo, post("/", "x"))) == 200);
}

TEST_CASE("Plain HTTP beyond loopback, bad addresses and missing certificates are refused") {
  const auto listen = [](const std::string& address, const std::string& cert = {},
                         const std::string& key = {}) {
    return HttpServer::listen({address, cert, key}, {});
  };
  CHECK(listen("0.0.0.0:0").error().code == Errc::kInvalid);
  CHECK(listen("127.0.0.1").error().code == Errc::kInvalid);
  CHECK(listen("127.0.0.1:99999").error().code == Errc::kInvalid);
  CHECK(listen("127.0.0.1:-1").error().code == Errc::kInvalid);
  CHECK(listen("a.host:80").error().code == Errc::kInvalid);
  CHECK(listen("127.0.0.1:0", "/no/cert", "/no/key").error().code == Errc::kIo);
  CHECK(listen("127.0.0.1:0", "/no/cert").error().code == Errc::kInvalid);
  Echo taken;
  CHECK(listen("127.0.0.1:" + std::to_string(taken.port())).error().code == Errc::kIo);
  CHECK(listen("localhost:0"));
}
