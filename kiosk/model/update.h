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

[[nodiscard]] std::vector<Command> update(State& state, const Event& event);

// The next moment at which update() wants a Tick: the idle question, its second, the caret's
// blink. Absent: nothing will change by itself; the loop sleeps until an event.
[[nodiscard]] std::optional<MonotonicMs> next_due(const State& state);

// What the review shows and SaveReport carries: title and content, composed when no words were
// typed. In Indonesian, whatever the visitor's language: agencies read it.
[[nodiscard]] report::Report compose_report(const State& state);

// The edit the keyboard of the present screen writes to; null where there is none.
[[nodiscard]] TextEdit* active_edit(State& state);
[[nodiscard]] const TextEdit* active_edit(const State& state);

}  // namespace bale::model
