// The screens that type share one place for everything: question, field, keys, and what helps
// beside them. Landscape: keys at the left, a column of help at the right. Portrait: the field is
// read above the reach of hands and only shown; the keys below edit it. A low panel has two faces
// instead (faces.h); the places here are those of the first, without keys.
#pragma once

#include "kiosk/screens/common.h"

namespace bale::screens {

struct TypingPlaces {
  Rect banner;  // at the top, in the explanation's place, when something is wrong
  Rect field;
  Rect fault;   // right under the field
  Rect note;    // portrait: one line of second text under the field
  Rect words;   // suggestions over the keys; empty where there is no room for them
  Rect keys;    // the keyboard; empty on a low panel
  Rect media;   // for voice note and photo: portrait under the keys, low panel under the field;
                // empty likewise
  Rect beside;  // landscape: the column of help; portrait: the strip above the keys
};
// `lines` of typed text are wanted (0: as many as there is room for). `words_end`: what
// question() returned. `wrong`: room for banner and fault is made, the field shrinks or moves.
// `suggests`: words over the keys; `media`: buttons for voice note and photo (portrait).
struct TypingWish {
  int lines{};
  float words_end{};
  bool wrong{};
  bool suggests{};
  bool media{};  // portrait and low panel
};
[[nodiscard]] TypingPlaces typing_places(const ui::Ui& ui, const TypingWish& wish);
// Portrait: terraces where the field leaves room for them.
void scenery_below(ui::Ui& ui, const TypingPlaces& places, bool wrong);

// Up to three words that begin as the one the caret ends. Emits WordChosen.
void suggestions(ui::Ui& ui, const model::State& state, model::EventSink& sink, const Rect& r);

// Sends what a key did.
void send(model::EventSink& sink, const ui::KeyPress& key);
// QWERTY with its page of numbers. `newline`: Baris baru is possible; `address`: @ at hand.
struct Letters {
  bool newline{};
  bool address{};
};
void letters(ui::Ui& ui, const model::State& state, model::EventSink& sink, const Rect& r,
             const Letters& how);

// The field that the keys of this screen edit. `text` instead of the typed one where it is masked.
struct Typed {
  Text label;
  Text prompt;
  bool many_lines{true};
  bool wrong{};
  bool opens{true};  // on a low panel: touching it opens the keys
  std::optional<std::u32string_view> text{};
  std::optional<TextRole> role{};
};
void typed_field(ui::Ui& ui, const model::State& state, model::EventSink& sink, const Rect& r,
                 const Typed& how);

}  // namespace bale::screens
