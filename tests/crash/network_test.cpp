// The network and the far end at their worst: replies lost after the commit, a captive portal, two
// uploaders at once, a rotten item in the middle of a batch. Whole programs on loopback.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "sync/seal/cose.h"
#include "sync/seal/envelope.h"
#include "tests/support/house.h"
#include "tests/support/proxy.h"

using bale::testing::Child;
using bale::testing::House;
using bale::testing::Json;
using bale::testing::program;
using bale::testing::Proxy;

namespace {

std::vector<Json> numbered(int count) {
  std::vector<Json> out;
  for (int i = 0; i < count; ++i) out.push_back(bale::testing::report("Nomor " + std::to_string(i)));
  return out;
}

void check_once_each(House& house, std::vector<std::string> expected) {
  std::sort(expected.begin(), expected.end());
  CHECK(house.ids() == expected);
}

// Replaces the envelope of one row by what `spoil` makes of it; its digest is made to fit, so that
// only the centre can see the rot.
template <typename Spoil>
std::string spoil_row(const std::string& kiosk, int seq, Spoil spoil) {
  SQLite::Database db(kiosk + "/outbox.db", SQLite::OPEN_READWRITE, 2000);
  SQLite::Statement read(db, "SELECT hex(id), envelope FROM outbox WHERE seq = ?");
  read.bind(1, seq);
  REQUIRE(read.executeStep());
  auto id = read.getColumn(0).getString();
  std::transform(id.begin(), id.end(), id.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  const auto column = read.getColumn(1);
  const auto* data = static_cast<const std::uint8_t*>(column.getBlob());
  const bale::Bytes envelope = spoil(bale::Bytes(data, data + column.getBytes()));
  const auto digest = bale::seal::sha256(envelope);
  SQLite::Statement write(db, "UPDATE outbox SET envelope = ?, digest = ? WHERE seq = ?");
  write.bind(1, envelope.data(), static_cast<int>(envelope.size()));
  write.bind(2, digest.data(), static_cast<int>(digest.size()));
  write.bind(3, seq);
  write.exec();
  return id;
}

bale::Bytes flip_in_box(const bale::Bytes& encoded) {
  auto envelope = bale::seal::decode_envelope(encoded);
  REQUIRE(envelope.has_value());
  envelope->box[envelope->box.size() / 2] ^= 1U;
  return bale::seal::encode(*envelope);
}

}  // namespace

TEST_CASE("a reply lost after the centre's commit is sent again and counted once") {
  House house;
  house.start_centre();
  Proxy proxy(house.port());
  const auto kiosk = house.enrol("kiosk", proxy.url());
  const auto printed = house.file(kiosk, numbered(30));

  proxy.set(Proxy::Mode::kSwallowReply);
  CHECK(house.sync_once(kiosk).code == 1);  // it cannot know: still pending
  CHECK(proxy.swallowed() > 0);
  CHECK(house.ids().size() == 30);  // the centre had committed: the reply was lost after it
  CHECK(house.status(kiosk).at("pending") == 30);

  proxy.set(Proxy::Mode::kForward);
  CHECK(house.sync_once(kiosk).code == 0);
  check_once_each(house, printed);
  CHECK(house.status(kiosk).at("delivered") == 30);
}

TEST_CASE("a captive portal's 200 with HTML is no acknowledgement") {
  House house;
  house.start_centre();
  Proxy proxy(house.port());
  const auto kiosk = house.enrol("kiosk", proxy.url());
  const auto printed = house.file(kiosk, numbered(5));

  proxy.set(Proxy::Mode::kPortal);
  CHECK(house.sync_once(kiosk).code == 1);
  CHECK(proxy.portals() > 0);
  const auto during = house.status(kiosk);
  CHECK(during.at("pending") == 5);
  CHECK(during.at("delivered") == 0);
  CHECK(during.at("quarantined") == 0);

  proxy.set(Proxy::Mode::kForward);
  CHECK(house.sync_once(kiosk).code == 0);
  check_once_each(house, printed);
}

TEST_CASE("of two uploaders at once one sends and the other says that the lock is held") {
  House house;
  house.start_centre();
  const auto kiosk = house.enrol("kiosk");
  (void)house.file(kiosk, numbered(1));
  Child daemon({{program("bale-sync"), "run", "--data", kiosk}, house.logs("run"), "", {}});
  // It holds the lock once it has delivered; asking by `once` before would take the lock from it.
  for (int i = 0; i < 600 && house.status(kiosk).at("delivered") == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  CHECK(house.sync_once(kiosk).code == 3);
  daemon.stop();
  CHECK(house.sync_once(kiosk).code == 0);  // the lock dies with its holder
}

// Two processes that each hold the same rows, as after a disk was cloned while it was sending.
TEST_CASE("the same batch from two processes at the same time is kept once") {
  House house;
  house.start_centre();
  const auto kiosk = house.enrol("kiosk");
  const auto printed = house.file(kiosk, numbered(300));
  const auto twin = house.path("twin");
  REQUIRE(bale::testing::run({{"cp", "-a", kiosk, twin}, house.logs("cp"), "", {}}).code == 0);

  Child one({{program("bale-sync"), "once", "--data", kiosk}, house.logs("one"), "", {}});
  Child two({{program("bale-sync"), "once", "--data", twin}, house.logs("two"), "", {}});
  const auto limit = std::chrono::seconds(60);
  CHECK(one.wait(limit).value_or(-1) == 0);
  CHECK(two.wait(limit).value_or(-1) == 0);
  check_once_each(house, printed);
}

TEST_CASE("one bad item among 500 stops none of the others and is kept with its reason") {
  House house;
  house.start_centre();
  const auto kiosk = house.enrol("kiosk");
  auto printed = house.file(kiosk, numbered(500));
  const auto bad = spoil_row(kiosk, 250, flip_in_box);

  CHECK(house.sync_once(kiosk).code == 2);  // only a quarantined one is left
  printed.erase(std::remove(printed.begin(), printed.end(), bad), printed.end());
  REQUIRE(printed.size() == 499);
  check_once_each(house, printed);
  const auto status = house.status(kiosk);
  CHECK(status.at("delivered") == 499);
  CHECK(status.at("quarantined") == 1);
  CHECK(status.at("pending") == 0);
}

TEST_CASE("an item that is no envelope at all is quarantined alone") {
  House house;
  house.start_centre();
  const auto kiosk = house.enrol("kiosk");
  auto printed = house.file(kiosk, numbered(20));
  const auto bad = spoil_row(kiosk, 7, [](const bale::Bytes&) { return bale::Bytes(90, 0xFF); });

  CHECK(house.sync_once(kiosk).code == 2);
  printed.erase(std::remove(printed.begin(), printed.end(), bad), printed.end());
  check_once_each(house, printed);
}
