// What is it about: sixteen pictures and "Lainnya".
#include <algorithm>
#include <vector>

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

// Larger letters, or a small panel: as many columns as the words allow, and pages.
void in_pages(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area,
              std::span<const std::string_view> labels, const ui::ChoiceWish& wish) {
  const Listed l = listed(ui, s, sink, area, labels, wish, Text::kCategoryMore);
  const auto keys = report::category_keys();
  for (std::size_t i = l.page.begin; i < l.page.end; ++i) {
    if (ui.tile(l.grid.cell(i - l.page.begin),
                {.label = labels[i], .icon = category_icon(keys[i]), .picture = l.grid.picture,
                 .selected = s.draft.category == keys[i]})) {
      choose(s, sink, keys[i]);
    }
  }
}

// The look's grid: sixteen pictures and a wide tile for the seventeenth.
void all_at_once(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  if (ui.portrait()) {
    pictures(ui, s, sink, area.without_bottom(kOtherHeight + ui::mm::kGapDown));
    return other(ui, s, sink, area.bottom_part(kOtherHeight));
  }
  pictures(ui, s, sink, area);
  other(ui, s, sink, ui::grid(area, 6, 3, {.column = 4, .row = 2, .across = 2},
                              ui::mm::kGapAcross, ui::mm::kGapDown));
}

}  // namespace

void draw_category(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building(ui, state, sink);
  question(ui, state, {.heading = tr(state, heading_of(state)),
                       .explanation = tr(state, Text::kCategoryExplanation)});
  const Rect& area = answers(ui);
  std::vector<std::string_view> labels;
  for (const std::string_view key : report::category_keys()) {
    labels.push_back(tr(state, assets::category_text(key)));
  }
  const bool upright = ui.portrait();
  const ui::ChoiceWish wish{.columns = upright ? 4 : 6, .rows = upright ? 5 : 3,
                            .picture = upright ? ui::mm::kPictureRow : ui::mm::kPictureTile,
                            .cells = labels.size() + (upright ? 3 : 1)};
  const ui::Choices c = ui.choices(area, labels, wish);
  if (!c.paged && c.columns == wish.columns && c.rows == wish.rows) {
    all_at_once(ui, state, sink, area);
  } else {
    in_pages(ui, state, sink, area, labels, wish);
  }
  back(ui, state, sink);
  hint(ui, state, upright ? Text::kCommonTouchOnePicture : Text::kCommonTouchPicture);
}

}  // namespace bale::screens
