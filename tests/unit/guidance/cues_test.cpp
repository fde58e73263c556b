// The exact cues: emergencies above all must be precise.
#include <doctest/doctest.h>

#include "sync/guidance/cues.h"

using namespace bale::guidance;

TEST_CASE("fire, accident and violence that happen now are emergencies") {
  for (const char* text :
       {"kebakaran rumah tetangga tolong cepat", "Rumah di sebelah terbakar sekarang",
        "ada kecelakaan di bypass, korban tergeletak", "baru saja kecelakaan depan pasar",
        "orang tenggelam di pantai Soka", "anak hanyut di sungai", "tetangga sedang dipukuli orang",
        "orang mengamuk bawa parang di pasar", "there is a fire next to the hotel",
        "someone is drowning at Balian", "umah pisagan tiange puun", "warga dikeroyok preman",
        "kabel putus, anak tersengat listrik"}) {
    CAPTURE(text);
    CHECK(emergency(split_words(text)));
  }
}

TEST_CASE("what is feared, frequent, long past or only sounds so is no emergency") {
  for (const char* text :
       {"lampu merah mati", "api unggun di pantai", "tikungan rawan kecelakaan",
        "sering terjadi kecelakaan di sini", "takut kebakaran karena kabel terkelupas",
        "mobil pemadam kebakaran tidak ada di Pupuan", "kebakaran pasar tahun lalu belum diganti",
        "korban kebakaran belum dapat bantuan", "bisa menyebabkan kecelakaan",
        "BPJS kecelakaan kerja belum cair", "pembakaran sampah plastik", "lampu jalan terbakar",
        "this road is prone to accidents", "harga cabai pedas seperti api",
        "mohon pelatihan pencegahan kebakaran", "anak saya pernah dipukuli guru", ""}) {
    CAPTURE(text);
    CHECK_FALSE(emergency(split_words(text)));
  }
}

TEST_CASE("corruption points to the whistle-blowing system, a bad road does not") {
  CHECK(whistle(split_words("dana desa dikorupsi perbekel")));
  CHECK(whistle(split_words("petugas minta uang rokok")));
  CHECK(whistle(split_words("the officer asked for a bribe")));
  CHECK_FALSE(whistle(split_words("jalan rusak di depan kantor desa")));
  CHECK_FALSE(whistle(split_words("rokok ilegal dijual di warung")));
}

TEST_CASE("names of places, landmarks and streets tell where, a bad road does not") {
  const auto where = [](std::string_view text) { return tells_where(split_words(text), text); };
  for (const char* text : {"di Penebel", "desa Baru", "depan SD 3", "banjar Tegal", "Jalan Mawar",
                           "dekat pura", "Tanah Lot", "near the market", "jl. Rajawali"}) {
    CAPTURE(text);
    CHECK(where(text));
  }
  for (const char* text : {"jalan rusak", "Jalan rusak", "JALAN RUSAK", "baru diperbaiki",
                           "orang tua saya sakit", "bengkel bising"}) {
    CAPTURE(text);
    CHECK_FALSE(where(text));
  }
}

TEST_CASE("times tell when") {
  for (const char* text : {"sejak kemarin", "udh 3 hr", "tgl 12", "12/11/2026", "telun dina",
                           "since Monday", "tiap malam", "jam 8", "bulan lalu"}) {
    CAPTURE(text);
    CHECK(tells_when(split_words(text)));
  }
  CHECK_FALSE(tells_when(split_words("jalan rusak di Penebel")));
}

TEST_CASE("words are split the same way however they are written") {
  const auto words = split_words("JALAN  rusaaak, é 123-45 bangeeet!");
  REQUIRE(words.size() == 6);
  CHECK(words[0] == "jalan");
  CHECK(words[1] == "rusak");
  CHECK(words[2] == "e");
  CHECK(words[3] == "0");
  CHECK(words[4] == "0");
  CHECK(words[5] == "banget");
}
