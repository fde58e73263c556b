#include "sync/central/serve.h"

#include <pthread.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <thread>

#include "platform/files.h"
#include "sync/central/service.h"
#include "sync/central/sqlite_store.h"

namespace bale::central {
namespace {

// After a restored backup the last case numbers may be out in the world already: jump over as many
// as a day can bring.
constexpr std::uint64_t kNumbersSkipped = 10'000;

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

// Every thread started later inherits this, so only the waiting one takes the signal.
void block_signals() {
  const auto set = stop_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

// Every connection is a file: take all the system lets us have.
void raise_file_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void run_until_signal(HttpServer& server) {
  std::thread waiter([&server] {
    const auto set = stop_signals();
    int number = 0;
    sigwait(&set, &number);
    spdlog::info("stopping: finishing what is under way");
    server.stop();
  });
  server.run();
  waiter.join();
}

void say_what_is_unsafe(const Keyring& keys) {
  if (!keys.sealed) {
    spdlog::warn("THE KEYS ARE NOT SEALED BY A PASSPHRASE: whoever copies this disk reads every "
                 "report. Use keygen --passphrase-file for anything but a trial.");
  }
  if (keys.shown.set.costs.back().test()) {
    spdlog::warn("TEST TRACKING COST: receipt codes can be guessed from a stolen disk. For benches "
                 "on loopback only.");
  }
}

// DIR/restored is put there by whoever restores a backup. Kiosks then see another epoch.
Result<void> after_restore(Store& store, const ServeOptions& options, const Clock& clock,
                           Random& random) {
  const auto marker = options.dir + "/restored";
  if (::access(marker.c_str(), F_OK) != 0) return {};
  const auto done = commit_one(store, [&](Transaction& tx) -> Result<void> {
    const auto bytes = random.bytes<7>();
    std::uint64_t epoch = 1;
    for (const auto byte : bytes) epoch = epoch << 8 | byte;
    tx.set_epoch(epoch >> 1);
    const int year = report::date_in_wita(clock.wall()).year;
    tx.take_numbers("case:" + std::to_string(year), kNumbersSkipped);
    return {};
  });
  if (!done) return done;
  ::unlink(marker.c_str());
  spdlog::warn("the database was restored: a new epoch begins, kiosks send again what is missing");
  return {};
}

Result<std::unique_ptr<HttpServer>> open_door(const ServeOptions& options, const Keyring& keys,
                                              Service& service) {
  HttpCalls calls;
  calls.handle = [&service](Request request, Answer answer) {
    service.handle(std::move(request), std::move(answer));
  };
  calls.body_limit = &Service::body_limit;
  calls.streams = &Service::streams;
  calls.stream = [&service](StreamCall call) { service.stream(std::move(call)); };
  calls.refuse = [&service](int status) { return service.refuse(status); };
  auto server = HttpServer::listen(options.listen, std::move(calls));
  if (server && keys.shown.set.costs.back().test() && !(*server)->loopback()) {
    return fail(Errc::kInvalid, "keys with the test cost are served on loopback only");
  }
  return server;
}

}  // namespace

Result<void> serve(const ServeOptions& options, Passphrase* passphrase) {
  block_signals();
  raise_file_limit();
  const SystemClock clock;
  SystemRandom random;
  const auto keys = load_keyring(options.dir, passphrase);
  if (!keys) return tl::unexpected(keys.error());
  const auto lock = FileLock::take(options.dir + "/serve.lock");
  if (!lock) return tl::unexpected(lock.error());
  SqliteOptions database;
  database.path = options.dir + "/central.db";
  const auto store = open_sqlite_store(database);
  if (!store) return tl::unexpected(store.error());
  if (auto done = after_restore(**store, options, clock, random); !done) return done;

  ServiceOptions service_options;
  service_options.case_prefix = options.case_prefix;
  service_options.on_withdraw = options.on_withdraw;
  const auto service = Service::make({*keys, **store, clock, random}, service_options);
  if (!service) return tl::unexpected(service.error());
  const auto server = open_door(options, *keys, **service);
  if (!server) return tl::unexpected(server.error());
  say_what_is_unsafe(*keys);
  std::printf("listening on %s\n", (*server)->address().c_str());
  std::fflush(stdout);
  run_until_signal(**server);
  (*service)->stop();  // before the server dies: answers still owed belong to its connections
  return {};
}

}  // namespace bale::central
