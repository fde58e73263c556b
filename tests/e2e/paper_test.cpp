// A receipt on paper, from a finger on the glass to the paper in the hand.
#include <doctest/doctest.h>

#include <thread>

#include "tests/e2e/hall.h"
#include "tests/support/fake_printer.h"

using bale::testing::FakePrinter;
using bale::testing::Hall;
using bale::testing::Story;

namespace {

std::string with_printer(const FakePrinter& printer) {
  return "[printer]\ndevice = \"" + printer.link() + "\"\n";
}

std::string scanned(Hall& hall, const std::string& png) {
  const auto read =
      bale::testing::run({{"zbarimg", "-q", "--raw", png}, hall.house().logs("zbarimg"), "", {}});
  return read.out.substr(0, read.out.find('\n'));
}

}  // namespace

TEST_CASE("The paper carries the code of the glass, for a person and a phone, and nothing of the story") {
  Hall hall({});
  FakePrinter printer(hall.house().path("printer"), {});
  hall.enrol();
  hall.configure(with_printer(printer));
  hall.start_kiosk();
  const Story story;
  hall.tell(story);
  const auto code = hall.submit();
  REQUIRE(printer.wait_for_pages(1, 60'000));
  const auto paper = printer.paper();
  CHECK(paper.error() == "");
  CHECK(paper.text().find(code) != std::string::npos);
  std::string letters = code;
  std::erase(letters, '-');
  const auto png = hall.house().path("paper.png");
  paper.save_png(png);
  CHECK(scanned(hall, png) == letters);
  for (const std::string& word : {story.words.substr(0, 12), story.words.substr(20, 8),
                                  story.landmark.substr(0, 8), story.name.substr(0, 5),
                                  story.name.substr(6), std::string("Banjar Anyar"),
                                  std::string("Kediri"), std::string("Air ")}) {
    CAPTURE(word);
    CHECK(paper.text().find(word) == std::string::npos);
  }

  hall.visitor().press("Selesai");
  hall.visitor().wait_for("rate_visit");
  hall.visitor().press("Lewati");  // the next visit's program does not print it again
  std::this_thread::sleep_for(std::chrono::seconds(4));
  CHECK(printer.paper().pages() == 1);
  CHECK(printer.paper().error() == "");
}

TEST_CASE("A printer pulled out within the receipt costs the visitor neither report nor code") {
  Hall hall({});
  FakePrinter printer(hall.house().path("printer"), {},
                      {.bytes_per_second = 2'000, .buffer = 256});
  hall.enrol();
  hall.configure(with_printer(printer));
  hall.start_kiosk();
  hall.tell(Story{});
  const auto code = hall.submit();
  for (int i = 0; i < 600 && printer.paper().rows() < 60; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  REQUIRE(printer.paper().rows() >= 60);
  printer.unplug();
  std::this_thread::sleep_for(std::chrono::seconds(2));
  CHECK(hall.kiosk().running());
  CHECK(hall.visitor().words_of("code") == code);
  CHECK(printer.paper().pages() == 0);
  CHECK(hall.house().status(hall.data()).at("pending") == 1);

  printer.behave({});
  printer.plug();
  std::this_thread::sleep_for(std::chrono::seconds(5));
  CHECK(printer.paper().pages() == 0);  // nothing comes out by itself
}
