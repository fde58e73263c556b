// One field of the contact. Numbers have a pad in the order of a telephone.
#include <algorithm>

#include "kiosk/model/update.h"
#include "kiosk/screens/faces.h"
#include "kiosk/screens/faults.h"
#include "kiosk/screens/typing.h"

namespace bale::screens {
namespace {

using model::ContactField;

struct Words {
  Text heading;
  Text label;
  Text prompt;
  Text reason;
};
Words words_of(ContactField field) {
  switch (field) {
    case ContactField::kName:
      return {Text::kContactNameHeading, Text::kContactName, Text::kContactNamePrompt,
              Text::kContactNameReason};
    case ContactField::kPhone:
      return {Text::kContactPhoneHeading, Text::kContactPhone, Text::kContactPhonePrompt,
              Text::kContactPhoneReason};
    case ContactField::kEmail:
      return {Text::kContactEmailHeading, Text::kContactEmail, Text::kContactEmailPrompt,
              Text::kContactEmailReason};
    case ContactField::kNik: break;
  }
  return {Text::kContactNikHeading, Text::kContactNik, Text::kContactNikPrompt,
          Text::kContactNikReason};
}

bool digits_only(ContactField field) {
  return field == ContactField::kPhone || field == ContactField::kNik;
}

// The group of four that is being typed can be compared with the card; those before it are dots
// already, for the eyes behind the visitor.
SecretString32 masked(std::u32string_view nik) {
  const auto last_gap = nik.rfind(U' ');
  SecretString32 out;
  for (std::size_t i = 0; i < nik.size(); ++i) {
    const bool hidden = last_gap != std::u32string_view::npos && i < last_gap && nik[i] != U' ';
    out.push_back(hidden ? U'\u2022' : nik[i]);
  }
  return out;
}

constexpr float kLowPad = 130.0F;  // mm; a low panel has room for digits beside the question
constexpr float kLowPadGap = 10.0F;

// Lower than the others: question and field at the left, the digits at the right.
TypingPlaces low_pad_places(const ui::Ui& ui, float words_end, bool wrong) {
  const Rect area = ui.layout().tall_answers;
  const Rect left = area.without_right(kLowPad + kLowPadGap);
  TypingPlaces p;
  p.keys = area.right_part(kLowPad);
  p.field = {left.x, std::max(words_end, left.y), left.w, ui::mm::kRow};
  p.fault = {left.x, p.field.bottom() + 1.5F, left.w, wrong ? 3 * ui.line(TextRole::kIsi) : 0};
  p.beside = left.without_top(p.fault.bottom() + 3.0F - left.y);
  return p;
}

// Landscape with digits: the field at the left, a large pad at the right.
TypingPlaces pad_places(const ui::Ui& ui, float words_end, bool wrong) {
  if (low_panel(ui)) return low_pad_places(ui, words_end, wrong);
  TypingPlaces p = typing_places(ui, {.lines = 2, .words_end = words_end, .wrong = wrong});
  if (ui.portrait()) {
    p.keys = ui.layout().answers.without_top(28.0F);
    return p;
  }
  const Rect area = ui.layout().tall_answers;
  const float half = (area.w - 20.0F) / 2;
  p.field.w = p.fault.w = half;
  p.fault.h = 21.0F;  // two lines, now that it is narrow
  p.keys = area.right_part(half).without_top(p.field.y - area.y);
  const float below = wrong ? p.fault.bottom() : p.field.bottom();
  p.beside = area.left_part(half).without_top(below + 8.0F - area.y);
  return p;
}

// Beside the low pad; returns where it ends.
float reason(ui::Ui& ui, const model::State& s, Text words) {
  const Rect left = ui.layout().tall_answers.without_right(kLowPad + kLowPadGap);
  return left.y + ui.text(left, tr(s, words), {.second = true}) + 3.0F;
}

void beside(ui::Ui& ui, const model::State& s, const TypingPlaces& p) {
  if (ui.portrait()) {
    ui.text(p.beside, tr(s, Text::kContactMayBeEmpty), {.weight = Weight::kBold});
    return;
  }
  Rect r = p.beside;
  r = r.without_top(ui.text(r, tr(s, Text::kContactMayBeEmpty), {.weight = Weight::kBold}) + 4.0F);
  r = r.without_top(ui.text(r, tr(s, Text::kContactNoNotice), {.second = true}) + 4.0F);
  ui.text(r, tr(s, Text::kContactNoNoticeDetail), {.second = true});
}

void keys(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& r) {
  if (digits_only(s.contact_field)) {
    return send(sink, ui.number_pad(r, tr(s, Text::kKeyboardBackspace)));
  }
  letters(ui, s, sink, r, {.address = s.contact_field == ContactField::kEmail});
}

}  // namespace

void draw_contact_field(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const Words w = words_of(s.contact_field);
  const std::string_view wrong = fault_words(s);
  const bool pad = digits_only(s.contact_field);
  Typed typed{.label = w.label, .prompt = w.prompt, .wrong = !wrong.empty(), .opens = !pad};
  if (!pad && keys_face(ui, s)) {
    return draw_keys_face(
        ui, s, sink,
        {.typed = typed, .letters = {.address = s.contact_field == ContactField::kEmail}});
  }
  const bool narrow = pad && low_panel(ui);  // the reason stands beside the pad
  float end = question(
      ui, s, {.heading = tr(s, w.heading),
              .explanation = wrong.empty() && !narrow ? tr(s, w.reason) : std::string_view(),
              .answered = false, .scenery = false});
  if (narrow && wrong.empty()) end = reason(ui, s, w.reason);
  const TypingPlaces p = pad ? pad_places(ui, end, !wrong.empty())
                             : typing_places(ui, {.lines = 2, .words_end = end,
                                                .wrong = !wrong.empty()});
  scenery_below(ui, p, !wrong.empty());
  if (!wrong.empty()) {
    fault_banner(ui, p.banner, wrong);
    ui.fault(p.fault, wrong);
  }
  SecretString32 dots;
  if (s.contact_field == ContactField::kNik) {
    dots = masked(s.draft.nik.text());
    typed.text = dots.view();
  }
  if (pad) {
    typed.role = TextRole::kSedang;
    typed.many_lines = false;
  }
  typed_field(ui, s, sink, p.field, typed);
  beside(ui, s, p);
  keys(ui, s, sink, p.keys);
  back(ui, s, sink);
  if (ui.next(tr(s, Text::kContactKeep), Icon::kCek)) sink.emit(model::NextPressed{});
}

}  // namespace bale::screens
