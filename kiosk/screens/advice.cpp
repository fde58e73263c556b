#include "kiosk/screens/advice.h"

namespace bale::screens {

bool calls_for_help(const model::State& s) {
  return s.guidance.emergency && !s.hall.emergency.empty();
}

void emergency(ui::Ui& ui, const model::State& s, const Rect& r) {
  std::string numbers;
  for (const auto& [name, number] : s.hall.emergency) {
    if (!numbers.empty()) numbers += ", ";
    numbers += name + " " + number;
  }
  ui.banner(r, {.kind = ui::BannerKind::kNotice, .icon = Icon::kTelepon,
                .title = tr(s, Text::kAgencyEmergency), .detail = numbers});
}

bool names_whistle_line(const model::State& s) {
  return s.guidance.whistle && !s.hall.whistle_line.empty();
}

void whistle_line(ui::Ui& ui, const model::State& s, const Rect& r) {
  ui.banner(r, {.kind = ui::BannerKind::kNotice, .icon = Icon::kGembok,
                .title = tr(s, Text::kAgencyWhistle), .detail = s.hall.whistle_line});
}

}  // namespace bale::screens
