// What a visitor sees: one function a screen, drawn from the state and nothing else.
//
// A draw function reads the State, draws with the widget kit and hands events to the sink; it keeps
// nothing between frames. Thread: the UI thread only.
#pragma once

#include <string_view>

#include "kiosk/model/event.h"
#include "kiosk/model/state.h"
#include "kiosk/ui/ui.h"

namespace bale::screens {

// The name for Ui::begin(): "category"; "idle" while the idle question covers the screen, so that a
// finger that came down on what was covered is dropped.
[[nodiscard]] std::string_view name_shown(const model::State& state);

// What the visitor made of the terminal, for Ui::begin().
[[nodiscard]] ui::Comfort comfort_of(const model::State& state);

// One frame, between Ui::begin() and Ui::end(): the screen of the state, or the idle question over
// it when the countdown runs.
void draw(ui::Ui& ui, const model::State& state, model::EventSink& sink);

void draw_not_ready(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_attract(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_kind(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_category(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_words(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_agency(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_kecamatan(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_desa(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_landmark(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_when(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_who(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_contact(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_contact_field(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_consent(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_review(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_saving(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_could_not_save(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_receipt(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_track_code(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_track_scan(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_track(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_track_reply(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_track_rate(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_track_withdraw(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_lost_receipt(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_photo(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_voice_note(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_rate_visit(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_staff_pin(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_staff(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void draw_idle(ui::Ui& ui, const model::State& state, model::EventSink& sink);

}  // namespace bale::screens
