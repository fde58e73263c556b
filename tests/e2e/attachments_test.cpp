// Attachments from bale-file to the centre through a bad network: nothing lost, nothing doubled.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "platform/fake/random.h"
#include "tests/support/full.h"
#include "tests/support/house.h"
#include "tests/support/proxy.h"

using bale::testing::Child;
using bale::testing::House;
using bale::testing::Json;
using bale::testing::program;
using bale::testing::Proxy;

namespace {

// What nothing can compress, in a file that is taken as it is.
std::string a_document(House& house, const std::string& name, std::size_t size,
                       std::uint64_t seed) {
  bale::SeededRandom random(seed);
  bale::Bytes noise(size - 15);
  random.fill(noise);
  const auto path = house.path(name);
  bale::testing::write_text(path, "%PDF-1.7\n" + std::string(bale::text_of(noise)) + "%%EOF\n");
  return path;
}

Json with_documents(const std::string& text, const std::vector<std::string>& paths) {
  auto out = bale::testing::report(text);
  out["attachments"] = paths;
  return out;
}

// States of a report's parts at the centre, in order.
std::string places(House& house, const std::string& id) {
  const auto shown = house.central({"show", id, "--json"});
  REQUIRE(shown.code == 0);
  std::string out;
  const auto parts = Json::parse(shown.out).at("parts_expected");
  for (const auto& part : parts) {
    out += (out.empty() ? "" : " ") + part.at("state").get<std::string>();
  }
  return out;
}

const std::string kOneHeld = "held";
const std::string kTwoHeld = "held held";

// Uploads at the centre, whole ones, and chunks of none.
struct Stock {
  int uploads{0};
  int whole{0};
  int orphans{0};
};
Stock stock(House& house) {
  SQLite::Database db(house.centre_data() + "/central.db", SQLite::OPEN_READONLY, 2000);
  return {db.execAndGet("SELECT count(*) FROM upload").getInt(),
          db.execAndGet("SELECT count(*) FROM upload WHERE sha256 NOT NULL").getInt(),
          db.execAndGet("SELECT count(*) FROM chunk WHERE upload NOT IN (SELECT n FROM upload)")
              .getInt()};
}

void check_stock(House& house, int uploads) {
  const auto found = stock(house);
  CHECK(found.uploads == uploads);
  CHECK(found.whole == uploads);
  CHECK(found.orphans == 0);
}

void shell(House& house, const std::string& line) {
  REQUIRE(bale::testing::run({{"sh", "-c", line}, house.logs("sh"), "", {}}).code == 0);
}

// Until nothing is left, however bad the network; a bound, so that a loop is a failure.
int sync_until_done(House& house, const std::string& kiosk, int tries = 30) {
  int code = 1;
  for (int i = 0; i < tries && code == 1; ++i) code = house.sync_once(kiosk).code;
  return code;
}

}  // namespace

