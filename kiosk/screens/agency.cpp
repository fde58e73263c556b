// Instansi Tujuan: what the words or the picture suggest first, with the reason; all others in
// pages; "Saya tidak tahu" always at hand.
#include <algorithm>

#include "assets/reference/reference.h"
#include "kiosk/model/update.h"
#include "kiosk/screens/advice.h"

namespace bale::screens {
namespace {

constexpr float kSuggestionHeight = 32.0F;
constexpr std::size_t kMostSuggested = 2;
constexpr float kUnitHeight = 24.5F;  // names of agencies are long

// Best first: from the words, else from the picture.
std::vector<model::Named> suggested(const ui::Ui& ui, const model::State& s) {
  std::vector<model::Named> all = s.guidance.units;
  const std::size_t most = ui.portrait() ? 1 : kMostSuggested;  // a standing list needs its height
  if (all.size() > most) all.resize(most);
  if (all.empty() && !s.draft.suggestion.code.empty()) all.push_back(s.draft.suggestion);
  return all;
}

std::vector<const assets::Unit*> others(const model::State& s,
                                        const std::vector<model::Named>& first) {
  std::vector<const assets::Unit*> units = assets::units_on(assets::day_in_wita(s.wall));
  std::erase_if(units, [&](const assets::Unit* u) {
    return std::ranges::find(first, u->code, &model::Named::code) != first.end();
  });
  return units;
}

bool chosen(const model::State& s, std::string_view code) {
  return s.draft.unit_answered && s.draft.unit.code == code;
}

// "karena Anda menulis: lubang, jalan": the visitor's own words, wiped with the frame.
SecretString reason(const model::State& s) {
  if (s.guidance.units.empty() || s.guidance.because.empty()) {
    return SecretString(tr(s, Text::kAgencySuggested));
  }
  SecretString out(tr(s, Text::kAgencyBecause));
  bool first = true;
  for (const std::string& word : s.guidance.because) {
    out.append(first ? " " : ", ");
    out.append(word);
    first = false;
  }
  return out;
}

void take_category(const model::State& s, model::EventSink& sink, std::string_view key) {
  const assets::Unit* const unit = assets::suggestion_for(key, assets::day_in_wita(s.wall));
  sink.emit(model::CategoryChosen{std::string(key),
                                  unit == nullptr ? model::Named{}
                                                  : model::Named{unit->code, unit->name}});
}

// Suggested agencies, and the picture that guidance would rather choose: beside each other, on a
// standing panel below one another. `area` shrinks by them.
void suggestions(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect& area,
                 const std::vector<model::Named>& units) {
  std::string_view offered = model::offered_category(s);
  const bool full = low_panel(ui) && (calls_for_help(s) || names_whistle_line(s));
  if (full || (ui.portrait() && ui.text_size() > ui::TextSize::kBiasa)) offered = {};
  const auto count = static_cast<int>(units.size()) + (offered.empty() ? 0 : 1);
  if (count == 0) return;
  const bool upright = ui.portrait();
  const float each = std::max(kSuggestionHeight, ui.row_height(2) + 3.0F);
  const int columns = upright ? 1 : low_panel(ui) ? std::min(count, 2) : count;
  const int rows = (count + columns - 1) / columns;
  const float height = each * static_cast<float>(rows) +
                       ui::mm::kGapDown * static_cast<float>(rows - 1);
  const Rect all = area.top_part(height);
  area = area.without_top(height + ui::mm::kGapDown);
  int at = 0;
  const auto place = [&] {
    const ui::GridCell cell{.column = at % columns, .row = at / columns};
    ++at;
    return ui::grid(all, columns, rows, cell, ui::mm::kGapAcross, ui::mm::kGapDown);
  };
  const SecretString why = reason(s);
  const bool alone = upright || count == 1;
  for (const model::Named& unit : units) {
    if (ui.tile(place(), {.label = unit.name, .detail = why, .icon = Icon::kGedung,
                          .picture = ui::mm::kPictureRow, .wide = true, .arrow = alone,
                          .selected = chosen(s, unit.code), .suggested = true,
                          .text = alone ? TextRole::kSedang : TextRole::kIsi})) {
      sink.emit(model::UnitChosen{unit, true});
    }
  }
  if (offered.empty()) return;
  if (ui.tile(place(), {.label = tr(s, assets::category_text(offered)),
                        .detail = tr(s, Text::kAgencyOfferCategory),
                        .icon = category_icon(offered), .picture = ui::mm::kPictureRow,
                        .wide = true})) {
    take_category(s, sink, offered);
  }
}

ui::ChoiceWish unit_wish(const ui::Ui& ui) {
  return {.columns = ui.portrait() ? 2 : 3, .rows = 5, .picture = 0, .least_height = kUnitHeight};
}

std::vector<std::string_view> names_of(const std::vector<const assets::Unit*>& all) {
  std::vector<std::string_view> names;
  for (const assets::Unit* unit : all) names.push_back(unit->name);
  return names;
}

void unit_tiles(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Listed& l,
                const std::vector<const assets::Unit*>& all) {
  for (std::size_t i = l.page.begin; i < l.page.end; ++i) {
    const assets::Unit& unit = *all[i];
    if (ui.tile(l.grid.cell(i - l.page.begin),
                {.label = unit.name, .selected = chosen(s, unit.code)})) {
      sink.emit(model::UnitChosen{{unit.code, unit.name}, false});
    }
  }
}

void units(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area,
           const std::vector<model::Named>& first) {
  const std::vector<const assets::Unit*> all = others(s, first);
  const Listed l = listed(ui, s, sink, area, names_of(all), unit_wish(ui), Text::kAgencyMore);
  unit_tiles(ui, s, sink, l, all);
}

// Where it is a matter of minutes, or of courage: said before any choice; standing, it is read high.
void advice(ui::Ui& ui, const model::State& s, float words_end, Rect& area) {
  const bool both = calls_for_help(s) && names_whistle_line(s);
  const bool upright = ui.portrait();
  const bool stacked = both && (upright || low_panel(ui));
  const float each = std::max(ui::mm::kRow, ui.row_height(2));
  const float height = stacked ? 2 * each + ui::mm::kGapDown : each;
  const Rect high{ui.layout().reading.x, words_end + 2.0F, ui.layout().reading.w, height};
  const Rect all = upright ? high : area.top_part(height);
  if (!upright) area = area.without_top(height + ui::mm::kGapDown);
  const auto place = [&](int i) {
    if (!both) return all;
    return stacked ? ui::grid(all, 1, 2, {.row = i}, 0, ui::mm::kGapDown)
                   : ui::grid(all, 2, 1, {.column = i}, ui::mm::kGapAcross, 0);
  };
  if (calls_for_help(s)) emergency(ui, s, place(0));
  if (names_whistle_line(s)) whistle_line(ui, s, place(both ? 1 : 0));
}

// A low panel has no room for both: what is suggested is the first page, the list follows.
void low(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect area, bool advised) {
  const std::vector<model::Named> first = suggested(ui, s);
  const std::vector<const assets::Unit*> all = others(s, first);
  const auto names = names_of(all);
  Listed l{.grid = ui.choices(area, names, unit_wish(ui))};
  if (!l.grid.paged) l.grid = ui.choices(ui.beside_pages(area), names, unit_wish(ui));
  const std::size_t pages = 1 + page_of(names.size(), l.grid.per_page(), 0).count;
  const Page page = page_of(pages, 1, s.page);
  pager(ui, s, sink, area, page, Text::kAgencyMore);
  if (page.number == 0) {
    if (advised) advice(ui, s, 0, area);
    return suggestions(ui, s, sink, area, first);
  }
  l.page = page_of(names.size(), l.grid.per_page(), page.number - 1);
  unit_tiles(ui, s, sink, l, all);
}

}  // namespace

void draw_agency(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building(ui, state, sink);
  const bool advised = calls_for_help(state) || names_whistle_line(state);
  const float end = question(ui, state, {.heading = tr(state, Text::kAgencyHeading),
                                         .explanation = tr(state, Text::kAgencyExplanation),
                                         .answered = !advised, .scenery = !advised});
  Rect area = answers(ui);
  back(ui, state, sink);
  if (dont_know(ui, tr(state, Text::kCommonDontKnow), area)) sink.emit(model::UnitChosen{});
  const std::vector<model::Named> first = suggested(ui, state);
  if (low_panel(ui) && (advised || !first.empty())) {
    low(ui, state, sink, area, advised);
  } else {
    if (advised) advice(ui, state, end, area);
    suggestions(ui, state, sink, area, first);
    units(ui, state, sink, area, first);
  }
  hint(ui, state, Text::kCommonTouchAgency);
}

}  // namespace bale::screens
