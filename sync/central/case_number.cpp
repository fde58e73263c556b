#include "sync/central/case_number.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstdio>

namespace bale::central {
namespace {

// Damm's quasigroup of order 10 (H. M. Damm, 2004).
constexpr std::array<std::array<int, 10>, 10> kDamm{{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                                                     {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                                     {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                                     {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                                     {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                                                     {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                                     {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                                                     {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                                     {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                                     {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};

bool digit(char c) { return c >= '0' && c <= '9'; }

// 0 over digits that end in their own check digit.
int damm(std::string_view text) {
  int state = 0;
  for (const char c : text) {
    if (digit(c)) state = kDamm[static_cast<std::size_t>(state)][static_cast<std::size_t>(c - '0')];
  }
  return state;
}

}  // namespace

std::string case_number(std::string_view prefix, int year, std::uint64_t number) {
  char body[40];
  std::snprintf(body, sizeof(body), "%04d-%06llu", year, static_cast<unsigned long long>(number));
  return std::string(prefix) + "-" + body + "-" + std::to_string(damm(body));
}

std::optional<std::string> read_case_number(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; });
  std::ranges::transform(out, out.begin(), [](char c) {
    return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  const auto prefix = out.find('-');
  if (prefix == std::string::npos || std::ranges::count(out, '-') != 3) return std::nullopt;
  const auto rest = std::string_view(out).substr(prefix);
  const bool form = std::ranges::all_of(rest, [](char c) { return digit(c) || c == '-'; });
  if (!form || damm(rest) != 0 || !digit(rest.back())) return std::nullopt;
  return out;
}

}  // namespace bale::central
