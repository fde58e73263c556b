// "Anda masih di sini?" over everything under the roof: what was typed must not be seen.
#include <algorithm>

#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

constexpr float kRing = 80.0F;
constexpr float kCard = 188.5F;       // lying, with this air over it and in it
constexpr float kOverCard = 18.4F;
constexpr float kInCard = 15.9F;
constexpr float kLeastAir = 5.0F;     // on a low panel
constexpr float kLeastInCard = 8.0F;
constexpr float kPrimary = 32.5F;
constexpr float kClose = 23.5F;

int seconds(const model::State& s) { return static_cast<int>(s.countdown_s.value_or(0)); }

void say(ui::Ui& ui, const model::State& s, const Rect& box) {
  const ui::TextStyle plain{.role = TextRole::kSedang, .on_white = true};
  ui::TextStyle bold{.role = TextRole::kJudul, .weight = Weight::kBold, .on_white = true};
  bold.as = ui::Role::kHeading;
  Rect rest = box;
  rest = rest.without_top(ui.text(rest.top_part(17.0F), tr(s, Text::kIdleHeading), bold) + 2.0F);
  const std::string left = tr(s, Text::kIdleSeconds, {{"n", std::to_string(seconds(s))}});
  const float line = ui.height_of(left, rest.w, plain.role, plain.weight);
  ui.text(rest.top_part(line), left, plain);
  ui.text(rest.without_top(line + 4.0F), tr(s, Text::kIdleDetail), plain);
}

void ring(ui::Ui& ui, const model::State& s, const Rect& place) {
  ui.countdown(place, seconds(s), static_cast<int>(s.hall.countdown_ms / 1000));
}

void two_answers(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& stay,
                 const Rect& close) {
  if (ui.button(stay, {.kind = ui::ButtonKind::kPrimary, .label = tr(s, Text::kIdleStay),
                       .icon = Icon::kCek, .text = TextRole::kJudul})) {
    sink.emit(model::StillHerePressed{});
  }
  if (ui.button(close, {.label = tr(s, Text::kIdleClose), .icon = Icon::kTutup})) {
    sink.emit(model::ClosePressed{});
  }
}

void lying(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const ui::Layout& l = ui.layout();
  const float width = 327.5F;
  const bool low = low_panel(ui);
  const float over = l.weave.bottom() + (low ? kLeastAir : kOverCard);
  const Rect card{(l.panel.w - width) / 2, over, width,
                  std::min(kCard, l.panel.h - kLeastAir - over)};
  const Rect in = ui.cover(card).inset(low ? kLeastInCard : kInCard);
  const float top = in.bottom() + (low ? 0.0F : 6.5F) - kClose;
  const Rect stay{in.x, top - 6.5F - kPrimary, in.w, kPrimary};
  const float words = in.y + 2.6F;
  const float side = std::min(kRing, stay.y - 3.0F - words);
  ring(ui, s, {in.x + 2.0F, words, side, side});
  say(ui, s, Rect{in.x + 99.5F, words, in.w - 99.5F, stay.y - 3.0F - words});
  two_answers(ui, s, sink, stay, {in.x, top, in.w, kClose});
}

// Standing: read above, answer below; the controls between them stay where they always are.
void standing(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const ui::Layout& l = ui.layout();
  const float frame = 1.5F;
  const float top = l.weave.bottom() + 8.0F;
  ui.cover({frame, top, l.panel.w - 2 * frame, l.floor.bottom() - 6.0F - top});
  ring(ui, s, {l.answers.x + 8.0F, top + 28.0F, kRing, kRing});
  say(ui, s, Rect{l.answers.x + 102.0F, top + 26.0F, l.answers.w - 108.0F, 106.0F});
  const Rect& a = l.answers;
  const float close = a.h * 0.36F;
  two_answers(ui, s, sink, Rect{a.x, a.y + 6.0F, a.w, a.h - close - 18.0F},
              a.bottom_part(close));
}

}  // namespace

void draw_idle(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building(ui, state, sink);
  ui.portrait() ? standing(ui, state, sink) : lying(ui, state, sink);
}

}  // namespace bale::screens
