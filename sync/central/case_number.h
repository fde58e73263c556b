// The case number: what agencies and LAPOR see. It opens nothing.
//
// TBN-2026-000123-7: the regency's prefix, the year (WITA) and running number of receipt, and a
// check digit by Damm's algorithm over year and number, which catches every wrong digit and every
// swap of neighbours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bale::central {

inline constexpr std::string_view kCasePrefix = "TBN";

[[nodiscard]] std::string case_number(std::string_view prefix, int year, std::uint64_t number);
// Upper-cased and trimmed; nullopt when the check digit or the form is wrong.
[[nodiscard]] std::optional<std::string> read_case_number(std::string_view text);

}  // namespace bale::central
