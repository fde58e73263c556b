// How fast a queue of 10,000 reports drains over loopback into the durable centre, and what a save
// costs beyond the commit it cannot do without.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "platform/clock.h"
#include "platform/random.h"
#include "sync/filing/filing.h"
#include "tests/support/house.h"

using bale::testing::House;
using bale::testing::Json;

namespace {

constexpr int kReports = 10'000;

double seconds_since(std::chrono::steady_clock::time_point from) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

// CPU of this thread, ms.
double cpu_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// The 380 characters of facts.md.
std::string text_of(int n) {
  std::string out = "Laporan nomor " + std::to_string(n) + ". ";
  while (out.size() < 380) out += "Lampu jalan di tikungan dekat pura padam sejak hari raya. ";
  out.resize(380);
  return out;
}

bale::report::Report a_report(int n) {
  bale::report::Report out;
  out.classification = bale::report::Classification::kAspirasi;
  out.title = bale::SecretString(std::string_view("Lampu jalan padam"));
  out.content = bale::SecretString(std::string_view(text_of(n)));
  out.privacy = bale::report::Privacy{};
  out.consent = bale::report::Consent{"1", 1'795'000'000'000};
  return out;
}

constexpr int kSaves = 400;

double cpu_per_save(House& house) {
  const bale::SystemClock clock;
  bale::SystemRandom random;
  bale::filing::OpenOptions options;
  options.data = house.enrol("saves");
  auto filing = bale::filing::Filing::open(options, clock, random);
  REQUIRE(filing.has_value());
  double used = 0;
  for (int i = 0; i < kSaves; ++i) {
    const auto minted = filing->mint();  // stretching is not counted
    REQUIRE(minted.has_value());
    const auto report = a_report(i);
    const auto from = cpu_ms();
    REQUIRE(filing->save(report, *minted).has_value());
    used += cpu_ms() - from;
  }
  return used / kSaves;
}

// The same bytes in the barest table with the same durability.
double cpu_per_commit(House& house) {
  SQLite::Database db(house.path("bare.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  db.exec("PRAGMA journal_mode=WAL");
  db.exec("PRAGMA synchronous=FULL");
  db.exec("CREATE TABLE row(n INTEGER PRIMARY KEY, body BLOB) STRICT");
  SQLite::Statement insert(db, "INSERT INTO row(body) VALUES(randomblob(600))");
  double used = 0;
  for (int i = 0; i < kSaves; ++i) {
    const auto from = cpu_ms();
    insert.exec();
    insert.reset();
    used += cpu_ms() - from;
  }
  return used / kSaves;
}

// One fresh house, filled and drained; reports a second.
double drain_rate(const std::vector<Json>& reports) {
  House house;
  house.start_centre();
  const auto kiosk = house.enrol("kiosk");
  const auto filing = std::chrono::steady_clock::now();
  const auto printed = house.file(kiosk, reports);
  const auto filed = seconds_since(filing);
  CHECK(printed.size() == reports.size());

  const auto start = std::chrono::steady_clock::now();
  const auto done = house.sync_once(kiosk);
  const auto rate = kReports / seconds_since(start);
  INFO(done.out << done.err);
  REQUIRE(done.code == 0);
  CHECK(house.ids().size() == kReports);
  MESSAGE("filed " << kReports / filed << " reports/s, drained " << rate << " reports/s");
  return rate;
}

}  // namespace

// Best of at most three: a machine that others use too may be slower for a while, never faster.
TEST_CASE("10,000 reports drain to the durable centre at 3,000 a second or more") {
  std::vector<Json> reports;
  for (int i = 0; i < kReports; ++i) reports.push_back(bale::testing::report(text_of(i)));
  double best = 0;
  for (int run = 0; run < 3 && best < 3000; ++run) best = std::max(best, drain_rate(reports));
  CHECK(best >= 3000);
}

TEST_CASE("a save costs at most one millisecond of CPU beyond its commit") {
  House house;
  house.start_centre();
  const auto save = cpu_per_save(house);
  const auto bare = cpu_per_commit(house);
  MESSAGE("save " << save << " ms of CPU, bare commit " << bare << " ms");
  CHECK(save - bare <= 1.0);
}
