#include "kiosk/screens/faces.h"


namespace bale::screens {
namespace {

constexpr float kUnderRoof = 3.0F;  // mm
constexpr float kUnderText = 4.5F;
constexpr float kLetters = 4 * ui::mm::kMinimumTarget + 3 * ui::mm::kKeyGapDown;
constexpr float kTextShare = 0.45F;  // of the row; suggestions take the rest

}  // namespace

bool keys_face(const ui::Ui& ui, const model::State& s) {
  return low_panel(ui) && s.page > 0 && ui.layout().strip.h <= 0;
}

void turn_face(model::EventSink& sink, bool keys) { sink.emit(model::PageTurned{keys ? 1 : -1}); }

void leave_keys(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  // The state may count beyond the second face.
  const auto shut = [&] { sink.emit(model::PageTurned{-static_cast<int>(s.page)}); };
  if (ui.back(tr(s, Text::kCommonBack))) shut();
  if (ui.next(tr(s, Text::kCommonDone), Icon::kCek)) shut();
}

KeysPlaces keys_places(const ui::Ui& ui, float keys) {
  const ui::Layout& l = ui.layout();
  const float top = l.weave.bottom() + kUnderRoof;
  const Rect all{l.tall_answers.x, top, l.tall_answers.w, l.tall_answers.bottom() - top};
  return {.text = all.without_bottom(keys + kUnderText), .keys = all.bottom_part(keys)};
}

void draw_keys_face(ui::Ui& ui, const model::State& s, model::EventSink& sink,
                    const KeysFace& how) {
  const KeysPlaces p = keys_places(ui, kLetters);
  const float width = how.suggests ? p.text.w * kTextShare : p.text.w;
  typed_field(ui, s, sink, p.text.left_part(width), how.typed);
  if (how.suggests) {
    suggestions(ui, s, sink, p.text.without_left(width + ui::mm::kGapAcross));
  }
  letters(ui, s, sink, p.keys, how.letters);
  leave_keys(ui, s, sink);
}

}  // namespace bale::screens
