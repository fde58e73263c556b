// How many reports a second the centre makes durable, from signed batches to acknowledgements, and
// what that costs beyond inserting the same bytes in the same batches.
//
//   central-ingest-bench [REPORTS] [BATCH] [KIOSKS]     default 20000 500 4
//
// Real SQLite on a real disk (the temporary folder), WAL, synchronous=FULL; HTTP is left out.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "sync/central/service.h"
#include "sync/central/sqlite_store.h"
#include "tests/support/child.h"

using namespace bale;

namespace {

struct Shape {
  std::size_t reports{20'000};
  std::size_t batch{500};
  std::size_t kiosks{4};
};

double cpu_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(use.ru_utime) + seconds(use.ru_stime);
}

struct Timed {
  double wall{0};
  double cpu{0};
};

template <typename Work>
Timed timed(Work work) {
  const auto cpu = cpu_seconds();
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  return {wall.count(), cpu_seconds() - cpu};
}

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "central-ingest-bench: %s\n", why.c_str());
  std::exit(1);
}

template <typename T>
T must(Result<T> result) {
  if (!result) give_up(result.error().message);
  return std::move(*result);
}

void must(const Result<void>& result) {
  if (!result) give_up(result.error().message);
}

report::Report a_report(std::size_t number) {
  report::Report report;
  report.title = ("Lampu jalan padam nomor " + std::to_string(number)).c_str();
  std::string words;
  for (int i = 0; i < 6; ++i) {
    words += "Sejak tiga malam lampu di depan pasar padam dan warga takut lewat, mohon dilihat. ";
  }
  report.content = words.c_str();
  report.incident_date = report::Date{2026, 11, 10};
  report.place = report::Place{"51.02.05.2001", "Depan pasar"};
  report.category = "lampu_jalan";
  report.privacy = report::Privacy{false, false};
  report.contact.name = "Wayan Contoh";
  report.contact.phone = "+6281234567890";
  return report;
}

struct Kiosk {
  explicit Kiosk(Random& random)
      : key(random.bytes<32>()), id(random.bytes<16>()), chain(random.bytes<16>()) {}
  seal::SecretSignKey key;
  Id16 id;
  Id16 chain;
  std::uint64_t seq{0};
};

// What the kiosks have to send, made before the clock starts.
class Load {
 public:
  Load(const Shape& shape, const seal::PublicOpenKey& opening) {
    for (std::size_t i = 0; i < shape.kiosks; ++i) kiosks_.emplace_back(random_);
    for (std::size_t made = 0; made < shape.reports;) {
      auto& kiosk = kiosks_[bodies.size() % kiosks_.size()];
      std::vector<Bytes> batch;
      for (; batch.size() < shape.batch && made < shape.reports; ++made) {
        batch.push_back(item(kiosk, made, opening));
      }
      const wire::BatchHead head{kiosk.id, seal::key_id(kiosk.key.public_key()), kiosk.chain, {}};
      items.push_back(batch);
      bodies.push_back(wire::encode(wire::sign_batch(head, std::move(batch), kiosk.key)));
    }
  }
  void introduce(central::Store& store) {
    must(central::commit_one(store, [&](central::Transaction& tx) -> Result<void> {
      for (const auto& kiosk : kiosks_) {
        tx.add_kiosk({kiosk.id, "bench", kiosk.key.public_key(), {}, 0, false});
      }
      return {};
    }));
  }
  std::vector<Bytes> bodies;
  std::vector<std::vector<Bytes>> items;

 private:
  Bytes item(Kiosk& kiosk, std::size_t number, const seal::PublicOpenKey& opening) {
    seal::Envelope out;
    out.id = random_.bytes<16>();
    out.seq = ++kiosk.seq;
    out.key = 1;
    out.box = must(seal::seal_record(
        seal::ReportRecord{random_.bytes<32>(), a_report(number)}, out.id, kiosk.id, opening));
    return seal::encode(out);
  }
  SystemRandom random_;
  std::vector<Kiosk> kiosks_;
};

// As many batches in flight as there are kiosks, like as many connections.
void drain(central::Service& service, const Load& load, std::size_t in_flight) {
  std::mutex mutex;
  std::condition_variable wake;
  std::size_t open = 0;
  for (const auto& body : load.bodies) {
    {
      std::unique_lock lock(mutex);
      wake.wait(lock, [&] { return open < in_flight; });
      ++open;
    }
    central::Request request;
    request.method = "POST";
    request.path = "/v1/reports";
    request.content_type = "application/cbor";
    request.body = body;
    service.handle(std::move(request), central::Answer([&](central::Reply reply) {
                     if (reply.status != 200) give_up("a batch was refused");
                     const std::lock_guard lock(mutex);
                     --open;
                     wake.notify_one();
                   }));
  }
  std::unique_lock lock(mutex);
  wake.wait(lock, [&] { return open == 0; });
}

void bare_insert(const std::string& path, const Load& load) {
  SQLite::Database db(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  db.exec("PRAGMA journal_mode=WAL");
  db.exec("PRAGMA synchronous=FULL");
  db.exec("CREATE TABLE item (n INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");
  SQLite::Statement insert(db, "INSERT INTO item (body) VALUES (?)");
  for (const auto& batch : load.items) {
    SQLite::Transaction once(db);
    for (const auto& item : batch) {
      insert.bindNoCopy(1, item.data(), static_cast<int>(item.size()));
      insert.exec();
      insert.reset();
    }
    once.commit();
  }
}

void check_all_stored(central::Store& store, std::size_t expected) {
  std::size_t count = 0;
  must(store.read([&](central::Transaction& tx) -> Result<void> {
    tx.each_report([&](const central::ReportRow&) { ++count; });
    return {};
  }));
  if (count != expected) give_up("only " + std::to_string(count) + " reports are held");
}

void bench(const Shape& shape) {
  const testing::TempFolder folder;
  const SystemClock clock;
  SystemRandom random;
  central::KeygenOptions options;
  options.dir = folder / "centre";
  options.tracking_cost = seal::kTestCost;
  must(central::keygen(options, random, clock));
  const auto keys = must(central::load_keyring(options.dir, nullptr));
  central::SqliteOptions database;
  database.path = folder / "centre/central.db";
  const auto store = must(central::open_sqlite_store(database));
  Load load(shape, keys.shown.set.opening.back().key);
  load.introduce(*store);
  const auto service =
      must(central::Service::make({keys, *store, clock, random}, {"TBN", 2, 1u << 30, {}}));

  const auto ours = timed([&] { drain(*service, load, shape.kiosks); });
  service->stop();
  check_all_stored(*store, shape.reports);
  const auto bare = timed([&] { bare_insert(folder / "bare.db", load); });
  const auto n = static_cast<double>(shape.reports);
  std::printf("ingest: %.0f durable reports/s, %.0f µs of CPU each\n", n / ours.wall,
              ours.cpu / n * 1e6);
  std::printf("bare insert of the same bytes in the same batches: %.0f/s, %.0f µs of CPU each\n",
              n / bare.wall, bare.cpu / n * 1e6);
}

std::size_t number(int argc, char** argv, int at, std::size_t otherwise) {
  return argc > at ? static_cast<std::size_t>(std::strtoull(argv[at], nullptr, 10)) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  if (sodium_init() < 0) give_up("libsodium cannot start");
  spdlog::set_level(spdlog::level::err);
  Shape shape;
  shape.reports = number(argc, argv, 1, shape.reports);
  shape.batch = number(argc, argv, 2, shape.batch);
  shape.kiosks = number(argc, argv, 3, shape.kiosks);
  bench(shape);
  return 0;
}
