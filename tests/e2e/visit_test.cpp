// One citizen's report, from a finger on the glass to the centre and back, on a real window.
#include <doctest/doctest.h>

#include <thread>

#include "tests/e2e/hall.h"
#include "tests/support/scan.h"

using bale::testing::Hall;
using bale::testing::Scanner;
using bale::testing::Story;
using bale::testing::within;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

namespace {

// What a phone reads off the glass.
std::string qr_on_screen(Hall& hall) {
  const auto picture = hall.house().path("receipt.png");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  hall.display().picture(picture);
  const auto read = bale::testing::run(
      {{"zbarimg", "-q", "--raw", picture}, hall.house().logs("zbarimg"), "", {}});
  return read.out.substr(0, read.out.find('\n'));
}

}  // namespace

TEST_CASE("with the centre away a visit ends in a receipt, and the report arrives once by itself") {
  Hall hall({});
  hall.enrol();
  hall.house().stop_centre();
  hall.start_sync();
  hall.start_kiosk();
  const Story story;
  hall.tell(story);
  const auto before = Clock::now();
  const auto code = hall.submit();
  const auto waited = Clock::now() - before;
  CHECK(waited < seconds(3));  // disk and Argon2id, never the network
  CHECK(hall.visitor().shows("belum terkirim"));
  std::string letters = code;
  std::erase(letters, '-');
  CHECK(qr_on_screen(hall) == letters);
  CHECK(hall.house().status(hall.data()).at("pending") == 1);

  hall.house().start_centre();
  CHECK(within(seconds(150), [&] { return !hall.house().ids().empty(); }));
  const auto reports = hall.house().reports();
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].at("content") == story.words);
  hall.visitor().wait_for_text("Diterima pusat", seconds(20));  // the receipt tells the truth again

  const std::string answer = "Regu sudah membersihkan got di sana kemarin sore.";
  const auto id = reports[0].at("id").get<std::string>();
  REQUIRE(hall.house().central({"assign", id, "--unit", "puprpkp"}).code == 0);
  REQUIRE(hall.house().central({"respond", id, "--text", answer}).code == 0);
  hall.leave();
  std::this_thread::sleep_for(seconds(3));  // a contact brings the sealed status
  hall.visitor().press("Bahasa Indonesia");
  hall.visitor().press("Lacak laporan");
  hall.visitor().wait_for("track_code");
  hall.visitor().type(letters);
  hall.visitor().press("Cari");
  hall.visitor().wait_for("track");
  CHECK(hall.visitor().shows(answer));
  CHECK_FALSE(hall.visitor().shows(story.name));  // never the reporter, never the report
  CHECK_FALSE(hall.visitor().shows("mampet"));
}

TEST_CASE("after a visit nothing that was typed is in the kiosk's memory or on its disk") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  const Story story;
  hall.tell(story);
  Scanner scanner({story.words, story.landmark, story.name});
  std::size_t scanned = 0;
  const auto before = scanner.memory(hall.kiosk().pid(), &scanned);
  CHECK_FALSE(before.empty());  // the scan can see what is there
  CHECK(scanned > 10'000'000);
  (void)hall.submit();
  hall.leave();

  const auto after = scanner.memory(hall.kiosk().pid(), &scanned);
  INFO(bale::testing::describe(after));
  CHECK(after.empty());
  CHECK(scanned > 10'000'000);
  const auto on_disk = scanner.folder(hall.data());
  INFO(bale::testing::describe(on_disk));
  CHECK(on_disk.empty());
  CHECK(hall.house().status(hall.data()).at("pending") == 1);  // it is there, sealed
}

TEST_CASE("Tutup cepat wipes a half-told story at once") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  const Story story;
  hall.tell(story);
  hall.visitor().press("Tutup cepat");
  hall.visitor().wait_for("attract");
  std::this_thread::sleep_for(seconds(1));
  Scanner scanner({story.words, story.landmark, story.name});
  const auto after = scanner.memory(hall.kiosk().pid());
  INFO(bale::testing::describe(after));
  CHECK(after.empty());
  CHECK(scanner.folder(hall.data()).empty());
  CHECK(hall.house().status(hall.data()).at("pending") == 0);
}

TEST_CASE("a kiosk that was never enrolled says so and stays") {
  Hall hall({});
  hall.enrol();
  std::filesystem::remove_all(hall.data());
  std::filesystem::create_directories(hall.data());
  hall.start_kiosk();
  hall.visitor().wait_for("not_ready");
  CHECK(hall.visitor().shows("Belum siap, hubungi petugas"));
  CHECK(hall.kiosk().running());
}
