#include "sync/report/tracking_code.h"

namespace bale::report {
namespace {

constexpr std::size_t kRandomDigits = TrackingCode::kLength - 1;

// Times alpha in GF(2^5) modulo x^5 + x^2 + 1, which is primitive: alpha's first 31 powers differ.
constexpr std::uint8_t times_alpha(std::uint8_t value) {
  const auto doubled = static_cast<unsigned>(value) << 1U;
  return static_cast<std::uint8_t>((doubled & 32U) != 0 ? doubled ^ 37U : doubled);
}

// Digit i weighs alpha^(11-i), the check itself alpha^0. All weights differ and none is zero, so
// a wrong digit, or two digits that changed places, always changes the sum.
std::uint8_t check_of(const std::array<std::uint8_t, TrackingCode::kLength>& digits) {
  std::uint8_t sum = 0;
  for (std::size_t i = 0; i < kRandomDigits; ++i) {
    sum = times_alpha(static_cast<std::uint8_t>(sum ^ digits[i]));
  }
  return sum;
}

char forgive(char c) {
  const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (upper == 'O') return '0';
  return upper == 'I' || upper == 'L' ? '1' : upper;
}

}  // namespace

TrackingCode TrackingCode::mint(Random& random) {
  TrackingCode code;
  random.fill(std::span(code.digits_).first(kRandomDigits));
  for (auto& digit : code.digits_) digit &= 31U;  // 256 is a multiple of 32: no bias
  code.digits_[kRandomDigits] = check_of(code.digits_);
  return code;
}

Result<TrackingCode> TrackingCode::parse(std::string_view text) {
  TrackingCode code;
  std::size_t count = 0;
  for (const char c : text) {
    if (c == ' ' || c == '-') continue;
    const auto digit = kCrockford.find(forgive(c));
    if (digit == std::string_view::npos) {
      return fail(Errc::kInvalid, "a receipt code has only the characters 0-9 and A-Z");
    }
    if (count == kLength) return fail(Errc::kInvalid, "a receipt code has 12 characters");
    code.digits_[count++] = static_cast<std::uint8_t>(digit);
  }
  if (count != kLength) return fail(Errc::kInvalid, "a receipt code has 12 characters");
  if (check_of(code.digits_) != code.digits_[kRandomDigits]) {
    return fail(Errc::kInvalid, "one character of the receipt code is not right");
  }
  return code;
}

TrackingCode::~TrackingCode() {
  wipe(digits_.data(), digits_.size());
}

SecretString TrackingCode::formatted() const {
  SecretString out;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (i == 4 || i == 8) out.push_back('-');
    out.push_back(kCrockford[digits_[i]]);
  }
  return out;
}

SecretString TrackingCode::compact() const {
  SecretString out;
  for (const auto digit : digits_) out.push_back(kCrockford[digit]);
  return out;
}

}  // namespace bale::report
