#include "kiosk/screens/typing.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "assets/words/words.h"
#include "kiosk/model/update.h"
#include "kiosk/screens/faces.h"
#include "kiosk/ui/text.h"

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
constexpr float kStandingKeys = 146.0F;       // keys 22 x 26: there is room
constexpr float kStandingKeysLeast = 116.0F;  // keys 22 x 20
constexpr float kStandingHelp = 27.0F;        // two lines over the keys
constexpr float kStandingHelpGap = 10.0F;
constexpr float kMedia = 27.0F;

// A low panel: of the width.
constexpr float kLowField = 0.6F;

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
  const float fault = ui.portrait() || low_panel(ui) ? kStandingFault : kFault;
  const Rect whole = wrong ? room.without_bottom(fault + 1.5F) : room;
  const float wanted = lines > 0 ? field_height(ui, lines) : whole.h;
  p.field = whole.top_part(wanted < whole.h ? wanted : whole.h);
  p.fault = {room.x, p.field.bottom() + 1.5F, room.w, fault};
}

TypingPlaces lying(const ui::Ui& ui, const TypingWish& wish) {
  const ui::Layout& l = ui.layout();
  TypingPlaces p;
  const Rect area = l.tall_answers;
  p.keys = area.bottom_part(ui::keyboard_height(false)).left_part(kKeysWidth);
  p.banner = {area.x, kBannerTop, area.w, ui::mm::kRow};
  const bool strip = l.strip.h > 0;  // it takes the banner's place; the fault stands at the field
  if (strip) p.banner = {};
  const float top = wish.wrong && !strip ? p.banner.bottom() + kBetween
                                         : std::max(wish.words_end, area.y);
  float bottom = p.keys.y - kAboveKeys;
  if (wish.suggests && !wish.wrong && !strip) {  // banner and fault need their place
    p.words = p.keys.moved(0, -kAboveKeys - ui::mm::kRow).top_part(ui::mm::kRow);
    bottom = p.words.y - kAboveKeys;
  }
  place_field(ui, p, {area.x, top, kKeysWidth, bottom - top}, wish.lines, wish.wrong);
  p.beside = area.without_left(kKeysWidth + kBesideGap);
  p.beside = p.beside.without_top(top - p.beside.y);
  return p;
}

// The first face of a low panel: text at the left, help at the right, no keys.
TypingPlaces low(const ui::Ui& ui, const TypingWish& wish) {
  const ui::Layout& l = ui.layout();
  TypingPlaces p;
  const Rect area = l.tall_answers;
  const bool banner = wish.wrong && l.strip.h <= 0;
  if (banner) p.banner = area.top_part(std::max(ui::mm::kRow, ui.row_height(1)));
  const float top = banner ? p.banner.bottom() + kBetween : std::max(wish.words_end, area.y);
  const Rect all = area.without_top(top - area.y);
  Rect left = all.left_part(all.w * kLowField);
  p.beside = all.without_left(left.w + kBesideGap);
  if (wish.media) {
    const float height = std::max(ui::mm::kRow, ui.row_height(1));
    p.media = left.bottom_part(height);
    left = left.without_bottom(height + ui::mm::kGapDown);
  }
  place_field(ui, p, left, wish.lines, wish.wrong);
  return p;
}

// What is touched stands low: words, keys, voice note and photo, as far as there is room.
void standing_keys(const ui::Ui& ui, TypingPlaces& p, const TypingWish& wish) {
  Rect rest = ui.layout().answers;
  if (wish.suggests) {
    p.words = rest.moved(0, 3.0F).top_part(std::max(ui::mm::kRow, ui.row_height(1)));
    rest = rest.without_top(p.words.h + 3.0F + ui::mm::kGapDown + 2.0F);
  } else if (rest.h > kStandingKeysLeast + kStandingHelp + kStandingHelpGap) {
    p.beside = Rect{rest.x + 4, rest.y + 3.0F, rest.w - 8, kStandingHelp};
    rest = rest.without_top(kStandingHelp + kStandingHelpGap);
  }
  if (wish.media && rest.h > kStandingKeysLeast + kMedia + ui::mm::kGapDown) {
    p.media = rest.bottom_part(kMedia);
    rest = rest.without_bottom(kMedia + ui::mm::kGapDown);
  }
  p.keys = rest.top_part(std::min(rest.h, kStandingKeys));
}

TypingPlaces standing(const ui::Ui& ui, const TypingWish& wish) {
  const ui::Layout& l = ui.layout();
  TypingPlaces p;
  p.banner = {12.0F, kStandingBanner, l.panel.w - 24.0F,
              std::max(ui::mm::kRow + 3.0F, ui.row_height(2))};
  const float top = wish.wrong ? p.banner.bottom() + kBetween : wish.words_end + 1.0F;
  place_field(ui, p, {12.0F, top, l.panel.w - 24.0F, kStandingFieldEnds - top}, wish.lines,
              wish.wrong);
  p.note = {l.reading.x, kStandingNote, l.reading.w, 11.0F};
  standing_keys(ui, p, wish);
  return p;
}

}  // namespace

TypingPlaces typing_places(const ui::Ui& ui, const TypingWish& wish) {
  if (ui.portrait()) return standing(ui, wish);
  return low_panel(ui) ? low(ui, wish) : lying(ui, wish);
}

void scenery_below(ui::Ui& ui, const TypingPlaces& places, bool wrong) {
  const float top = places.field.bottom() + kBeforeTerraces;
  if (ui.portrait() && !wrong && ui.layout().floor.bottom() - top > kLeastScenery) {
    ui.terraces(top);
  }
}

void suggestions(ui::Ui& ui, const model::State& state, model::EventSink& sink, const Rect& r) {
  const model::TextEdit* const edit = model::active_edit(state);
  if (edit == nullptr || r.h <= 0) return;
  std::string begun = ui::encode(edit->word_before_caret());
  std::vector<std::string> found = assets::complete(begun);
  wipe(begun.data(), begun.size());
  std::array<std::string_view, 3> words;
  const std::size_t count = std::min(found.size(), words.size());
  std::copy_n(found.begin(), count, words.begin());
  const auto touched = ui.suggestions(r, std::span(words).first(count));
  if (touched) sink.emit(model::WordChosen{ui::decode(found[*touched])});
  // They tell what was begun.
  for (std::string& word : found) wipe(word.data(), word.size());
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
  if (r.h <= 0) return;
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
  if (!touch.touched) return;
  sink.emit(model::CaretPlaced{touch.caret});
  if (how.opens && low_panel(ui) && state.page == 0) turn_face(sink, true);
}

}  // namespace bale::screens
