// What is it: a complaint, a wish, a question, or a report made before.
#include <array>

#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

using report::Classification;

struct Choice {
  Classification kind;
  Text detail;
};
constexpr std::array<Choice, 3> kChoices{
    {{Classification::kPengaduan, Text::kKindPengaduanDetail},
     {Classification::kAspirasi, Text::kKindAspirasiDetail},
     {Classification::kPermintaanInformasi, Text::kKindPermintaanDetail}}};
constexpr float kTrackHeight = 43.0F;
constexpr float kTrackGap = 7.0F;

void choices(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  const bool upright = ui.portrait();
  for (std::size_t i = 0; i < kChoices.size(); ++i) {
    const Choice& c = kChoices[i];
    const int at = static_cast<int>(i);
    const Rect cell = upright ? ui::grid(area, 1, 3, {.row = at}, 0, ui::mm::kGapDown)
                              : ui::grid(area, 3, 1, {.column = at}, ui::mm::kGapAcross, 0);
    if (ui.tile(cell, {.label = tr(s, kind_text(c.kind)), .detail = tr(s, c.detail),
                       .icon = kind_icon(c.kind),
                       .picture = upright ? ui::mm::kPictureTile : ui::mm::kPictureHero,
                       .wide = upright, .selected = s.draft.kind == c.kind,
                       .text = TextRole::kSedang})) {
      sink.emit(model::KindChosen{c.kind});
    }
  }
}

void track(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& place) {
  if (ui.tile(place, {.label = tr(s, Text::kKindTrack), .detail = tr(s, Text::kKindTrackDetail),
                      .icon = Icon::kLacak, .wide = true, .arrow = true,
                      .text = TextRole::kSedang})) {
    sink.emit(model::TrackChosen{});
  }
}

}  // namespace

void draw_kind(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building(ui, state, sink);
  question(ui, state, {.heading = tr(state, Text::kKindHeading),
                       .explanation = tr(state, Text::kAttractFree)});
  Rect area = answers(ui);
  if (!state.editing) {  // from the review only the kind can be changed
    track(ui, state, sink, area.bottom_part(kTrackHeight));
    area = area.without_bottom(kTrackHeight + kTrackGap);
  }
  choices(ui, state, sink, area);
  back(ui, state, sink);
  hint(ui, state, ui.portrait() ? Text::kCommonTouchChoice : Text::kCommonTouchPicture);
}

}  // namespace bale::screens
