#include "sync/central/uploads.h"

#include <spdlog/spdlog.h>

#include "sync/seal/attachment.h"
#include "sync/wire/tus.h"

namespace bale::central {
namespace {

namespace tus = wire::tus;
using wire::Problem;

constexpr std::size_t kFlushBytes = 64 * 1024;
constexpr std::int64_t kFlushMs = 1000;
constexpr std::size_t kWaitingMax = 4;  // for one upload

enum class Verb : std::uint8_t { kCreate, kLook, kPatch, kTerminate };

std::string field(const Request& head, std::string_view name) {
  const auto at = head.fields.find(name);
  return at == head.fields.end() ? std::string() : at->second;
}

void add_tus(Reply& reply) { reply.headers.emplace_back("Tus-Resumable", tus::kVersion); }

Reply refused(const Refusal& refusal) {
  auto reply = to_reply(refusal);
  add_tus(reply);
  if (refusal.status == 412) reply.headers.emplace_back("Tus-Version", tus::kVersion);
  if (refusal.status == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (refusal.status == 405) reply.allow = "OPTIONS, POST, HEAD, PATCH, DELETE";
  if (refusal.status == 429 || refusal.status == 503) reply.retry_after_s = 30;
  return reply;
}

Reply capabilities() {
  Reply reply;
  reply.status = 204;
  add_tus(reply);
  reply.headers.emplace_back("Tus-Version", tus::kVersion);
  reply.headers.emplace_back("Tus-Extension", tus::kExtensions);
  reply.headers.emplace_back("Tus-Max-Size", std::to_string(seal::kSealedAttachmentMax));
  return reply;
}

// The specification lets a client that cannot PATCH say POST and mean it.
std::string method_of(const Request& head) {
  const auto meant = field(head, "x-http-method-override");
  return meant.empty() ? head.method : meant;
}

Reply standing(Verb verb, const UploadKey& key, const UploadRow& row) {
  Reply reply;
  reply.status = verb == Verb::kCreate ? 201 : verb == Verb::kLook ? 200 : 204;
  add_tus(reply);
  reply.headers.emplace_back("Upload-Offset", std::to_string(row.offset));
  if (verb == Verb::kCreate) reply.headers.emplace_back("Location", tus::path_of(key.id));
  if (verb == Verb::kLook) reply.headers.emplace_back("Upload-Length", std::to_string(row.length));
  if (row.sha256) reply.headers.emplace_back("Repr-Digest", tus::repr_digest(*row.sha256));
  return reply;
}

bool has_body(const Request& head) { return head.content_type == tus::kBodyType; }
tl::unexpected<Refusal> wrong_body() {
  return refuse(415, Problem::kStopAndAlarm, "A body must be application/offset+octet-stream.");
}
Refusal busy() { return {503, Problem::kRetryLater, "The centre is busy: come back later."}; }

}  // namespace

struct Uploads::Order {
  Verb verb{Verb::kLook};
  UploadKey key;
  std::uint64_t length{0};  // kCreate
  std::uint64_t offset{0};  // kPatch
  std::optional<std::uint64_t> announced;
  std::optional<StreamCall> call;
  UploadRow row;  // as claimed
};

// Takes one request's body into the store. State: Taking → (a fault: Swallowing) → ended.
class Uploads::Stream final : public BodySink, public std::enable_shared_from_this<Stream> {
 public:
  Stream(Uploads& uploads, OrderPtr order)
      : uploads_(uploads),
        order_(std::move(order)),
        at_(order_->row.offset),
        skip_(order_->verb == Verb::kCreate ? order_->row.offset : 0),
        flushed_(uploads.clock_.monotonic()) {}

  void take(Bytes piece, std::function<void()> more) override {
    keep(piece);
    const auto now = uploads_.clock_.monotonic();
    if (pending_.size() < kFlushBytes && now - flushed_ < kFlushMs) return more();
    flushed_ = now;
    submit([more](const std::shared_ptr<Stream>&) { more(); });
  }

  void end(bool whole) override {
    submit([whole](const std::shared_ptr<Stream>& self) {
      if (whole) self->order_->call->answer(self->reply());
      self->order_->call.reset();
    });
    uploads_.release(order_->key);
  }

