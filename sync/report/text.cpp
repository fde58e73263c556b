#include "sync/report/text.h"

#include <cstdint>
#include <cstring>

#include "sync/report/validate.h"

namespace bale::report {
namespace {

// What a first byte says: how many bytes follow, its own bits, and the least value the length may
// stand for (anything lower is an overlong form).
struct Lead {
  std::size_t follow{0};
  char32_t bits{0};
  char32_t least{0};
};

std::optional<Lead> read_lead(std::uint8_t byte) {
  if (byte < 0x80U) return Lead{0, byte, 0};
  if (byte >= 0xC2U && byte <= 0xDFU) return Lead{1, byte & 0x1FU, 0x80};
  if (byte >= 0xE0U && byte <= 0xEFU) return Lead{2, byte & 0x0FU, 0x800};
  if (byte >= 0xF0U && byte <= 0xF4U) return Lead{3, byte & 0x07U, 0x10000};
  return std::nullopt;
}

// Eight at a time: what comes in is checked here first, byte by byte, and nearly all of it is ASCII.
void skip_ascii(std::string_view& text) {
  constexpr std::uint64_t kHighBits = 0x8080'8080'8080'8080U;
  while (text.size() >= sizeof(std::uint64_t)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data(), sizeof eight);
    if ((eight & kHighBits) != 0) break;
    text.remove_prefix(sizeof eight);
  }
  while (!text.empty() && static_cast<std::uint8_t>(text.front()) < 0x80U) text.remove_prefix(1);
}

bool scalar(char32_t c) {
  return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

}  // namespace

std::optional<char32_t> next_code_point(std::string_view& rest) {
  if (rest.empty()) return std::nullopt;
  if (const auto first = static_cast<std::uint8_t>(rest[0]); first < 0x80U) {
    rest.remove_prefix(1);  // nearly every character of an Indonesian text
    return first;
  }
  const auto lead = read_lead(static_cast<std::uint8_t>(rest[0]));
  if (!lead || rest.size() <= lead->follow) return std::nullopt;
  char32_t value = lead->bits;
  for (std::size_t i = 1; i <= lead->follow; ++i) {
    const auto byte = static_cast<std::uint8_t>(rest[i]);
    if ((byte & 0xC0U) != 0x80U) return std::nullopt;
    value = (value << 6U) | (byte & 0x3FU);
  }
  if (value < lead->least || !scalar(value)) return std::nullopt;
  rest.remove_prefix(lead->follow + 1);
  return value;
}

bool control(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool blank(char32_t c) {
  if (c == U' ' || c == U'\n' || c == 0xA0 || c == 0x3000 || c == 0xFEFF) return true;
  return c >= 0x2000 && c <= 0x200F;
}

bool valid_utf8(std::string_view text) {
  for (skip_ascii(text); !text.empty(); skip_ascii(text)) {
    if (!next_code_point(text)) return false;
  }
  return true;
}

std::size_t count_characters(std::string_view utf8) {
  std::size_t count = 0;
  while (!utf8.empty()) {
    if (!next_code_point(utf8)) utf8.remove_prefix(1);  // a stray byte counts as one
    ++count;
  }
  return count;
}

}  // namespace bale::report
