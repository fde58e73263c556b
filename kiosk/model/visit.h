// The walk through a visit: what update() uses to move between screens. Inside kiosk/model only.
#pragma once

#include <vector>

#include "kiosk/model/update.h"

namespace bale::model {

using Commands = std::vector<Command>;

// --- visit.cpp ---
// A state with nothing of the visitor: hall, time, tracking limit and what is known of the centre.
[[nodiscard]] State fresh(const State& old);
void end_visit(State& s, Commands& out);
// Stands on `screen`: page, keyboard, faults as at first sight; mints a code in time.
void arrive(State& s, Screen screen, Commands& out);
// Forward: Kembali will lead back here. A screen passed before is returned to, not repeated.
void go(State& s, Screen screen, Commands& out);
// The present question is answered: on to the next, or back to the review when editing.
void advance(State& s, Commands& out);
void go_back(State& s, Commands& out);
// Leads to where the first fault is mended and shows it there.
void mend(State& s, const std::vector<report::Fault>& faults, Commands& out);

// --- idle.cpp ---
void tick(State& s, const Tick& tick, Commands& out);
// Counts a wrong code; from the fifth on tracking waits 30 s, 60 s … 15 min.
void count_track_failure(State& s);

// --- contact.cpp ---
// Faults of one contact field as typed; an empty field has none.
[[nodiscard]] std::vector<report::Fault> contact_faults(const State& s, ContactField field);

}  // namespace bale::model