 private:
  // A creation sent again begins at 0: what is held already is passed over.
  void keep(ByteView piece) {
    const auto over = std::min<std::uint64_t>(skip_, piece.size());
    skip_ -= over;
    piece = piece.subspan(over);
    const auto room = order_->row.length - at_ - pending_.size();
    too_long_ = too_long_ || piece.size() > room;
    piece = piece.first(std::min<std::uint64_t>(piece.size(), room));
    pending_.insert(pending_.end(), piece.begin(), piece.end());
  }

  // `then` runs after the commit, or at once when the store takes nothing any more.
  void submit(std::function<void(const std::shared_ptr<Stream>&)> then) {
    const auto self = shared_from_this();
    const auto bytes = std::make_shared<Bytes>(std::exchange(pending_, {}));
    const auto at = std::exchange(at_, at_ + bytes->size());
    const auto result = std::make_shared<Answered<UploadRow>>(order_->row);
    const bool taken = uploads_.writer_.submit(
        [self, bytes, at, result](Transaction& tx) -> Result<void> {
          if (bytes->empty() && self->fault()) return {};
          *result = append_upload(tx, self->order_->key, at, *bytes,
                                  self->uploads_.clock_.wall());
          return {};
        },
        [self, result, then](const Result<void>& kept) {
          self->note(kept, *result);
          then(self);
        });
    if (taken) return;
    note(fail(Errc::kBusy, "the writer is busy"), *result);
    then(self);
  }

  void note(const Result<void>& kept, const Answered<UploadRow>& result) {
    const std::lock_guard lock(mutex_);
    if (fault_) return;
    if (!kept) {
      fault_ = Refusal{503, Problem::kRetryLater, "Nothing was stored: come back later."};
    } else if (!result) {
      fault_ = result.error();
    } else {
      last_ = *result;
    }
  }

  std::optional<Refusal> fault() {
    const std::lock_guard lock(mutex_);
    return fault_;
  }

  Reply reply() {
    const std::lock_guard lock(mutex_);
    if (fault_) return refused(*fault_);
    if (too_long_) {
      return refused({413, Problem::kSplit, "That is more than the upload's length."});
    }
    return standing(order_->verb, order_->key, last_);
  }

