// The notice of UU 27/2022 art. 21 (1): seven items, each a short point, and one clear answer.
#include <array>

#include "kiosk/screens/faults.h"

namespace bale::screens {
namespace {

struct Point7 {
  Icon icon;
  Text title;
  Text detail;
};
constexpr std::array<Point7, 7> kItems{
    {{Icon::kGedung, Text::kConsentLegality, Text::kConsentLegalityDetail},
     {Icon::kCek, Text::kConsentPurpose, Text::kConsentPurposeDetail},
     {Icon::kIsi, Text::kConsentKinds, Text::kConsentKindsDetail},
     {Icon::kSimpan, Text::kConsentRetention, Text::kConsentRetentionDetail},
     {Icon::kInformasi, Text::kConsentDetails, Text::kConsentDetailsDetail},
     {Icon::kJam, Text::kConsentDuration, Text::kConsentDurationDetail},
     {Icon::kOrang, Text::kConsentRights, Text::kConsentRightsDetail}}};

std::string_view detail(const model::State& s, const Point7& p) {
  if (p.detail != Text::kConsentRetentionDetail) return tr(s, p.detail);
  const auto& own = s.hall.retention[s.lang == report::Lang::kEn ? 1 : 0];
  return own.empty() ? tr(s, p.detail) : std::string_view(own);
}

void item(ui::Ui& ui, const model::State& s, const Rect& area, int place, const Point7& p) {
  const int columns = ui.portrait() ? 1 : 2;
  const int rows = ui.portrait() ? 7 : 4;
  // Read down the left column, then the right one.
  const Rect cell = ui::grid(area, columns, rows, {.column = place / rows, .row = place % rows},
                             16.0F, 2.0F);
  ui.point(cell, p.icon, tr(s, p.title), detail(s, p));
}

// Portrait: the seven points fill what is below; the way out is read first.
void refusal_above(ui::Ui& ui, const model::State& s, float y, const Point7& p) {
  const Rect& reading = ui.layout().reading;
  const Rect r{reading.x, y + 1.0F, reading.w, 24.0F};
  ui.point(r, p.icon, tr(s, p.title), tr(s, p.detail));
  ui.terraces(r.bottom() + 6.0F);
}

}  // namespace

void draw_consent(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const std::string_view wrong = fault_words(s);
  const float end = question(
      ui, s, {.heading = tr(s, Text::kConsentHeading),
              .explanation = wrong.empty() ? tr(s, Text::kConsentExplanation) : std::string_view(),
              .answered = false, .scenery = false});
  Rect area = answers(ui);
  if (!wrong.empty()) {
    const Rect& h = ui.layout().explanation;
    fault_banner(ui, {h.x, ui.portrait() ? end : h.y, h.w, ui::mm::kRow}, wrong);
    if (!ui.portrait()) area = area.without_top(h.y + ui::mm::kRow + 2.0F - area.y);
  }
  int place = 0;
  for (const Point7& p : kItems) item(ui, s, area, place++, p);
  const Point7 refuse{Icon::kTutup, Text::kConsentRefuse, Text::kConsentRefuseDetail};
  if (ui.portrait()) {
    refusal_above(ui, s, wrong.empty() ? end : end + ui::mm::kRow + 4.0F, refuse);
  } else {
    item(ui, s, area, place, refuse);
  }
  back(ui, s, sink);
  if (ui.next(tr(s, Text::kConsentAgree), Icon::kCek)) sink.emit(model::ConsentGiven{});
}

}  // namespace bale::screens
