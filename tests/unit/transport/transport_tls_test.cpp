#include <doctest/doctest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "platform/transport/transport.h"
#include "tests/unit/transport/rough_server.h"

using namespace bale;
using namespace bale::test;

namespace {

constexpr long kHour = 3600;

struct Certificate {
  std::shared_ptr<EVP_PKEY> key;
  std::shared_ptr<X509> x509;
};

// Self-signed: its own authority.
Certificate make_certificate(const char* alt_name, long from_s, long until_s) {
  Certificate out{{EVP_EC_gen("P-256"), &EVP_PKEY_free}, {X509_new(), &X509_free}};
  auto* cert = out.x509.get();
  X509_set_version(cert, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
  X509_gmtime_adj(X509_getm_notBefore(cert), from_s);
  X509_gmtime_adj(X509_getm_notAfter(cert), until_s);
  X509_set_pubkey(cert, out.key.get());
  auto* name = X509_get_subject_name(cert);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
  X509_set_issuer_name(cert, name);
  auto* alt = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, alt_name);
  X509_add_ext(cert, alt, -1);
  X509_EXTENSION_free(alt);
  X509_sign(cert, out.key.get(), EVP_sha256());
  return out;
}

// The PEM file that a transport is told to trust.
class CaFile {
 public:
  explicit CaFile(const Certificate& certificate) {
    std::string pattern = (std::filesystem::temp_directory_path() / "bale-ca-XXXXXX").string();
    auto* file = ::fdopen(::mkstemp(pattern.data()), "w");
    PEM_write_X509(file, certificate.x509.get());
    std::fclose(file);
    path_ = pattern;
  }
  ~CaFile() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Answers one TLS request after the other with "hello".
class TlsServer {
 public:
  explicit TlsServer(const Certificate& certificate)
      : context_(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free),
        server_([this](Connection& client) { serve(client); }) {
    SSL_CTX_use_certificate(context_.get(), certificate.x509.get());
    SSL_CTX_use_PrivateKey(context_.get(), certificate.key.get());
  }
  [[nodiscard]] std::string url() const {
    return "https://127.0.0.1:" + std::to_string(server_.port());
  }

 private:
  void serve(Connection& client) {
    const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context_.get()), &SSL_free);
    SSL_set_fd(ssl.get(), client.fd());
    if (SSL_accept(ssl.get()) != 1) return;
    char data[4096];
    while (SSL_read(ssl.get(), data, sizeof data) > 0) {
      const auto text = ok("hello");
      SSL_write(ssl.get(), text.data(), static_cast<int>(text.size()));
    }
  }

  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  RoughServer server_;
};

tl::expected<HttpReply, HttpFailure> ask(const TlsServer& server, const std::string& ca_file) {
  CurlOptions options;
  options.base_url = server.url();
  options.ca_file = ca_file;
  return (*make_curl_transport(options))->send({"POST", "/", "application/cbor", Bytes(10, 1)});
}

}  // namespace

TEST_CASE("a server is believed under the authority given at enrolment") {
  const auto good = make_certificate("IP:127.0.0.1", -kHour, kHour);
  const CaFile ca(good);
  const TlsServer server(good);
  const auto reply = ask(server, ca.path());
  REQUIRE(reply);
  CHECK(text_of(reply->body) == "hello");
}

TEST_CASE("an unknown authority, another host's or an expired certificate is a named TLS failure") {
  const auto good = make_certificate("IP:127.0.0.1", -kHour, kHour);
  const auto other_host = make_certificate("DNS:pusat.example", -kHour, kHour);
  const auto expired = make_certificate("IP:127.0.0.1", -2 * kHour, -kHour);
  const auto early = make_certificate("IP:127.0.0.1", kHour, 2 * kHour);
  struct Row {
    const Certificate& shows;
    const Certificate& trusted;
    const char* named;
  };
  for (const auto& row : {Row{good, other_host, "certificate"}, Row{other_host, other_host, "name"},
                          Row{expired, expired, "expired"}, Row{early, early, "not yet valid"}}) {
    const CaFile ca(row.trusted);
    const TlsServer server(row.shows);
    const auto reply = ask(server, ca.path());
    REQUIRE_FALSE(reply);
    CHECK(reply.error().why == NoReply::kTls);
    CHECK_MESSAGE(reply.error().message.find(row.named) != std::string::npos,
                  reply.error().message);
  }
}

TEST_CASE("without a private authority only the system's count") {
  const auto good = make_certificate("IP:127.0.0.1", -kHour, kHour);
  const TlsServer server(good);
  const auto reply = ask(server, "");
  REQUIRE_FALSE(reply);
  CHECK(reply.error().why == NoReply::kTls);
}

TEST_CASE("an authority file that is missing or no certificate trusts nobody") {
  const auto good = make_certificate("IP:127.0.0.1", -kHour, kHour);
  const TlsServer server(good);
  CHECK_FALSE(ask(server, "/nonexistent/ca.pem"));
  CHECK_FALSE(ask(server, "/proc/self/status"));
}