  Uploads& uploads_;
  OrderPtr order_;
  std::uint64_t at_;    // where the next bytes go
  std::uint64_t skip_;  // of the body, held already
  MonotonicMs flushed_;
  Bytes pending_;
  bool too_long_{false};
  std::mutex mutex_;  // what follows is written by the writer's thread
  std::optional<Refusal> fault_;
  UploadRow last_;
};

bool Uploads::takes(std::string_view path) {
  return path.starts_with(tus::kFolder) || path == tus::kFolder.substr(0, tus::kFolder.size() - 1);
}

std::optional<ChainId> Uploads::bearer(const Request& head) const {
  constexpr std::string_view kBearer = "Bearer ";
  const auto authorization = field(head, "authorization");
  if (!authorization.starts_with(kBearer)) return std::nullopt;
  const auto token =
      tokens_.read(std::string_view(authorization).substr(kBearer.size()), clock_.wall());
  if (!token || !kiosks_.knows(token->kiosk)) return std::nullopt;
  return token;
}

Answered<Uploads::Order> Uploads::creation(const Request& head, Order out) {
  if (head.path.size() > tus::kFolder.size()) {
    return refuse(404, Problem::kStopAndAlarm, "There is no such call.");
  }
  const auto length = tus::parse_count(field(head, "upload-length"));
  const auto named = tus::attachment_id(field(head, "upload-metadata"));
  if (!length || !named) {
    return refuse(400, Problem::kQuarantine,
                  "A creation needs Upload-Length and attachment_id in Upload-Metadata.");
  }
  if (*length > seal::kSealedAttachmentMax) {
    return refuse(413, Problem::kQuarantine, "No attachment is that large.");
  }
  if (head.length.value_or(0) > *length) {
    return refuse(413, Problem::kSplit, "That is more than the upload's length.");
  }
  if (head.length.value_or(0) > 0 && !has_body(head)) return wrong_body();
  out.verb = Verb::kCreate;
  out.length = *length;
  out.key.id = *named;
  return out;
}

Answered<Uploads::Order> Uploads::piece(const Request& head, Order out) {
  if (!has_body(head)) return wrong_body();
  const auto offset = tus::parse_count(field(head, "upload-offset"));
  if (!offset) return refuse(400, Problem::kRetryLater, "Upload-Offset is missing or no number.");
  out.verb = Verb::kPatch;
  out.offset = *offset;
  return out;
}

Answered<Uploads::Order> Uploads::understand(const Request& head) const {
  if (field(head, "tus-resumable") != tus::kVersion) {
    return refuse(412, Problem::kStopAndAlarm, "This speaks tus 1.0.0.");
  }
  const auto who = bearer(head);
  if (!who) return refuse(401, Problem::kNewToken, "A contact brings a new token.");
  Order out;
  out.key.kiosk = who->kiosk;
  out.announced = head.length;
  const auto method = method_of(head);
  const auto id = tus::id_of(head.path);
  if (method == "POST" && !id) return creation(head, std::move(out));
  if (!id) return refuse(404, Problem::kRetryLater, "There is no such upload.");
  out.key.id = *id;
  if (method == "HEAD") return out;
  if (method == "PATCH") return piece(head, std::move(out));
  if (method != "DELETE") return refuse(405, Problem::kStopAndAlarm, "Not a verb of an upload.");
  out.verb = Verb::kTerminate;
  return out;
}

void Uploads::open(StreamCall call) {
  if (method_of(call.head) == "OPTIONS") return call.answer(capabilities());
  auto understood = understand(call.head);
  if (!understood) return call.answer(refused(understood.error()));
  const auto order = std::make_shared<Order>(std::move(*understood));
  order->call.emplace(std::move(call));
  queue(order);
}

void Uploads::queue(const OrderPtr& order) {
  {
    const std::lock_guard lock(mutex_);
    const auto [at, free] = turns_.try_emplace(order->key);
    auto& turn = at->second;
    if (!free) {
      if (turn.waiting.size() >= kWaitingMax) {
        return order->call->answer(
            refused({503, Problem::kRetryLater, "Others write this upload."}));
      }
      turn.waiting.push_back(order);
      return turn.hurry();
    }
    turn.hurry = order->call->hurry;
  }
  begin(order);
}

// The next in turn, when there is one.
void Uploads::release(const UploadKey& key) {
  OrderPtr next;
  {
    const std::lock_guard lock(mutex_);
    const auto at = turns_.find(key);
    if (at == turns_.end()) return;
    if (at->second.waiting.empty()) {
      turns_.erase(at);
      return;
    }
    next = at->second.waiting.front();
    at->second.waiting.erase(at->second.waiting.begin());
    at->second.hurry = next->call->hurry;
    if (!at->second.waiting.empty()) at->second.hurry();
  }
  begin(next);
}

// What the store says to it, in the writer's transaction.
Answered<UploadRow> Uploads::claim(Transaction& tx, const Order& order) const {
  switch (order.verb) {
    case Verb::kCreate: return create_upload(tx, order.key, order.length, clock_.wall());
    case Verb::kLook: return find_upload(tx, order.key);
    case Verb::kPatch: return resume_upload(tx, order.key, order.offset, order.announced);
    case Verb::kTerminate: break;
  }
  return terminate_upload(tx, order.key).map([] { return UploadRow{}; });
}

void Uploads::begin(const OrderPtr& order) {
  const auto row = std::make_shared<Answered<UploadRow>>();
  const bool taken = writer_.submit(
      [this, order, row](Transaction& tx) -> Result<void> {
        *row = claim(tx, *order);
        return {};
      },
      [this, order, row](const Result<void>& kept) {
        if (!kept) {
          spdlog::error("an upload could not be begun: {}", kept.error().message);
          return turn_away(order, busy());
        }
        if (!*row) return turn_away(order, row->error());
        order->row = **row;
        claimed(order);
      });
  if (!taken) turn_away(order, busy());
}

void Uploads::turn_away(const OrderPtr& order, const Refusal& refusal) {
  order->call->answer(refused(refusal));
  order->call.reset();
  release(order->key);
}

void Uploads::claimed(const OrderPtr& order) {
  if (order->verb == Verb::kCreate || order->verb == Verb::kPatch) {
    const auto go = order->call->go;
    return go(std::make_shared<Stream>(*this, order));
  }
  auto reply = standing(order->verb, order->key, order->row);
  if (order->verb == Verb::kTerminate) reply.headers.resize(1);  // the version alone
  order->call->answer(std::move(reply));
  order->call.reset();
  release(order->key);
}

}  // namespace bale::central
