// The shipped program as a child process, spoken to over loopback with the shipped transport.
#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sodium.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "platform/transport/transport.h"
#include "tests/unit/central/fixture.h"

using namespace bale;
using namespace std::chrono_literals;
using bale::testing::a_report;
using bale::testing::Child;
using bale::testing::Finished;
using bale::testing::TempFolder;
using nlohmann::json;

namespace {

// A folder, the program, and a kiosk that has enrolled over HTTP.
class Program {
 public:
  Program() { REQUIRE(sodium_init() >= 0); }

  Finished run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), std::string(BALE_BIN_DIR) + "/bale-central");
    return bale::testing::run({arguments, logs(), "", {}});
  }
  Finished must(std::vector<std::string> arguments) {
    auto done = run(std::move(arguments));
    INFO(done.err);
    REQUIRE(done.code == 0);
    return done;
  }
  void keygen(const std::vector<std::string>& more = {}) {
    std::vector<std::string> line{"keygen", "--data", data(), "--tracking-cost", "test"};
    line.insert(line.end(), more.begin(), more.end());
    must(line);
  }
  void serve(const std::vector<std::string>& more = {}) {
    std::vector<std::string> line{std::string(BALE_BIN_DIR) + "/bale-central", "serve", "--data",
                                  data(), "--listen", "127.0.0.1:0"};
    line.insert(line.end(), more.begin(), more.end());
    child_.emplace(Child::Options{line, logs(), "", {}});
    const bool ready = child_->says("listening on 127.0.0.1:", 20s);
    INFO(child_->err());
    REQUIRE(ready);
    const auto out = child_->out();
    const auto at = out.find("127.0.0.1:");
    address_ = out.substr(at, out.find('\n', at) - at);
  }
  int stop() { return child_->stop(); }
  Child& child() { return *child_; }
  const std::string& address() const { return address_; }
  std::string data() const { return folder_ / "centre"; }
  std::string path(const std::string& name) const { return folder_ / name; }

  json reports() { return json::parse(must({"reports", "--json", "--data", data()}).out); }

 private:
  std::string logs() { return folder_ / ("log" + std::to_string(++count_)); }
  TempFolder folder_;
  int count_{0};
  std::string address_;
  std::optional<Child> child_;
};

class WireKiosk {
 public:
  WireKiosk(Program& program, const std::string& url, const std::string& ca = {})
      : key_(random_.bytes<32>()) {
    CurlOptions options;
    options.base_url = url;
    options.ca_file = ca;
    auto made = make_curl_transport(options);
    REQUIRE(made);
    transport_ = std::move(*made);
    const auto out = program.must({"enrol-code", "--name", "Lobi", "--data", program.data()}).out;
    const auto lines = bale::testing::lines_of(out);
    code_ = *wire::decode_enrol_code(lines.back());
  }

  HttpReply post(const std::string& path, Bytes body,
                 const std::string& type = "application/cbor") {
    const auto reply = transport_->send({"POST", path, type, std::move(body)});
    INFO((reply ? std::string() : reply.error().message));
    REQUIRE(reply);
    return *reply;
  }
  void enrol() {
    const wire::EnrolRequest request{code_.id, key_.public_key(),
                                     wire::enrol_mac(code_.secret, key_.public_key())};
    const auto reply =
        post("/v1/enrol", seal::sign1(key_, seal::purpose::kEnrol, wire::encode(request)));
    REQUIRE(reply.status == 200);
    enrolled_ = *wire::decode_enrol_reply(seal::read_sign1(reply.body)->payload);
    keys_ = *seal::verify_key_set(enrolled_.signed_keys, enrolled_.root);
    REQUIRE(seal::verify1(reply.body, keys_.signing.back(), seal::purpose::kEnrol));
  }
  Bytes item(const std::string& title, const seal::Master& master) {
    seal::Envelope out;
    out.id = random_.bytes<16>();
    out.seq = ++seq_;
    out.key = 1;
    out.box = *seal::seal_record(seal::ReportRecord{master.bytes(), a_report(title)}, out.id,
                                 enrolled_.kiosk, keys_.opening.back().key);
    return seal::encode(out);
  }
  HttpReply send(const std::vector<Bytes>& items) {
    const wire::BatchHead head{enrolled_.kiosk, seal::key_id(key_.public_key()), Id16{5}, Id16{}};
    return post("/v1/reports", wire::encode(wire::sign_batch(head, items, key_)));
  }
  wire::Ack ack(const HttpReply& reply) {
    const auto payload = seal::verify1(reply.body, keys_.signing.back(), seal::purpose::kAck);
    REQUIRE(payload);
    return *wire::decode_ack(*payload);
  }
  wire::ContactReply contact(std::uint64_t cursor) {
    wire::Contact contact;
    contact.kiosk = enrolled_.kiosk;
    contact.key = seal::key_id(key_.public_key());
    contact.chain = Id16{5};
    contact.counter = ++counter_;
    contact.status_cursor = cursor;
    contact.heartbeat.key_serial = 1;
    const auto reply =
        post("/v1/contact", seal::sign1(key_, seal::purpose::kContact, wire::encode(contact)));
    REQUIRE(reply.status == 200);
    const auto payload = seal::verify1(reply.body, keys_.signing.back(), seal::purpose::kContact);
    REQUIRE(payload);
    return *wire::decode_contact_reply(*payload);
  }
  Random& random() { return random_; }

