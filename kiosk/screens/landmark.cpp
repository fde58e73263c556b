// Words about the place: one line, optional.
#include "kiosk/screens/faces.h"
#include "kiosk/screens/faults.h"
#include "kiosk/screens/typing.h"

namespace bale::screens {
namespace {

constexpr int kLines = 3;  // 160 characters, wrapped; Baris baru is not offered

void examples(ui::Ui& ui, const model::State& s, const Rect& column) {
  float y = column.y;
  y += ui.text({column.x, y, column.w, column.h}, tr(s, Text::kLandmarkExamples),
               {.weight = Weight::kBold}) +
       4.0F;
  for (const Text words : {Text::kLandmarkExampleOne, Text::kLandmarkExampleTwo,
                           Text::kLandmarkExampleThree}) {
    y += ui.text({column.x, y, column.w, column.bottom() - y}, tr(s, words), {.second = true}) +
         4.5F;
  }
}

void strip(ui::Ui& ui, const model::State& s, const Rect& r) {
  const std::string line =
      std::string(tr(s, Text::kLandmarkExamples)) + " " +
      std::string(tr(s, Text::kLandmarkExampleOne)) + ", " +
      std::string(tr(s, Text::kLandmarkExampleTwo)) + ".";
  ui.text(r, line);
}

}  // namespace

void draw_landmark(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const std::string_view wrong = fault_words(s);
  const Typed typed{.label = Text::kLandmarkHeading, .prompt = Text::kLandmarkPrompt,
                    .wrong = !wrong.empty()};
  if (keys_face(ui, s)) return draw_keys_face(ui, s, sink, {.typed = typed});
  const float end = question(
      ui, s, {.heading = tr(s, Text::kLandmarkHeading),
              .explanation = wrong.empty() ? tr(s, Text::kLandmarkExplanation)
                                           : std::string_view(),
              .answered = false, .scenery = false});
  const TypingPlaces p = typing_places(
      ui, {.lines = kLines, .words_end = end, .wrong = !wrong.empty()});
  scenery_below(ui, p, !wrong.empty());
  if (!wrong.empty()) {
    fault_banner(ui, p.banner, wrong);
    ui.fault(p.fault, wrong);
  }
  typed_field(ui, s, sink, p.field, typed);
  if (ui.portrait()) {
    strip(ui, s, p.beside);
  } else {
    examples(ui, s, p.beside);
  }
  letters(ui, s, sink, p.keys, {});
  back(ui, s, sink);
  if (ui.next(tr(s, s.draft.landmark.blank() ? Text::kCommonSkip : Text::kCommonNext))) {
    sink.emit(model::NextPressed{});
  }
}

}  // namespace bale::screens
