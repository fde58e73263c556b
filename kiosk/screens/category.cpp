// What is it about: sixteen pictures and "Lainnya".
#include <algorithm>

#include "assets/reference/reference.h"
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

constexpr std::string_view kOther = "lainnya";
constexpr float kOtherHeight = 27.0F;  // portrait: a row of its own

Text heading_of(const model::State& s) {
  using report::Classification;
  if (s.draft.kind == Classification::kAspirasi) return Text::kCategoryHeadingAspirasi;
  if (s.draft.kind == Classification::kPermintaanInformasi) return Text::kCategoryHeadingPermintaan;
  return Text::kCategoryHeading;
}

void choose(const model::State& s, model::EventSink& sink, std::string_view key) {
  const assets::Unit* const unit = assets::suggestion_for(key, assets::day_in_wita(s.wall));
  sink.emit(model::CategoryChosen{std::string(key),
                                  unit == nullptr ? model::Named{}
                                                  : model::Named{unit->code, unit->name}});
}

void pictures(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  const int columns = ui.portrait() ? 4 : 6;
  const int rows = ui.portrait() ? 4 : 3;
  int i = 0;
  for (const std::string_view key : report::category_keys()) {
    if (key == kOther) continue;
    const Rect cell = ui::grid(area, columns, rows, {.column = i % columns, .row = i / columns},
                               ui::mm::kGapAcross, ui::mm::kGapDown);
    ++i;
    if (ui.tile(cell, {.label = tr(s, assets::category_text(key)), .icon = category_icon(key),
                       .picture = ui.portrait() ? ui::mm::kPictureRow : ui::mm::kPictureTile,
                       .selected = s.draft.category == key})) {
      choose(s, sink, key);
    }
  }
}

void other(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& place) {
  std::string label(tr(s, Text::kCategoryLainnyaTile));  // two lines where it is two tiles wide
  if (ui.portrait()) std::ranges::replace(label, '\n', ' ');
  if (ui.tile(place, {.label = label, .icon = Icon::kLainnya,
                      .picture = ui.portrait() ? ui::mm::kPictureRow : ui::mm::kPictureTile,
                      .wide = true, .selected = s.draft.category == kOther})) {
    choose(s, sink, kOther);
  }
}

}  // namespace

void draw_category(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building(ui, state, sink);
  question(ui, state, {.heading = tr(state, heading_of(state)),
                       .explanation = tr(state, Text::kCategoryExplanation)});
  const Rect& area = answers(ui);
  if (ui.portrait()) {
    pictures(ui, state, sink, area.without_bottom(kOtherHeight + ui::mm::kGapDown));
    other(ui, state, sink, area.bottom_part(kOtherHeight));
  } else {
    pictures(ui, state, sink, area);
    other(ui, state, sink,
          ui::grid(area, 6, 3, {.column = 4, .row = 2, .across = 2}, ui::mm::kGapAcross,
                   ui::mm::kGapDown));
  }
  back(ui, state, sink);
  hint(ui, state, ui.portrait() ? Text::kCommonTouchOnePicture : Text::kCommonTouchPicture);
}

}  // namespace bale::screens
