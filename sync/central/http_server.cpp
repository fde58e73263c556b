#include "sync/central/http_server.h"

#include "sync/central/http_session.h"
#include "sync/central/tls_context.h"

namespace bale::central {
namespace {

using namespace beast_server;

Result<tcp::endpoint> parse_endpoint(const std::string& text) {
  const auto where = split_listen(text);
  if (!where) return tl::unexpected(where.error());
  error_code ec;
  const auto address = net::ip::make_address(where->host, ec);
  if (ec) return fail(Errc::kInvalid, "--listen wants an IP address and a port: " + text);
  return tcp::endpoint(address, where->port);
}

class Server final : public HttpServer {
 public:
  Server(HttpCalls calls, HttpLimits limits, TlsContext tls)
      : shared_(std::move(calls), limits),
        acceptor_(shared_.io),
        pause_(shared_.io),
        drain_(shared_.io) {
    if (tls) tls_.emplace(tls.release());  // asio frees it
  }
  ~Server() override { shared_.emptied = nullptr; }

  error_code open(const tcp::endpoint& where) {
    error_code ec;
    acceptor_.open(where.protocol(), ec);
    if (!ec) acceptor_.set_option(tcp::acceptor::reuse_address(true), ec);
    if (!ec) acceptor_.bind(where, ec);
    if (!ec) acceptor_.listen(net::socket_base::max_listen_connections, ec);
    if (!ec) bound_ = acceptor_.local_endpoint(ec);
    return ec;
  }

  std::string address() const override {
    const auto host = bound_.address().to_string();
    return (bound_.address().is_v6() ? "[" + host + "]:" : host + ":") + std::to_string(port());
  }
  std::uint16_t port() const override { return bound_.port(); }
  bool loopback() const override { return bound_.address().is_loopback(); }

  void run() override {
    accept();
    shared_.io.run();
  }
  void stop() override {
    net::post(shared_.io, [this] { begin_stop(); });
  }

 private:
  void accept() {
    acceptor_.async_accept([this](error_code ec, tcp::socket socket) {
      if (shared_.stopping) return;
      if (ec) return accept_later();
      admit(std::move(socket));
      accept();
    });
  }

  // Out of files, most likely: others must close first.
  void accept_later() {
    pause_.expires_after(std::chrono::milliseconds(100));
    pause_.async_wait([this](error_code ec) {
      if (!ec && !shared_.stopping) accept();
    });
  }

  void admit(tcp::socket socket) {
    if (shared_.open.size() >= shared_.limits.connections) return;  // closes it: come again
    if (tls_) {
      std::make_shared<Session<TlsStream>>(shared_, std::move(socket), *tls_)->start();
    } else {
      std::make_shared<Session<PlainStream>>(shared_, std::move(socket))->start();
    }
  }

  void begin_stop() {
    if (shared_.stopping) return;
    shared_.stopping = true;
    shared_.emptied = [this] { drain_.cancel(); };
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    const auto now_open = shared_.open;  // finish() may shrink the set
    for (Connection* connection : now_open) connection->finish();
    if (shared_.open.empty()) return shared_.work.reset();
    drain_.expires_after(shared_.limits.drain);
    drain_.async_wait([this](error_code ec) {
      if (!ec) give_up();
    });
  }

  void give_up() {
    const auto now_open = shared_.open;
    for (Connection* connection : now_open) connection->abort();
    shared_.io.stop();
  }

  Shared shared_;
  std::optional<ssl::context> tls_;
  tcp::acceptor acceptor_;
  net::steady_timer pause_;
  net::steady_timer drain_;
  tcp::endpoint bound_;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const Listen& where, HttpCalls calls,
                                                       HttpLimits limits) {
  const auto endpoint = parse_endpoint(where.address);
  if (!endpoint) return tl::unexpected(endpoint.error());
  auto tls = make_tls(where.tls_cert, where.tls_key);
  if (!tls) return tl::unexpected(tls.error());
  if (!*tls && !endpoint->address().is_loopback()) {
    return fail(Errc::kInvalid, "plain HTTP is for loopback only: give --tls-cert and --tls-key");
  }
  auto server = std::make_unique<Server>(std::move(calls), limits, std::move(*tls));
  if (const auto ec = server->open(*endpoint)) {
    return fail(Errc::kIo, "cannot listen on " + where.address + ": " + ec.message());
  }
  return server;
}

}  // namespace bale::central
