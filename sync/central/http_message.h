// One HTTP exchange as the centre's calls see it; nothing of the server's library shows here.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/bytes.h"

namespace bale::central {

struct Request {
  std::string method;        // "POST"
  std::string path;          // without the query, which no call uses
  std::string content_type;  // lower case, without parameters
  std::string certificate;   // header Bale-Certificate, or empty
  std::string client;        // address for rate limits; never logged with a lookup
  Bytes body;
  // Header fields by lower-case name, of streamed paths only; one that stands twice is joined by a
  // comma, so that no number made of two is read as one.
  std::map<std::string, std::string, std::less<>> fields;
  std::optional<std::uint64_t> length;  // Content-Length, of streamed paths only
};

struct Reply {
  int status{200};
  std::string content_type;
  Bytes body;
  std::optional<unsigned> retry_after_s;  // header Retry-After
  std::string allow;                      // header Allow, with 405
  std::vector<std::pair<std::string, std::string>> headers;  // others
};

// The one answer a request is owed. Callable from any thread; the second call does nothing. If it
// dies uncalled the client gets 503: a lost request must not look like one that is still running.
class Answer {
 public:
  explicit Answer(std::function<void(Reply)> send)
      : owed_(std::make_shared<Owed>(std::move(send))) {}
  void operator()(Reply reply) const { owed_->pay(std::move(reply)); }

 private:
  struct Owed {
    explicit Owed(std::function<void(Reply)> s) : send(std::move(s)) {}
    Owed(const Owed&) = delete;
    Owed& operator=(const Owed&) = delete;
    ~Owed() {
      Reply reply;
      reply.status = 503;
      pay(std::move(reply));
    }
    void pay(Reply reply) {
      if (auto once = std::exchange(send, nullptr)) once(std::move(reply));
    }
    std::function<void(Reply)> send;
  };
  std::shared_ptr<Owed> owed_;
};

// Takes a body as it comes, so that what arrived before a cut is kept. Calls come on the server's
// thread, in this order: take()…, then end() exactly once.
class BodySink {
 public:
  virtual ~BodySink() = default;
  // The next bytes. No more come before `more` was called (any thread).
  virtual void take(Bytes piece, std::function<void()> more) = 0;
  // `whole`: the client ended it; otherwise the connection died and nobody waits for an answer.
  virtual void end(bool whole) = 0;
};

// A request of a streamed path, its body not yet read. Either `answer` at once (the connection then
// closes if a body was announced), or `go`, then `answer` after end(). Both from any thread.
struct StreamCall {
  Request head;
  Answer answer;
  std::function<void(std::shared_ptr<BodySink>)> go;
  // Somebody waits for this upload: take what has arrived, then close. From any thread.
  std::function<void()> hurry;
};

}  // namespace bale::central
