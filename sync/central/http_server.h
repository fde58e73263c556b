// The centre's HTTP/1.1 server: one thread, asynchronous, Boost.Beast behind http_server.cpp and
// nowhere else (it takes 13 s and 640 MB to compile; packaging/decisions has the comparison).
//
// What it does before a handler sees anything: refuses every transfer coding but chunked and every
// ambiguous framing (400), headers above 8 KiB (431), bodies above the path's limit (413, before
// they are read); caps connections and the bytes of unfinished bodies (503); lets no half-sent
// request hold anything but its own small buffer, and that only until its time is up.
//
// Thread: run() blocks its caller; the handler is called there and must not block. stop() from any
// thread: accepts nothing more, closes idle connections, finishes requests under way.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "platform/result.h"
#include "sync/central/http_message.h"

namespace bale::central {

struct Listen {
  std::string address;  // "127.0.0.1:8080", "[::1]:8080", "localhost:0"; port 0: any free one
  std::string tls_cert;  // PEM chain; empty: plain HTTP, which only a loopback address may speak
  std::string tls_key;   // PEM
};

struct HttpLimits {
  std::size_t header_bytes{8 * 1024};
  std::size_t connections{4096};
  std::size_t buffered_bytes{128u * 1024 * 1024};  // bodies being read, all connections together
  std::chrono::seconds idle{75};     // kept connection without a request; kiosks give up at 55
  std::chrono::seconds header{15};   // from a header's first byte to its last
  std::chrono::seconds progress{20};  // between two pieces of a body, or to write a reply
  std::chrono::seconds body{600};    // a whole body, however slow the link
  std::chrono::seconds drain{10};    // after stop(): what is under way may take this long
};

struct HttpCalls {
  // Runs on the server's thread; answers now or later.
  std::function<void(Request, Answer)> handle;
  // The largest body a path takes.
  std::function<std::size_t(std::string_view path)> body_limit;
  // Paths whose body is handed over as it comes, and who takes it. May be empty: no such path.
  std::function<bool(std::string_view path)> streams;
  std::function<void(StreamCall)> stream;
  // What the server says itself: 400, 413, 417, 431, 503.
  std::function<Reply(int status)> refuse;
};

class HttpServer {
 public:
  // Binds and listens. kInvalid: a bad address, or plain HTTP beyond loopback. kIo: the port is
  // taken, or the certificate cannot be used.
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> listen(const Listen& where,
                                                                  HttpCalls calls,
                                                                  HttpLimits limits = {});
  virtual ~HttpServer() = default;
  [[nodiscard]] virtual std::string address() const = 0;  // "127.0.0.1:43210"
  [[nodiscard]] virtual std::uint16_t port() const = 0;
  [[nodiscard]] virtual bool loopback() const = 0;
  virtual void run() = 0;
  virtual void stop() = 0;
};

}  // namespace bale::central
