// The notice of UU 27/2022 art. 21 (1): seven items, each a short point, and one clear answer.
#include <algorithm>
#include <array>
#include <vector>

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

constexpr float kBetweenColumns = 16.0F;
constexpr float kBetweenPoints = 2.0F;
constexpr float kPointIndent = 20.5F;  // its picture

float point_height(const ui::Ui& ui, const model::State& s, const Point7& p, float width) {
  const float w = width - kPointIndent;
  return ui.height_of(tr(s, p.title), w, TextRole::kIsi, Weight::kBold) +
         ui.height_of(detail(s, p), w, TextRole::kIsi, Weight::kRegular);
}

// As many as can be read; whoever needs larger letters turns pages. Read down the left column,
// then the right one.
void points(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect area,
            std::span<const Point7> all) {
  const int columns = ui.portrait() ? 1 : 2;
  const auto rows_in = [&](const Rect& r) {
    const float width = (r.w - kBetweenColumns * static_cast<float>(columns - 1)) /
                        static_cast<float>(columns);
    float most = 0;
    for (const Point7& p : all) most = std::max(most, point_height(ui, s, p, width));
    const int fit = static_cast<int>((r.h + kBetweenPoints + 1.0F) / (most + kBetweenPoints));
    return std::clamp(fit, 1, ui.portrait() ? 7 : 4);
  };
  // At the sizes a visit begins with, the points stand as drawn.
  const bool large = ui.text_size() > ui::TextSize::kBiasa;
  int rows = large ? rows_in(area) : ui.portrait() ? 7 : 4;
  Page page = page_of(all.size(), static_cast<std::size_t>(rows * columns), s.page);
  if (page.count > 1) {
    rows = rows_in(ui.beside_pages(area));
    page = page_of(all.size(), static_cast<std::size_t>(rows * columns), s.page);
    pager(ui, s, sink, area, page, Text::kTrackMore);
  }
  for (std::size_t i = page.begin; i < page.end; ++i) {
    const int at = static_cast<int>(i - page.begin);
    const Rect cell = ui::grid(area, columns, rows, {.column = at / rows, .row = at % rows},
                               kBetweenColumns, kBetweenPoints);
    ui.point(cell, all[i].icon, tr(s, all[i].title), detail(s, all[i]));
  }
}

// Portrait: the seven points fill what is below; the way out is read first.
void refusal_above(ui::Ui& ui, const model::State& s, float y, const Point7& p) {
  const Rect& reading = ui.layout().reading;
  const Rect r{reading.x, y + 1.0F, reading.w,
               std::max(24.0F, point_height(ui, s, p, reading.w))};
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
  const Point7 refuse{Icon::kTutup, Text::kConsentRefuse, Text::kConsentRefuseDetail};
  std::vector<Point7> all(kItems.begin(), kItems.end());
  if (ui.portrait()) {
    refusal_above(ui, s, wrong.empty() ? end : end + ui::mm::kRow + 4.0F, refuse);
  } else {
    all.push_back(refuse);
  }
  points(ui, s, sink, area, all);
  back(ui, s, sink);
  if (ui.next(tr(s, Text::kConsentAgree), Icon::kCek)) sink.emit(model::ConsentGiven{});
}

}  // namespace bale::screens
