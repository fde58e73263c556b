#include "kiosk/screens/typing.h"

#include "kiosk/model/update.h"

namespace bale::screens {
namespace {

// Landscape, mm. The keyboard is that of the look: 347 wide, keys 27 x 21.8.
constexpr float kKeysWidth = 347.0F;
constexpr float kBesideGap = 10.0F;
constexpr float kBannerTop = 56.5F;
constexpr float kAboveKeys = 5.5F;
// Portrait, mm.
constexpr float kStandingFieldEnds = 158.0F;
constexpr float kStandingNote = 163.5F;
constexpr float kStandingBanner = 60.5F;
constexpr float kStandingKeysHeight = 146.0F;  // keys 22 x 26: there is room
constexpr float kStandingKeysAt = 258.0F;

constexpr float kBeforeTerraces = 8.0F;
constexpr float kLeastScenery = 30.0F;  // lower than this, terraces are a stripe: left out

constexpr float kFault = 11.0F;          // one line
constexpr float kStandingFault = 21.0F;  // two
constexpr float kFieldPadding = 4.7F;  // the kit's, above and below the typed lines
constexpr float kBetween = 5.0F;

float field_height(const ui::Ui& ui, int lines) {
  const TextRole role = ui.portrait() ? TextRole::kSedang : TextRole::kIsi;
  const float line = ui.height_of("X", 100, role, Weight::kRegular);
  return line * static_cast<float>(lines) + 2 * kFieldPadding + 1.0F;
}

// The field between `top` and `bottom`, with the fault under it; fewer lines leave the rest empty.
void place_field(const ui::Ui& ui, TypingPlaces& p, const Rect& room, int lines, bool wrong) {
  const float fault = ui.portrait() ? kStandingFault : kFault;
  const Rect whole = wrong ? room.without_bottom(fault + 1.5F) : room;
  const float wanted = lines > 0 ? field_height(ui, lines) : whole.h;
  p.field = whole.top_part(wanted < whole.h ? wanted : whole.h);
  p.fault = {room.x, p.field.bottom() + 1.5F, room.w, fault};
}

TypingPlaces lying(const ui::Ui& ui, int lines, float words_end, bool wrong) {
  const ui::Layout& l = ui.layout();
  TypingPlaces p;
  const Rect area = l.tall_answers;
  p.keys = area.bottom_part(ui::keyboard_height(false)).left_part(kKeysWidth);
  p.banner = {area.x, kBannerTop, area.w, ui::mm::kRow};
  const float top = wrong ? p.banner.bottom() + kBetween : words_end;
  place_field(ui, p, {area.x, top, kKeysWidth, p.keys.y - kAboveKeys - top}, lines, wrong);
  p.beside = area.without_left(kKeysWidth + kBesideGap);
  p.beside = p.beside.without_top(top - p.beside.y);
  return p;
}

TypingPlaces standing(const ui::Ui& ui, int lines, float words_end, bool wrong) {
  const ui::Layout& l = ui.layout();
  const Rect area = l.answers;
  TypingPlaces p;
  p.banner = {12.0F, kStandingBanner, l.panel.w - 24.0F, ui::mm::kRow + 3.0F};
  const float top = wrong ? p.banner.bottom() + kBetween : words_end + 1.0F;
  place_field(ui, p, {12.0F, top, l.panel.w - 24.0F, kStandingFieldEnds - top}, lines, wrong);
  p.note = {l.reading.x, kStandingNote, l.reading.w, 11.0F};
  p.keys = {area.x, kStandingKeysAt, area.w, kStandingKeysHeight};
  p.beside = {area.x + 4, area.y + 3.0F, area.w - 8, kStandingKeysAt - area.y - 10.0F};
  return p;
}

}  // namespace

TypingPlaces typing_places(const ui::Ui& ui, int lines, float words_end, bool wrong) {
  return ui.portrait() ? standing(ui, lines, words_end, wrong)
                       : lying(ui, lines, words_end, wrong);
}

void scenery_below(ui::Ui& ui, const TypingPlaces& places, bool wrong) {
  const float top = places.field.bottom() + kBeforeTerraces;
  if (ui.portrait() && !wrong && ui.layout().floor.bottom() - top > kLeastScenery) {
    ui.terraces(top);
  }
}

void send(model::EventSink& sink, const ui::KeyPress& key) {
  switch (key.code) {
    case ui::KeyCode::kNone: return;
    case ui::KeyCode::kChar: return sink.emit(model::KeyTyped{key.character});
    case ui::KeyCode::kBackspace: return sink.emit(model::KeyErased{});
    case ui::KeyCode::kNewline: return sink.emit(model::KeyTyped{U'\n'});
    case ui::KeyCode::kCapitals: return sink.emit(model::ShiftPressed{});
    case ui::KeyCode::kPage: return;  // the page in the state is the one that was left
    case ui::KeyCode::kOrder: return sink.emit(model::KeyOrderTurned{});
    case ui::KeyCode::kRead: return sink.emit(model::ReadPressed{});
  }
}

void letters(ui::Ui& ui, const model::State& state, model::EventSink& sink, const Rect& r,
             const Letters& how) {
  const bool digits = state.keyboard == model::KeyboardPage::kDigits;
  const bool abc = state.comfort.key_order == model::KeyOrder::kAbc;
  const ui::KeyPress key = ui.keyboard(
      r, {.page = digits ? ui::KeyboardPage::kNumbers : ui::KeyboardPage::kLetters,
          .order = abc ? ui::KeyOrder::kAbc : ui::KeyOrder::kQwerty,
          .capitals = model::capitals(state),
          .address = how.address,
          .newline = how.newline,
          .words = {.backspace = tr(state, Text::kKeyboardBackspace),
                    .newline = tr(state, Text::kKeyboardNewline),
                    .space = tr(state, Text::kKeyboardSpace),
                    .capitals = tr(state, Text::kKeyboardCapitals),
                    .numbers = tr(state, Text::kKeyboardNumbers),
                    .letters = tr(state, Text::kKeyboardLetters),
                    .order = tr(state, abc ? Text::kKeyboardQwerty : Text::kKeyboardAbc),
                    .read = tr(state, Text::kKeyboardRead)}});
  if (key.code == ui::KeyCode::kPage) {
    sink.emit(model::KeyboardTurned{digits ? model::KeyboardPage::kLetters
                                           : model::KeyboardPage::kDigits});
  }
  send(sink, key);
}

void typed_field(ui::Ui& ui, const model::State& state, model::EventSink& sink, const Rect& r,
                 const Typed& how) {
  const model::TextEdit* const edit = model::active_edit(state);
  if (edit == nullptr) return;
  const ui::FieldTouch touch = ui.field(
      r, {.label = tr(state, how.label),
          .text = how.text.value_or(edit->text()),
          .caret = edit->caret(),
          .wrong = how.wrong,
          .many_lines = how.many_lines,
          .display = ui.portrait(),
          .prompt = tr(state, how.prompt),
          .role = how.role,
          .caret_since = static_cast<double>(state.caret_since) / 1000.0});
  if (touch.touched) sink.emit(model::CaretPlaced{touch.caret});
}

}  // namespace bale::screens
