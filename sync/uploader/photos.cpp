#include "sync/uploader/photos.h"

#include <spdlog/spdlog.h>

#include "sync/uploader/patience.h"
#include "sync/wire/tus.h"

namespace bale::uploader {
namespace {

namespace tus = wire::tus;

constexpr double kBreathMs = 1'000;  // about this long after a cut that followed progress
constexpr int kConflictsMax = 3;     // 409 and 404 in a row, then it counts as a failure

enum class Verb : std::uint8_t { kCreate, kAsk, kPatch };

const Step kMoved{Step::Kind::kDone, "", false, {}};

}  // namespace

// The part at hand.
struct Photos::Current {
  outbox::DuePart due;
  Bytes bytes;
  Verb next{Verb::kCreate};
  std::uint64_t offset{0};  // as the centre last said
  std::uint64_t sent{0};    // of the piece under way
  int conflicts{0};
};

Photos::Photos(Link& link, Transport& transport, std::function<void()> landed)
    : link_(link), transport_(transport), landed_(std::move(landed)) {}

Photos::~Photos() {
  if (flight_) flight_->wait();
}

bool Photos::busy() const {
  return flight_.has_value() || (current_ && link_.clock.monotonic() < not_before_);
}

Step Photos::step(bool may_start) {
  if (flight_) {
    if (flight_->wait_for(std::chrono::seconds(0)) != std::future_status::ready) return {};
    const auto reply = flight_->get();
    flight_.reset();
    const auto now = transport_.traffic();
    link_.memory.add(now.up - counted_.up, now.down - counted_.down);
    counted_ = now;
    return settle(reply);
  }
  if (!may_start || link_.clock.monotonic() < not_before_) return {};
  if (!current_) {
    auto step = take_up();
    if (!current_) return step;
  }
  wants_token_ = link_.token.empty();
  if (!wants_token_) send();
  return {};
}

// The oldest part that is due; one whose bytes are no longer those the envelope names will never
// go, and its report is at the centre without it.
Step Photos::take_up() {
  wants_token_ = false;
  const auto due = link_.outbox.due_part(link_.clock.wall());
  if (!due) return Step::failure(due.error());
  if (!*due) return {};
  auto bytes = link_.outbox.sealed_part((*due)->part.id);
  if (!bytes && bytes.error().code != Errc::kCorrupt) return Step::failure(bytes.error());
  if (!bytes) {
    link_.memory.state.alarm = "an attachment was damaged on this disk: its report went without it";
    spdlog::error("sequence {}: {}", (*due)->seq, link_.memory.state.alarm);
    if (auto done = link_.outbox.part_damaged((*due)->row); !done) {
      return Step::failure(done.error());
    }
    return kMoved;
  }
  current_ = std::make_unique<Current>();
  current_->due = **due;
  current_->bytes = *std::move(bytes);
  current_->next = current_->due.begun ? Verb::kAsk : Verb::kCreate;
  return kMoved;
}

HttpRequest Photos::carrying(const std::string& method, const std::string& path,
                             std::uint64_t from) const {
  const auto size = piece_.next(current_->bytes.size() - from);
  const auto first = current_->bytes.begin() + static_cast<std::ptrdiff_t>(from);
  HttpRequest out{method, path, std::string(tus::kBodyType),
                  Bytes(first, first + static_cast<std::ptrdiff_t>(size))};
  out.once = true;
  return out;
}

HttpRequest Photos::request() {
  const auto& part = current_->due.part;
  HttpRequest out;
  if (current_->next == Verb::kCreate) {
    out = carrying("POST", std::string(tus::kFolder), 0);
    out.headers.push_back("Upload-Length: " + std::to_string(current_->bytes.size()));
    out.headers.push_back("Upload-Metadata: " + tus::metadata(part.id));
  } else if (current_->next == Verb::kAsk) {
    out = HttpRequest{"HEAD", tus::path_of(part.id), "", {}};
  } else {
    out = carrying("PATCH", tus::path_of(part.id), current_->offset);
    out.headers.push_back("Upload-Offset: " + std::to_string(current_->offset));
  }
  out.headers.push_back("Tus-Resumable: " + std::string(tus::kVersion));
  out.headers.push_back("Authorization: Bearer " + link_.token);
  return out;
}

void Photos::send() {
  if (current_->next == Verb::kCreate && !current_->due.begun) {
    if (auto noted = link_.outbox.part_begun(current_->due.row); !noted) {
      spdlog::error(noted.error().message);
      return;
    }
    current_->due.begun = true;
  }
  auto out = request();
  current_->sent = out.body.size();
  sent_at_ = link_.clock.monotonic();
  flight_ = std::async(std::launch::async, [this, request = std::move(out)] {
    auto reply = transport_.send(request);
    landed_();
    return reply;
  });
}

Step Photos::settle(const Reply& reply) {
  if (!reply) return cut(classify_call(reply));
  return judge(*reply);
}

// What came of a request without an answer is known only to the centre: ask first. The first cut
// after progress is the link's way of life; only one after another makes the server wait.
Step Photos::cut(const CallVerdict& verdict) {
  piece_.link_failed();
  current_->next = Verb::kAsk;
  if (forgiven_) return Step::failure(verdict);
  forgiven_ = true;
  not_before_ = link_.clock.monotonic() +
                static_cast<MonotonicMs>(kBreathMs * (0.5 + link_.random.unit()));
  spdlog::info("sequence {}: {}; asking where the photo stands", current_->due.seq, verdict.reason);
  return {};
}

Step Photos::judge(const HttpReply& reply) {
  const bool ours = reply.field("tus-resumable") == tus::kVersion;
  if (reply.status == 413) {
    if (piece_.refused(current_->sent)) return kMoved;
    return set_aside("even a small piece is too large for the way to the centre",
                     quarantine_wait_ms(current_->due.attempts, link_.random));
  }
  if (!ours) {
    auto verdict = classify_call(reply);
    if (verdict.call == Call::kAnswered) verdict.reason = "a reply that is not the centre's";
    if (verdict.alarm) link_.memory.state.alarm = verdict.reason;
    return Step::failure(verdict);
  }
  return reply.status < 300 ? advanced(reply) : refused(reply);
}

Step Photos::advanced(const HttpReply& reply) {
  auto& part = *current_;
  const auto offset = tus::parse_count(reply.field("upload-offset"));
  const auto least = part.next == Verb::kPatch ? part.offset + 1 : 0;
  if (!offset || *offset > part.bytes.size() || *offset < least) {
    part.next = Verb::kAsk;
    return {Step::Kind::kFailed, "the centre says an offset that cannot be", false, {}};
  }
  if (*offset > part.offset) {
    forgiven_ = false;
    part.conflicts = 0;
    if (part.next != Verb::kAsk) {
      piece_.carried(part.sent, link_.clock.monotonic() - sent_at_);
    }
  }
  part.offset = *offset;
  part.next = Verb::kPatch;
  return *offset == part.bytes.size() ? whole(reply) : kMoved;
}

Step Photos::whole(const HttpReply& reply) {
  if (tus::parse_repr_digest(reply.field("repr-digest")) != current_->due.part.sha256) {
    return set_aside("the centre has other bytes than were sent", item_wait_ms(link_.random));
  }
  const auto done = link_.outbox.part_sent(current_->due.row);
  current_.reset();
  return done ? kMoved : Step::failure(done.error());
}

Step Photos::refused(const HttpReply& reply) {
  const auto problem = wire::parse_problem(text_of(reply.body));
  if (reply.status == 401) {
    link_.token.clear();
    current_->next = Verb::kAsk;
    wants_token_ = true;
    return {};
  }
  if (reply.status == 404 || reply.status == 409) {
    current_->next = reply.status == 404 ? Verb::kCreate : Verb::kAsk;
    current_->offset = 0;
    if (problem != wire::Problem::kQuarantine && ++current_->conflicts <= kConflictsMax) {
      return kMoved;
    }
  }
  if (reply.status == 460) {
    return set_aside("a photo arrived changed and was dropped", item_wait_ms(link_.random));
  }
  if (problem == wire::Problem::kQuarantine) {
    return set_aside("the centre refuses an attachment (" + std::to_string(reply.status) + ")",
                     quarantine_wait_ms(current_->due.attempts, link_.random));
  }
  auto verdict = classify_call(reply);
  if (verdict.alarm) link_.memory.state.alarm = verdict.reason;
  current_->next = Verb::kAsk;
  return Step::failure(verdict);
}

Step Photos::set_aside(const std::string& why, std::int64_t wait_ms) {
  spdlog::warn("sequence {}: {}", current_->due.seq, why);
  link_.memory.state.alarm = why;
  const auto done =
      link_.outbox.part_later(current_->due.row, link_.clock.wall() + wait_ms);
  current_.reset();
  return done ? kMoved : Step::failure(done.error());
}

}  // namespace bale::uploader
