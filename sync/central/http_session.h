// One client's connection, plain or TLS, on the server's thread. A part of http_server.cpp: nothing
// else includes it.
#pragma once

#include <limits>
#include <optional>
#include <unordered_set>

#include "sync/central/http_beast.h"
#include "sync/central/http_server.h"

namespace bale::central::beast_server {

constexpr std::size_t kBufferReserve = 8 * 1024;  // facts.md
constexpr std::size_t kBufferMax = 64 * 1024;     // header and one read of a body
constexpr std::size_t kLingerBytes = 8u * 1024 * 1024;
constexpr std::chrono::seconds kLinger{2};
constexpr std::chrono::seconds kHandshake{20};
constexpr std::chrono::milliseconds kHurryTurn{50};  // a loopback or LAN needs far less
constexpr int kHurryTurns = 40;

class Connection {
 public:
  virtual ~Connection() = default;
  virtual void start() = 0;
  virtual void finish() = 0;  // close when idle, else after the reply under way
  virtual void abort() = 0;
};

// What all connections share. Lives as long as the server; used on its thread only.
struct Shared {
  using Work = net::executor_work_guard<net::io_context::executor_type>;
  Shared(HttpCalls c, HttpLimits l) : calls(std::move(c)), limits(l) {
    work.emplace(io.get_executor());
  }
  ~Shared() { work.reset(); }

  HttpCalls calls;
  HttpLimits limits;
  std::unordered_set<Connection*> open;
  std::size_t buffered{0};
  bool stopping{false};
  std::function<void()> emptied;  // the last connection left after a stop
  std::optional<Work> work;       // keeps run() going while nobody is connected
  // Last, so that it dies first: the steps it still holds own connections, which leave `open`.
  net::io_context io{1};

  void left(Connection* gone) {
    open.erase(gone);
    if (!stopping || !open.empty()) return;
    work.reset();
    if (emptied) emptied();
  }
};

// One client. State: Handshake → Idle → Header → Body → Handling → Replying → Idle …, and from
// anywhere Lingering (reply sent, reading what the client still sends, so that it is not reset
// away) → gone. Each asynchronous step holds the object; when none is left it dies.
template <class Stream>
class Session final : public Connection, public std::enable_shared_from_this<Session<Stream>> {
 public:
  template <class... Args>
  Session(Shared& shared, tcp::socket socket, Args&... tls)
      : shared_(shared), stream_(std::move(socket), tls...) {
    error_code ec;
    peer_ = lowest().socket().remote_endpoint(ec).address();
    lowest().socket().set_option(tcp::no_delay(true), ec);
    buffer_.reserve(kBufferReserve);
    shared_.open.insert(this);
  }
  ~Session() override {
    end_stream(false);
    shared_.buffered -= counted_;
    shared_.left(this);
  }

  void start() override {
    if constexpr (std::is_same_v<Stream, TlsStream>) {
      lowest().expires_after(kHandshake);
      stream_.async_handshake(ssl::stream_base::server, [self = self()](error_code ec) {
        if (!ec) self->next_request();
      });
    } else {
      next_request();
    }
  }

  void finish() override {
    closing_ = true;
    if (idle_) abort();
  }
  void abort() override { lowest().close(); }

 private:
  std::shared_ptr<Session> self() { return this->shared_from_this(); }

  // What leaves the server's thread holds the connection by this: whoever calls back sends it home,
  // and when nobody does, the last of it may be let go on any thread: it dies on its own all the same.
  struct Away {
    std::shared_ptr<Session> session;
    net::io_context& io;
    Away(std::shared_ptr<Session> s, net::io_context& i) : session(std::move(s)), io(i) {}
    Away(const Away&) = delete;
    Away& operator=(const Away&) = delete;
    ~Away() {
      if (session) home([](const std::shared_ptr<Session>&) {});
    }
    // Once.
    template <typename Act>
    void home(Act act) {
      net::post(io, [self = std::move(session), act = std::move(act)]() mutable { act(self); });
    }
  };
  std::shared_ptr<Away> away() { return std::make_shared<Away>(self(), shared_.io); }

  beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream_); }

  void next_request() {
    hurrying_.reset();
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.limits.header_bytes));
    parser_->body_limit(std::numeric_limits<std::uint64_t>::max());  // judged by path, below
    if (buffer_.size() > 0) return read_header();
    idle_ = true;
    lowest().expires_after(shared_.limits.idle);
    stream_.async_read_some(buffer_.prepare(kBufferReserve),
                            [self = self()](error_code ec, std::size_t size) {
                              self->idle_ = false;
                              if (ec) return;
                              self->buffer_.commit(size);
                              self->read_header();
                            });
  }

  void read_header() {
    lowest().expires_after(shared_.limits.header);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = self()](error_code ec, std::size_t) { self->on_header(ec); });
  }

  void on_header(error_code ec) {
    if (ec) return on_read_error(ec);
    if (const int fault = framing_fault(framing_of(*parser_)); fault != 0) return refuse(fault);
    const auto path = path_of(parser_->get());
    const auto limit = shared_.calls.body_limit(path);
    if (parser_->content_length().value_or(0) > limit) return refuse(413);
    parser_->body_limit(limit);
    body_until_ = std::chrono::steady_clock::now() + shared_.limits.body;
    head_only_ = parser_->get().method() == http::verb::head;
    if (shared_.calls.streams && shared_.calls.streams(path)) return open_stream();
    if (!parser_->get()[http::field::expect].empty() && !parser_->is_done()) return invite_body();
    read_body();
  }

  // ---- bodies handed over as they come ----

  void open_stream() {
    version_ = parser_->get().version();
    keep_alive_ = parser_->keep_alive();
    lowest().expires_never();
    opening_ = true;
    hurried_ = false;
    std::weak_ptr<Session> weak = self();
    Answer answer([away = away()](Reply reply) {
      away->home([reply = std::move(reply)](const auto& self) mutable {
        self->answer_stream(std::move(reply));
      });
    });
    shared_.calls.stream({to_stream_head(*parser_, peer_), std::move(answer),
                          [away = away()](std::shared_ptr<BodySink> sink) {
                            away->home([sink](const auto& self) { self->begin_stream(sink); });
                          },
                          [weak, io = &shared_.io] {
                            net::post(*io, [weak] {
                              if (const auto self = weak.lock()) self->hurry();
                            });
                          }});
  }

  void answer_stream(Reply reply) {
    opening_ = false;
    if (!parser_->is_done()) closing_ = linger_ = true;  // its body was never read
    send(std::move(reply));
  }

  void begin_stream(std::shared_ptr<BodySink> sink) {
    sink_ = std::move(sink);
    opening_ = false;
    if (hurried_) hurry();
    if (!parser_->get()[http::field::expect].empty() && !parser_->is_done()) return invite_body();
    read_stream();
  }

  void read_stream() {
    if (!sink_) return;
    if (parser_->is_done()) return end_stream(true);
    if (std::chrono::steady_clock::now() > body_until_) return fail_stream({});
    lowest().expires_after(shared_.limits.progress);
    reading_ = true;
    http::async_read_some(stream_, buffer_, *parser_, [self = self()](error_code ec, std::size_t) {
      self->reading_ = false;
      ++self->reads_;
      self->hand_over(ec);
    });
  }

  void hand_over(error_code ec) {
    Bytes piece = std::exchange(parser_->get().body(), {});
    const auto next = [away = away(), ec] {
      away->home([ec](const auto& self) { ec ? self->fail_stream(ec) : self->read_stream(); });
    };
    if (!sink_ || piece.empty()) return next();
    sink_->take(std::move(piece), next);
  }

  void end_stream(bool whole) {
    if (auto sink = std::exchange(sink_, nullptr)) sink->end(whole);
  }

  void fail_stream(error_code ec) {
    end_stream(false);
    ec ? on_read_error(ec) : abort();
  }

  // Another connection waits for this upload: what has arrived is taken; when nothing comes any
  // more, or too long, this one goes.
  void hurry() {
    hurried_ = opening_;  // it may come before the body may be read
    if (!sink_ || hurrying_) return;
    hurrying_.emplace(shared_.io);
    wait_hurrying(kHurryTurns, reads_);
  }

  void wait_hurrying(int turns, std::uint64_t seen) {
    hurrying_->expires_after(kHurryTurn);
    hurrying_->async_wait([weak = std::weak_ptr<Session>(self()), turns, seen](error_code ec) {
      const auto self = weak.lock();
      if (ec || !self || !self->sink_) return;
      const bool still = self->reading_ && self->reads_ == seen;
      if (still || turns == 0) return self->abort();
      self->wait_hurrying(turns - 1, self->reads_);
    });
  }

  // The client waits for leave to send its body (curl does, above 1 MiB).
  void invite_body() {
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    lowest().expires_after(shared_.limits.progress);
    net::async_write(stream_, net::buffer(kContinue.data(), kContinue.size()),
                     [self = self()](error_code ec, std::size_t) {
                       if (self->sink_) return ec ? self->fail_stream(ec) : self->read_stream();
                       if (!ec) self->read_body();
                     });
  }

  void read_body() {
    if (parser_->is_done()) return handle();
    if (std::chrono::steady_clock::now() > body_until_) return abort();
    lowest().expires_after(shared_.limits.progress);
    http::async_read_some(stream_, buffer_, *parser_, [self = self()](error_code ec, std::size_t) {
      if (ec) return self->on_read_error(ec);
      self->count_body();
    });
  }

  void count_body() {
    const auto now = parser_->get().body().size();
    shared_.buffered += now - std::exchange(counted_, now);
    if (shared_.buffered > shared_.limits.buffered_bytes) return refuse(503);
    read_body();
  }

  void uncount_body() { shared_.buffered -= std::exchange(counted_, 0); }

  void on_read_error(error_code ec) {
    if (ec == http::error::header_limit || ec == http::error::buffer_overflow) return refuse(431);
    if (ec == http::error::body_limit) return refuse(413);
    const bool gone = ec == http::error::end_of_stream || ec == http::error::partial_message;
    if (!gone && ec.category() == http::make_error_code(http::error::bad_method).category()) {
      return refuse(400);
    }
    abort();
  }

  void handle() {
    uncount_body();
    version_ = parser_->get().version();
    keep_alive_ = parser_->keep_alive();
    lowest().expires_never();
    // The answer may come from any thread and after this connection is gone.
    Answer answer([away = away()](Reply reply) {
      away->home([reply = std::move(reply)](const auto& self) mutable {
        self->send(std::move(reply));
      });
    });
    shared_.calls.handle(to_request(parser_->release(), peer_), std::move(answer));
  }

  void refuse(int status) {
    uncount_body();
    closing_ = true;
    linger_ = true;
    send(shared_.calls.refuse(status));
  }

  void send(Reply reply) {
    const bool keep = keep_alive_ && !closing_ && !shared_.stopping;
    response_.emplace(to_response(std::move(reply), version_, keep, head_only_));
    serializer_.emplace(*response_);
    write_some(keep);
  }

  // A slow link may take minutes for a long reply: only standing still ends it.
  void write_some(bool keep) {
    lowest().expires_after(shared_.limits.progress);
    http::async_write_some(stream_, *serializer_,
                           [self = self(), keep](error_code ec, std::size_t) {
                             if (ec) return;
                             if (!self->serializer_->is_done()) return self->write_some(keep);
                             // A stop may have come while this was written.
      keep && !self->closing_ ? self->next_request() : self->close();
                           });
  }

  void close() {
    if constexpr (std::is_same_v<Stream, TlsStream>) {
      lowest().expires_after(kLinger);
      stream_.async_shutdown([self = self()](error_code) { self->half_close(); });
    } else {
      half_close();
    }
  }

  void half_close() {
    error_code ec;
    lowest().socket().shutdown(tcp::socket::shutdown_send, ec);
    if (!linger_ || ec) return;
    lowest().expires_after(kLinger);
    linger();
  }

  // Closing with unread input would reset the connection and may take our reply with it.
  void linger() {
    buffer_.clear();
    lowest().async_read_some(buffer_.prepare(kBufferReserve),
                             [self = self()](error_code ec, std::size_t size) {
                               self->lingered_ += size;
                               if (!ec && self->lingered_ < kLingerBytes) self->linger();
                             });
  }

  Shared& shared_;
  Stream stream_;
  net::ip::address peer_;
  beast::flat_buffer buffer_{kBufferMax};
  std::optional<Parser> parser_;
  std::optional<Response> response_;
  std::optional<Serializer> serializer_;  // reads response_
  std::chrono::steady_clock::time_point body_until_;
  std::size_t counted_{0};  // bytes of the body now read that Shared::buffered holds
  std::size_t lingered_{0};
  unsigned version_{11};
  bool keep_alive_{true};
  bool closing_{false};
  bool linger_{false};
  bool idle_{false};
  bool head_only_{false};
  std::shared_ptr<BodySink> sink_;  // while a streamed body is read
  bool opening_{false};             // a streamed request is judged
  bool hurried_{false};             // meanwhile
  bool reading_{false};             // of a streamed body: a read is under way
  std::uint64_t reads_{0};
  std::optional<net::steady_timer> hurrying_;
};

}  // namespace bale::central::beast_server
