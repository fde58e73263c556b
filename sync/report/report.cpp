#include "sync/report/report.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace bale::report {
namespace {

constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;
// About what chrono's year can hold, ±32767; a wilder clock gives the nearest end.
constexpr std::int64_t kFarthestDay = 11'000'000;
constexpr std::int64_t kWitaMs = 8LL * 60 * 60 * 1000;  // UTC+8

constexpr std::array<std::string_view, 17> kCategories{
    "jalan",     "lampu_jalan",      "sampah",    "air",     "ketertiban", "lalu_lintas",
    "kesehatan", "pendidikan",       "pertanian", "wisata",  "digital",    "perdagangan",
    "kerja",     "pelayanan_pungli", "sosial",    "bencana", "lainnya"};

constexpr std::array<std::string_view, 3> kClassifications{"pengaduan", "aspirasi",
                                                           "permintaan_informasi"};
constexpr std::array<std::string_view, 3> kLanguages{"id", "en", "ban"};

std::chrono::year_month_day ymd(const Date& date) {
  return std::chrono::year{date.year} / static_cast<int>(date.month) / date.day;
}

// All of `text` as digits, or nothing: "+1", " 1" and "1e3" are not numbers here.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - static_cast<std::int64_t>(a % b < 0);
}

template <typename Enum, std::size_t N>
std::optional<Enum> find_key(const std::array<std::string_view, N>& keys, std::string_view key) {
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found == keys.end()) return std::nullopt;
  return static_cast<Enum>(found - keys.begin());
}

template <typename Enum, std::size_t N>
std::string_view key_at(const std::array<std::string_view, N>& keys, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? keys[index] : std::string_view{};
}

}  // namespace

bool Date::valid() const {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return ymd(*this).ok();
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return Date{*year, *month, *day};
}

std::string to_string(const Date& date) {
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return out.data();
}

Date date_in_wita(WallMs wall) {
  const auto held = std::clamp<WallMs>(wall, -kFarthestDay * kDayMs, kFarthestDay * kDayMs);
  return date_from_days(floor_div(held + kWitaMs, kDayMs));
}

std::int64_t days_since_epoch(const Date& date) {
  return std::chrono::sys_days(ymd(date)).time_since_epoch().count();
}

Date date_from_days(std::int64_t days) {
  const auto held = std::clamp(days, -kFarthestDay, kFarthestDay);
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{static_cast<int>(held)}}};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::span<const std::string_view> category_keys() {
  return kCategories;
}

bool sensitive(std::string_view category) {
  return category == "pelayanan_pungli";
}

std::optional<Classification> parse_classification(std::string_view key) {
  return find_key<Classification>(kClassifications, key);
}
std::string_view key_of(Classification c) {
  return key_at(kClassifications, c);
}

std::optional<Lang> parse_lang(std::string_view key) {
  return find_key<Lang>(kLanguages, key);
}
std::string_view key_of(Lang lang) {
  return key_at(kLanguages, lang);
}

}  // namespace bale::report
