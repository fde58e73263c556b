// Cables that are pulled out and put back while somebody is at the kiosk: nothing opens, nothing
// crashes, nothing is lost, and what is back works without a restart.
#include <doctest/doctest.h>

#include "tests/e2e/camera_folder.h"
#include "tests/e2e/hall.h"
#include "tests/support/fake_printer.h"
#include "tests/support/voices.h"

using bale::testing::FakePrinter;
using bale::testing::Hall;
using bale::testing::within;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr seconds kPatience{20};

std::string xinput(Hall& hall, std::vector<std::string> argv) {
  argv.insert(argv.begin(), "xinput");
  const auto ran = bale::testing::run(
      {argv, hall.house().logs("xinput"), "", {"DISPLAY=" + hall.display().name()}});
  CHECK(ran.code == 0);
  return ran.out;
}

void layout(Hall& hall, const std::string& name) {
  const auto ran = bale::testing::run({{"setxkbmap", name}, hall.house().logs("setxkbmap"), "",
                                       {"DISPLAY=" + hall.display().name()}});
  CHECK(ran.code == 0);
}

std::optional<std::string> ring(Hall& hall) {
  const auto screen = hall.visitor().screen();
  for (const auto& item : screen.at("items")) {
    if (item.value("focused", false)) return item.value("label", "");
  }
  return std::nullopt;
}

// The arrow is heard: the ring goes on.
bool walks(Hall& hall) {
  const auto before = ring(hall);
  hall.display().key("Right");
  return within(kPatience, [&] { return ring(hall).has_value() && ring(hall) != before; });
}

}  // namespace

TEST_CASE("a keypad that is pulled out and put back while words are typed loses nothing") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  hall.to_words();
  auto& v = hall.visitor();
  v.type("Got mampet");
  CHECK(walks(hall));
  for (int i = 0; i < 3; ++i) {
    xinput(hall, {"create-master", "keypad"});  // devices come, the server tells everybody
    std::this_thread::sleep_for(milliseconds(50));
    hall.display().key("Right");
    xinput(hall, {"remove-master", "keypad keyboard"});  // and go, a key just pressed
    layout(hall, i % 2 == 0 ? "ru" : "us");              // another keyboard may have other letters
    std::this_thread::sleep_for(milliseconds(100));
  }
  layout(hall, "us");
  CHECK(hall.kiosk().running());
  CHECK(v.screen_name() == "words");
  CHECK(v.words_of("field") == "Got mampet");
  CHECK(walks(hall));
  v.type(" di sini");  // and the finger is still heard
  CHECK(v.words_of("field") == "Got mampet di sini");
}

TEST_CASE("a camera pulled out while somebody aims is said, and put back it takes the photo") {
  Hall hall({});
  const auto cable = hall.house().path("cable");
  bale::testing::write_text(cable, "plugged");
  hall.enrol();
  hall.configure("[camera]\ndevice = \"/dev/bale-fake/cable\"\n");
  hall.surround(std::string("LD_PRELOAD=") + BALE_SHIM);
  hall.surround("BALE_V4L2_CABLE=" + cable);
  hall.start_kiosk();
  hall.to_words();
  auto& v = hall.visitor();
  v.type("Got mampet");
  v.press("Ambil foto", kPatience);
  v.wait_for_text("Arahkan kamera", kPatience);
  std::filesystem::remove(cable);
  v.wait_for_text("Kamera belum bisa dipakai", kPatience);
  v.press("Tanpa foto");  // the way on is open
  v.wait_for("words");
  CHECK(v.words_of("field") == "Got mampet");
  CHECK(within(kPatience, [&] { return !v.find("Ambil foto").has_value(); }));

  bale::testing::write_text(cable, "plugged again");
  v.press("Ambil foto", kPatience);
  v.wait_for_text("Arahkan kamera", kPatience);
  std::filesystem::remove(cable);  // on the screen itself
  v.wait_for_text("Kamera belum bisa dipakai", kPatience);
  bale::testing::write_text(cable, "and again");
  // It is offered again when the kiosk has looked: every two seconds.
  REQUIRE(within(kPatience, [&] {
    const auto again = v.find("Ambil lagi");
    return again && again->value("enabled", false);
  }));
  v.press("Ambil lagi");
  v.wait_for_text("Arahkan kamera", kPatience);
  v.press("Ambil");
  v.press("Pakai foto ini", kPatience);
  v.wait_for("words");
  CHECK(v.words_of("field") == "Got mampet");
  v.press("Ambil foto");
  v.wait_for_text("Foto 1", kPatience);  // it is kept with the report
  CHECK(hall.kiosk().running());
}

TEST_CASE("a microphone pulled out and put back is offered again, and records") {
  Hall hall({});
  const auto wav = hall.house().path("voice.wav");
  bale::testing::write_wav(wav, 2);
  hall.enrol();
  hall.configure("[microphone]\ndevice = \"" + wav + "\"\n");
  hall.start_kiosk();
  hall.to_words();
  auto& v = hall.visitor();
  v.press("Rekam suara", kPatience);
  v.wait_for("voice_note");
  std::filesystem::rename(wav, wav + ".away");
  std::this_thread::sleep_for(milliseconds(100));
  v.press("Mulai rekam");
  v.wait_for_text("Mikrofon belum bisa dipakai", kPatience);
  std::filesystem::rename(wav + ".away", wav);
  v.press("Mulai rekam", kPatience);
  std::this_thread::sleep_for(seconds(1));
  v.press("Berhenti");
  v.press("Pakai rekaman ini", kPatience);
  CHECK(hall.kiosk().running());
}

TEST_CASE("a printer pulled out within the receipt prints it whole when it is back and asked again") {
  Hall hall({});
  FakePrinter printer(hall.house().path("printer"), {},
                      {.bytes_per_second = 2'000, .buffer = 256});
  hall.enrol();
  hall.configure("[printer]\ndevice = \"" + printer.link() + "\"\n");
  hall.start_kiosk();
  hall.tell({.words = "Got mampet.", .landmark = "pasar", .name = "Ketut"});
  const auto code = hall.submit();
  REQUIRE(within(seconds(30), [&] { return printer.paper().rows() >= 60; }));
  printer.unplug();
  auto& v = hall.visitor();
  v.wait_for_text("Salin atau foto kode ini", kPatience);
  CHECK(v.words_of("code") == code);
  printer.behave({});
  printer.plug();
  std::this_thread::sleep_for(seconds(1));
  v.press("Cetak lagi", kPatience);
  REQUIRE(printer.wait_for_pages(1, 60'000));
  CHECK(printer.paper().text().find(code) != std::string::npos);
  CHECK(hall.kiosk().running());
}