TEST_CASE("photos reach the centre after the texts and are held only when a contact says so") {
  House house;
  house.start_centre();
  const auto kiosk = house.enrol("kiosk");
  const auto ids = house.file(
      kiosk, {with_documents("dua foto", {a_document(house, "a.pdf", 150'000, 1),
                                          a_document(house, "b.pdf", 70'000, 2)}),
              bale::testing::report("tanpa foto")});
  CHECK(house.status(kiosk).at("parts_waiting") == 2);
  const auto done = house.sync_once(kiosk);
  INFO(done.err);
  CHECK(done.code == 0);
  CHECK(places(house, ids[0]) == kTwoHeld);
  const auto status = house.status(kiosk);
  CHECK(status.at("parts_waiting") == 0);
  CHECK(status.at("parts_held") == 2);
  CHECK(status.at("alarm") == "");
  check_stock(house, 2);
}

TEST_CASE("two identical photos in one report are two attachments") {
  House house;
  house.start_centre();
  const auto kiosk = house.enrol("kiosk");
  const auto path = a_document(house, "a.pdf", 40'000, 1);
  const auto ids = house.file(kiosk, {with_documents("kembar", {path, path})});
  CHECK(house.sync_once(kiosk).code == 0);
  CHECK(places(house, ids[0]) == kTwoHeld);
  check_stock(house, 2);
}

TEST_CASE("a photo cut at random places and with lost answers arrives once") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  House house;
  house.start_centre();
  Proxy proxy(house.port());
  const auto kiosk = house.enrol("kiosk", proxy.url());
  const auto ids =
      house.file(kiosk, {with_documents("satu", {a_document(house, "a.pdf", 300'000, seed)}),
                         with_documents("dua", {a_document(house, "b.pdf", 5'000, seed + 1)})});
  bale::SeededRandom random(seed);
  std::vector<std::uint64_t> distances;
  for (int i = 0; i < 12; ++i) {
    distances.push_back(1 + static_cast<std::uint64_t>(random.unit() * 60'000));
  }
  proxy.cut_after(distances);
  for (int i = 0; i < 4; ++i) (void)house.sync_once(kiosk);
  proxy.set(Proxy::Mode::kSwallowReply);
  (void)house.sync_once(kiosk);
  proxy.set(Proxy::Mode::kForward);
  CHECK(sync_until_done(house, kiosk) == 0);
  CHECK(proxy.cuts() > 0);
  CHECK(places(house, ids[0]) == kOneHeld);
  CHECK(places(house, ids[1]) == kOneHeld);
  check_stock(house, 2);
}

TEST_CASE("the centre and the uploader killed in the middle of a photo lose and double nothing") {
  House house;
  house.start_centre();
  Proxy proxy(house.port());
  const auto kiosk = house.enrol("kiosk", proxy.url());
  const auto ids = house.file(
      kiosk, {with_documents("mati", {a_document(house, "a.pdf", 1'500'000, 3)})});
  for (int round = 0; round < 4; ++round) {
    const auto mark = proxy.up();
    Child sending({{program("bale-sync"), "once", "--data", kiosk}, house.logs("once"), "", {}});
    for (int i = 0; i < 2000 && sending.running() && proxy.up() < mark + 120'000; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (round % 2 == 0) {
      sending.signal(9);
    } else {
      house.kill_centre();
      sending.stop();
      house.start_centre();
    }
  }
  CHECK(sync_until_done(house, kiosk) == 0);
  CHECK(places(house, ids[0]) == kOneHeld);
  check_stock(house, 1);
}

TEST_CASE("a photo damaged on the disk is alarmed, its report goes and is marked partly delivered") {
  House house;
  house.start_centre();
  const auto kiosk = house.enrol("kiosk");
  const auto ids = house.file(
      kiosk, {with_documents("rusak", {a_document(house, "a.pdf", 90'000, 1),
                                       a_document(house, "b.pdf", 90'000, 2)})});
  {
    SQLite::Database db(kiosk + "/outbox.db", SQLite::OPEN_READWRITE, 2000);
    db.exec("UPDATE attachment SET sealed = zeroblob(size) WHERE part = 0");
  }
  CHECK(house.sync_once(kiosk).code == 2);
  CHECK(places(house, ids[0]) == "lost held");
  const auto status = house.status(kiosk);
  CHECK(status.at("delivered") == 1);
  CHECK(status.at("parts_damaged") == 1);
  CHECK(status.at("parts_held") == 1);
  CHECK(status.at("alarm").get<std::string>().find("damaged") != std::string::npos);
}

TEST_CASE("a centre restored to the day before gets the photos again and no photo twice") {
  House house;
  house.start_centre();
  const auto kiosk = house.enrol("kiosk");
  const auto first =
      house.file(kiosk, {with_documents("lama", {a_document(house, "a.pdf", 60'000, 1)})});
  CHECK(house.sync_once(kiosk).code == 0);
  house.stop_centre();
  const auto backup = house.path("backup.db");
  shell(house, "cp " + house.centre_data() + "/central.db " + backup);
  house.start_centre();
  const auto second =
      house.file(kiosk, {with_documents("baru", {a_document(house, "b.pdf", 60'000, 2)})});
  CHECK(house.sync_once(kiosk).code == 0);
  house.stop_centre();
  shell(house, "cd " + house.centre_data() + " && rm -f central.db-* && touch restored && cp " +
                   backup + " central.db");
  house.start_centre();
  CHECK(sync_until_done(house, kiosk) == 0);
  CHECK(places(house, first[0]) == kOneHeld);
  CHECK(places(house, second[0]) == kOneHeld);
  check_stock(house, 2);
}