 private:
  SystemRandom random_;
  seal::SecretSignKey key_;
  std::unique_ptr<Transport> transport_;
  wire::EnrolCode code_;
  wire::EnrolReply enrolled_;
  seal::KeySet keys_;
  std::uint64_t seq_{0};
  std::uint64_t counter_{0};
};

std::optional<wire::Problem> problem_of(const HttpReply& reply) {
  CHECK(reply.content_type == "application/problem+json");
  return wire::parse_problem(text_of(reply.body));
}

// A certificate for 127.0.0.1 that signs itself.
void make_certificate(const std::string& cert_path, const std::string& key_path) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* cert = X509_new();
  X509_set_version(cert, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
  X509_gmtime_adj(X509_getm_notBefore(cert), -3600);
  X509_gmtime_adj(X509_getm_notAfter(cert), 3600);
  X509_set_pubkey(cert, key);
  X509_NAME* name = X509_get_subject_name(cert);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("centre"), -1, -1, 0);
  X509_set_issuer_name(cert, name);
  X509_EXTENSION* san = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name,
                                            "IP:127.0.0.1");
  X509_add_ext(cert, san, -1);
  X509_sign(cert, key, EVP_sha256());
  FILE* file = std::fopen(cert_path.c_str(), "w");
  PEM_write_X509(file, cert);
  std::fclose(file);
  file = std::fopen(key_path.c_str(), "w");
  PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
  X509_EXTENSION_free(san);
  X509_free(cert);
  EVP_PKEY_free(key);
}

}  // namespace

TEST_CASE("The program: keys, code, enrolment, reports, an admin's answer, back to the kiosk") {
  Program program;
  program.keygen();
  program.serve();
  WireKiosk kiosk(program, "http://" + program.address());
  kiosk.enrol();
  const seal::Master master(kiosk.random().bytes<32>());
  const auto item = kiosk.item("Jalan berlubang", master);
  const auto other = kiosk.item("Air mati", seal::Master(kiosk.random().bytes<32>()));
  auto ack = kiosk.ack(kiosk.send({item, other}));
  CHECK(ack.items.at(0).outcome == wire::Outcome::kStored);
  ack = kiosk.ack(kiosk.send({item}));
  CHECK(ack.items.at(0).outcome == wire::Outcome::kDuplicate);

  const auto rows = program.reports();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["title"] == "Jalan berlubang");
  CHECK(rows[0]["kiosk"] == "Lobi");
  CHECK(rows[0]["status"] == "belum_terverifikasi");
  for (const char* key : {"id", "case_number", "received_at", "content", "classification", "unit",
                          "category", "date", "desa", "place", "anonim", "rahasia", "chain", "seq",
                          "kind"}) {
    CHECK(rows[0].contains(key));
  }

  auto contact = kiosk.contact(0);
  CHECK(contact.contiguous == 2);
  CHECK(contact.statuses.size() == 2);
  const std::string number = rows[0]["case_number"];
  const std::string id = rows[0]["id"];
  program.must({"assign", number, "--unit", "dpuprpkp", "--data", program.data()});
  program.must({"set-status", id, "dalam_proses", "--data", program.data()});
  program.must({"respond", number, "--text", "Kami perbaiki pekan ini.", "--data",
                program.data()});
  contact = kiosk.contact(contact.status_cursor);
  REQUIRE(contact.statuses.size() == 1);
  const auto status = seal::open_status(contact.statuses[0].sealed, master.lookup(),
                                        master.status_key());
  REQUIRE(status);
  CHECK(status->answers.at(0).text == "Kami perbaiki pekan ini.");
  CHECK(status->unit == "dpuprpkp");

  const auto tracked = kiosk.post("/v1/track", wire::encode_track(master.lookup()));
  REQUIRE(tracked.status == 200);
  CHECK(*wire::decode_track_reply(tracked.body) == contact.statuses[0].sealed);
  const auto unknown = kiosk.post("/v1/track", wire::encode_track(seal::Lookup{9}));
  CHECK(unknown.status == 404);

  const auto shown = json::parse(
      program.must({"show", number, "--json", "--contact", "--data", program.data()}).out);
  CHECK(shown["contact"]["name"] == "Wayan Contoh Sekali");
  CHECK(shown["answers"].size() == 1);
  CHECK(program.must({"show", id, "--data", program.data()}).out.find("sealed") !=
        std::string::npos);
  const auto chains = json::parse(program.must({"chains", "--json", "--data", program.data()}).out);
  CHECK(chains[0]["contiguous"] == 2);
  CHECK(program.stop() == 0);
  const auto log = program.child().err();
  CHECK(log.find("Jalan berlubang") == std::string::npos);
  CHECK(log.find(to_hex(master.lookup())) == std::string::npos);
  CHECK(log.find("2 stored") != std::string::npos);
}

