// update(): the one function that changes a visit. Pure: no clock, no disk, no drawing.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "kiosk/model/event.h"
#include "kiosk/model/state.h"

namespace bale::model {

// --- what update() asks of the world; run off the UI thread by kiosk/effects ---
struct MintCode {};                              // a fresh receipt code, stretched ahead of need
struct SaveReport { report::Report report; };
struct TrackReport { SecretString code; };
struct EndVisit {};                              // wipe everything: the process begins anew

using Command = std::variant<MintCode, SaveReport, TrackReport, EndVisit>;

// Send a Tick before the events of a frame: all other events happen at state.now.
[[nodiscard]] std::vector<Command> update(State& state, const Event& event);

// The next moment at which update() wants a Tick: the idle question, its next second, the end of
// a wait for tracking. Absent: nothing will change by itself; the loop sleeps until an event.
// (The caret's blink is the widget kit's: Ui::due_in.)
[[nodiscard]] std::optional<MonotonicMs> next_due(const State& state);

// What the review shows and SaveReport carries: title and content, composed when no words were
// typed. In Indonesian, whatever the visitor's language: agencies read it.
[[nodiscard]] report::Report compose_report(const State& state);

// The edit the keyboard of the present screen writes to; null where there is none.
[[nodiscard]] TextEdit* active_edit(State& state);
[[nodiscard]] const TextEdit* active_edit(const State& state);

// The next letter is a capital: by itself at the start of a sentence (of a word in a name), or
// turned round by Huruf besar. Never in an e-mail address.
[[nodiscard]] bool capitals(const State& state);

// The words may be left out: a pengaduan with a picture other than "lainnya". The place then has
// to be known; landmark and agency are not asked (kiosk.md, the picture path).
[[nodiscard]] bool words_optional(const Draft& draft);
// Desa known, or kecamatan and a landmark: an agency can find it.
[[nodiscard]] bool place_known(const Draft& draft);

}  // namespace bale::model
