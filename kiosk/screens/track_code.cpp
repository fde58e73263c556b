// The receipt code is typed in: groups shown as large as on the receipt.
#include "kiosk/screens/faults.h"
#include "kiosk/screens/typing.h"

namespace bale::screens {
namespace {

constexpr std::size_t kComplete = 14;  // XXXX-XXXX-XXXX

struct Places {
  Rect banner;
  Rect card;
  Rect code;
  Rect fault;
  Rect keys;
};

Places places(const ui::Ui& ui) {
  const ui::Layout& l = ui.layout();
  if (ui.portrait()) {
    return {.banner = {12.0F, 60.5F, l.panel.w - 24.0F, 27.0F},
            .card = {12.0F, 90.5F, l.panel.w - 24.0F, 88.0F},
            .code = {17.0F, 94.5F, l.panel.w - 34.0F, 80.0F},
            .fault = {},
            .keys = l.answers.without_top(26.0F).without_bottom(8.0F)};
  }
  const Rect& a = l.tall_answers;
  return {.banner = {a.x, 56.5F, a.w, ui::mm::kRow},
          .card = {a.x, 81.5F, a.w, 45.5F},
          .code = {a.x + 5.0F, 85.5F, a.w - 10.0F, 37.5F},
          .fault = {a.x, 128.5F, a.w, 11.0F},
          .keys = a.bottom_part(3 * 26.0F + 2 * ui::mm::kKeyGapDown)};
}

// Three groups from the start: what is still to be typed stands there empty.
SecretString in_groups(const model::TextEdit& entry) {
  SecretString out = entry.utf8();
  std::size_t groups = 1;
  for (const char c : out.view()) groups += c == '-' ? 1 : 0;
  for (; groups < 3; ++groups) out.push_back('-');
  return out;
}

bool complete(const model::State& s) { return s.code_entry.text().size() == kComplete; }

// Empty when there is nothing to say.
std::string message(const model::State& s) {
  if (s.track_wait_s > 0) {
    return tr(s, Text::kTrackWait, {{"n", std::to_string(s.track_wait_s)}});
  }
  if (s.track_unknown) return std::string(tr(s, Text::kTrackUnknown));
  if (s.code_wrong) {
    return std::string(tr(s, complete(s) ? Text::kTrackSlip : Text::kTrackIncomplete));
  }
  return {};
}

void say(ui::Ui& ui, const model::State& s, const Places& p, std::string_view words) {
  if (s.track_wait_s > 0) {
    // Waiting is no mistake of the visitor's.
    return ui.banner(p.banner, {.kind = ui::BannerKind::kNotice, .icon = Icon::kJam,
                                .title = words});
  }
  fault_banner(ui, p.banner, words);
  if (ui.portrait()) return;  // the banner stands right above the code
  ui.fault(p.fault, tr(s, complete(s) ? Text::kTrackCompare : Text::kTrackIncompleteShort));
}

void search(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const bool ready = complete(s) && !s.tracking && s.track_wait_s == 0;
  const Text words = s.tracking ? Text::kTrackSearching : Text::kTrackSearch;
  const ui::Touch touch = ui.next(tr(s, words), Icon::kLacak, ready);
  // Touched too early: the model answers with what is missing.
  if (touch.activated || touch.refused) sink.emit(model::CodeSubmitted{});
}

}  // namespace

void draw_track_code(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const std::string words = message(s);
  question(ui, s, {.heading = tr(s, Text::kTrackHeading),
                   .explanation = words.empty() ? tr(s, Text::kTrackExplanation)
                                                : std::string_view(),
                   .answered = false, .scenery = false});
  Places p = places(ui);
  back(ui, s, sink);
  if (dont_know(ui, tr(s, Text::kTrackLost), p.keys)) sink.emit(model::LostReceiptPressed{});
  if (!words.empty()) say(ui, s, p, words);
  ui.card(p.card);
  ui.code(p.code, in_groups(s.code_entry));
  send(sink, ui.code_keys(p.keys, tr(s, Text::kKeyboardBackspace)));
  search(ui, s, sink);
}

}  // namespace bale::screens