TEST_CASE("What was acknowledged is there after a kill, and nothing of it twice") {
  Program program;
  program.keygen();
  program.serve();
  WireKiosk kiosk(program, "http://" + program.address());
  kiosk.enrol();
  std::vector<Bytes> items;
  for (int i = 0; i < 50; ++i) {
    items.push_back(kiosk.item("Laporan", seal::Master(kiosk.random().bytes<32>())));
  }
  REQUIRE(kiosk.ack(kiosk.send(items)).items.size() == 50);
  program.child().signal(9);
  CHECK(program.child().wait(10s) == 137);
  CHECK(program.reports().size() == 50);
}

TEST_CASE("An admin's act is sealed by the running centre without any contact") {
  Program program;
  program.keygen();
  program.serve();
  WireKiosk kiosk(program, "http://" + program.address());
  kiosk.enrol();
  kiosk.send({kiosk.item("Laporan", seal::Master(kiosk.random().bytes<32>()))});
  const std::string number = program.reports()[0]["case_number"];
  program.must({"set-status", number, "selesai", "--data", program.data()});
  central::SqliteOptions options;
  options.path = program.data() + "/central.db";
  const auto store = central::open_sqlite_store(options);
  REQUIRE(store);
  bool sealed = false;
  for (int i = 0; i < 100 && !sealed; ++i) {
    std::this_thread::sleep_for(50ms);
    REQUIRE((*store)->read([&](central::Transaction& tx) -> Result<void> {
      sealed = tx.stale(10).empty();
      return {};
    }));
  }
  CHECK(sealed);
}

