// The on-screen keyboard, word suggestions, and what the words lead guidance to say.
#include "kiosk/model/turns.h"

namespace bale::model {
namespace {

// A pause this long in typing is a thought's end: guidance looks at the words then.
constexpr std::int64_t kPauseMs = 700;

char32_t upper(char32_t c) {
  const bool ascii = c >= U'a' && c <= U'z';
  const bool latin1 = c >= 0xE0 && c <= 0xFE && c != 0xF7;  // à … þ, as in "témpék"
  return ascii || latin1 ? c - 0x20 : c;
}

bool is_upper(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE); }

// Word suggestions belong to sentences: not to names, numbers, addresses, codes.
bool takes_suggestions(Screen screen) {
  return screen == Screen::kWords || screen == Screen::kLandmark || screen == Screen::kTrackReply;
}

// As the visitor began it: "Jal" → "Jalan", "JAL" → "JALAN"; where nothing is begun, as the
// keyboard stands.
SecretString32 in_capitals_of(std::u32string_view begun, std::u32string_view word, bool capital) {
  const bool first = begun.empty() ? capital : is_upper(begun.front());
  bool all = begun.size() > 1;
  for (const char32_t c : begun) all = all && is_upper(c);
  SecretString32 out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    out.push_back(all || (i == 0 && first) ? upper(word[i]) : word[i]);
  }
  return out;
}

}  // namespace

void suggest(State& s, Commands& out) {
  s.suggest_at.reset();
  const Draft& d = s.draft;
  out.emplace_back(Suggest{d.words.trimmed_utf8(), d.category, d.desa.code});
}

std::string_view offered_category(const State& s) {
  const auto& best = s.guidance.categories;
  if (best.empty() || s.draft.category.empty() || best.front() == s.draft.category) return {};
  return best.front();
}

void Visit::on(const KeyTyped& e) {
  TextEdit* const edit = active_edit(s);
  if (edit == nullptr || !edit->type(e.key)) return;
  s.shift = false;
  text_changed();
}

void Visit::on(const KeyErased&) {
  TextEdit* const edit = active_edit(s);
  if (edit == nullptr) return;
  edit->erase_back();
  text_changed();
}

void Visit::on(const CaretPlaced& e) {
  TextEdit* const edit = active_edit(s);
  if (edit == nullptr) return;
  edit->set_caret(e.index);
  s.caret_since = s.now;
}

void Visit::on(const KeyboardTurned& e) { s.keyboard = e.page; }

void Visit::on(const ShiftPressed&) { s.shift = !s.shift; }

void Visit::on(const WordChosen& e) {
  TextEdit* const edit = active_edit(s);
  if (edit == nullptr || !takes_suggestions(s.screen)) return;
  const auto word = in_capitals_of(edit->word_before_caret(), e.word, capitals(s));
  if (!edit->replace_word(word.view())) return;
  s.shift = false;
  text_changed();
}

void Visit::text_changed() {
  s.faults.clear();
  s.code_wrong = s.track_unknown = s.pin_wrong = false;
  s.caret_since = s.now;
  if (s.screen == Screen::kWords) s.suggest_at = s.now + kPauseMs;
}

void Visit::on(const GuidanceSeen& e) {
  if (!s.visiting || !d.kind) return;  // the report it speaks of is gone
  s.guidance = e.guidance;
}

TextEdit* active_edit(State& s) {
  return const_cast<TextEdit*>(active_edit(static_cast<const State&>(s)));
}

const TextEdit* active_edit(const State& s) {
  switch (s.screen) {
    case Screen::kWords: return &s.draft.words;
    case Screen::kLandmark: return &s.draft.landmark;
    case Screen::kTrackCode: return s.tracking ? nullptr : &s.code_entry;
    case Screen::kTrackReply: return s.act == ActState::kSaving ? nullptr : &s.reply;
    case Screen::kStaffPin: return s.pin_checking ? nullptr : &s.pin;
    case Screen::kContactField: break;
    default: return nullptr;
  }
  switch (s.contact_field) {
    case ContactField::kName: return &s.draft.name;
    case ContactField::kPhone: return &s.draft.phone;
    case ContactField::kEmail: return &s.draft.email;
    case ContactField::kNik: return &s.draft.nik;
  }
  return nullptr;
}

bool masked(const State& s) {
  if (s.screen == Screen::kStaffPin) return true;
  return s.screen == Screen::kContactField && s.contact_field == ContactField::kNik;
}

bool capitals(const State& s) {
  const TextEdit* const edit = active_edit(s);
  if (edit == nullptr) return false;
  if (s.screen == Screen::kTrackCode) return true;
  bool by_itself = edit->at_sentence_start();
  if (s.screen == Screen::kContactField) {
    by_itself = s.contact_field == ContactField::kName && edit->at_word_start();
  }
  return by_itself != s.shift;
}

}  // namespace bale::model
