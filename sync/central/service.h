// The calls of protocol 1, from an HTTP request to its reply.
//
// handle() runs on the HTTP server's thread and only sorts; a worker judges (signatures, boxes),
// the writer stores, and the answer leaves after the commit. Full queues and too many bytes under
// way are answered 503 with a spread Retry-After: nothing waits without a bound.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "sync/central/contact.h"
#include "sync/central/enrol.h"
#include "sync/central/http_message.h"
#include "sync/central/ingest.h"
#include "sync/central/rate_limit.h"
#include "sync/central/run_queue.h"
#include "sync/central/uploads.h"
#include "sync/central/writer.h"

namespace bale::central {

// What the service is made of. Owner: serve; outlives the service.
struct Parts {
  const Keyring& keys;
  Store& store;
  const Clock& clock;
  Random& random;
};

struct ServiceOptions {
  std::string case_prefix;
  std::size_t workers{2};
  std::size_t bytes_under_way{256u * 1024 * 1024};  // bodies judged or stored, all calls together
  RatePolicy track_rate;
  OnWithdraw on_withdraw{OnWithdraw::kArchive};
};

class Service {
 public:
  // Reads the kiosks from the store.
  [[nodiscard]] static Result<std::unique_ptr<Service>> make(const Parts& parts,
                                                             const ServiceOptions& options);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  void handle(Request request, Answer answer);
  // Attachments, whose bodies are kept as they come.
  [[nodiscard]] static bool streams(std::string_view path) { return Uploads::takes(path); }
  void stream(StreamCall call) { uploads_.open(std::move(call)); }
  [[nodiscard]] static std::size_t body_limit(std::string_view path);
  // What the HTTP server says without asking a call.
  [[nodiscard]] Reply refuse(int status) const;
  // Finishes what is under way; every answer has been given when it returns.
  void stop();

 private:
  Service(const Parts& parts, const ServiceOptions& options);
  struct Call;
  using CallPtr = std::shared_ptr<Call>;

  void reports(const CallPtr& call);
  void contact(const CallPtr& call);
  void enrol(const CallPtr& call);
  void track(const CallPtr& call);
  // Runs `judge` on a worker; sheds load when it cannot.
  void on_worker(const CallPtr& call, std::function<void()> judge);
  // Runs `work` in the store, which fills call->reply; answers after the commit.
  void on_writer(const CallPtr& call, Store::Work work, std::function<void()> kept = {});
  [[nodiscard]] Reply busy() const;
  void log(const JudgedBatch& batch) const;

  Parts parts_;
  ServiceOptions options_;
  Directory directory_;
  StatusMaker statuses_;
  Ingest ingest_;
  Contacts contacts_;
  Enrolment enrolment_;
  RateLimit track_limit_;
  std::atomic<std::size_t> under_way_{0};
  Writer writer_;
  UploadTokens tokens_;
  Uploads uploads_;
  RunQueue workers_;
};

}  // namespace bale::central
