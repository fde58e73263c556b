#include <array>

#include "kiosk/ui/spoken.h"

namespace bale::ui {
namespace {

using assets::Lang;

constexpr std::array<std::string_view, 12> kSmall = {"nol",  "satu", "dua",     "tiga",
                                                     "empat", "lima", "enam",    "tujuh",
                                                     "delapan", "sembilan", "sepuluh", "sebelas"};
constexpr std::array<std::string_view, 20> kEnglishSmall = {
    "zero",    "one",     "two",       "three",    "four",     "five",    "six",
    "seven",   "eight",   "nine",      "ten",      "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen",  "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {"",      "",      "twenty",  "thirty", "forty",
                                                    "fifty", "sixty", "seventy", "eighty", "ninety"};
struct Step {
  std::uint64_t size;
  std::string_view id;
  std::string_view en;
};
constexpr std::array<Step, 4> kSteps = {{{1'000'000'000'000, "triliun", "trillion"},
                                         {1'000'000'000, "miliar", "billion"},
                                         {1'000'000, "juta", "million"},
                                         {1'000, "ribu", "thousand"}}};
constexpr std::uint64_t kBeyond = 1'000'000'000'000'000;

// Names of A … Z. English letters name themselves.
constexpr std::array<std::string_view, 26> kLetters = {
    "a",  "be", "ce", "de", "e",  "ef", "ge", "ha", "i",  "je", "ka",  "el", "em",
    "en", "o",  "pe", "ki", "er", "es", "te", "u",  "fe", "we", "eks", "ye", "zet"};

// The marks of the keyboards.
struct Mark {
  std::string_view written, id, en;
};
constexpr Mark kMarks[] = {
    {",", "koma", "comma"},          {".", "titik", "full stop"},
    {"?", "tanda tanya", "question mark"}, {"-", "strip", "hyphen"},
    {"_", "garis bawah", "underscore"}, {"@", "et", "at sign"},
    {"(", "kurung buka", "open bracket"}, {")", "kurung tutup", "close bracket"},
    {"/", "garis miring", "slash"},  {":", "titik dua", "colon"},
    {";", "titik koma", "semicolon"}, {"\"", "tanda kutip", "quotation mark"},
    {"'", "petik satu", "apostrophe"}, {"&", "dan", "ampersand"},
    {"+", "tambah", "plus"},         {"=", "sama dengan", "equals"},
    {"%", "persen", "percent"},      {"*", "bintang", "asterisk"},
    {"#", "pagar", "hash"},          {"!", "tanda seru", "exclamation mark"},
    {"\u2026", "titik tiga", "three dots"},
};

void add(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

std::string indonesian(std::uint64_t n) {
  if (n < 12) return std::string(kSmall[n]);
  if (n < 20) return std::string(kSmall[n - 10]) + " belas";
  std::string out;
  std::uint64_t rest = 0;
  if (n < 100) {
    out = std::string(kSmall[n / 10]) + " puluh";
    rest = n % 10;
  } else if (n < 1'000) {
    out = n < 200 ? "seratus" : std::string(kSmall[n / 100]) + " ratus";
    rest = n % 100;
  } else {
    for (const Step& s : kSteps) {
      if (n < s.size) continue;
      const bool one_thousand = s.size == 1'000 && n / s.size == 1;
      out = one_thousand ? "seribu" : indonesian(n / s.size) + " " + std::string(s.id);
      rest = n % s.size;
      break;
    }
  }
  if (rest > 0) add(out, indonesian(rest));
  return out;
}

std::string english(std::uint64_t n) {
  if (n < 20) return std::string(kEnglishSmall[n]);
  if (n < 100) {
    std::string out(kTens[n / 10]);
    if (n % 10 > 0) out += "-" + std::string(kEnglishSmall[n % 10]);
    return out;
  }
  if (n < 1'000) {
    std::string out = std::string(kEnglishSmall[n / 100]) + " hundred";
    if (n % 100 > 0) out += " and " + english(n % 100);
    return out;
  }
  for (const Step& s : kSteps) {
    if (n < s.size) continue;
    std::string out = english(n / s.size) + " " + std::string(s.en);
    const std::uint64_t rest = n % s.size;
    if (rest > 0 && rest < 100) out += " and";
    if (rest > 0) add(out, english(rest));
    return out;
  }
  return {};
}

}  // namespace

std::string spoken_number(std::uint64_t n, Lang lang) {
  if (n >= kBeyond) return spoken_signs(std::to_string(n), lang);
  return lang == Lang::kEn ? english(n) : indonesian(n);
}

std::string spoken_signs(std::string_view signs, Lang lang) {
  std::string out;
  for (const char c : signs) {
    if (c >= '0' && c <= '9') {
      const auto digit = static_cast<std::size_t>(c - '0');
      add(out, lang == Lang::kEn ? kEnglishSmall[digit] : kSmall[digit]);
    }
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper < 'A' || upper > 'Z') continue;
    if (lang == Lang::kEn) {
      add(out, {&upper, 1});
    } else {
      add(out, kLetters[static_cast<std::size_t>(upper - 'A')]);
    }
  }
  return out;
}

std::string spoken_key(std::string_view label, Lang lang) {
  if (label.size() == 1) {
    if (auto named = spoken_signs(label, lang); !named.empty()) return named;
  }
  for (const Mark& mark : kMarks) {
    if (mark.written == label) return std::string(lang == Lang::kEn ? mark.en : mark.id);
  }
  return {};
}

}  // namespace bale::ui
