#include "assets/guidance/cues.h"

#include "assets/guidance/cues_data.h"
#include "assets/reference/csv.h"

namespace bale::assets {
namespace {

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto bar = text.find('|');
    out.push_back(text.substr(0, bar));
    if (bar == std::string_view::npos) return out;
    text.remove_prefix(bar + 1);
  }
}

std::vector<Cue> read() {
  std::vector<Cue> out;
  for (const auto& row : csv_rows(kCuesCsv, 3)) out.push_back({row[0], row[1], split(row[2])});
  return out;
}

}  // namespace

std::span<const Cue> guidance_cues() {
  static const std::vector<Cue> kCues = read();
  return kCues;
}

}  // namespace bale::assets
