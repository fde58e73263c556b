#include <doctest/doctest.h>

#include "kiosk/ui/spoken.h"

using namespace bale;
using assets::Lang;

namespace {

struct Row {
  const char* written;
  const char* spoken;
};

template <std::size_t N>
void check(const Row (&rows)[N], Lang lang) {
  for (const Row& row : rows) {
    CAPTURE(row.written);
    CHECK(ui::spoken_form(row.written, lang) == row.spoken);
  }
}

}  // namespace

TEST_CASE("numbers are said as a person counts, in Indonesian") {
  constexpr Row kRows[] = {
      {"0", "nol"},
      {"7", "tujuh"},
      {"10", "sepuluh"},
      {"11", "sebelas"},
      {"19", "sembilan belas"},
      {"20", "dua puluh"},
      {"45", "empat puluh lima"},
      {"100", "seratus"},
      {"115", "seratus lima belas"},
      {"999", "sembilan ratus sembilan puluh sembilan"},
      {"1000", "seribu"},
      {"1.001", "seribu satu"},
      {"2.026", "dua ribu dua puluh enam"},
      {"11.000", "sebelas ribu"},
      {"1.000.000", "satu juta"},
      {"1.234.567", "satu juta dua ratus tiga puluh empat ribu lima ratus enam puluh tujuh"},
      {"3,5", "tiga koma lima"},
      {"12,75", "dua belas koma tujuh lima"},
      {"007", "nol nol tujuh"},
      {"80%", "delapan puluh persen"},
      {"5 km", "lima kilometer"},
      {"20 m2", "dua puluh meter persegi"},
      {"5 mobil", "lima mobil"},
      {"ke-2", "ke-dua"},
      {"12345678901234567890", "12345678901234567890"},
  };
  check(kRows, Lang::kId);
}

TEST_CASE("rupiah are said with their name behind the amount") {
  constexpr Row kRows[] = {
      {"Rp 25.000", "dua puluh lima ribu rupiah"},
      {"Rp25.000", "dua puluh lima ribu rupiah"},
      {"Rp. 1.500.000,-", "satu juta lima ratus ribu rupiah"},
      {"Rp 2 juta", "dua juta rupiah"},
      {"Rp 2,5 juta", "dua koma lima juta rupiah"},
      {"pungli Rp 50 ribu di loket", "pungli lima puluh ribu rupiah di loket"},
      {"Rp 500.", "lima ratus rupiah."},
      {"Rp", "Rp"},
  };
  check(kRows, Lang::kId);
}

TEST_CASE("dates and times are said in words, and what only looks like one is not") {
  constexpr Row kRows[] = {
      {"25-11-2026", "dua puluh lima November dua ribu dua puluh enam"},
      {"1/2/2026", "satu Februari dua ribu dua puluh enam"},
      {"2026-08-17", "tujuh belas Agustus dua ribu dua puluh enam"},
      {"25 November 2026", "dua puluh lima November dua ribu dua puluh enam"},
      {"32-11-2026", "tiga puluh dua sampai sebelas sampai dua ribu dua puluh enam"},
      {"14.02", "empat belas nol dua"},
      {"pukul 08.00 WITA", "pukul delapan wita"},
      {"08:30", "delapan tiga puluh"},
      {"08.00-15.00", "delapan sampai lima belas"},
      {"diterima pusat 14.02", "diterima pusat empat belas nol dua"},
      {"14.020", "empat belas ribu dua puluh"},
  };
  check(kRows, Lang::kId);
}

TEST_CASE("RT and RW are named and lose the zeros of their forms") {
  constexpr Row kRows[] = {
      {"RT 03/RW 05", "er te tiga, er we lima"},
      {"RT 03 RW 05", "er te tiga er we lima"},
      {"RT.3 RW.12", "er te tiga er we dua belas"},
      {"RT03/RW05", "er te tiga, er we lima"},
      {"RT/RW 03/05", "er te tiga, er we lima"},
      {"ketua RT", "ketua er te"},
  };
  check(kRows, Lang::kId);
}

TEST_CASE("codes are read sign by sign, a breath between the groups") {
  constexpr Row kRows[] = {
      {"7KQM-3RTX-9DHW", "tujuh ka ki em, tiga er te eks, sembilan de ha we"},
      {"Kode 0000-1111-222A.", "Kode nol nol nol nol, satu satu satu satu, dua dua dua a."},
      {"DK 1234 AB", "de ka seribu dua ratus tiga puluh empat AB"},
      {"SP4N", "es pe empat en"},
  };
  check(kRows, Lang::kId);
}

TEST_CASE("telephone numbers are digits in the groups they were written in") {
  constexpr Row kRows[] = {
      {"0812-3456-7890",
       "nol delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol"},
      {"+62 812 3456 7890",
       "plus enam dua, delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol"},
      {"081234567890",
       "nol delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol"},
      {"Hubungi 112", "Hubungi satu satu dua"},
      {"Ambulans 118", "Ambulans satu satu delapan"},
      {"118 orang", "seratus delapan belas orang"},
  };
  check(kRows, Lang::kId);
}

TEST_CASE("abbreviations are spelled or spoken as people do") {
  constexpr Row kRows[] = {
      {"Dinas PUPR", "Dinas pe u pe er"},
      {"DLH", "de el ha"},
      {"RSUD Tabanan", "er es u de Tabanan"},
      {"Jl. Gajah Mada No. 5", "jalan Gajah Mada nomor lima"},
      {"Br. Dajan Peken", "banjar Dajan Peken"},
      {"KTP dan KK", "ka te pe dan ka ka"},
      {"NIK", "nik"},
      {"DKLH", "de ka el ha"},
      {"DINAS", "DINAS"},
      {"PUPR, DLH", "pe u pe er, de el ha"},
      {"bapak & ibu", "bapak dan ibu"},
      {"s/d 15.00", "sampai dengan lima belas"},
      {"Kantor (lama)", "Kantor, lama"},
      {"Belum siap\nHubungi petugas", "Belum siap. Hubungi petugas"},
      {"", ""},
      {"   ", ""},
      {"\xC3\xA9lite", "\xC3\xA9lite"},
  };
  check(kRows, Lang::kId);
}

TEST_CASE("English reads the same things in English") {
  constexpr Row kRows[] = {
      {"0", "zero"},
      {"13", "thirteen"},
      {"21", "twenty-one"},
      {"100", "one hundred"},
      {"118 people", "one hundred and eighteen people"},
      {"2026", "two thousand and twenty-six"},
      {"1,234", "one thousand two hundred and thirty-four"},
      {"3.5", "three point five"},
      {"Rp 25.000", "twenty-five thousand rupiah"},
      {"25-11-2026", "twenty-five November two thousand and twenty-six"},
      {"14.02", "fourteen zero two"},
      {"08.00-15.00", "eight o'clock to fifteen o'clock"},
      {"RT 03/RW 05", "R T three, R W five"},
      {"7KQM-3RTX-9DHW", "seven K Q M, three R T X, nine D H W"},
      {"Call 112", "Call one one two"},
      {"PUPR", "P U P R"},
      {"80%", "eighty percent"},
      {"Step 2 of 5", "Step two of five"},
  };
  check(kRows, Lang::kEn);
}

TEST_CASE("nothing that can be typed makes the reader stumble or grow without end") {
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    text += static_cast<char>(' ' + (i * 7919) % 95);
    if (i % 97 == 0) text += "Rp RT/RW +62 0812- 99.999.";
  }
  const std::string spoken = ui::spoken_form(text, Lang::kId);
  CHECK(spoken.size() > text.size() / 4);
  CHECK(spoken.size() < text.size() * 20);
}
