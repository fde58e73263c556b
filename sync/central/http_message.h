// One HTTP exchange as the centre's calls see it; nothing of the server's library shows here.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "platform/bytes.h"

namespace bale::central {

struct Request {
  std::string method;        // "POST"
  std::string path;          // without the query, which no call uses
  std::string content_type;  // lower case, without parameters
  std::string certificate;   // header Bale-Certificate, or empty
  std::string client;        // address for rate limits; never logged with a lookup
  Bytes body;
};

struct Reply {
  int status{200};
  std::string content_type;
  Bytes body;
  std::optional<unsigned> retry_after_s;  // header Retry-After
  std::string allow;                      // header Allow, with 405
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

}  // namespace bale::central
