// What happened, on the on-screen keyboard, told or shown. May be skipped where picture and place
// speak.
#include <algorithm>
#include <array>

#include "kiosk/model/update.h"
#include "kiosk/screens/advice.h"
#include "kiosk/screens/faces.h"
#include "kiosk/screens/faults.h"
#include "kiosk/screens/typing.h"

namespace bale::screens {
namespace {

constexpr float kGap = 5.0F;
constexpr float kMediaTallest = 49.0F;  // look: of a tile for voice note or photo
constexpr float kEmergency = 70.0F;     // of the numbers to call, in the column of help

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

int media_count(const model::State& s) {
  return (s.devices.microphone ? 1 : 0) + (s.devices.camera ? 1 : 0);
}

// What an agency must learn to act: what, where, since when. What the words tell is ticked.
float guidance(ui::Ui& ui, const model::State& s, Rect column) {
  const std::string_view lead = tr(s, incident(s.draft) ? Text::kWordsHelp : Text::kWordsHelpOwn);
  const float end = column.bottom();
  float y = column.y;
  y += ui.text({column.x, y, column.w, column.h}, lead, {.weight = Weight::kBold}) + kGap;
  if (!incident(s.draft)) return y;
  struct Point3 {
    Icon icon;
    Text words;
    bool told;
  };
  const std::array<Point3, 3> points{
      {{Icon::kPengaduan, Text::kWordsHelpWhat, s.guidance.what},
       {Icon::kPin, Text::kWordsHelpWhere, s.guidance.where},
       {Icon::kKalender, Text::kWordsHelpSince, s.guidance.when}}};
  const float each = std::max(21.0F, ui.row_height(2) - 4.0F);
  for (const Point3& p : points) {
    if (y + each > end) break;
    ui.point({column.x, y, column.w, each}, p.told ? Icon::kCek : p.icon, {}, tr(s, p.words));
    y += each + 2.0F;
  }
  return y;
}

// Rekam suara and Ambil foto, as far as the machine can: one below the other in the column, beside
// each other on a standing panel.
void media(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& r) {
  const int count = media_count(s);
  const bool beside = ui.portrait() || low_panel(ui);
  int at = 0;
  const auto tile = [&](Text words, Icon icon) {
    const Rect place = beside ? ui::grid(r, count, 1, {.column = at}, ui::mm::kGapAcross, 0)
                               : ui::grid(r, 1, count, {.row = at}, 0, ui::mm::kGapDown);
    ++at;
    return ui.tile(place, {.label = tr(s, words), .icon = icon, .picture = ui::mm::kPictureRow,
                           .wide = beside});
  };
  if (s.devices.microphone && tile(Text::kWordsRecord, Icon::kMikrofon)) {
    sink.emit(model::VoiceNotePressed{});
  }
  if (s.devices.camera && tile(Text::kWordsPhoto, Icon::kFoto)) sink.emit(model::PhotoPressed{});
}

// That words may be left out, where there is room to say it.
void may_be_left_out(ui::Ui& ui, const model::State& s, const Rect& r) {
  if (!model::words_optional(s.draft)) return;
  const std::string_view optional = tr(s, Text::kWordsOptional);
  if (ui.height_of(optional, r.w, TextRole::kIsi, Weight::kRegular) > r.h) return;
  ui.text(r, optional, {.second = true});
}

// Landscape: the column beside the keys.
void column(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect r) {
  const int count = media_count(s);
  const auto used = [&](float height) { r = r.without_top(height + kGap); };
  if (calls_for_help(s)) {
    const Rect place = r.top_part(kEmergency);
    emergency(ui, s, place);
    used(place.h);
  } else if (count > 0) {
    used(ui.text(r, tr(s, Text::kWordsOrTell), {.weight = Weight::kBold}));
  } else {
    used(guidance(ui, s, r) - r.y);
  }
  if (count > 0) {
    const float words = ui.line(TextRole::kIsi) * 3 + kGap;
    const auto n = static_cast<float>(count);
    const float whole = n * kMediaTallest + (n - 1) * ui::mm::kGapDown;
    const Rect place = r.top_part(std::min(whole, std::max(r.h - words, n * 46.0F)));
    media(ui, s, sink, place);
    used(place.h);
  }
  may_be_left_out(ui, s, r);
}

// A low panel: what matters most of it, as far as there is room.
void low_column(ui::Ui& ui, const model::State& s, Rect r) {
  if (calls_for_help(s)) return emergency(ui, s, r.top_part(std::min(kEmergency, r.h)));
  r = r.without_top(guidance(ui, s, r) - r.y);
  may_be_left_out(ui, s, r);
}

}  // namespace

void draw_words(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const std::string_view wrong = fault_words(s);
  const Typed typed{.label = Text::kReviewContent, .prompt = Text::kWordsPrompt,
                    .wrong = !wrong.empty()};
  if (keys_face(ui, s)) {
    return draw_keys_face(ui, s, sink,
                          {.typed = typed, .letters = {.newline = true}, .suggests = true});
  }
  const float end = question(ui, s, {.heading = tr(s, heading_of(s.draft)), .answered = false,
                                     .scenery = false});
  const bool help_above = ui.portrait() && wrong.empty() && calls_for_help(s);
  const TypingPlaces p = typing_places(ui, {.words_end = end,
                                            .wrong = !wrong.empty() || help_above,
                                            .suggests = true,
                                            .media = media_count(s) > 0});
  if (!wrong.empty()) {
    fault_banner(ui, p.banner, wrong);
    ui.fault(p.fault, wrong);
  }
  if (help_above) emergency(ui, s, p.banner);
  typed_field(ui, s, sink, p.field, typed);
  suggestions(ui, s, sink, p.words);
  letters(ui, s, sink, p.keys, {.newline = true});
  if (low_panel(ui)) {
    low_column(ui, s, p.beside);
  } else if (!ui.portrait()) {
    column(ui, s, sink, p.beside);
  } else if (model::words_optional(s.draft)) {
    ui.text(p.note, tr(s, Text::kWordsOptional), {.second = true});
  }
  if (p.media.h > 0) media(ui, s, sink, p.media);
  back(ui, s, sink);
  const bool skips = s.draft.words.blank() && model::words_optional(s.draft);
  if (ui.next(tr(s, skips ? Text::kCommonSkip : Text::kCommonNext))) {
    sink.emit(model::NextPressed{});
  }
}

}  // namespace bale::screens
