// Who may see it: four tiles; for a sensitive topic first "Tetap rahasia?".
#include <array>

#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

struct Choice {
  report::Privacy privacy;
  Text title;
  Text detail;
};
constexpr std::array<Choice, 4> kChoices{
    {{{.anonim = false, .rahasia = false}, Text::kWhoTerbuka, Text::kWhoTerbukaDetail},
     {{.anonim = true, .rahasia = false}, Text::kWhoAnonim, Text::kWhoAnonimDetail},
     {{.anonim = false, .rahasia = true}, Text::kWhoRahasia, Text::kWhoRahasiaDetail},
     {{.anonim = true, .rahasia = true}, Text::kWhoKeduanya, Text::kWhoKeduanyaDetail}}};
constexpr const Choice& kRahasia = kChoices[2];
constexpr float kAnswerGap = 8.0F;

bool same(const report::Privacy& a, const report::Privacy& b) {
  return a.anonim == b.anonim && a.rahasia == b.rahasia;
}

ui::Touch tile(ui::Ui& ui, const model::State& s, const Rect& place, const Choice& c) {
  return ui.who(place, {.title = tr(s, c.title), .detail = tr(s, c.detail),
                        .name_word = tr(s, Text::kWhoName), .content_word = tr(s, Text::kWhoContent),
                        .name_closed = c.privacy.anonim, .content_closed = c.privacy.rahasia,
                        .selected = s.draft.privacy && same(*s.draft.privacy, c.privacy)});
}

void four(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  // Neighbours wrote of the same: said, and nothing concluded from it.
  const int similar = s.guidance.similar_this_week;
  const std::string words = similar == 0 ? std::string()
                                         : tr(s, Text::kWhoSimilar, {{"n", std::to_string(similar)}});
  question(ui, s, {.heading = tr(s, Text::kWhoHeading), .explanation = words});
  const Rect& area = answers(ui, similar > 0);
  const int columns = ui.portrait() ? 1 : 2;
  for (std::size_t i = 0; i < kChoices.size(); ++i) {
    const int at = static_cast<int>(i);
    const Rect cell = ui::grid(area, columns, 4 / columns,
                               {.column = at % columns, .row = at / columns}, 5.5F, 6.5F);
    if (tile(ui, s, cell, kChoices[i])) sink.emit(model::PrivacyChosen{kChoices[i].privacy});
  }
}

// What was preselected stands above, two equal answers below; touching the tile keeps it.
void keep_or_choose(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  question(ui, s, {.heading = tr(s, Text::kWhoAsk), .explanation = tr(s, Text::kWhoAskDetail)});
  const Rect& area = answers(ui);
  const bool upright = ui.portrait();
  const float buttons = area.h * (upright ? 0.52F : 0.38F);
  if (tile(ui, s, area.without_bottom(buttons + kAnswerGap), kRahasia)) {
    sink.emit(model::KeepRahasia{true});
  }
  const Rect row = area.bottom_part(buttons);
  const auto answer = [&](int i, Text words) {
    const Rect place = upright ? ui::grid(row, 1, 2, {.row = i}, 0, ui::mm::kGapDown)
                               : ui::grid(row, 2, 1, {.column = i}, 5.5F, 0);
    return ui.button(place, {.label = tr(s, words), .text = TextRole::kSedang});
  };
  if (answer(0, Text::kWhoAskKeep)) sink.emit(model::KeepRahasia{true});
  if (answer(1, Text::kWhoAskChange)) sink.emit(model::KeepRahasia{false});
}

}  // namespace

void draw_who(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building(ui, state, sink);
  state.ask_rahasia ? keep_or_choose(ui, state, sink) : four(ui, state, sink);
  back(ui, state, sink);
  hint(ui, state, Text::kCommonTouchChoice);
}

}  // namespace bale::screens
