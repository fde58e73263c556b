// The Linux implementation against a fake printer on a pseudo-terminal, and plain files.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "platform/printer/device_printer.h"
#include "platform/printer/escpos.h"
#include "tests/support/child.h"
#include "tests/support/fake_printer.h"

using bale::printer::Bitmap;
using bale::printer::DevicePrinter;
using bale::printer::Job;
using bale::printer::Outcome;
using bale::printer::Page;
using bale::printer::Patience;
using bale::printer::Profile;
using bale::printer::Status;
using bale::testing::FakePrinter;
using bale::testing::PrinterScript;
using bale::testing::TempFolder;

namespace {

// Generous where an answer is expected, short where none is.
constexpr Patience kAnswers{.answer = 3'000, .stall = 10'000, .settle = 20'000, .finish = 1'000};
constexpr Patience kSilence{.answer = 150, .stall = 700, .settle = 1'000, .finish = 300};

Job page(const std::string& words, int picture_rows = 200) {
  Page out({});
  out.text(words).end_line();
  Bitmap picture(384, picture_rows);
  picture.fill(0, 0, 200, picture_rows);
  out.picture(picture);
  out.text("akhir").end_line();
  return out.finish();
}

struct Desk {
  explicit Desk(const PrinterScript& script = {}, const Patience& patience = kAnswers)
      : fake(folder / "printer", {}, script), printer(folder / "printer", {}, true, patience) {}

  TempFolder folder;
  FakePrinter fake;
  DevicePrinter printer;
};

int milliseconds_since(std::chrono::steady_clock::time_point then) {
  return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(
                              std::chrono::steady_clock::now() - then)
                              .count());
}

}  // namespace

TEST_CASE("A printer that answers is ok, near its end, open or out, as it says") {
  Desk desk;
  CHECK(desk.printer.status() == Status::kOk);
  desk.fake.behave({.near_end = true});
  CHECK(desk.printer.status() == Status::kNearEnd);
  desk.fake.behave({.cover_open = true});
  CHECK(desk.printer.status() == Status::kOffline);
  desk.fake.behave({});
  CHECK(desk.printer.status() == Status::kOk);
}

TEST_CASE("A job is printed once, whole, and the printer's own word says so") {
  Desk desk;
  CHECK(desk.printer.print(page("satu"), {}) == Outcome::kPrinted);
  CHECK(desk.printer.print(page("dua"), {}) == Outcome::kPrinted);
  const auto paper = desk.fake.paper();
  CHECK(paper.error() == "");
  CHECK(paper.pages() == 2);
  CHECK(paper.text() == "satu\nakhir\ndua\nakhir\n");
}

