// /v1/attachments/: tus 1.0 (core, creation, creation-with-upload, termination).
//
// A body is kept as it comes: 64 KiB or a second's worth at a time goes to the store, what is left
// at its end or at a cut. One connection at a time writes an upload; whoever comes after asks the
// one before to end, waits until its last bytes are on their way into the store, and finds them
// there: the writer's queue keeps the order.
//
// Thread: open() from the server's; the rest is called from there and from the writer's.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "sync/central/directory.h"
#include "sync/central/http_message.h"
#include "sync/central/upload_rules.h"
#include "sync/central/upload_token.h"
#include "sync/central/writer.h"

namespace bale::central {

class Uploads {
 public:
  Uploads(const Directory& kiosks, const UploadTokens& tokens, Writer& writer, const Clock& clock)
      : kiosks_(kiosks), tokens_(tokens), writer_(writer), clock_(clock) {}

  // "/v1/attachments" and everything below.
  [[nodiscard]] static bool takes(std::string_view path);
  void open(StreamCall call);

 private:
  struct Order;  // a request understood
  class Stream;
  using OrderPtr = std::shared_ptr<Order>;

  [[nodiscard]] Answered<Order> understand(const Request& head) const;
  [[nodiscard]] static Answered<Order> creation(const Request& head, Order out);
  [[nodiscard]] static Answered<Order> piece(const Request& head, Order out);
  // Whose token it is; nothing: none that holds.
  [[nodiscard]] std::optional<ChainId> bearer(const Request& head) const;
  [[nodiscard]] Answered<UploadRow> claim(Transaction& tx, const Order& order) const;
  void queue(const OrderPtr& order);
  void begin(const OrderPtr& order);
  void turn_away(const OrderPtr& order, const Refusal& refusal);
  void claimed(const OrderPtr& order);
  void release(const UploadKey& key);

  // Who has an upload now, and who waits for it.
  struct Turn {
    std::function<void()> hurry;
    std::vector<OrderPtr> waiting;
  };

  const Directory& kiosks_;
  const UploadTokens& tokens_;
  Writer& writer_;
  const Clock& clock_;
  std::mutex mutex_;
  std::map<UploadKey, Turn> turns_;
};

}  // namespace bale::central