TEST_CASE("Over TLS the same calls work, for a client that trusts the certificate and no other") {
  Program program;
  program.keygen();
  make_certificate(program.path("cert.pem"), program.path("key.pem"));
  program.serve({"--tls-cert", program.path("cert.pem"), "--tls-key", program.path("key.pem")});
  const auto url = "https://" + program.address();
  WireKiosk kiosk(program, url, program.path("cert.pem"));
  kiosk.enrol();
  kiosk.send({kiosk.item("Lewat TLS", seal::Master(kiosk.random().bytes<32>()))});
  CHECK(program.reports().size() == 1);
  CurlOptions options;
  options.base_url = url;
  const auto stranger = make_curl_transport(options);
  REQUIRE(stranger);
  const auto refused = (*stranger)->send({"POST", "/v1/track", "application/cbor", {}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().why == NoReply::kTls);
}

TEST_CASE("Wrong paths, methods, types and bodies get the problem that tells what to do") {
  Program program;
  program.keygen();
  program.serve();
  WireKiosk kiosk(program, "http://" + program.address());
  kiosk.enrol();
  CHECK(kiosk.post("/", {}).status == 404);
  CHECK(kiosk.post("/v1/reports", {}, "text/plain").status == 415);
  const auto large = kiosk.post("/v1/reports", Bytes(wire::kBatchBytesMax + 1, 0));
  CHECK(large.status == 413);
  CHECK(problem_of(large) == wire::Problem::kSplit);
  const auto nonsense = kiosk.post("/v1/reports", Bytes{1, 2, 3});
  CHECK(nonsense.status == 400);
  CHECK(problem_of(nonsense) == wire::Problem::kRetryLater);
  WireKiosk stranger(program, "http://" + program.address());
  const auto refused = stranger.post(
      "/v1/enrol", seal::sign1(seal::SecretSignKey(ByteArray<32>{1}), seal::purpose::kEnrol,
                               wire::encode(wire::EnrolRequest{})));
  CHECK(refused.status == 403);
  CHECK(problem_of(refused) == wire::Problem::kStopAndAlarm);
  int limited = 0;
  for (int i = 0; i < 80; ++i) {
    const auto reply = kiosk.post("/v1/track", wire::encode_track(seal::Lookup{1}));
    if (reply.status != 429) continue;
    ++limited;
    CHECK(reply.retry_after_ms.value_or(0) >= 5000);
  }
  CHECK(limited > 0);
}

TEST_CASE("With a passphrase the centre serves only who has it, and codes need none") {
  Program program;
  bale::testing::write_text(program.path("words"), "padi menguning di sawah\n");
  bale::testing::write_text(program.path("wrong"), "padi menguning di kota\n");
  program.keygen({"--passphrase-file", program.path("words")});
  const auto serve = [&](const std::vector<std::string>& more) {
    std::vector<std::string> line{"serve", "--data", program.data(), "--listen", "127.0.0.1:0"};
    line.insert(line.end(), more.begin(), more.end());
    return program.run(line);
  };
  CHECK(serve({}).code == 1);
  const auto wrong = serve({"--passphrase-file", program.path("wrong")});
  CHECK(wrong.code == 1);
  CHECK(wrong.err.find("passphrase") != std::string::npos);
  CHECK_FALSE(program.must({"enrol-code", "--name", "Lobi", "--data", program.data()}).out.empty());
  program.serve({"--passphrase-file", program.path("words")});
  CHECK(program.child().err().find("NOT SEALED") == std::string::npos);
}

TEST_CASE("Unsafe set-ups are named loudly or refused") {
  Program program;
  program.keygen();
  const auto again = program.run({"keygen", "--data", program.data()});
  CHECK(again.code == 1);
  CHECK(again.err.find("never overwritten") != std::string::npos);
  program.serve();
  CHECK(program.child().says("NOT SEALED", 5s));
  CHECK(program.child().says("TEST TRACKING COST", 5s));
  const auto second = program.run({"serve", "--data", program.data(), "--listen", "127.0.0.1:0"});
  CHECK(second.code == 1);  // one centre a folder
  CHECK(program.stop() == 0);
  CHECK(program.run({"serve", "--data", program.data(), "--listen", "0.0.0.0:0"}).code == 1);
  make_certificate(program.path("cert.pem"), program.path("key.pem"));
  const auto exposed =
      program.run({"serve", "--data", program.data(), "--listen", "0.0.0.0:0", "--tls-cert",
                   program.path("cert.pem"), "--tls-key", program.path("key.pem")});
  CHECK(exposed.code == 1);  // the test cost is for loopback
  CHECK(exposed.err.find("loopback") != std::string::npos);
  CHECK(program.run({"reports", "--data", program.path("nowhere")}).code == 1);
  CHECK(program.run({"respond"}).code != 0);
}

TEST_CASE("After a restored backup the centre begins a new epoch and skips case numbers") {
  Program program;
  program.keygen();
  program.serve();
  WireKiosk first(program, "http://" + program.address());
  first.enrol();
  const auto epoch = first.ack(first.send({first.item("Satu", seal::Master(ByteArray<32>{1}))})).epoch;
  CHECK(program.stop() == 0);
  bale::testing::write_text(program.data() + "/restored", "");
  program.serve();
  WireKiosk second(program, "http://" + program.address());
  second.enrol();
  const auto ack = second.ack(second.send({second.item("Dua", seal::Master(ByteArray<32>{1}))}));
  CHECK(ack.epoch != epoch);
  CHECK(program.reports()[1]["case_number"].get<std::string>().substr(9, 6) == "010002");
  CHECK(program.stop() == 0);
}
