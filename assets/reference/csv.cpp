#include "assets/reference/csv.h"

#include <algorithm>

namespace bale::assets {
namespace {

std::string_view take_until(std::string_view& rest, char end) {
  const auto at = std::min(rest.find(end), rest.size());
  const auto out = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return out;
}

CsvRow fields_of(std::string_view line) {
  CsvRow out;
  for (;;) {
    const auto comma = line.find(',');
    out.push_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return out;
    line.remove_prefix(comma + 1);
  }
}

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text, std::size_t columns) {
  std::vector<CsvRow> out;
  take_until(text, '\n');
  while (!text.empty()) {
    auto line = take_until(text, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (auto fields = fields_of(line); fields.size() == columns) out.push_back(std::move(fields));
  }
  return out;
}

}  // namespace bale::assets
