// The walk through a visit: what update() uses to move between screens. Inside kiosk/model only.
#pragma once

#include <vector>

#include "kiosk/model/update.h"

namespace bale::model {

using Commands = std::vector<Command>;

// --- visit.cpp ---
// A state with nothing of the visitor: hall, time, limits on guessing and what is known of centre
// and machine.
[[nodiscard]] State fresh(const State& old);
void end_visit(State& s, Commands& out);
// Turns off and drops what belongs to the present screen alone; arrive() and end_visit() begin so.
void leave(State& s, Commands& out);
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
// The idle question stays, and counts from its beginning again.
void ask_anew(State& s);
// The language of this day before anybody chose one.
[[nodiscard]] report::Lang lang_today(const State& s);

// --- attachments.cpp ---
// Of the screen just arrived at, of the screen just left.
void open_devices(State& s, Commands& out);
void close_devices(State& s, Commands& out);

// --- typing.cpp ---
// Asks guidance about the draft as it stands.
void suggest(State& s, Commands& out);

// --- staff.cpp ---
inline constexpr std::int64_t kStaffLookMs = 5'000;  // between two looks at the queue
void look_at_queue(State& s, Commands& out);

// --- comfort.cpp ---
[[nodiscard]] Strip usual_strip(const State& s);
void hush(State& s, Commands& out);
void say(State& s, Command what, Commands& out);
// What a listener would notice; news() says whether the screen is to be spoken (again).
struct Heard {
  Screen screen;
  report::Lang lang;
  std::size_t page;
  StaffPage staff_page;
  bool idle, ask_rahasia, trouble, waits;
  ActState act;
  CameraPhase camera;
  RecorderPhase recorder;
};
[[nodiscard]] Heard heard(const State& s);
[[nodiscard]] bool news(const Heard& before, const Heard& now);

// --- contact.cpp ---
// Faults of one contact field as typed; an empty field has none.
[[nodiscard]] std::vector<report::Fault> contact_faults(const State& s, ContactField field);

}  // namespace bale::model
