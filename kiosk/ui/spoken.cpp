// One pass from left to right; at the beginning of each word the readers below are asked in turn,
// and the first that knows what stands there says it and how much of the text it took.
#include "kiosk/ui/spoken.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace bale::ui {
namespace {

using assets::Lang;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
// Bytes of any other script count as letters: they are never cut.
bool letter(char c) { return upper(c) || lower(c) || static_cast<unsigned char>(c) >= 0x80; }
bool word_sign(char c) { return digit(c) || letter(c); }

struct Read {
  std::string words;
  std::size_t taken{};
};
using Maybe = std::optional<Read>;

// The text from here on, and what came before it.
struct Place {
  std::string_view rest;
  std::string_view before;
  Lang lang;
  [[nodiscard]] bool english() const { return lang == Lang::kEn; }
  [[nodiscard]] char at(std::size_t i) const { return i < rest.size() ? rest[i] : '\0'; }
  [[nodiscard]] bool starts(std::string_view what) const { return rest.starts_with(what); }
};

std::size_t digits_from(const Place& p, std::size_t i) {
  std::size_t n = 0;
  while (digit(p.at(i + n))) ++n;
  return n;
}

std::uint64_t value(std::string_view digits) {
  std::uint64_t n = 0;
  for (const char c : digits) {
    if (digit(c)) n = n * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return n;
}

// 25.000 or 1.234.567 (English: with commas): how long, 0 if it is none.
std::size_t grouped(const Place& p, std::size_t i, char separator) {
  std::size_t n = digits_from(p, i);
  if (n == 0 || n > 3) return 0;
  std::size_t groups = 0;
  while (p.at(i + n) == separator && digits_from(p, i + n + 1) == 3 && groups < 4) {
    n += 4;
    ++groups;
  }
  return groups > 0 ? n : 0;
}

// A number with its thousands and decimals, from i.
Maybe number(const Place& p, std::size_t i) {
  std::size_t n = grouped(p, i, '.');
  if (n == 0 && p.english()) n = grouped(p, i, ',');
  if (n == 0) n = digits_from(p, i);
  if (n == 0 || n > 19) return std::nullopt;
  const std::string_view whole = p.rest.substr(i, n);
  Read r{whole.size() > 1 && whole[0] == '0' ? spoken_signs(whole, p.lang)
                                             : spoken_number(value(whole), p.lang),
         n};
  const char point = p.english() ? '.' : ',';
  const std::size_t decimals = p.at(i + n) == point ? digits_from(p, i + n + 1) : 0;
  if (decimals > 0 && decimals <= 3 && !word_sign(p.at(i + n + 1 + decimals))) {
    r.words += p.english() ? " point " : " koma ";
    r.words += spoken_signs(p.rest.substr(i + n + 1, decimals), p.lang);
    r.taken += 1 + decimals;
  }
  return r;
}

Maybe rupiah(const Place& p) {
  if (!p.starts("Rp")) return std::nullopt;
  std::size_t i = 2;
  if (p.at(i) == '.') ++i;
  if (p.at(i) == ' ') ++i;
  auto amount = number(p, i);
  if (!amount) return std::nullopt;
  i += amount->taken;
  if (p.rest.substr(i).starts_with(",-")) i += 2;
  for (const std::string_view size : {" ribu", " juta", " miliar", " triliun"}) {
    if (!p.rest.substr(i).starts_with(size) || letter(p.at(i + size.size()))) continue;
    amount->words += size;
    i += size.size();
    break;
  }
  return Read{amount->words + " rupiah", i};
}

constexpr std::array<std::string_view, 12> kMonths = {
    "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
    "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

Maybe date_of(const Place& p, std::string_view d, std::string_view m, std::string_view y,
              std::size_t taken) {
  const auto day = value(d);
  const auto month = value(m);
  if (day < 1 || day > 31 || month < 1 || month > 12 || word_sign(p.at(taken))) {
    return std::nullopt;
  }
  const auto& names = p.english() ? kEnglishMonths : kMonths;
  return Read{spoken_number(day, p.lang) + " " + std::string(names[month - 1]) + " " +
                  spoken_number(value(y), p.lang),
              taken};
}

// 25-11-2026, 25/11/2026, 2026-11-25.
Maybe date(const Place& p) {
  const std::size_t a = digits_from(p, 0);
  const char mark = p.at(a);
  if (mark != '-' && mark != '/') return std::nullopt;
  const std::size_t b = digits_from(p, a + 1);
  if (b < 1 || b > 2 || p.at(a + 1 + b) != mark) return std::nullopt;
  const std::size_t c = digits_from(p, a + b + 2);
  const auto part = [&](std::size_t from, std::size_t n) { return p.rest.substr(from, n); };
  const std::size_t all = a + b + c + 2;
  if (a <= 2 && c == 4) return date_of(p, part(0, a), part(a + 1, b), part(a + b + 2, c), all);
  if (a == 4 && c <= 2) return date_of(p, part(a + b + 2, c), part(a + 1, b), part(0, a), all);
  return std::nullopt;
}

// 14.02 and 14:02; on the hour only the hour. Not 3.500 and not 1.2.3.
Maybe time(const Place& p) {
  const std::size_t h = digits_from(p, 0);
  const char mark = p.at(h);
  if (h < 1 || h > 2 || (mark != '.' && mark != ':') || digits_from(p, h + 1) != 2) {
    return std::nullopt;
  }
  const char after = p.at(h + 3);
  if (word_sign(after) || ((after == '.' || after == ':') && digit(p.at(h + 4)))) {
    return std::nullopt;
  }
  const auto hour = value(p.rest.substr(0, h));
  const std::string_view minutes = p.rest.substr(h + 1, 2);
  if (hour > 24 || value(minutes) > 59) return std::nullopt;
  Read r{spoken_number(hour, p.lang), h + 3};
  if (value(minutes) == 0) {
    if (p.english()) r.words += " o'clock";
  } else if (minutes[0] == '0') {
    r.words += " " + spoken_signs(minutes, p.lang);
  } else {
    r.words += " " + spoken_number(value(minutes), p.lang);
  }
  return r;
}

std::size_t rt_number(const Place& p, std::size_t i) {
  while (p.at(i) == ' ' || p.at(i) == '.') ++i;
  return digits_from(p, i) > 0 ? i : 0;
}

// RT 03/RW 05, RT.3 RW.5, RT/RW 03/05: without the zeros that fill a form.
Maybe rt_rw(const Place& p) {
  const auto spell = [&](std::string_view name) { return spoken_signs(name, p.lang); };
  if (p.starts("RT/RW")) {
    const std::size_t i = rt_number(p, 5);
    const std::size_t n = i > 0 ? digits_from(p, i) : 0;
    const std::size_t m = n > 0 && p.at(i + n) == '/' ? digits_from(p, i + n + 1) : 0;
    if (m == 0) return Read{spell("RT") + ", " + spell("RW"), 5};
    return Read{spell("RT") + " " + spoken_number(value(p.rest.substr(i, n)), p.lang) + ", " +
                    spell("RW") + " " +
                    spoken_number(value(p.rest.substr(i + n + 1, m)), p.lang),
                i + n + 1 + m};
  }
  if (!p.starts("RT") && !p.starts("RW")) return std::nullopt;
  const std::size_t i = rt_number(p, 2);
  if (i == 0) return std::nullopt;
  const std::size_t n = digits_from(p, i);
  Read r{spell(p.rest.substr(0, 2)) + " " + spoken_number(value(p.rest.substr(i, n)), p.lang),
         i + n};
  if (p.at(r.taken) == '/' && p.rest.substr(r.taken + 1).starts_with("RW")) {
    r.words += ", ";
    ++r.taken;
  }
  return r;
}

// The receipt code: 7KQM-3RTX-9DHW, sign by sign, a breath between the groups.
Maybe code(const Place& p) {
  constexpr std::size_t kGroup = 4;
  std::string words;
  std::size_t i = 0;
  std::size_t groups = 0;
  bool figure = false;
  for (;; ++i) {
    for (std::size_t k = 0; k < kGroup; ++k) {
      if (!digit(p.at(i + k)) && !upper(p.at(i + k))) return std::nullopt;
      figure = figure || digit(p.at(i + k));
    }
    if (groups > 0) words += ", ";
    words += spoken_signs(p.rest.substr(i, kGroup), p.lang);
    i += kGroup;
    if (++groups == 3 || p.at(i) != '-') break;
  }
  if (groups < 3 || !figure || word_sign(p.at(i))) return std::nullopt;
  return Read{words, i};
}

bool calls_for_digits(std::string_view before) {
  constexpr std::array<std::string_view, 15> kWords = {
      "telepon", "nomor",  "hubungi", "ambulans", "polisi", "damkar", "darurat", "SAR",
      "call",    "number", "phone",   "ambulance", "police", "fire",   "pemadam"};
  while (!before.empty() && !letter(before.back())) before.remove_suffix(1);
  return std::ranges::any_of(kWords, [&](std::string_view word) {
    if (before.size() < word.size()) return false;
    const std::string_view end = before.substr(before.size() - word.size());
    return std::ranges::equal(end, word, [](char a, char b) { return (a | 32) == (b | 32); });
  });
}

// +62 812-3456-7890, 0812 3456 7890, (0361) 811 456; and 112 after "hubungi". Groups as written;
// a long row without gaps in threes and fours.
Maybe telephone(const Place& p) {
  const bool international = p.at(0) == '+' && digit(p.at(1));
  std::vector<std::string> groups;
  std::size_t i = international ? 1 : 0;
  std::size_t count = 0;
  for (;;) {
    const std::size_t n = digits_from(p, i);
    if (n == 0) break;
    std::string_view group = p.rest.substr(i, n);
    while (group.size() > 4) {
      const std::size_t part = group.size() == 5 || group.size() == 6 ? 3 : 4;
      groups.push_back(spoken_signs(group.substr(0, part), p.lang));
      group.remove_prefix(part);
    }
    groups.push_back(spoken_signs(group, p.lang));
    count += n;
    i += n;
    const bool goes_on = (p.at(i) == '-' || p.at(i) == ' ') && digits_from(p, i + 1) >= 2;
    if (!goes_on) break;
    ++i;
  }
  const bool zero = p.at(0) == '0';
  const bool short_one = count == 3 && calls_for_digits(p.before);
  const bool long_one = count >= 8 && count <= 15 && (zero || international);
  const bool bare = count >= 7 && groups.size() > 1 && calls_for_digits(p.before);
  if ((!short_one && !long_one && !bare) || word_sign(p.at(i))) return std::nullopt;
  std::string words = international ? "plus " : "";
  for (std::size_t g = 0; g < groups.size(); ++g) words += (g > 0 ? ", " : "") + groups[g];
  return Read{words, i};
}

struct Short {
  std::string_view written;
  std::string_view id;  // empty: spelled
  std::string_view en;
};
// Whole words only; those with a full stop must have it.
constexpr Short kShort[] = {
    {"Jl.", "jalan", "street"},       {"Jln.", "jalan", "street"},
    {"Gg.", "gang", "alley"},         {"No.", "nomor", "number"},
    {"no.", "nomor", "number"},       {"Kec.", "kecamatan", "kecamatan"},
    {"Kab.", "kabupaten", "regency"}, {"Kel.", "kelurahan", "kelurahan"},
    {"Ds.", "desa", "desa"},          {"Br.", "banjar", "banjar"},
    {"Bpk.", "bapak", "Mister"},      {"tgl.", "tanggal", "date"},
    {"dll.", "dan lain-lain", "and so on"}, {"dsb.", "dan sebagainya", "and so on"},
    {"dr.", "dokter", "doctor"},      {"s.d.", "sampai dengan", "to"},
    {"s/d", "sampai dengan", "to"},   {"yg", "yang", "yang"},
    {"PUPR", "pe u pe er", ""},       {"PUPRPKP", "pe u pe er pe ka pe", ""},
    {"DLH", "", ""},                  {"RSUD", "er es u de", ""},
    {"UPTD", "u pe te de", ""},       {"DPRD", "", ""},
    {"OPD", "o pe de", ""},           {"BPBD", "", ""},
    {"BPJS", "", ""},                 {"PDAM", "pe dam", "P dam"},
    {"PLN", "", ""},                  {"PKL", "", ""},
    {"SPBU", "es pe be u", ""},       {"UMKM", "u em ka em", ""},
    {"WBS", "", ""},                  {"KTP", "", ""},
    {"KK", "", ""},                   {"NIK", "nik", "nick"},
    {"SIM", "sim", "sim"},            {"STNK", "", ""},
    {"SD", "", ""},                   {"SMP", "", ""},
    {"SMA", "es em a", ""},           {"SMK", "", ""},
    {"HP", "", ""},                   {"WA", "we a", "W A"},
    {"SMS", "", ""},                  {"QR", "kyu er", ""},
    {"USB", "", ""},                  {"PIN", "pin", "pin"},
    {"ID", "i de", "I D"},            {"WITA", "wita", "wita"},
    {"WIB", "wib", "W I B"},          {"SPAN", "span", "span"},
    {"SP4N", "es pe empat en", "S P four N"},
    {"LAPOR", "lapor", "lapor"},      {"KIA", "ka i a", ""},
    {"PAUD", "paud", "paud"},         {"ODGJ", "o de ge je", ""},
    {"TPA", "te pe a", ""},           {"TPS", "", ""},
    {"OK", "oke", "okay"},
};

Maybe abbreviation(const Place& p) {
  for (const Short& s : kShort) {
    if (!p.starts(s.written)) continue;
    const bool stop = s.written.back() == '.';
    if (!stop && word_sign(p.at(s.written.size()))) continue;
    const std::string_view own = p.english() ? s.en : s.id;
    return Read{own.empty() ? spoken_signs(s.written, p.lang) : std::string(own),
                s.written.size()};
  }
  return std::nullopt;
}

// Capitals without a vowel are no word: DKLH is spelled, DINAS is read. So are figures among them.
Maybe capitals(const Place& p) {
  std::size_t n = 0;
  bool vowel = false;
  bool figure = false;
  while (upper(p.at(n)) || digit(p.at(n))) {
    vowel = vowel || std::string_view("AEIOU").find(p.at(n)) != std::string_view::npos;
    figure = figure || digit(p.at(n));
    ++n;
  }
  if (n < 2 || n > 12 || !upper(p.at(0)) || letter(p.at(n)) || (vowel && !figure)) {
    return std::nullopt;
  }
  return Read{spoken_signs(p.rest.substr(0, n), p.lang), n};
}

struct Unit {
  std::string_view written, id, en;
};
constexpr Unit kUnits[] = {
    {"km/jam", "kilometer per jam", "kilometres an hour"},
    {"km", "kilometer", "kilometres"}, {"cm", "sentimeter", "centimetres"},
    {"mm", "milimeter", "millimetres"}, {"kg", "kilogram", "kilograms"},
    {"m2", "meter persegi", "square metres"}, {"m", "meter", "metres"},
    {"%", "persen", "percent"}, {"ha", "hektare", "hectares"},
};

// A number and what it measures; a range is read "sampai".
Maybe amount(const Place& p) {
  auto r = number(p, 0);
  if (!r) return std::nullopt;
  std::size_t i = r->taken;
  const std::size_t gap = p.at(i) == ' ' ? 1 : 0;
  for (const Unit& u : kUnits) {
    const bool there = p.rest.substr(std::min(i + gap, p.rest.size())).starts_with(u.written);
    if (!there || word_sign(p.at(i + gap + u.written.size()))) continue;
    r->words += " " + std::string(p.english() ? u.en : u.id);
    r->taken = i + gap + u.written.size();
    break;
  }
  return r;
}

// After a number: 08.00-15.00, 2/5.
std::optional<std::string_view> between_numbers(const Place& p) {
  if (p.before.empty() || !digit(p.before.back()) || !digit(p.at(1))) return std::nullopt;
  if (p.at(0) == '-') return p.english() ? " to " : " sampai ";
  if (p.at(0) == '/') return p.english() ? " of " : " per ";
  return std::nullopt;
}

Maybe word(const Place& p) {
  using Reader = Maybe (*)(const Place&);
  constexpr Reader kReaders[] = {rupiah, code,         rt_rw,    telephone, date,
                                 time,   abbreviation, capitals, amount};
  for (const Reader read : kReaders) {
    if (auto r = read(p)) return r;
  }
  return std::nullopt;
}

struct Sign {
  std::string_view written, id, en;
};
constexpr Sign kSigns[] = {
    {"&", " dan ", " and "},     {"@", " et ", " at "},        {"+", " plus ", " plus "},
    {"\n", ". ", ". "},          {"\u2013", ", ", ", "},       {"\u2014", ", ", ", "},
    {"\u2026", ". ", ". "},      {"\u00B7", ", ", ", "},       {"\u2022", "", ""},
    {"/", " atau ", " or "},     {"_", " ", " "},              {"*", " ", " "},
    {"#", " ", " "},             {"(", ", ", ", "},            {")", ", ", ", "},
    {"\"", "", ""},              {"\u201C", "", ""},           {"\u201D", "", ""},
};

// Blanks once, none before a comma or a full stop, no empty commas.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool mark = c == ',' || c == '.';
    while (mark && !out.empty() && out.back() == ' ') out.pop_back();
    const char last = out.empty() ? ' ' : out.back();
    if (c == ' ' && last == ' ') continue;
    if (mark && (out.empty() || last == ',' || last == '.' || last == '?' || last == '!' ||
                 last == ':')) {
      continue;
    }
    out += c;
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == ',')) out.pop_back();
  return out;
}

}  // namespace

std::string spoken_form(std::string_view text, Lang lang) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Place p{text.substr(i), text.substr(0, i), lang};
    const bool begins = i == 0 || !word_sign(text[i - 1]);
    if (begins) {
      if (auto r = word(p)) {
        out += r->words;
        i += r->taken;
        // "PUPR)" and "RT 3 RW 5" keep their blanks: what follows is copied.
        continue;
      }
    }
    if (const auto joined = between_numbers(p)) {
      out += *joined;
      ++i;
      continue;
    }
    const auto* const sign = std::ranges::find_if(
        kSigns, [&](const Sign& s) { return p.rest.starts_with(s.written); });
    if (sign != std::end(kSigns)) {
      out += lang == Lang::kEn ? sign->en : sign->id;
      i += sign->written.size();
    } else {
      out += text[i++];
    }
  }
  return tidy(out);
}

std::string spoken_code(std::string_view code, Lang lang) {
  std::string out;
  while (!code.empty()) {
    const auto end = std::min(code.find('-'), code.size());
    const auto group = spoken_signs(code.substr(0, end), lang);
    if (!out.empty() && !group.empty()) out += ", ";
    out += group;
    code.remove_prefix(std::min(end + 1, code.size()));
  }
  return out;
}

}  // namespace bale::ui
