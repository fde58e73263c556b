#include "sync/staff/pin.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace bale::staff {
namespace {

// OWASP's least for Argon2id. Everyone's hash is tried at each entry: four persons take 80 ms.
constexpr std::size_t kMemory = 19 * 1024 * 1024;  // bytes
constexpr unsigned long long kPasses = 2;

constexpr int kOldestYear = 1900;
constexpr int kNewestYear = 2059;

int number(std::string_view digits) {
  int out = 0;
  for (const char c : digits) out = out * 10 + (c - '0');
  return out;
}

// Each digit `by` more than the one before: 1234, 9876, 2222.
bool runs_by(std::string_view pin, int by) {
  for (std::size_t i = 1; i < pin.size(); ++i) {
    if (pin[i] - pin[i - 1] != by) return false;
  }
  return true;
}

// The same few digits over and over: 1212, 123123.
bool repeats(std::string_view pin) {
  for (std::size_t size = 1; size <= pin.size() / 2; ++size) {
    if (pin.size() % size != 0) continue;
    bool same = true;
    for (std::size_t i = size; i < pin.size(); ++i) same = same && pin[i] == pin[i - size];
    if (same) return true;
  }
  return false;
}

bool year(std::string_view digits) {
  return number(digits) >= kOldestYear && number(digits) <= kNewestYear;
}
bool day_and_month(int day, int month) {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

bool birthday(std::string_view pin) {
  const auto part = [pin](std::size_t at, std::size_t size) { return pin.substr(at, size); };
  if (pin.size() == 4) return year(pin);
  if (pin.size() == 6) return day_and_month(number(part(0, 2)), number(part(2, 2)));
  if (pin.size() != 8) return false;
  return (year(part(4, 4)) && day_and_month(number(part(0, 2)), number(part(2, 2)))) ||
         (year(part(0, 4)) && day_and_month(number(part(6, 2)), number(part(4, 2))));
}

// Straight down the keypad.
bool column(std::string_view pin) {
  constexpr std::array<std::string_view, 4> kColumns{"2580", "0852", "1470", "3690"};
  return std::ranges::find(kColumns, pin) != kColumns.end();
}

}  // namespace

std::optional<std::string> pin_fault(std::string_view pin) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (pin.size() < kPinShortest || pin.size() > kPinLongest || !std::ranges::all_of(pin, digit)) {
    return "a PIN is 4 to 8 digits";
  }
  if (runs_by(pin, 1) || runs_by(pin, -1) || repeats(pin) || column(pin)) {
    return "this PIN is one that anybody tries first: choose another";
  }
  if (birthday(pin)) return "this PIN reads like a year or a date: choose another";
  return std::nullopt;
}

Result<std::string> hash_pin(std::string_view pin) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), pin.data(), pin.size(), kPasses, kMemory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(Errc::kIo, "there is not enough memory to keep a PIN");
  }
  return std::string(out.data());
}

bool pin_fits(const std::string& hash, std::string_view pin) {
  std::array<char, crypto_pwhash_STRBYTES> padded{};
  if (hash.size() >= padded.size()) return false;
  std::ranges::copy(hash, padded.begin());
  return crypto_pwhash_str_verify(padded.data(), pin.data(), pin.size()) == 0;
}

}  // namespace bale::staff
