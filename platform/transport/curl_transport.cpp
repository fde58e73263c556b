// libcurl behind the seam. Each option that is not plain has its trap beside it.
#include <curl/curl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <chrono>
#include <csignal>

#include <algorithm>
#include <mutex>

#include "platform/transport/base_url.h"
#include "platform/transport/retry_after.h"
#include "platform/transport/transport.h"

namespace bale {
namespace {

constexpr long kKeepConnectionS =
    55;  // below nginx's keepalive_timeout of 75 s: never the last word
constexpr int kPollMs = 1000;

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Multi = std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void init_once() {
  static std::once_flag flag;
  std::call_once(flag, [] {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    std::signal(SIGPIPE, SIG_IGN);  // NOSIGNAL does not cover what OpenSSL writes
  });
}

// What one request gathers; its address is libcurl's callback argument.
struct Exchange {
  std::size_t reply_max{0};
  Bytes body;
  bool too_large{false};
  Traffic* traffic{nullptr};
  char error[CURL_ERROR_SIZE]{};
  ByteView unsent;  // of a body sent once only
  bool stalled{false};
};

std::size_t give_body(char* out, std::size_t, std::size_t room, void* self) {
  auto& unsent = static_cast<Exchange*>(self)->unsent;
  const auto size = std::min(room, unsent.size());
  std::copy_n(unsent.begin(), size, out);
  unsent = unsent.subspan(size);
  return size;
}

std::uint64_t acknowledged(CURL* easy) {
  curl_socket_t fd = CURL_SOCKET_BAD;
  if (curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &fd) != CURLE_OK || fd == CURL_SOCKET_BAD) {
    return 0;
  }
  tcp_info info{};
  socklen_t size = sizeof info;
  if (::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return 0;
  return info.tcpi_bytes_acked;
}

// Whether anything still moves.
class Progress {
 public:
  bool stands_still(std::uint64_t moved, long limit_s) {
    const auto now = std::chrono::steady_clock::now();
    if (moved != moved_) since_ = now;
    moved_ = moved;
    return now - since_ >= std::chrono::seconds(limit_s);
  }

 private:
  std::uint64_t moved_{0};
  std::chrono::steady_clock::time_point since_{std::chrono::steady_clock::now()};
};

std::size_t take_body(char* data, std::size_t, std::size_t size, void* self) {
  auto& exchange = *static_cast<Exchange*>(self);
  if (exchange.body.size() + size > exchange.reply_max) {
    exchange.too_large = true;
    return 0;
  }
  exchange.body.insert(exchange.body.end(), data, data + size);
  return size;
}

// The only place where libcurl tells every byte, those of a request it sent twice included.
int count_traffic(CURL*, curl_infotype kind, char*, std::size_t size, void* self) {
  auto& traffic = *static_cast<Exchange*>(self)->traffic;
  if (kind == CURLINFO_HEADER_OUT || kind == CURLINFO_DATA_OUT) traffic.up += size;
  if (kind == CURLINFO_HEADER_IN || kind == CURLINFO_DATA_IN) traffic.down += size;
  return 0;
}

std::optional<std::string> header(CURL* easy, const char* name) {
  curl_header* found = nullptr;
  if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK) return std::nullopt;
  return std::string(found->value);
}

std::string media_type(const std::string& value) {
  auto out = value.substr(0, value.find_first_of("; \t"));
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

NoReply reason_of(CURL* easy, CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return NoReply::kDns;
    case CURLE_COULDNT_CONNECT:
      return NoReply::kConnect;
    case CURLE_OPERATION_TIMEDOUT: {
      curl_off_t connected = 0;
      curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &connected);
      return connected == 0 ? NoReply::kConnect : NoReply::kStalled;
    }
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return NoReply::kTls;
    default:
      return NoReply::kOther;
  }
}

class CurlTransport final : public Transport {
 public:
  CurlTransport(CurlOptions options, BaseUrl base)
      : options_(std::move(options)), base_(std::move(base)) {}

  tl::expected<HttpReply, HttpFailure> send(const HttpRequest& request) override;
  void stop() override {
    stopped_ = true;
    curl_multi_wakeup(multi_.get());
  }
  [[nodiscard]] Traffic traffic() const override { return traffic_; }

 private:
  void set_connection(CURL* easy) const;
  void set_request(CURL* easy, const HttpRequest& request, const std::string& url,
                   const curl_slist* headers) const;
  static void set_exchange(CURL* easy, Exchange& exchange);
  CURLcode drive(CURL* easy, Exchange& exchange);
  [[nodiscard]] static HttpReply reply_of(CURL* easy, Exchange& exchange);
  [[nodiscard]] HttpFailure failure_of(CURL* easy, CURLcode code, const Exchange& exchange) const;

  CurlOptions options_;
  BaseUrl base_;
  Traffic traffic_;
  std::atomic<bool> stopped_{false};
  Multi multi_{curl_multi_init(), &curl_multi_cleanup};  // keeps the connection between requests
};

