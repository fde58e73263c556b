// The order of the questions: which screen follows which, and what is still unanswered.
// Pure functions of the state; update() does the walking.
#pragma once

#include <optional>

#include "kiosk/model/state.h"

namespace bale::model {

// Words were knowingly left out: picture, place and date speak, or a voice note (kiosk.md).
[[nodiscard]] bool picture_path(const Draft& draft);
[[nodiscard]] bool has_voice_note(const Draft& draft);
// The place is known, or a voice note may tell it.
[[nodiscard]] bool place_enough(const Draft& draft);

// The question after `screen`, its answer being in the draft; kReview at the end.
[[nodiscard]] Screen following(Screen screen, const State& state);

// The first question of the flow that has no answer yet; absent: the report can be reviewed.
[[nodiscard]] std::optional<Screen> first_missing(const Draft& draft);

// Kecamatan, desa and landmark are one answer: "Ubah" leads through all three.
[[nodiscard]] bool place_screen(Screen screen);

// Where the visitor mends a fault; for contact fields `field` says which one.
struct Mending {
  Screen screen;
  std::optional<ContactField> field;
  bool operator==(const Mending&) const = default;
};
[[nodiscard]] Mending mending_of(report::Field field);

}  // namespace bale::model
