// What sending works with. Owner: the composition root (main_sync.cpp) or a test.
#pragma once

#include <future>

#include "platform/clock.h"
#include "platform/random.h"
#include "sync/retry/backoff.h"
#include "sync/uploader/classify.h"
#include "sync/uploader/memory.h"
#include "sync/uploader/trust.h"

namespace bale::uploader {

struct Link {
  outbox::Outbox& outbox;
  Transport& transport;
  const Clock& clock;
  Random& random;
  const seal::SecretSignKey& key;
  Id16 kiosk;
  Bytes certificate;  // shown to a centre that does not know us: it may be a restored one
  Trust trust;
  Memory memory;
  retry::Policy policy;

  // Sends, counts the bytes and notes an alarm; what it means is for the caller. A 403 is asked
  // once more with the certificate, which goes along from then on until the centre answers.
  struct Exchange {
    Reply reply;
    CallVerdict verdict;
  };
  [[nodiscard]] Exchange call(const std::string& path, const Bytes& body) {
    return finish(begin(path, body));
  }
  // call() in two steps: the request travels on a thread of its own while this one does something
  // else, but no other call. A Flight that is dropped is waited for.
  struct Flight {
    HttpRequest request;
    std::future<Reply> reply;
  };
  [[nodiscard]] Flight begin(const std::string& path, Bytes body);
  [[nodiscard]] Exchange finish(Flight flight);
  bool shows_certificate{false};
  std::string token{};  // for attachments, as the last contact brought it; never on disk

 private:
  [[nodiscard]] Flight send(HttpRequest request);
};

}  // namespace bale::uploader
