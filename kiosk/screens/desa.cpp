// The villages of the chosen kecamatan, in pages.
#include "assets/reference/reference.h"
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

constexpr int kColumns = 3;
constexpr int kRows = 4;

std::string explanation_of(const model::State& s, const Page& page) {
  if (page.count < 2) return std::string(tr(s, Text::kCommonAlphabetical));
  return tr(s, Text::kCommonAlphabeticalPage, {{"n", std::to_string(page.number + 1)},
                                               {"m", std::to_string(page.count)}});
}

void villages(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area,
              std::span<const assets::Desa> shown) {
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const int at = static_cast<int>(i);
    const Rect cell = ui::grid(area, kColumns, kRows, {.column = at % kColumns,
                                                       .row = at / kColumns},
                               ui::mm::kGapAcross, ui::mm::kGapDown);
    const assets::Desa& desa = shown[i];
    if (ui.tile(cell, {.label = desa.name, .selected = s.draft.desa.code == desa.code,
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
  const Page page = page_of(all.size(), kColumns * kRows, state.page);
  building(ui, state, sink);
  const std::string heading = tr(state, Text::kDesaHeading,
                                 {{"kecamatan", state.draft.kecamatan.name}});
  const std::string explanation = explanation_of(state, page);
  question(ui, state, {.heading = heading, .explanation = explanation});
  Rect area = answers(ui);
  back(ui, state, sink);
  if (dont_know(ui, tr(state, Text::kCommonDontKnow), area)) sink.emit(model::DesaChosen{});
  pager(ui, state, sink, area, page, Text::kDesaMore);
  villages(ui, state, sink, area, all.subspan(page.begin, page.end - page.begin));
  hint(ui, state, Text::kCommonTouchDesa);
}

}  // namespace bale::screens
