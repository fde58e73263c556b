#include "sync/central/service.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "sync/seal/attachment.h"

namespace bale::central {
namespace {

constexpr std::size_t kSmallBody = 16 * 1024;  // contact, enrol, track
constexpr std::size_t kWorkerDepth = 1024;
constexpr std::size_t kRefreshAtOnce = 2000;
constexpr std::size_t kCallOverhead = 4096;  // bytes a call holds beside its body

constexpr std::size_t kRefusalsTold = 5;  // log lines a batch, however bad it is

constexpr std::string_view kReports = "/v1/reports";
constexpr std::string_view kContact = "/v1/contact";
constexpr std::string_view kEnrol = "/v1/enrol";
constexpr std::string_view kTrack = "/v1/track";
constexpr std::array kPaths{kReports, kContact, kEnrol, kTrack};

bool known(std::string_view path) {
  return std::find(kPaths.begin(), kPaths.end(), path) != kPaths.end();
}

// What the server itself refuses, in words; the kiosk decides on the problem.
Refusal refusal_of(int status) {
  switch (status) {
    case 404: return {404, wire::Problem::kStopAndAlarm, "There is no such call."};
    case 405: return {405, wire::Problem::kStopAndAlarm, "This call takes POST only."};
    case 413: return {413, wire::Problem::kSplit, "The body is too large: send less at once."};
    case 415: return {415, wire::Problem::kStopAndAlarm, "The body must be application/cbor."};
    case 417: return {417, wire::Problem::kRetryLater, "This expectation is not met here."};
    case 429: return {429, wire::Problem::kRetryLater, "Too many requests: come back later."};
    case 431: return {431, wire::Problem::kRetryLater, "The headers are too large."};
    case 503: return {503, wire::Problem::kRetryLater, "The centre is busy: come back later."};
    default: return {status, wire::Problem::kRetryLater, "The request cannot be understood."};
  }
}

}  // namespace

// One request under way. `reply` is filled by the writer's work and sent after the commit.
struct Service::Call {
  Call(Request r, Answer a, std::atomic<std::size_t>& counter)
      : request(std::move(r)),
        answer(std::move(a)),
        under_way(counter),
        weight(request.body.size() + kCallOverhead) {
    under_way += weight;
  }
  ~Call() { under_way -= weight; }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  Request request;
  Answer answer;
  Reply reply;
  std::atomic<std::size_t>& under_way;
  std::size_t weight;
};

Service::Service(const Parts& parts, const ServiceOptions& options)
    : parts_(parts),
      options_(options),
      statuses_(parts.keys.data, parts.clock, parts.random),
      ingest_(parts.keys, directory_, statuses_, parts.clock, parts.random, options.case_prefix,
              options.on_withdraw),
      contacts_(parts.keys, directory_, statuses_, parts.clock),
      enrolment_(parts.keys, parts.clock, parts.random),
      track_limit_(options.track_rate),
      writer_(parts.store,
              [this](Transaction& tx) -> Result<void> {
                const auto done = statuses_.refresh(tx, kRefreshAtOnce);
                if (!done) return tl::unexpected(done.error());
                return {};
              }),
      tokens_(parts.keys.signing),
      uploads_(directory_, tokens_, writer_, parts.clock),
      workers_(options.workers, kWorkerDepth) {}

Result<std::unique_ptr<Service>> Service::make(const Parts& parts, const ServiceOptions& options) {
  std::vector<KioskRow> kiosks;
  const auto read = parts.store.read([&](Transaction& tx) -> Result<void> {
    kiosks = tx.kiosks();
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  std::unique_ptr<Service> service(new Service(parts, options));
  for (const auto& kiosk : kiosks) service->directory_.add(kiosk);
  return service;
}

Service::~Service() { stop(); }

void Service::stop() {
  workers_.stop();
  writer_.stop();
}

std::size_t Service::body_limit(std::string_view path) {
  if (streams(path)) return seal::kSealedAttachmentMax;
  return path == kReports ? wire::kBatchBytesMax : kSmallBody;
}

Reply Service::refuse(int status) const {
  Reply reply = to_reply(refusal_of(status));
  if (status == 405) reply.allow = "POST";
  // Spread by us, so that kiosks shed together do not come back together (facts.md: 5–55 s).
  if (status == 429 || status == 503) {
    reply.retry_after_s = 5 + static_cast<unsigned>(parts_.random.unit() * 50);
  }
  return reply;
}

Reply Service::busy() const { return refuse(503); }

void Service::handle(Request request, Answer answer) {
  if (!known(request.path)) return answer(refuse(404));
  if (request.method != "POST") return answer(refuse(405));
  if (request.content_type != wire::kCborType) return answer(refuse(415));
  if (under_way_ > options_.bytes_under_way) return answer(busy());
  const auto call = std::make_shared<Call>(std::move(request), std::move(answer), under_way_);
  if (call->request.path == kTrack) return track(call);
  on_worker(call, [this, call] {
    if (call->request.path == kReports) return reports(call);
    if (call->request.path == kContact) return contact(call);
    enrol(call);
  });
}

void Service::on_worker(const CallPtr& call, std::function<void()> judge) {
  if (!workers_.post(std::move(judge))) call->answer(busy());
}

void Service::on_writer(const CallPtr& call, Store::Work work, std::function<void()> kept) {
  const auto done = [this, call, kept = std::move(kept)](const Result<void>& result) {
    if (!result) {
      spdlog::error("nothing was stored: {}", result.error().message);
      return call->answer(busy());
    }
    if (kept) kept();
    call->answer(std::move(call->reply));
  };
  if (!writer_.submit(std::move(work), done)) call->answer(busy());
}

void Service::reports(const CallPtr& call) {
  const auto share_out = [this](std::size_t count, const std::function<void(std::size_t)>& piece) {
    share(workers_, count, piece);
  };
  auto judged = ingest_.judge(call->request.body, call->request.certificate, share_out);
  call->request.body = {};
  if (!judged) return call->answer(to_reply(judged.error()));
  const auto batch = std::make_shared<JudgedBatch>(std::move(*judged));
  on_writer(
      call,
      [this, call, batch](Transaction& tx) -> Result<void> {
        auto ack = ingest_.store(*batch, tx);
        if (!ack) return tl::unexpected(ack.error());
        call->reply = to_reply(std::move(*ack));
        return {};
      },
      [this, batch] {
        if (batch->caller.newcomer) directory_.add(batch->caller.kiosk);
        log(*batch);
      });
}

void Service::contact(const CallPtr& call) {
  auto judged = contacts_.judge(call->request.body, call->request.certificate);
  if (!judged) return call->answer(to_reply(judged.error()));
  const auto contact = std::make_shared<Contacts::Judged>(std::move(*judged));
  on_writer(
      call,
      [this, call, contact](Transaction& tx) -> Result<void> {
        auto reply = contacts_.answer(*contact, tx);
        call->reply = reply ? to_reply(std::move(*reply)) : to_reply(reply.error());
        return {};
      },
      [this, contact] {
        if (contact->caller.newcomer) directory_.add(contact->caller.kiosk);
      });
}

void Service::enrol(const CallPtr& call) {
  const auto judged = enrolment_.judge(call->request.body);
  if (!judged) return call->answer(to_reply(judged.error()));
  const auto enrolled = std::make_shared<std::optional<KioskRow>>();
  on_writer(
      call,
      [this, call, request = *judged, enrolled](Transaction& tx) -> Result<void> {
        auto reply = enrolment_.enrol(request, tx);
        call->reply = reply ? to_reply(std::move(reply->reply)) : to_reply(reply.error());
        if (reply) *enrolled = std::move(reply->kiosk);
        return {};
      },
      [this, enrolled] {
        if (!*enrolled) return;
        directory_.add(**enrolled);
        spdlog::info("kiosk {} is enrolled", (*enrolled)->name);
      });
}

// Nothing of this call is logged: a lookup is all that ties an address to a report.
void Service::track(const CallPtr& call) {
  if (!track_limit_.allow(call->request.client, parts_.clock.monotonic())) {
    return call->answer(refuse(429));
  }
  const auto lookup = wire::decode_track(call->request.body);
  if (!lookup) return call->answer(refuse(400));
  on_writer(call, [this, call, lookup = *lookup](Transaction& tx) -> Result<void> {
    if (auto done = statuses_.refresh(tx, lookup); !done) return done;
    const auto sealed = tx.status(lookup);
    call->reply = sealed ? to_reply(wire::encode_track_reply(*sealed))
                         : to_reply(Refusal{404, wire::Problem::kRetryLater,
                                            "No report is held under this code."});
    return {};
  });
}

void Service::log(const JudgedBatch& batch) const {
  std::array<std::size_t, 4> count{};
  for (const auto& item : batch.items) ++count[static_cast<std::size_t>(item.ack.outcome)];
  spdlog::info("kiosk {}: {} stored, {} duplicate, {} conflict, {} rejected",
               batch.caller.kiosk.name, count[0], count[1], count[2], count[3]);
  if (count[2] > 0) {
    spdlog::warn("ALARM: kiosk {} sent other bytes under a known id", batch.caller.kiosk.name);
  }
  std::size_t told = 0;
  for (const auto& item : batch.items) {
    if (item.ack.outcome != wire::Outcome::kRejected || told++ >= kRefusalsTold) continue;
    spdlog::warn("kiosk {}: sequence {} refused: {}", batch.caller.kiosk.name, item.ack.seq,
                 item.ack.reason);
  }
}

}  // namespace bale::central
