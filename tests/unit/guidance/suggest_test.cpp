// A suggestion as the kiosk and bale-file get it.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

#include "sync/guidance/guidance.h"
#include "sync/guidance/json_line.h"
#include "sync/report/report.h"

using namespace bale;
using bale::guidance::suggest;

namespace {

const assets::Day kDay{2026, 11, 25};

std::string best(std::string_view text) {
  const auto found = suggest(text, {}, kDay);
  return found.categories.empty() ? "" : std::string(found.categories.front().category);
}

std::string long_text() {
  std::string out;
  while (out.size() < 4000) out += "jalan rusak di depan pasar sejak kemarin dan air PDAM mati ";
  out.resize(4000);
  return out;
}

}  // namespace

TEST_CASE("every register finds its picture") {
  CHECK(best("jln rsk bgt") == "jalan");
  CHECK(best("gk ada air 3 hr") == "air");
  CHECK(best("Yeh PDAM sing idup suba telun dina") == "air");
  CHECK(best("The street lights on our road are off since Monday") == "lampu_jalan");
  CHECK(best("lampu merah di simpang Kediri mati") == "lalu_lintas");
  CHECK(best("Dengan hormat, kami mohon perbaikan saluran irigasi Subak Jegu") == "pertanian");
}

TEST_CASE("all categories come once, best first, and their shares add up to one") {
  const auto found = suggest("sampah menumpuk", {}, kDay).categories;
  REQUIRE(found.size() == report::category_keys().size());
  float total = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    total += found[i].share;
    if (i > 0) CHECK(found[i - 1].share >= found[i].share);
  }
  CHECK(total == doctest::Approx(1.0F).epsilon(0.001));
}

TEST_CASE("the same words give the same suggestion") {
  const auto a = guidance::json_line("Air keruh di Penebel", kDay);
  CHECK(a == guidance::json_line("Air keruh di Penebel", kDay));
}

TEST_CASE("the reason is made of the visitor's own words as they were written") {
  const auto found = suggest("Truk SAMPAH tidak datang", {}, kDay);
  REQUIRE(!found.because.empty());
  CHECK(found.because.size() <= guidance::kBecauseMax);
  bool own = false;
  for (const auto& word : found.because) {
    CHECK(std::string_view("Truk SAMPAH tidak datang").find(word.view()) != std::string_view::npos);
    own = own || word.view() == "SAMPAH";
  }
  CHECK(own);
}

TEST_CASE("an agency that is named comes before the one its category suggests") {
  const auto named = suggest("Satpol PP tolong tertibkan parkir di trotoar", {}, kDay);
  REQUIRE(!named.units.empty());
  CHECK(named.units.front() == "satpol-pp");
  const auto camat = suggest("pegawai kantor camat Kediri tidak ramah", {}, kDay);
  REQUIRE(!camat.units.empty());
  CHECK(camat.units.front() == "kec-kediri");
  CHECK(suggest("jalan aspal rusak berlubang", {}, kDay).units.front() == "puprpkp");
}

TEST_CASE("a picture that was chosen is a hint and no more") {
  const auto plain = suggest("lampu mati", {}, kDay).categories;
  const auto hinted = suggest("lampu mati", "lalu_lintas", kDay).categories;
  const auto share = [](const auto& list, std::string_view key) {
    for (const auto& one : list) {
      if (one.category == key) return one.share;
    }
    return 0.0F;
  };
  CHECK(share(hinted, "lalu_lintas") > share(plain, "lalu_lintas"));
  CHECK(suggest("sampah menumpuk tidak diangkut truk", "kerja", kDay).categories.front().category ==
        "sampah");
}

TEST_CASE("what, where and when are seen in the words") {
  const auto all = suggest("Pipa PDAM bocor di Desa Jatiluwih sejak kemarin", {}, kDay);
  CHECK(all.what);
  CHECK(all.where);
  CHECK(all.when);
  const auto bare = suggest("pipa PDAM bocor", {}, kDay);
  CHECK(bare.what);
  CHECK_FALSE(bare.where);
  CHECK_FALSE(bare.when);
  CHECK_FALSE(suggest("tolong pak", {}, kDay).what);
}

TEST_CASE("text without a word gives nothing, and hostile bytes give no crash") {
  for (const std::string text : {"", " \t ", "%%% ### ---", "\xFF\xFE\x80", "\xF0\x9F\x98\x80"}) {
    const auto found = suggest(text, {}, kDay);
    CHECK(found.categories.empty());
    CHECK(found.units.empty());
    CHECK(found.because.empty());
    CHECK(guidance::json_line(text, kDay).view() ==
          R"({"agencies":[],"because":[],"categories":[]})");
  }
  const std::string zero("jalan\0rusak", 11);
  CHECK(suggest(zero, {}, kDay).categories.front().category == "jalan");
  CHECK(suggest(std::string(1'000'000, 'x'), {}, kDay).because.size() <= 3);
  CHECK_FALSE(suggest("jalan \xC3 rusak \xE2\x82", {}, kDay).categories.empty());
  std::uint32_t seed = 7;
  for (int round = 0; round < 200; ++round) {
    std::string noise;
    for (int i = 0; i < 300; ++i) {
      seed = seed * 1'664'525U + 1'013'904'223U;
      noise.push_back(static_cast<char>(seed >> 24U));
    }
    const auto line = guidance::json_line(noise, kDay);
    CHECK(nlohmann::json::accept(line.view()));
  }
}

TEST_CASE("4,000 characters take less than 50 ms") {
  const auto text = long_text();
  (void)suggest(text, {}, kDay);
  double fastest = 1e9;
  for (int i = 0; i < 20; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    (void)suggest(text, {}, kDay);
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - begin;
    fastest = std::min(fastest, took.count());
  }
  std::printf("4,000 characters: %.2f ms\n", fastest);
  CHECK(fastest < 50.0);
}

TEST_CASE("bale-file suggest answers each line with a line, empty and wild ones too") {
  const auto base = std::filesystem::temp_directory_path() /
                    ("bale-suggest-" + std::to_string(::getpid()));
  std::ofstream(base.string() + ".in", std::ios::binary)
      << "jln rsk bgt\n\n\xFF\xFE\n" << std::string(300'000, 'a') << "\nsampah numpuk";
  const auto command = std::string(BALE_BIN_DIR) + "/bale-file suggest < " + base.string() +
                       ".in > " + base.string() + ".out";
  CHECK(std::system(command.c_str()) == 0);
  std::ifstream in(base.string() + ".out");
  std::vector<nlohmann::json> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(nlohmann::json::parse(line));
  REQUIRE(lines.size() == 5);
  CHECK(lines[0]["categories"][0] == "jalan");
  CHECK(lines[0]["categories"].size() == 17);
  for (const std::size_t i : {1U, 2U, 3U}) CHECK(lines[i]["categories"].empty());
  CHECK(lines[4]["categories"][0] == "sampah");
  CHECK(lines[4]["agencies"][0] == "dlh");
  for (const char* end : {".in", ".out"}) std::filesystem::remove(base.string() + end);
}
