// Instansi Tujuan: our suggestion first, all others in pages, "Saya tidak tahu" always at hand.
#include <algorithm>

#include "assets/reference/reference.h"
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

constexpr float kSuggestionHeight = 32.0F;

std::vector<const assets::Unit*> others(const model::State& s) {
  std::vector<const assets::Unit*> units = assets::units_on(assets::day_in_wita(s.wall));
  std::erase_if(units, [&](const assets::Unit* u) { return u->code == s.draft.suggestion.code; });
  return units;
}

bool chosen(const model::State& s, std::string_view code) {
  return s.draft.unit_answered && s.draft.unit.code == code;
}

void suggestion(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect& area) {
  const model::Named& unit = s.draft.suggestion;
  if (unit.code.empty()) return;
  const Rect place = area.top_part(kSuggestionHeight);
  area = area.without_top(kSuggestionHeight + ui::mm::kGapDown);
  if (ui.tile(place, {.label = unit.name, .detail = tr(s, Text::kAgencySuggested),
                      .icon = Icon::kGedung, .picture = ui::mm::kPictureRow, .wide = true,
                      .arrow = true, .selected = chosen(s, unit.code), .suggested = true,
                      .text = TextRole::kSedang})) {
    sink.emit(model::UnitChosen{unit, true});
  }
}

void units(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect area) {
  const std::vector<const assets::Unit*> all = others(s);
  const bool short_list = s.draft.suggestion.code.empty();
  const int columns = ui.portrait() ? 2 : 3;
  const int rows = (short_list ? 1 : 0) + (ui.portrait() ? 4 : 3);
  const Page page = page_of(all.size(), static_cast<std::size_t>(columns * rows), s.page);
  pager(ui, s, sink, area, page, Text::kAgencyMore);
  for (std::size_t i = page.begin; i < page.end; ++i) {
    const int at = static_cast<int>(i - page.begin);
    const Rect cell = ui::grid(area, columns, rows, {.column = at % columns, .row = at / columns},
                               ui::mm::kGapAcross, ui::mm::kGapDown);
    const assets::Unit& unit = *all[i];
    if (ui.tile(cell, {.label = unit.name, .selected = chosen(s, unit.code)})) {
      sink.emit(model::UnitChosen{{unit.code, unit.name}, false});
    }
  }
}

}  // namespace

void draw_agency(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building(ui, state, sink);
  question(ui, state, {.heading = tr(state, Text::kAgencyHeading),
                       .explanation = tr(state, Text::kAgencyExplanation)});
  Rect area = answers(ui);
  back(ui, state, sink);
  if (dont_know(ui, tr(state, Text::kCommonDontKnow), area)) sink.emit(model::UnitChosen{});
  suggestion(ui, state, sink, area);
  units(ui, state, sink, area);
  hint(ui, state, Text::kCommonTouchAgency);
}

}  // namespace bale::screens
