// tus-js-client, as its registry has it, against the centre: cuts and lost answers leave no orphan
// and no duplicate. Needs node and npm, and the registry npm is set to.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <thread>

#include "platform/fake/random.h"
#include "sync/seal/cose.h"
#include "tests/support/full.h"
#include "tests/support/house.h"
#include "tests/support/proxy.h"

using bale::testing::Child;
using bale::testing::House;
using bale::testing::Proxy;

namespace {

constexpr int kFiles = 40;

void install(House& house) {
  std::filesystem::create_directory(house.path("node"));
  const auto done = bale::testing::run(
      {{"sh", "-c",
        "cd " + house.path("node") + " && npm install --no-audit --no-fund tus-js-client@4.3.1"},
       house.logs("npm"), "", {}});
  INFO("npm could not install tus-js-client; is the registry in reach?\n" << done.err);
  REQUIRE(done.code == 0);
}

// Files named by the ids of their attachments, with their digests.
std::map<std::string, std::string> write_files(House& house, bale::SeededRandom& random) {
  std::map<std::string, std::string> out;
  std::filesystem::create_directory(house.path("files"));
  for (int i = 0; i < kFiles; ++i) {
    bale::Bytes content(static_cast<std::size_t>(1 + random.unit() * 300'000));
    random.fill(content);
    const auto id = bale::to_hex(random.bytes<16>());
    bale::testing::write_text(house.path("files/" + id), std::string(bale::text_of(content)));
    out[id] = bale::to_hex(bale::seal::sha256(content));
  }
  return out;
}

std::map<std::string, std::string> whole_at(House& house) {
  SQLite::Database db(house.centre_data() + "/central.db", SQLite::OPEN_READONLY, 2000);
  SQLite::Statement row(db, "SELECT lower(hex(id)), lower(hex(sha256)) FROM upload");
  std::map<std::string, std::string> out;
  int rows = 0;
  while (row.executeStep()) {
    out[row.getColumn(0).getString()] = row.getColumn(1).getString();
    ++rows;
  }
  CHECK(rows == kFiles);
  CHECK(db.execAndGet("SELECT sum(length(bytes)) = (SELECT sum(length) FROM upload) FROM chunk")
            .getInt() == 1);
  return out;
}

}  // namespace

TEST_CASE("a standard tus client with cuts and lost answers leaves no orphan and no duplicate") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  bale::SeededRandom random(seed);
  House house;
  install(house);
  house.start_centre();
  (void)house.enrol("kiosk");
  auto token = house.central({"token", "kiosk"}).out;
  token.resize(token.find('\n'));
  const auto files = write_files(house, random);
  Proxy proxy(house.port());
  std::vector<std::uint64_t> distances;
  for (int i = 0; i < 40; ++i) {
    distances.push_back(1 + static_cast<std::uint64_t>(random.unit() * 200'000));
  }
  proxy.cut_after(distances);
  Child client({{"sh", "-c",
                 "cd " + house.path("node") + " && exec node " BALE_SOURCE_DIR
                 "/tests/e2e/tus_client/upload.mjs " + proxy.url() + "/v1/attachments/ " + token +
                     " " + house.path("files")},
                house.logs("tus"), "", {}});
  // Now and then answers are lost for a moment.
  for (int i = 0; i < 2'000 && client.running(); ++i) {
    proxy.set(i % 4 == 3 ? Proxy::Mode::kSwallowReply : Proxy::Mode::kForward);
    std::this_thread::sleep_for(std::chrono::milliseconds(i % 4 == 3 ? 15 : 25));
  }
  proxy.set(Proxy::Mode::kForward);
  const auto code = client.wait(std::chrono::seconds(60));
  INFO(client.out() << client.err());
  CHECK(code.value_or(-1) == 0);
  CHECK(proxy.cuts() > 10);
  CHECK(proxy.swallowed() > 3);
  CHECK(whole_at(house) == files);
  MESSAGE(proxy.cuts() << " cuts, " << proxy.swallowed() << " lost answers");
}
