// A low panel has no room for a question and its keys: a typing screen has two faces there, which
// are the pages of its state. The first is the question, with what was typed as a large field that
// opens the keys; the second is the keys, with the end of the text over them. Elsewhere there is
// one face, and nothing here is drawn.
#pragma once

#include "kiosk/screens/typing.h"

namespace bale::screens {

// The second face is to be drawn. An open strip takes its room: then the question is shown.
[[nodiscard]] bool keys_face(const ui::Ui& ui, const model::State& state);

// Opens the keys, or shuts them.
void turn_face(model::EventSink& sink, bool keys);

// Kembali and Selesai of the second face: both lead to the question.
void leave_keys(ui::Ui& ui, const model::State& state, model::EventSink& sink);

// The whole face: a row for text and suggestions, and the keys under it.
struct KeysFace {
  Typed typed;
  Letters letters{};
  bool suggests{};
};
void draw_keys_face(ui::Ui& ui, const model::State& state, model::EventSink& sink,
                    const KeysFace& how);

// Where text and keys stand on the second face. `keys`: their height in mm.
struct KeysPlaces {
  Rect text;
  Rect keys;
};
[[nodiscard]] KeysPlaces keys_places(const ui::Ui& ui, float keys);

}  // namespace bale::screens
