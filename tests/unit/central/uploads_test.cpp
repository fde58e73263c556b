// The state machine of an upload, and tus over real HTTP: every header wrong, and what is kept.
#include <doctest/doctest.h>

#include <thread>

#include "sync/central/http_server.h"
#include "sync/central/service.h"
#include "sync/central/upload_rules.h"
#include "sync/wire/tus.h"
#include "tests/unit/central/fixture.h"
#include "tests/unit/central/raw_client.h"

using namespace bale;
using namespace bale::testing;
using central::UploadKey;
using central::UploadRow;

namespace {

Bytes noise(TestCentre& centre, std::size_t size) {
  Bytes out(size);
  centre.random.fill(out);
  return out;
}

// Runs one rule in a transaction of its own.
template <typename Rule>
auto in_store(TestCentre& centre, Rule rule) {
  std::optional<decltype(rule(std::declval<central::Transaction&>()))> out;
  centre.write([&](central::Transaction& tx) -> Result<void> {
    out = rule(tx);
    return {};
  });
  return *out;
}

// A stored report that names `bytes` as its attachment.
seal::Part name_part(TestCentre& centre, TestKiosk& kiosk, ByteView bytes) {
  auto envelope = centre.envelope(kiosk, a_report("Foto"), centre.master());
  const seal::Part part{centre.random.bytes<16>(), bytes.size(), seal::sha256(bytes)};
  envelope.parts = {part};
  REQUIRE(centre.send_one(kiosk, seal::encode(envelope)) == wire::Outcome::kStored);
  return part;
}

central::Answered<UploadRow> create(TestCentre& centre, const UploadKey& key,
                                    std::uint64_t length) {
  return in_store(centre, [&](auto& tx) {
    return central::create_upload(tx, key, length, centre.clock.wall());
  });
}
central::Answered<UploadRow> append(TestCentre& centre, const UploadKey& key, std::uint64_t at,
                                    ByteView bytes) {
  return in_store(centre, [&](auto& tx) {
    return central::append_upload(tx, key, at, bytes, centre.clock.wall());
  });
}
std::vector<wire::HeldPart> held(TestCentre& centre, const UploadKey& key) {
  return in_store(centre, [&](auto& tx) {
    return central::held_parts(tx, key.kiosk, std::span(&key.id, 1));
  });
}

// A centre that listens, and the words of a client.
class Door {
 public:
  Door()
      : kiosk_(centre.enrol()),
        service_(*central::Service::make({*centre.keys, *centre.store, centre.clock, centre.random},
                                         options())) {
    central::HttpCalls calls;
    calls.handle = [this](central::Request request, central::Answer answer) {
      service_->handle(std::move(request), std::move(answer));
    };
    calls.body_limit = &central::Service::body_limit;
    calls.streams = &central::Service::streams;
    calls.stream = [this](central::StreamCall call) { service_->stream(std::move(call)); };
    calls.refuse = [this](int status) { return service_->refuse(status); };
    server_ = *central::HttpServer::listen({"127.0.0.1:0", "", ""}, std::move(calls));
    thread_ = std::thread([this] { server_->run(); });
    token = central::UploadTokens(centre.keys->signing)
                .make({kiosk_.id, {}}, centre.clock.wall());
  }
  ~Door() {
    server_->stop();
    thread_.join();
    service_->stop();
  }

  std::string ask(const std::string& request) {
    RawClient client(server_->port());
    client.send(request);
    return client.rest(std::chrono::seconds(10));
  }
  std::string head(const std::string& verb, const std::string& path, const std::string& fields) {
    return verb + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + fields + "\r\n";
  }
  std::string usual() {
    return "Tus-Resumable: 1.0.0\r\nAuthorization: Bearer " + token + "\r\n";
  }
  std::string creation(const Id16& id, std::size_t length) {
    return usual() + "Upload-Length: " + std::to_string(length) +
           "\r\nUpload-Metadata: " + wire::tus::metadata(id) + "\r\n";
  }
  static std::string body(std::size_t size) {
    return "Content-Type: application/offset+octet-stream\r\nContent-Length: " +
           std::to_string(size) + "\r\n";
  }
  static std::string offset(std::size_t at) {
    return "Upload-Offset: " + std::to_string(at) + "\r\n";
  }
  std::uint16_t port() { return server_->port(); }

  TestCentre centre;
  std::string token;

 private:
  static central::ServiceOptions options() {
    central::ServiceOptions out;
    out.case_prefix = "TBN";
    return out;
  }
  TestKiosk kiosk_;
  std::unique_ptr<central::Service> service_;
  std::unique_ptr<central::HttpServer> server_;
  std::thread thread_;
};

constexpr const char* kFolder = "/v1/attachments/";

}  // namespace

