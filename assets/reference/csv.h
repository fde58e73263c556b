// Rows of our own reference files: comma-separated, a head line, no quotes (no name needs them).
#pragma once

#include <string_view>
#include <vector>

namespace bale::assets {

using CsvRow = std::vector<std::string_view>;  // views into `text`

// The rows after the head; a row that does not have `columns` fields is left out (a test counts).
[[nodiscard]] std::vector<CsvRow> csv_rows(std::string_view text, std::size_t columns);

}  // namespace bale::assets
