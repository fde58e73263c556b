#include "sync/filing/intake.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <thread>

#include "platform/fake/random.h"
#include "sync/filing/line_reader.h"

using namespace bale;
using namespace bale::filing;

namespace {

constexpr const char* kFull =
    R"({"classification":"pengaduan","title":"Lampu padam","content":"Tiga lampu.\nSejak Senin.",)"
    R"("incident_date":"2026-11-16","place":{"desa":"51.02.05.2001","text":"depan pura"},)"
    R"("unit":"dishub","category":"lampu_jalan","anonim":true,"rahasia":false,)"
    R"("contact":{"name":"Wayan","phone":"0812-3456-7890","email":"w@example.id",)"
    R"("nik":"5102 0541 0790 0001"},"lang":"en"})";

std::string fault(std::string_view line) {
  const auto report = parse_json(line);
  REQUIRE_FALSE(report);
  CHECK(report.error().code == Errc::kInvalid);
  return report.error().message;
}

Result<report::Report> report_of(std::string_view line) {
  auto read = parse_json(line);
  if (!read) return tl::unexpected(read.error());
  return std::move(read->report);
}

// A good line with `more` put in.
std::string with(std::string_view more) {
  return R"({"classification":"aspirasi","title":"a","content":"b","anonim":false,"rahasia":false)" +
         std::string(more) + "}";
}

// Everything a reader gives: lines, and "!" for a refused one.
std::vector<std::string> lines_of(std::string_view input, std::size_t limit) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  std::thread writer([&] {
    std::size_t done = 0;
    while (done < input.size()) {
      const auto n =
          ::write(ends[1], input.data() + done, std::min<std::size_t>(input.size() - done, 7'000));
      if (n <= 0) break;
      done += static_cast<std::size_t>(n);
    }
    ::close(ends[1]);
  });
  std::vector<std::string> out;
  LineReader reader(ends[0], limit);
  for (;;) {
    auto line = reader.next();
    if (line && !*line) break;
    out.push_back(line ? std::string((**line).view()) : "!");
  }
  writer.join();
  ::close(ends[0]);
  return out;
}

}  // namespace

TEST_CASE("an object with every field is a report with every field") {
  const auto r = report_of(kFull);
  REQUIRE(r);
  CHECK(r->classification == report::Classification::kPengaduan);
  CHECK(r->title == "Lampu padam");
  CHECK(r->content == "Tiga lampu.\nSejak Senin.");
  CHECK(r->incident_date == report::Date{2026, 11, 16});
  CHECK(r->place->desa == "51.02.05.2001");
  CHECK(r->place->text == "depan pura");
  CHECK(r->unit == "dishub");
  CHECK(r->category == "lampu_jalan");
  CHECK(r->privacy->anonim);
  CHECK_FALSE(r->privacy->rahasia);
  CHECK(r->contact.name == "Wayan");
  CHECK(r->contact.phone == "+6281234567890");
  CHECK(r->contact.email == "w@example.id");
  CHECK(r->contact.nik == "5102054107900001");
  CHECK(r->lang == report::Lang::kEn);
}

TEST_CASE("what is optional may be left out, null or empty") {
  for (const char* more : {"", R"(,"incident_date":null,"place":null,"unit":null,"contact":null)",
                           R"(,"incident_date":"","place":{"desa":"","text":""},"unit":"",)"
                           R"("category":"","contact":{"name":"","phone":"","email":"","nik":""})",
                           R"(,"contact":{},"place":{},"lang":"")"}) {
    const auto r = report_of(with(more));
    REQUIRE(r);
    CHECK_FALSE(r->incident_date);
    CHECK_FALSE(r->place);
    CHECK(r->unit.empty());
    CHECK(r->contact.empty());
    CHECK(r->lang == report::Lang::kId);
  }
}

TEST_CASE("a missing privacy flag stays missing, so that validate refuses it") {
  for (const char* line :
       {R"({"classification":"aspirasi","title":"a","content":"b","anonim":true})",
        R"({"classification":"aspirasi","title":"a","content":"b","rahasia":true})",
        R"({"classification":"aspirasi","title":"a","content":"b","anonim":null,)"
        R"("rahasia":true})"}) {
    const auto r = report_of(line);
    REQUIRE(r);
    CHECK_FALSE(r->privacy);
  }
}

TEST_CASE("a field that is not known, doubled or of another type is named in one sentence") {
  CHECK(fault(with(R"(,"judul":"x")")) == "the field \"judul\" is not known");
  CHECK(fault(with(R"(,"place":{"street":"x"})")) == "the field \"street\" is not known");
  CHECK(fault(with(R"(,"contact":{"ktp":"x"})")) == "the field \"ktp\" is not known");
  CHECK(fault(with(R"(,"\u001b[31m":"x")")) == "a field with an odd name is not known");
  CHECK(fault(with(R"(,"anonim":true)")) == "a field is given twice");
  CHECK(fault(with(R"(,"unit":7)")) == "the field \"unit\" must be text");
  CHECK(fault(with(R"(,"place":"x")")) == "the field \"place\" must be an object");
  CHECK(fault(R"({"classification":"aspirasi","title":"a","content":"b","anonim":"no"})") ==
        "the field \"anonim\" must be true or false");
  CHECK(fault(R"({"title":"a"})") == "the classification is missing");
  CHECK(fault(R"({"classification":"Pengaduan"})").find("none of") != std::string::npos);
  CHECK(fault(with(R"(,"lang":"fr")")) == "the language is none of id, en, ban");
  CHECK(fault(with(R"(,"incident_date":"16-11-2026")")).find("2026-11-24") != std::string::npos);
  CHECK(fault(with(R"(,"place":{"desa":[[[[["x"]]]]]})")) == "the object is nested too deeply");
}

TEST_CASE("a line that is no JSON object is refused without repeating it") {
  for (const char* line : {"", "x", "[]", "7", "\"rahasiaku\"", "null", "{", "{\"a\":}", "{}x",
                           "{'a':1}", "{\"title\":\"rahasiaku", "\xFF\xFE", "{\"title\":\"\xFF\"}",
                           R"({"title":"\ud800"})", "{\"title\":\"a\nb\"}", "\xEF\xBB\xBF"}) {
    CHECK(fault(line).find("rahasiaku") == std::string::npos);
  }
  CHECK(fault("{\"title\":\"\xFF\"}") == "the line is not valid UTF-8");
  CHECK(fault(std::string(100'000, '[')).find("JSON") != std::string::npos);
}

TEST_CASE("lines with random damage never crash the reader") {
  SeededRandom random(3);
  const std::string good = kFull;
  for (int i = 0; i < 30'000; ++i) {
    auto bad = good;
    const auto dice = random.bytes<9>();
    for (std::size_t k = 0; k <= dice[0] % 3U; ++k) {
      const auto at = (dice[k * 2 + 1] * 256U + dice[k * 2 + 2]) % bad.size();
      bad[at] = static_cast<char>(dice[8] + k * 31);
    }
    (void)parse_json(bad);
  }
}

TEST_CASE("a letter's first line is its title and the rest its content") {
  const auto r = parse_letter("\n  Lampu padam \n\nTiga lampu.\nSejak Senin.\n\n");
  REQUIRE(r);
  CHECK(r->title == "Lampu padam");
  CHECK(r->content == "Tiga lampu.\nSejak Senin.");
  CHECK(parse_letter("hanya judul")->content.empty());
  CHECK(parse_letter("")->title.empty());
  CHECK_FALSE(parse_letter("\xFF"));
}

TEST_CASE("lines are cut at their ends, the last one needs none, and a giant one is skipped") {
  using Lines = std::vector<std::string>;
  CHECK(lines_of("", 10) == Lines{});
  CHECK(lines_of("a\nb\n", 10) == Lines{"a", "b"});
  CHECK(lines_of("a\r\n\nb", 10) == Lines{"a", "", "b"});
  CHECK(lines_of("0123456789\n0123456789a\nc\n", 10) == Lines{"0123456789", "!", "c"});
  const std::string giant(300'000, 'x');
  CHECK(lines_of("a\n" + giant + "\nb\n" + giant, 100'000) == Lines{"a", "!", "b", "!"});
  CHECK(lines_of(giant + "\n", 300'000) == Lines{giant});
}

TEST_CASE("attachments are a list of at most three paths, and nothing else") {
  const auto line = parse_json(with(R"(,"attachments":["/tmp/a.jpg","b c.pdf"])"));
  REQUIRE(line);
  CHECK(line->attachments == std::vector<std::string>{"/tmp/a.jpg", "b c.pdf"});
  CHECK(parse_json(with(""))->attachments.empty());
  CHECK(parse_json(with(R"(,"attachments":[])"))->attachments.empty());
  CHECK(parse_json(with(R"(,"attachments":null)"))->attachments.empty());
  const std::string list = "the field \"attachments\" must be a list of at most three paths";
  CHECK(fault(with(R"(,"attachments":"a.jpg")")) == list);
  CHECK(fault(with(R"(,"attachments":["1","2","3","4"])")) == list);
  const std::string path = "an attachment must be the path of a file";
  CHECK(fault(with(R"(,"attachments":[1])")) == path);
  CHECK(fault(with(R"(,"attachments":[""])")) == path);
  CHECK(fault(with(R"(,"attachments":["a\u0000b"])")) == path);
}
