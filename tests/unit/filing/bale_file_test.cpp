// bale-file as a script sees it: the real program, its output, its exit code.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <sstream>

#include "tests/unit/filing/fixture.h"

using namespace bale;
using namespace bale::filing;

namespace {

struct Ran {
  int code{-1};
  std::string out;
  std::string err;
};

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Ran run(const Kiosk& kiosk, const std::string& options, const std::string& input) {
  const auto base = kiosk.data() + ".io";
  std::ofstream(base + ".in", std::ios::binary) << input;
  const auto command = std::string(BALE_BIN_DIR) + "/bale-file --data " + kiosk.data() + " " +
                       options + " < " + base + ".in > " + base + ".out 2> " + base + ".err";
  const int status = std::system(command.c_str());
  Ran ran{WEXITSTATUS(status), slurp(base + ".out"), slurp(base + ".err")};
  for (const char* end : {".in", ".out", ".err"}) std::filesystem::remove(base + end);
  return ran;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::string line(const std::string& title) {
  return R"({"classification":"aspirasi","title":")" + title +
         R"(","content":"isi","anonim":false,"rahasia":true})" + "\n";
}

}  // namespace

TEST_CASE(
    "each good line gives an id and a code, bad ones are named by number and the rest goes on") {
  Kiosk kiosk;
  kiosk.enrol();
  const auto ran = run(kiosk, "--ndjson",
                       line("satu") + "\n" + "kata rahasia bukan json\n" + line("") + "  \n" +
                           line("dua") + "{\"title\":\"\xFF\"}\n" + std::string(200'000, 'x') +
                           "\n" + R"({"classification":"aspirasi","title":"tiga","content":"c"})" +
                           "\n" + line("empat"));
  CHECK(ran.code == 1);
  const auto out = lines(ran.out);
  REQUIRE(out.size() == 3);
  const auto received = kiosk.received();
  REQUIRE(received.size() == 3);
  auto filing = kiosk.open();
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto tab = out[i].find('\t');
    REQUIRE(tab == 32);
    CHECK(out[i].substr(0, tab) == to_hex(received[i].first.id));
    const auto code = report::TrackingCode::parse(out[i].substr(tab + 1));
    REQUIRE(code);
    CHECK(std::string(code->formatted().view()) == out[i].substr(tab + 1));
    CHECK(filing.track(*code)->local);
  }
  CHECK(received[1].second.title == "dua");
  CHECK(received[0].second.consent->notice_version == "kertas");
  CHECK(received[0].second.privacy->rahasia);
  CHECK(lines(ran.err) == std::vector<std::string>{
                              "line 3: the line is not JSON", "line 4: the title is missing",
                              "line 7: the line is not valid UTF-8",
                              "line 8: the line is longer than a report can be",
                              "line 9: the choice of anonim and rahasia must be stated for both"});
}

TEST_CASE("all good is exit 0, and a last line without its end counts") {
  Kiosk kiosk;
  kiosk.enrol();
  auto input = line("satu") + line("dua");
  input.pop_back();
  const auto ran = run(kiosk, "--ndjson", input);
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  CHECK(lines(ran.out).size() == 2);
  CHECK(run(kiosk, "--ndjson", "").code == 0);
}

TEST_CASE("places and agencies are those of the reference") {
  Kiosk kiosk;
  kiosk.enrol();
  const auto with = [](const char* more) {
    return R"({"classification":"pengaduan","title":"a","content":"b","anonim":false,"rahasia":false,)" +
           std::string(more) + "}\n";
  };
  CHECK(run(kiosk, "--ndjson", with(R"("place":{"desa":"51.02.05.2001","text":""})")).code == 0);
  CHECK(run(kiosk, "--ndjson", with(R"("place":{"desa":"51.02.99.2001"})")).err ==
        "line 1: the desa code of the place is not one of the known codes\n");
  CHECK(run(kiosk, "--ndjson", with(R"("unit":"kementerian_sihir")")).err ==
        "line 1: the unit is not one of the known codes\n");
  CHECK(run(kiosk, "--ndjson", with(R"("incident_date":"2026-02-31")")).err ==
        "line 1: the incident date is no day of the calendar\n");
}

TEST_CASE("a letter is filed with its two choices, and not without them") {
  Kiosk kiosk;
  kiosk.enrol();
  CHECK(run(kiosk, "", "Judul\nIsi surat.\n").code == 2);
  CHECK(run(kiosk, "--anonim maybe --rahasia no", "Judul\nIsi\n").code == 2);
  const auto ran = run(kiosk, "--anonim yes --rahasia no --desa 51.02.05.2001 --notice 2026-1",
                       "Judul\nIsi surat.\nBaris dua.\n");
  CHECK(ran.code == 0);
  CHECK(lines(ran.out).size() == 1);
  const auto received = kiosk.received();
  REQUIRE(received.size() == 1);
  CHECK(received[0].second.title == "Judul");
  CHECK(received[0].second.content == "Isi surat.\nBaris dua.");
  CHECK(received[0].second.privacy->anonim);
  CHECK(received[0].second.consent->notice_version == "2026-1");
  const auto empty = run(kiosk, "--anonim yes --rahasia no", "");
  CHECK(empty.code == 1);
  CHECK(empty.err == "bale-file: the title is missing\n");
}

TEST_CASE(
    "a folder that is not enrolled, is not there or is damaged is refused and nothing is read") {
  Kiosk kiosk;
  auto ran = run(kiosk, "--ndjson", line("satu"));
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err.find("is not enrolled") != std::string::npos);
  CHECK(run(kiosk, "--ndjson --data /nonexistent", line("satu")).code == 2);
  kiosk.enrol();
  std::filesystem::remove(kiosk.data() + "/outbox.db-wal");
  std::ofstream(kiosk.data() + "/outbox.db", std::ios::trunc) << std::string(9'000, 'x');
  ran = run(kiosk, "--ndjson", line("satu"));
  CHECK(ran.code == 2);
  CHECK(ran.err.find("is damaged") != std::string::npos);
}

TEST_CASE("when nobody reads the codes any more it stops instead of saving on into the void") {
  Kiosk kiosk;
  kiosk.enrol();
  std::string input;
  for (int i = 0; i < 2'000; ++i) input += line("banyak");
  const auto path = kiosk.data() + ".in";
  std::ofstream(path) << input;
  const auto command = std::string(BALE_BIN_DIR) + "/bale-file --ndjson --data " + kiosk.data() +
                       " < " + path + " 2>/dev/null | head -n 1 > /dev/null";
  CHECK(std::system(command.c_str()) == 0);
  std::filesystem::remove(path);
  CHECK(kiosk.received().size() < 2'000);
}
