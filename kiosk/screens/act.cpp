// Acts on a report that was sent: add information, rate the answer, withdraw. Each is a row of the
// outbox: it is safe on this machine before the screen says so, with or without a network.
#include <array>

#include "kiosk/screens/faces.h"
#include "kiosk/screens/faults.h"
#include "kiosk/screens/rating.h"
#include "kiosk/screens/typing.h"

namespace bale::screens {
namespace {

using model::ActState;

constexpr int kReplyLines = 4;
constexpr float kBanner = 30.0F;
constexpr float kAir = 8.0F;

bool saved(const model::State& s) { return s.act == ActState::kSaved; }

// After it is saved: what is true now, and the way back to the report or out.
void done(ui::Ui& ui, const model::State& s, model::EventSink& sink, Text heading) {
  question(ui, s, {.heading = tr(s, heading), .icon = Icon::kCek, .answered = false});
  const Rect area = answers(ui, false);
  ui.banner(area.top_part(std::max(kBanner, ui.row_height(2))),
            {.kind = ui::BannerKind::kGood, .icon = Icon::kSimpan, .title = tr(s, Text::kActSaved),
             .detail = tr(s, Text::kActSavedDetail)});
  if (ui.next(tr(s, Text::kCommonDone), Icon::kCek)) sink.emit(model::DonePressed{});
  back(ui, s, sink);
}

// Where it stands that the disk would not take it; returns what is left of the area.
Rect told_if_failed(ui::Ui& ui, const model::State& s, Rect area) {
  if (s.act != ActState::kFailed) return area;
  const float height = std::max(ui::mm::kRow, ui.row_height(2));
  ui.banner(area.top_part(height),
            {.kind = ui::BannerKind::kFailure, .icon = Icon::kAwas,
             .title = tr(s, Text::kActFailed), .detail = s.hall.help_line});
  return area.without_top(height + kAir);
}

}  // namespace

void draw_track_reply(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  if (saved(s)) return done(ui, s, sink, Text::kActReplyDone);
  const std::string_view wrong = s.act == ActState::kFailed ? tr(s, Text::kActFailed)
                                 : s.faults.empty()         ? std::string_view()
                                                            : tr(s, Text::kActReplyMissing);
  const Typed typed{.label = Text::kActReplyHeading, .prompt = Text::kActReplyPrompt,
                    .wrong = !wrong.empty()};
  if (keys_face(ui, s)) {
    return draw_keys_face(ui, s, sink,
                          {.typed = typed, .letters = {.newline = true}, .suggests = true});
  }
  const float end = question(ui, s, {.heading = tr(s, Text::kActReplyHeading), .answered = false,
                                     .scenery = false});
  const TypingPlaces p = typing_places(
      ui, {.lines = kReplyLines, .words_end = end, .wrong = !wrong.empty(), .suggests = true});
  if (!wrong.empty()) {
    fault_banner(ui, p.banner, wrong);
    ui.fault(p.fault, wrong);
  }
  typed_field(ui, s, sink, p.field, typed);
  ui.text(ui.portrait() ? p.note : p.beside, tr(s, Text::kActReplyHelp), {.second = true});
  suggestions(ui, s, sink, p.words);
  letters(ui, s, sink, p.keys, {.newline = true});
  back(ui, s, sink);
  if (ui.next(tr(s, Text::kActSend), Icon::kKirim)) sink.emit(model::ActConfirmed{});
}

void draw_track_rate(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  if (saved(s)) return done(ui, s, sink, Text::kActRateDone);
  question(ui, s, {.heading = tr(s, Text::kActRateHeading),
                   .explanation = tr(s, Text::kActRateExplanation), .answered = false});
  const Rect area = told_if_failed(ui, s, answers(ui));
  if (const int stars = rating(ui, s, area)) sink.emit(model::Rated{stars});
  back(ui, s, sink);
  if (s.rated == 0) return hint(ui, s, Text::kCommonTouchChoice);
  if (ui.next(tr(s, Text::kActSend), Icon::kKirim)) sink.emit(model::ActConfirmed{});
}

void draw_track_withdraw(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  if (saved(s)) return done(ui, s, sink, Text::kActWithdrawDone);
  question(ui, s, {.heading = tr(s, Text::kActWithdrawHeading),
                   .explanation = tr(s, Text::kActWithdrawExplanation), .answered = false});
  const Rect area = told_if_failed(ui, s, answers(ui));
  const bool upright = ui.portrait();
  const Rect both = area.top_part(upright ? 2 * 34.0F + ui::mm::kGapDown : 40.0F);
  const auto place = [&](int i) {
    return upright ? ui::grid(both, 1, 2, {.row = i}, 0, ui::mm::kGapDown)
                   : ui::grid(both, 2, 1, {.column = i}, ui::mm::kGapAcross, 0);
  };
  if (ui.tile(place(0), {.label = tr(s, Text::kActWithdrawKeep), .icon = Icon::kLanjut,
                         .picture = ui::mm::kPictureRow, .wide = true,
                         .text = TextRole::kSedang})) {
    sink.emit(model::BackPressed{});
  }
  if (ui.tile(place(1), {.label = tr(s, Text::kActWithdrawYes), .icon = Icon::kTarik,
                         .picture = ui::mm::kPictureRow, .wide = true,
                         .text = TextRole::kSedang})) {
    sink.emit(model::ActConfirmed{});
  }
  back(ui, s, sink);
  hint(ui, s, Text::kCommonTouchChoice);
}

void draw_lost_receipt(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  question(ui, s, {.heading = tr(s, Text::kLostHeading),
                   .explanation = tr(s, Text::kLostExplanation), .answered = false,
                   .scenery = false});
  struct Step {
    Icon icon;
    Text title;
    Text detail;
  };
  constexpr std::array<Step, 3> kSteps{
      {{Icon::kOrang, Text::kLostIdentity, Text::kLostIdentityDetail},
       {Icon::kGedung, Text::kLostAdmin, Text::kLostAdminDetail},
       {Icon::kLacak, Text::kLostNew, Text::kLostNewDetail}}};
  const Rect area = answers(ui);
  for (int i = 0; i < 3; ++i) {
    const Step& step = kSteps[static_cast<std::size_t>(i)];
    const Rect box = ui::grid(area, 1, 3, {.row = i}, 0, ui::mm::kGapDown);
    ui.point(box, step.icon, tr(s, step.title), tr(s, step.detail), TextRole::kSedang);
  }
  back(ui, s, sink);
  if (ui.next(tr(s, Text::kCommonDone), Icon::kCek)) sink.emit(model::DonePressed{});
}

}  // namespace bale::screens
