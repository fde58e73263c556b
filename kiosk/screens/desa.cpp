// The villages of the chosen kecamatan, in pages.
#include <vector>

#include "assets/reference/reference.h"
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

constexpr int kColumns = 3;
constexpr int kRows = 4;

void villages(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area,
              std::span<const assets::Desa> all) {
  std::vector<std::string_view> names;
  for (const assets::Desa& desa : all) names.push_back(desa.name);
  const Listed l = listed(ui, s, sink, area, names,
                          {.columns = kColumns, .rows = ui.portrait() ? kRows + 1 : kRows,
                           .picture = 0, .text = TextRole::kSedang},
                          Text::kDesaMore);
  for (std::size_t i = l.page.begin; i < l.page.end; ++i) {
    const assets::Desa& desa = all[i];
    if (ui.tile(l.grid.cell(i - l.page.begin),
                {.label = desa.name, .selected = s.draft.desa.code == desa.code,
                 .text = TextRole::kSedang})) {
      sink.emit(model::DesaChosen{{desa.code, desa.name}});
    }
  }
}

}  // namespace

void draw_desa(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  const assets::Kecamatan* const kecamatan = assets::find_kecamatan(state.draft.kecamatan.code);
  const std::span<const assets::Desa> all =
      kecamatan == nullptr ? std::span<const assets::Desa>{} : kecamatan->desa;
  building(ui, state, sink);
  const std::string heading = tr(state, Text::kDesaHeading,
                                 {{"kecamatan", state.draft.kecamatan.name}});
  question(ui, state, {.heading = heading, .explanation = tr(state, Text::kCommonAlphabetical)});
  Rect area = answers(ui);
  back(ui, state, sink);
  if (dont_know(ui, tr(state, Text::kCommonDontKnow), area)) sink.emit(model::DesaChosen{});
  villages(ui, state, sink, area, all);
  hint(ui, state, Text::kCommonTouchDesa);
}

}  // namespace bale::screens