void CurlTransport::set_connection(CURL* easy) const {
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, base_.secure ? "https" : "http");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!options_.ca_file.empty()) {
    curl_easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);  // that authority and no other
  }
  curl_easy_setopt(easy, CURLOPT_PROXY, "");  // the environment does not choose our way
  curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, kKeepConnectionS);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, options_.connect_timeout_s);
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // a stop does not wait for a name server
}

void CurlTransport::set_request(CURL* easy, const HttpRequest& request, const std::string& url,
                                const curl_slist* headers) const {
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  if (request.method == "GET") return;
  if (request.method == "HEAD") {
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    return;
  }
  if (request.once) {
    // No seek function is set: libcurl cannot rewind, so it reports the dead connection.
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, &give_body);
    curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
    return;
  }
  curl_easy_setopt(easy, CURLOPT_POST, 1L);
  if (request.method != "POST") {
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
}

void CurlTransport::set_exchange(CURL* easy, Exchange& exchange) {
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, exchange.error);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &take_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);  // or the next is never called
  curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, &count_traffic);
  curl_easy_setopt(easy, CURLOPT_DEBUGDATA, &exchange);
  curl_easy_setopt(easy, CURLOPT_READDATA, &exchange);
}

// Turns libcurl's crank until the exchange ends or stop() was called.
CURLcode CurlTransport::drive(CURL* easy, Exchange& exchange) {
  curl_multi_add_handle(multi_.get(), easy);
  Progress progress;
  CURLcode result = CURLE_ABORTED_BY_CALLBACK;
  for (int running = 1; running > 0 && !stopped_;) {
    if (curl_multi_perform(multi_.get(), &running) != CURLM_OK) break;
    int left = 0;
    if (const auto* message = curl_multi_info_read(multi_.get(), &left)) {
      result = message->data.result;
      break;
    }
    curl_multi_poll(multi_.get(), nullptr, 0, kPollMs, nullptr);
    const auto acked = acknowledged(easy);
    // Until it is connected the connect timeout rules; nothing of ours can be acknowledged.
    const long limit_s = options_.stall_timeout_s + (acked > 0 ? 0 : options_.connect_timeout_s);
    exchange.stalled = progress.stands_still(traffic_.up + traffic_.down + acked, limit_s);
    if (exchange.stalled) break;
  }
  curl_multi_remove_handle(multi_.get(), easy);
  return result;
}

HttpReply CurlTransport::reply_of(CURL* easy, Exchange& exchange) {
  HttpReply reply;
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  reply.status = static_cast<int>(status);
  reply.content_type = media_type(header(easy, "Content-Type").value_or(""));
  if (const auto wait = header(easy, "Retry-After")) {
    reply.retry_after_ms = parse_retry_after(*wait, header(easy, "Date"));
  }
  reply.body = std::move(exchange.body);
  for (curl_header* at = nullptr; (at = curl_easy_nextheader(easy, CURLH_HEADER, -1, at));) {
    std::string name = media_type(at->name);
    reply.fields.insert_or_assign(std::move(name), at->value);
  }
  return reply;
}

HttpFailure CurlTransport::failure_of(CURL* easy, CURLcode code, const Exchange& exchange) const {
  if (stopped_) return {NoReply::kStopped, "stopped"};
  if (exchange.too_large) return {NoReply::kTooLarge, "the reply is larger than allowed"};
  if (exchange.stalled) return {NoReply::kStalled, "nothing moves any more on this connection"};
  std::string message = exchange.error[0] != '\0' ? exchange.error : curl_easy_strerror(code);
  return {reason_of(easy, code), std::move(message)};
}

tl::expected<HttpReply, HttpFailure> CurlTransport::send(const HttpRequest& request) {
  if (stopped_) return tl::unexpected(HttpFailure{NoReply::kStopped, "stopped"});
  Exchange exchange{options_.reply_max, {}, false, &traffic_, {}, request.body, false};
  const Easy easy(curl_easy_init(), &curl_easy_cleanup);
  // Without the empty Expect, a larger upload waits a second for a 100 that may never come.
  List headers(curl_slist_append(nullptr, "Expect:"), &curl_slist_free_all);
  curl_slist_append(headers.get(), "Accept:");
  curl_slist_append(headers.get(), ("Content-Type: " + request.content_type).c_str());
  for (const auto& line : request.headers) curl_slist_append(headers.get(), line.c_str());
  set_connection(easy.get());
  set_request(easy.get(), request, base_.url + request.path, headers.get());
  set_exchange(easy.get(), exchange);
  const auto code = drive(easy.get(), exchange);
  if (code != CURLE_OK) return tl::unexpected(failure_of(easy.get(), code, exchange));
  return reply_of(easy.get(), exchange);
}

}  // namespace

Result<std::unique_ptr<Transport>> make_curl_transport(const CurlOptions& options) {
  init_once();
  auto base = parse_base_url(options.base_url);
  if (!base) return tl::unexpected(base.error());
  return std::make_unique<CurlTransport>(options, *std::move(base));
}

}  // namespace bale
