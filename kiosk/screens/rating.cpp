#include "kiosk/screens/rating.h"

#include <algorithm>
#include <array>

namespace bale::screens {
namespace {

constexpr std::array kWords{Text::kRatingOne, Text::kRatingTwo, Text::kRatingThree,
                            Text::kRatingFour, Text::kRatingFive};
constexpr std::array kFaces{Icon::kWajah1, Icon::kWajah2, Icon::kWajah3, Icon::kWajah4,
                            Icon::kWajah5};
constexpr float kTallest = 96.0F;   // mm: taller tiles look empty
constexpr float kRowTallest = 40.0F;

// Where the words do not stand under five faces in a row, each face has a row of its own.
int rows_of_faces(ui::Ui& ui, const model::State& s, const Rect& area) {
  int touched = 0;
  const float height = std::min(kRowTallest, (area.h - 4 * ui::mm::kGapDown) / 5);
  for (int i = 4; i >= 0; --i) {  // the best on top
    const auto at = static_cast<std::size_t>(i);
    const float row = static_cast<float>(4 - i);
    const Rect place{area.x, area.y + row * (height + ui::mm::kGapDown), area.w, height};
    if (ui.tile(place, {.label = tr(s, kWords[at]), .icon = kFaces[at],
                        .picture = ui::mm::kPictureRow, .wide = true,
                        .selected = s.rated == i + 1, .text = TextRole::kSedang})) {
      touched = i + 1;
    }
  }
  return touched;
}

}  // namespace

int rating(ui::Ui& ui, const model::State& s, const Rect& area) {
  std::array<std::string_view, 5> words;
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = tr(s, kWords[i]);
  if (ui.portrait()) return rows_of_faces(ui, s, area);
  const Rect row = area.top_part(std::min(area.h, kTallest));
  return ui.faces(row, words, s.rated);
}

// After the receipt; whoever does not answer is asked nothing further.
void draw_rate_visit(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  if (s.rated != 0) {
    question(ui, s, {.heading = tr(s, Text::kRateVisitThanks), .icon = Icon::kCek,
                     .answered = false});
  } else {
    question(ui, s, {.heading = tr(s, Text::kRateVisitHeading),
                     .explanation = tr(s, Text::kRateVisitExplanation), .answered = false});
    if (const int stars = rating(ui, s, answers(ui))) sink.emit(model::Rated{stars});
  }
  if (ui.next(tr(s, s.rated != 0 ? Text::kCommonDone : Text::kCommonSkip), Icon::kCek)) {
    sink.emit(model::DonePressed{});
  }
}

}  // namespace bale::screens
