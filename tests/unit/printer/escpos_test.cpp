#include <doctest/doctest.h>

#include "platform/printer/code_page.h"
#include "platform/printer/escpos.h"
#include "tests/support/fake_paper.h"

using bale::SecretBytes;
using bale::printer::Bitmap;
using bale::printer::CodePage;
using bale::printer::encode;
using bale::printer::Job;
using bale::printer::kStepMax;
using bale::printer::Page;
using bale::printer::Profile;
using bale::testing::FakePaper;

namespace {

std::string text_of(const SecretBytes& bytes) { return {bytes.begin(), bytes.end()}; }

std::string bytes_of(const Job& job) {
  std::string out;
  for (const auto& step : job.steps) out += text_of(step);
  return out;
}

FakePaper on_paper(const Job& job, const Profile& profile) {
  FakePaper paper(profile);
  for (const char c : bytes_of(job)) paper.take(static_cast<std::uint8_t>(c));
  return paper;
}

FakePaper read(const std::string& bytes) {
  FakePaper paper({});
  for (const char c : bytes) paper.take(static_cast<std::uint8_t>(c));
  return paper;
}

}  // namespace

TEST_CASE("A page is exactly the commands it says") {
  Page page({});
  page.align(bale::printer::Align::kCentre).bold(true).size(2).text("AB").end_line();
  page.size(1).bold(false).feed(3);
  CHECK(bytes_of(page.finish()) == std::string("\x1B@\x1Bt\0\x1B"
                                               "a\1\x1B"
                                               "E\1\x1D!\x11"
                                               "AB\n\x1D!\0\x1B"
                                               "E\0\x1B"
                                               "d\3\x1DVB\0",
                                               30));
}

TEST_CASE("A printer without a cutter is fed to the edge and never told to cut") {
  Profile profile;
  profile.cutter = false;
  Page page(profile);
  page.text("a").end_line();
  const auto bytes = bytes_of(page.finish());
  CHECK(bytes.find("\x1DV") == std::string::npos);
  CHECK(bytes.ends_with("\x1B"
                        "d\4"));
}

TEST_CASE("A picture is cut in bands, none longer than a step, and comes out dot for dot") {
  Profile profile;
  profile.dots = 576;
  profile.columns = 48;
  Bitmap picture(576, 301);
  for (int i = 0; i < 301; ++i) picture.set(i, i);
  picture.set(575, 300);
  Page page(profile);
  page.picture(picture);
  const auto job = page.finish();
  for (const auto& step : job.steps) CHECK(step.size() <= kStepMax);
  CHECK(job.steps.size() > 10);
  const auto paper = on_paper(job, profile);
  REQUIRE(paper.error() == "");
  const auto seen = paper.picture();
  int wrong = 0;
  for (int y = 0; y < 301; ++y) {
    for (int x = 0; x < 576; ++x) {
      const bool black = seen.grey[static_cast<std::size_t>(y * 2 * seen.width + x * 2)] == 0;
      wrong += black == picture.get(x, y) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("A picture holds no real-time command by chance, and loses no dot for it") {
  Bitmap picture(32, 3);
  for (int y = 0; y < 3; ++y) {
    picture.set(3, y);                       // 10h
    picture.set(y == 1 ? 15 : 13, y);        // 01h, 04h
    if (y == 2) picture.set(11, y);          // 14h
    picture.set(23, y);
  }
  Page page({});
  page.picture(picture);
  const auto bytes = bytes_of(page.finish());
  CHECK(bytes.find("\x10\x04") == std::string::npos);
  CHECK(bytes.find("\x10\x14") == std::string::npos);
  CHECK(bytes.find("\x10\x01") != std::string::npos);  // harmless: left alone
}

TEST_CASE("Letters of the islands reach paper, by the table or as their plain ones") {
  CHECK(text_of(encode("Désa Kétut, Rp5.000", CodePage::kPc437)) == "D\x82sa K\x82tut, Rp5.000");
  CHECK(text_of(encode("Désa", CodePage::kWpc1252)) == "D\xE9sa");
  CHECK(text_of(encode("ā ḍ ṭ – “a” …", CodePage::kPc437)) == "a d t - \"a\" ...");
  CHECK(text_of(encode("ᬩᬮᬶ", CodePage::kPc437)) == "???");
}

TEST_CASE("No text becomes a command: control characters and broken UTF-8 do not pass") {
  CHECK(text_of(encode(std::string_view("a\x1B@b\x1DV\0c\n\r\x10\x04\x01", 13),
                       CodePage::kPc437)) == "a@bVc");
  CHECK(text_of(encode("\xC2\x85\xC2\x9B", CodePage::kWpc1252)) == "");
  CHECK(text_of(encode("\xFF\xC3", CodePage::kPc437)) == "??");
  CHECK(text_of(encode("\xC0\x9B", CodePage::kPc437)) == "??");
}

TEST_CASE("The strict reader refuses what the product does not write") {
  CHECK(read("\x1B@ok\n").error() == "");
  CHECK(read("\x1B@\x1Bz").error() != "");
  CHECK(read("\x1B@\x1D(k").error() != "");
  CHECK(read("\x1B@\x07").error() != "");
  CHECK(read("text").error() != "");
  CHECK(read("\x1B@" + std::string(33, 'x') + "\n").error() != "");
  CHECK(read(std::string("\x1B@\x1Dv0\0\x31\0\1\0", 10)).error() != "");  // 49 bytes are 392 dots
  CHECK(read(std::string("\x1B@\x1Dv0\0\x30\0\1\0ab", 12)).within_command());
  CHECK(read("\x1B@x\x1DVB").within_command());
}