TEST_CASE("an upload that a report names is whole, held and stays when every byte is as signed") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const auto bytes = noise(centre, 100'000);
  const auto part = name_part(centre, kiosk, bytes);
  const UploadKey key{kiosk.id, part.id};
  REQUIRE(create(centre, key, bytes.size()));
  CHECK(held(centre, key).empty());
  CHECK(append(centre, key, 0, ByteView(bytes).first(40'000))->offset == 40'000);
  CHECK(create(centre, key, bytes.size())->offset == 40'000);  // again: the same
  const auto done = append(centre, key, 40'000, ByteView(bytes).subspan(40'000));
  REQUIRE(done);
  CHECK(done->sha256 == part.sha256);
  REQUIRE(held(centre, key).size() == 1);
  CHECK(create(centre, key, 5).error().status == 400);
  CHECK(in_store(centre, [&](auto& tx) { return central::terminate_upload(tx, key); })
            .error()
            .status == 409);
  // Another kiosk's same id is another upload, and not held.
  auto other = centre.enrol("Lain");
  CHECK(held(centre, {other.id, part.id}).empty());
  CHECK(create(centre, {other.id, part.id}, 7)->offset == 0);
}

TEST_CASE("bytes that are not those the report names are dropped and begin anew") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  auto bytes = noise(centre, 5'000);
  const auto part = name_part(centre, kiosk, bytes);
  const UploadKey key{kiosk.id, part.id};
  bytes[17] ^= 1;
  REQUIRE(create(centre, key, bytes.size()));
  CHECK(append(centre, key, 0, bytes).error().status == central::kDigestDiffers);
  CHECK(create(centre, key, bytes.size())->offset == 0);
  CHECK(create(centre, key, bytes.size() + 1).error().status == 400);
}

TEST_CASE("an upload that came before its report is held, or dropped when the report differs") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  for (const bool same : {true, false}) {
    auto envelope = centre.envelope(kiosk, a_report("Foto"), centre.master());
    auto bytes = noise(centre, 900);
    const seal::Part part{centre.random.bytes<16>(), bytes.size(), seal::sha256(bytes)};
    const UploadKey key{kiosk.id, part.id};
    if (!same) bytes[0] ^= 1;
    REQUIRE(create(centre, key, bytes.size()));
    REQUIRE(append(centre, key, 0, bytes));
    CHECK(held(centre, key).empty());
    envelope.parts = {part};
    REQUIRE(centre.send_one(kiosk, seal::encode(envelope)) == wire::Outcome::kStored);
    CHECK(held(centre, key).size() == (same ? 1 : 0));
    CHECK(create(centre, key, bytes.size())->offset == (same ? 900 : 0));
  }
}

TEST_CASE("what no report names is kept seven days after its last byte, and bounded") {
  TestCentre centre;
  auto kiosk = centre.enrol();
  const UploadKey old{kiosk.id, Id16{1}};
  REQUIRE(create(centre, old, 10));
  centre.clock.advance(central::kUnnamedKeepMs - 1000);
  REQUIRE(create(centre, {kiosk.id, Id16{2}}, 10));
  const auto there = [&](const UploadKey& key) {
    return in_store(centre, [&](auto& tx) { return tx.upload(key).has_value(); });
  };
  CHECK(there(old));
  centre.clock.advance(2000);
  REQUIRE(create(centre, {kiosk.id, Id16{3}}, 10));
  CHECK_FALSE(there(old));
  CHECK(there({kiosk.id, Id16{2}}));
  const central::UploadLimits tight{3, 25};
  const auto more = [&](std::uint64_t length) {
    return in_store(centre, [&](auto& tx) {
      return central::create_upload(tx, {kiosk.id, Id16{9}}, length, centre.clock.wall(), tight);
    });
  };
  CHECK(more(6).error().status == 429);
  CHECK(more(5));
}

TEST_CASE("a token is the centre's, for one kiosk, and for a day") {
  TestCentre centre;
  const central::UploadTokens tokens(centre.keys->signing);
  const central::ChainId who{Id16{1}, Id16{2}};
  const auto now = centre.clock.wall();
  auto token = tokens.make(who, now);
  CHECK(token.size() <= wire::kTokenBytesMax);
  REQUIRE(tokens.read(token, now));
  CHECK(tokens.read(token, now)->kiosk == who.kiosk);
  CHECK_FALSE(tokens.read(token, now + central::kUploadTokenLifeMs));
  CHECK_FALSE(central::UploadTokens(seal::SecretSignKey({9})).read(token, now));
  for (std::size_t i = 0; i < token.size(); ++i) {
    auto changed = token;
    changed[i] = changed[i] == 'A' ? 'E' : 'A';
    CHECK_FALSE(tokens.read(changed, now));
  }
  CHECK_FALSE(tokens.read(token + "A", now));
  CHECK_FALSE(tokens.read("", now));
}

TEST_CASE("tus over HTTP: each wrong header has its status, and nothing comes of it") {
  Door door;
  const Id16 id{5};
  const auto path = wire::tus::path_of(id);
  const auto status = [&](const std::string& request) { return status_of(door.ask(request)); };
  const auto good = door.creation(id, 10);
  CHECK(status(door.head("OPTIONS", kFolder, "")) == 204);
  CHECK(status(door.head("POST", kFolder, good.substr(good.find('\n') + 1))) == 412);
  CHECK(status(door.head("POST", kFolder, "Tus-Resumable: 0.2.2\r\n")) == 412);
  CHECK(status(door.head("POST", kFolder, "Tus-Resumable: 1.0.0\r\n")) == 401);
  CHECK(status(door.head("POST", kFolder, door.usual())) == 400);
  CHECK(status(door.head("POST", kFolder, door.usual() + "Upload-Length: 10\r\n")) == 400);
  CHECK(status(door.head("POST", kFolder, door.creation(id, 99'000'000))) == 413);
  CHECK(status(door.head("POST", kFolder, good + "Content-Length: 3\r\n") + "abc") == 415);
  CHECK(status(door.head("POST", kFolder, good + door.body(11)) + "0123456789a") == 413);
  CHECK(status(door.head("PUT", path, door.usual())) == 405);
  CHECK(status(door.head("HEAD", path, door.usual())) == 404);
  CHECK(status(door.head("DELETE", path, door.usual())) == 404);
  CHECK(status(door.head("PATCH", path, door.usual() + door.offset(0) + door.body(1)) + "x") == 404);
  CHECK(status(door.head("HEAD", "/v1/attachments/zz", door.usual())) == 404);
  CHECK(in_store(door.centre, [&](auto& tx) { return tx.unnamed_uploads(Id16{}).count; }) == 0);

  CHECK(status(door.head("POST", kFolder, good + door.body(4)) + "0123") == 201);
  const auto patch = [&](const std::string& fields, const std::string& data) {
    return status(door.head("PATCH", path, door.usual() + fields) + data);
  };
  CHECK(patch(door.offset(3) + door.body(1), "x") == 409);
  CHECK(patch(door.offset(4) + "Content-Length: 1\r\n", "x") == 415);
  CHECK(patch(door.body(1), "x") == 400);
  CHECK(patch("Upload-Offset: -4\r\n" + door.body(1), "x") == 400);
  CHECK(patch(door.offset(4) + door.offset(4) + door.body(1), "x") == 400);
  CHECK(patch(door.offset(4) + door.body(7), "4567890") == 413);
  const auto look = door.ask(door.head("HEAD", path, door.usual()));
  CHECK(status_of(look) == 200);
  CHECK(look.find("Upload-Offset: 4\r\n") != std::string::npos);
  CHECK(look.find("Upload-Length: 10\r\n") != std::string::npos);
  // A creation sent again passes over what is held, and the end brings the digest.
  const auto again = door.ask(door.head("POST", kFolder, good + door.body(10)) + "0123456789");
  CHECK(status_of(again) == 201);
  CHECK(again.find("Upload-Offset: 10\r\n") != std::string::npos);
  CHECK(again.find(wire::tus::repr_digest(seal::sha256(view_of("0123456789")))) !=
        std::string::npos);
  CHECK(status(door.head("POST", path, door.usual() + "X-HTTP-Method-Override: DELETE\r\n")) == 204);
  CHECK(status(door.head("HEAD", path, door.usual())) == 404);
}

TEST_CASE("bytes of a request that is cut are kept, and a HEAD finds them though the other hangs") {
  Door door;
  const Id16 id{6};
  const auto path = wire::tus::path_of(id);
  RawClient hanging(door.port());
  hanging.send(door.head("POST", kFolder, door.creation(id, 100'000) + door.body(100'000)) +
               std::string(30'000, 'a'));
  std::string look;
  const auto from = std::chrono::steady_clock::now();
  for (int i = 0; i < 100 && look.find("Upload-Offset: 30000\r\n") == std::string::npos; ++i) {
    look = door.ask(door.head("HEAD", path, door.usual()));  // the other never ends by itself
  }
  CHECK(look.find("Upload-Offset: 30000\r\n") != std::string::npos);
  // Long before the server tires of the one that hangs (HttpLimits::progress).
  CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds(10));
  CHECK(hanging.closed(std::chrono::seconds(5)));
  RawClient cut(door.port());
  cut.send(door.head("PATCH", path, door.usual() + door.offset(30'000) + door.body(70'000)) +
           std::string(20'001, 'b'));
  cut.half_close();
  (void)cut.rest(std::chrono::seconds(5));
  look = door.ask(door.head("HEAD", path, door.usual()));
  CHECK(look.find("Upload-Offset: 50001\r\n") != std::string::npos);
}
