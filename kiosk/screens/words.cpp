// What happened, on the on-screen keyboard. May be skipped where picture and place speak.
#include <array>

#include "kiosk/model/update.h"
#include "kiosk/screens/faults.h"
#include "kiosk/screens/typing.h"

namespace bale::screens {
namespace {

Text heading_of(const model::Draft& draft) {
  using report::Classification;
  if (draft.kind == Classification::kAspirasi) return Text::kWordsHeadingAspirasi;
  if (draft.kind == Classification::kPermintaanInformasi) return Text::kWordsHeadingPermintaan;
  return Text::kWordsHeading;
}

bool incident(const model::Draft& draft) {
  return draft.kind.value_or(report::Classification::kPengaduan) ==
         report::Classification::kPengaduan;
}

// What an agency must learn to act: what, where, since when.
float guidance(ui::Ui& ui, const model::State& s, const Rect& column) {
  const std::string_view lead = tr(s, incident(s.draft) ? Text::kWordsHelp : Text::kWordsHelpOwn);
  float y = column.y;
  y += ui.text({column.x, y, column.w, column.h}, lead, {.weight = Weight::kBold}) + 5.0F;
  if (!incident(s.draft)) return y;
  constexpr std::array<std::pair<Icon, Text>, 3> kPoints{
      {{Icon::kPengaduan, Text::kWordsHelpWhat},
       {Icon::kPin, Text::kWordsHelpWhere},
       {Icon::kKalender, Text::kWordsHelpSince}}};
  for (const auto& [icon, words] : kPoints) {
    ui.point({column.x, y, column.w, 21.0F}, icon, {}, tr(s, words));
    y += 23.0F;
  }
  return y;
}

void beside(ui::Ui& ui, const model::State& s, const TypingPlaces& p) {
  const bool optional = model::words_optional(s.draft);
  if (ui.portrait()) {
    const Text lead = incident(s.draft) ? Text::kWordsHelpLine : Text::kWordsHelpOwn;
    ui.text(p.beside, tr(s, lead));
    if (optional) ui.text(p.note, tr(s, Text::kWordsOptional), {.second = true});
    return;
  }
  const float y = guidance(ui, s, p.beside) + 6.0F;
  if (!optional) return;
  ui.text({p.beside.x, y, p.beside.w, p.beside.bottom() - y}, tr(s, Text::kWordsOptional),
          {.second = true});
}

}  // namespace

void draw_words(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const float end = question(ui, s, {.heading = tr(s, heading_of(s.draft)), .answered = false,
                                     .scenery = false});
  const std::string_view wrong = fault_words(s);
  const TypingPlaces p = typing_places(ui, 0, end, !wrong.empty());
  if (!wrong.empty()) {
    fault_banner(ui, p.banner, wrong);
    ui.fault(p.fault, wrong);
  }
  typed_field(ui, s, sink, p.field, {.label = Text::kReviewContent, .prompt = Text::kWordsPrompt,
                                     .wrong = !wrong.empty()});
  beside(ui, s, p);
  letters(ui, s, sink, p.keys, {.newline = true});
  back(ui, s, sink);
  const bool skips = s.draft.words.blank() && model::words_optional(s.draft);
  if (ui.next(tr(s, skips ? Text::kCommonSkip : Text::kCommonNext))) {
    sink.emit(model::NextPressed{});
  }
}

}  // namespace bale::screens