TEST_CASE("A printer that does not know GS r is believed by its status") {
  Desk desk({.in_turn = false}, {.answer = 2'000, .stall = 10'000, .settle = 600, .finish = 300});
  CHECK(desk.printer.print(page("satu"), {}) == Outcome::kPrinted);
  CHECK(desk.fake.wait_for_pages(1, 5'000));
}

TEST_CASE("A mute printer is unknown, and a job is handed over, not printed") {
  Desk desk({.mute = true}, kSilence);
  CHECK(desk.printer.status() == Status::kUnknown);
  CHECK(desk.printer.print(page("satu"), {}) == Outcome::kHandedOver);
  CHECK(desk.fake.wait_for_pages(1, 5'000));
  CHECK(desk.fake.paper().error() == "");
}

TEST_CASE("Garbage instead of answers is unknown, however much of it") {
  std::vector<std::uint8_t> garbage;
  for (int i = 0; i < 600; ++i) garbage.push_back(i % 2 == 0 ? 0xFF : 0x93);
  Desk desk({.mute = true, .babble = garbage}, kSilence);
  CHECK(desk.printer.status() == Status::kUnknown);
}

TEST_CASE("An answer is found behind flow control and automatic status") {
  Desk desk({.babble = {0x13, 0x11, 0x10, 0x00, 0x00, 0x0F}});
  CHECK(desk.printer.status() == Status::kOk);
  CHECK(desk.printer.print(page("satu"), {}) == Outcome::kPrinted);
}

TEST_CASE("A printer that says stop and never go on is offline, and well again when it is put back") {
  Desk desk({.mute = true, .babble = {0x13}}, kSilence);
  (void)desk.printer.status();
  CHECK(desk.printer.print(page("satu"), {}) == Outcome::kFailed);
  desk.fake.unplug();
  desk.fake.behave({});
  desk.fake.plug();
  DevicePrinter again(desk.fake.link(), {}, true, kAnswers);
  CHECK(again.status() == Status::kOk);
}

TEST_CASE("Paper that ends within a job is told as that, and the job is not repeated") {
  Desk desk({.out_after_rows = 120});
  CHECK(desk.printer.print(page("satu", 1'500), {}) == Outcome::kOutOfPaper);
  CHECK(desk.printer.status() == Status::kOut);
  CHECK(desk.printer.print(page("dua"), {}) == Outcome::kOutOfPaper);  // not even begun
  const int rows = desk.fake.paper().rows();
  CHECK(rows < 400);

  desk.fake.new_roll();
  CHECK(desk.printer.status() == Status::kOk);
  CHECK(desk.printer.print(page("tiga"), {}) == Outcome::kPrinted);
  const auto paper = desk.fake.paper();
  CHECK(paper.error() == "");
  CHECK(paper.text().find("dua") == std::string::npos);
  CHECK(paper.text().ends_with("tiga\nakhir\n"));
}

TEST_CASE("Paper that ends on the last centimetre is still told") {
  Desk desk({.out_after_rows = 230});
  CHECK(desk.printer.print(page("satu"), {}) == Outcome::kOutOfPaper);
}

TEST_CASE("A printer that takes no byte fails in its limit and holds nobody longer") {
  Desk desk({.mute = true, .bytes_per_second = 1, .buffer = 64}, kSilence);
  const auto before = std::chrono::steady_clock::now();
  CHECK(desk.printer.print(page("satu", 4'000), {}) == Outcome::kFailed);
  CHECK(milliseconds_since(before) < 8'000);
}

TEST_CASE("A printer that spoke before the page and fell silent within it has not printed it") {
  Desk desk({.bytes_per_second = 1, .buffer = 64}, kSilence);
  CHECK(desk.printer.status() == Status::kOk);
  CHECK(desk.printer.print(page("satu", 20), {}) == Outcome::kFailed);
}

TEST_CASE("A slow printer is waited for as long as it takes bytes") {
  Desk desk({.bytes_per_second = 8'000, .buffer = 512}, kAnswers);
  CHECK(desk.printer.print(page("satu", 250), {}) == Outcome::kPrinted);
  CHECK(desk.fake.paper().error() == "");
}

TEST_CASE("A stop hands over what it can and waits for nothing") {
  Desk desk({.bytes_per_second = 2'000, .buffer = 512}, kAnswers);
  std::stop_source stop;
  stop.request_stop();
  const auto before = std::chrono::steady_clock::now();
  CHECK(desk.printer.print(page("satu", 4'000), stop.get_token()) == Outcome::kFailed);
  CHECK(milliseconds_since(before) < 6'000);
}

TEST_CASE("Pulled and put back, the printer needs nobody") {
  Desk desk;
  CHECK(desk.printer.print(page("satu"), {}) == Outcome::kPrinted);
  desk.fake.unplug();
  CHECK(desk.printer.status() == Status::kOffline);
  CHECK(desk.printer.print(page("dua"), {}) == Outcome::kFailed);
  CHECK_FALSE(std::filesystem::exists(desk.fake.link()));  // no file of its name was made
  desk.fake.plug();
  CHECK(desk.printer.status() == Status::kOk);
  CHECK(desk.printer.print(page("tiga"), {}) == Outcome::kPrinted);
  CHECK(desk.fake.paper().text() == "satu\nakhir\ntiga\nakhir\n");
}

TEST_CASE("A picture cut off by another program does not swallow the next page") {
  Desk desk;
  {
    std::ofstream other(desk.folder / "printer", std::ios::binary);
    other << std::string("\x1B@\x1Dv0\0\x30\0\x10\0halb", 14);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  CHECK(desk.printer.print(page("utuh"), {}) == Outcome::kPrinted);
  CHECK(desk.fake.paper().error() == "");
  CHECK(desk.fake.paper().text() == "utuh\nakhir\n");
}

TEST_CASE("A printer has one owner") {
  Desk desk;
  CHECK(desk.printer.status() == Status::kOk);
  DevicePrinter other(desk.fake.link(), {}, true, kSilence);
  CHECK(other.status() == Status::kOffline);
  CHECK(other.print(page("curi"), {}) == Outcome::kFailed);
}

TEST_CASE("A plain file takes the bytes and is unknown, and a folder is no printer") {
  const TempFolder folder;
  bale::testing::write_text(folder / "paper.bin", "");
  DevicePrinter file(folder / "paper.bin", {}, true);
  CHECK(file.status() == Status::kUnknown);
  CHECK(file.print(page("berkas"), {}) == Outcome::kHandedOver);
  bale::testing::FakePaper paper({});
  for (const char c : bale::testing::read_text(folder / "paper.bin")) {
    paper.take(static_cast<std::uint8_t>(c));
  }
  CHECK(paper.error() == "");
  CHECK(paper.text() == "berkas\nakhir\n");

  DevicePrinter nothing(folder.path(), {}, true);
  CHECK(nothing.status() == Status::kOffline);
}
