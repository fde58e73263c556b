// Where a report stands, as the citizen may see it: never the reporter's name, never the report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock.h"

namespace bale::report {

// LAPOR's status names. The order is the order of handling; the numbers travel on the wire.
enum class Stage : std::uint8_t {
  kBelumTerverifikasi = 0,  // received by the centre
  kTerverifikasi = 1,
  kDalamProses = 2,
  kSelesai = 3,
  kDiarsipkan = 4,
  kDitolak = 5,
};

struct StageAt {
  Stage stage{Stage::kBelumTerverifikasi};
  WallMs at{0};
};

struct Answer {
  std::string unit;  // reference code
  WallMs at{0};
  std::string text;
};

struct Status {
  std::uint64_t version{0};  // rises with every change; a kiosk shows the highest it has seen
  std::string case_number;   // opens nothing; what agencies and LAPOR see
  std::string unit;          // reference code of the unit now in charge; empty: not yet disposed
  std::vector<StageAt> stages;
  std::vector<Answer> answers;
  std::string lapor_id;  // digits for lapor.go.id; empty: not forwarded yet
  WallMs made_at{0};     // the centre's clock when this was written: "age of the data"
};

[[nodiscard]] std::string_view key_of(Stage stage);    // "belum_terverifikasi" …
[[nodiscard]] std::string_view name_of(Stage stage);   // LAPOR's own name: "Belum Terverifikasi" …
[[nodiscard]] std::optional<Stage> parse_stage(std::string_view key_or_name);

}  // namespace bale::report
