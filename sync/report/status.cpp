#include "sync/report/status.h"

#include <array>

namespace bale::report {
namespace {

struct Names {
  std::string_view key;
  std::string_view name;
};
constexpr std::array<Names, 6> kStages{{{"belum_terverifikasi", "Belum Terverifikasi"},
                                        {"terverifikasi", "Terverifikasi"},
                                        {"dalam_proses", "Dalam Proses"},
                                        {"selesai", "Selesai"},
                                        {"diarsipkan", "Diarsipkan"},
                                        {"ditolak", "Ditolak"}}};

const Names& names(Stage stage) {
  static constexpr Names kNone{};
  const auto index = static_cast<std::size_t>(stage);
  return index < kStages.size() ? kStages[index] : kNone;
}

}  // namespace

std::string_view key_of(Stage stage) {
  return names(stage).key;
}
std::string_view name_of(Stage stage) {
  return names(stage).name;
}

std::optional<Stage> parse_stage(std::string_view key_or_name) {
  for (std::size_t i = 0; i < kStages.size(); ++i) {
    if (kStages[i].key == key_or_name || kStages[i].name == key_or_name) {
      return static_cast<Stage>(i);
    }
  }
  return std::nullopt;
}

}  // namespace bale::report
