// A sketch of the regency, mountains above and sea below. Where the kecamatan lie comes from data.
#include <algorithm>

#include "assets/reference/reference.h"
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

// The land of the map: below the ridges, above the words about the sea.
constexpr float kLandTop = 82.0F;
constexpr float kLandHeight = 134.3F;
constexpr float kSea = 16.5F;

struct Cell {
  ui::GridCell place;
  int rows;
};

// A standing panel is too narrow for six names side by side: narrow cells become twice as wide and
// their row is folded in two.
Cell cell_of(const assets::Kecamatan& k, bool folded) {
  Cell cell{{.column = k.column, .row = k.row, .across = k.across, .down = k.down},
            assets::kMapRows};
  if (!folded) return cell;
  cell.rows = assets::kMapRows + 1;
  if (k.across > 1) return cell;
  cell.place.across = 2;
  cell.place.column = 2 * k.column % assets::kMapColumns;
  cell.place.row = k.row + 2 * k.column / assets::kMapColumns;
  return cell;
}

void map(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& land) {
  for (const assets::Kecamatan& k : assets::kecamatan()) {
    const Cell cell = cell_of(k, ui.portrait());
    const Rect place = ui::grid(land, assets::kMapColumns, cell.rows, cell.place,
                                ui::mm::kGapAcross, ui::mm::kGapDown);
    const bool here = k.code == s.hall.kecamatan;
    if (ui.tile(place, {.label = k.name, .selected = s.draft.kecamatan.code == k.code,
                        .text = TextRole::kSedang,
                        .mark = here ? tr(s, Text::kKecamatanHere) : std::string_view{}})) {
      sink.emit(model::KecamatanChosen{{k.code, k.name}});
    }
  }
}

Rect land_of(const ui::Ui& ui, const Rect& area) {
  if (ui.portrait()) return area.without_bottom(kSea);
  const float top = std::max(kLandTop, area.y);  // an open strip pushes it down
  return {area.x, top, area.w, kLandTop + kLandHeight + area.bottom() - 227.7F - top};
}

}  // namespace

void draw_kecamatan(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building_without_strip(ui, state, sink);
  const std::string_view mountain = tr(state, Text::kKecamatanMountain);
  question(ui, state, {.heading = tr(state, Text::kKecamatanHeading),
                       .explanation = ui.portrait() ? mountain : std::string_view{},
                       .pointer = Icon::kAtas});
  Rect area = answers(ui);
  Rect below = area;
  if (ui.portrait()) area = area.without_bottom(24.0F + ui::mm::kGapDown);
  const Rect land = land_of(ui, area);
  ui.map_ground(land, mountain, tr(state, Text::kKecamatanSea));
  strip(ui, state, sink);  // over the ridges
  map(ui, state, sink, land);
  back(ui, state, sink);
  if (dont_know(ui, tr(state, Text::kCommonDontKnow), below)) sink.emit(model::KecamatanChosen{});
  hint(ui, state, Text::kCommonTouchKecamatan);
}

}  // namespace bale::screens
