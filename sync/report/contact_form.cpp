// The forms of phone numbers and NIK (kiosk.md, "Typing"). Form only: nothing is looked up and
// nothing about the person is inferred.
#include <algorithm>

#include "sync/report/validate.h"

namespace bale::report {
namespace {

constexpr std::size_t kNikDigits = 16;

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool spacing(char c) {
  return c == ' ' || c == '.' || c == '-';
}

SecretString without_spacing(std::string_view text) {
  SecretString out;
  for (const char c : text) {
    if (!spacing(c)) out.push_back(c);
  }
  return out;
}

std::string_view without_prefix(std::string_view number) {
  for (const std::string_view prefix : {"+62", "62", "0"}) {
    if (number.starts_with(prefix)) return number.substr(prefix.size());
  }
  return {};
}

// 8[1-35-9]\d{7,10}
bool mobile(std::string_view number) {
  if (number.size() < 9 || number.size() > 12) return false;
  if (number[0] != '8' || number[1] == '0' || number[1] == '4') return false;
  return std::all_of(number.begin(), number.end(), digit);
}

int two_digits(std::string_view text) {
  return (text[0] - '0') * 10 + (text[1] - '0');
}

// Digits 7–12 are day, month and year of birth; a woman's day stands 40 higher.
bool birth_day(std::string_view nik) {
  const int day = two_digits(nik.substr(6, 2));
  const int month = two_digits(nik.substr(8, 2));
  return ((day >= 1 && day <= 31) || (day >= 41 && day <= 71)) && month >= 1 && month <= 12;
}

}  // namespace

std::optional<SecretString> normalise_phone(std::string_view text) {
  const auto plain = without_spacing(text);
  const auto number = without_prefix(plain.view());
  if (!mobile(number)) return std::nullopt;
  SecretString out("+62");
  out.append(number);
  return out;
}

std::optional<SecretString> normalise_nik(std::string_view text) {
  auto plain = without_spacing(text);
  const auto view = plain.view();
  if (view.size() != kNikDigits || !std::all_of(view.begin(), view.end(), digit)) {
    return std::nullopt;
  }
  if (!birth_day(view)) return std::nullopt;
  return plain;
}

}  // namespace bale::report
