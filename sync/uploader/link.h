// What sending works with. Owner: the composition root (main_sync.cpp) or a test.
#pragma once

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
  Trust trust;
  Memory memory;
  retry::Policy policy;

  // Sends, counts the bytes and notes an alarm; what it means is for the caller.
  struct Exchange {
    Reply reply;
    CallVerdict verdict;
  };
  [[nodiscard]] Exchange call(const std::string& path, Bytes body);
};

}  // namespace bale::uploader
