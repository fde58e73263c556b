#include "kiosk/model/text_edit.h"

#include <algorithm>
#include <cstring>

#include "sync/report/text.h"
#include "sync/report/tracking_code.h"

namespace bale::model {
namespace {

using Characters = SecretVector<char32_t>;

// Keys of stb_textedit that we use; above every code point.
constexpr int kLeft = 0x200000;
constexpr int kRight = 0x200001;
constexpr int kBackspace = 0x200002;
constexpr int kUnused = 0x200010;  // and upwards: keys no visitor has

int insert_characters(Characters* text, int at, const char32_t* first, int count) {
  text->insert(text->begin() + at, first, first + count);
  return 1;
}

void delete_characters(Characters* text, int at, int count) {
  text->erase(text->begin() + at, text->begin() + at + count);
  // erase() moves the tail down and leaves a copy behind the new end.
  wipe(text->data() + text->size(), static_cast<std::size_t>(count) * sizeof(char32_t));
}

bool white(char32_t c) { return c == U'\n' || report::blank(c); }

}  // namespace
}  // namespace bale::model

// The library's own code under our warnings: left as it is.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

// Two undo records and one character: the least the library compiles with.
#define STB_TEXTEDIT_UNDOSTATECOUNT 2
#define STB_TEXTEDIT_UNDOCHARCOUNT 1
#define STB_TEXTEDIT_CHARTYPE char32_t
#define STB_TEXTEDIT_STRING bale::model::Characters
#define STB_TEXTEDIT_KEYTYPE int
#define STB_TEXTEDIT_STRINGLEN(text) static_cast<int>((text)->size())
#define STB_TEXTEDIT_GETCHAR(text, i) (*(text))[static_cast<std::size_t>(i)]
#define STB_TEXTEDIT_GETWIDTH(text, n, i) 1.0F
#define STB_TEXTEDIT_LAYOUTROW(row, text, n) \
  (*(row) = StbTexteditRow{0, 0, 1, 0, 1, STB_TEXTEDIT_STRINGLEN(text) - (n)})
#define STB_TEXTEDIT_KEYTOTEXT(key) ((key) < bale::model::kLeft ? (key) : 0)
#define STB_TEXTEDIT_NEWLINE U'\n'
#define STB_TEXTEDIT_INSERTCHARS bale::model::insert_characters
#define STB_TEXTEDIT_DELETECHARS bale::model::delete_characters
#define STB_TEXTEDIT_K_LEFT bale::model::kLeft
#define STB_TEXTEDIT_K_RIGHT bale::model::kRight
#define STB_TEXTEDIT_K_BACKSPACE bale::model::kBackspace
#define STB_TEXTEDIT_K_SHIFT 0x400000
#define STB_TEXTEDIT_K_UP (bale::model::kUnused + 0)
#define STB_TEXTEDIT_K_DOWN (bale::model::kUnused + 1)
#define STB_TEXTEDIT_K_PGUP (bale::model::kUnused + 2)
#define STB_TEXTEDIT_K_PGDOWN (bale::model::kUnused + 3)
#define STB_TEXTEDIT_K_LINESTART (bale::model::kUnused + 4)
#define STB_TEXTEDIT_K_LINEEND (bale::model::kUnused + 5)
#define STB_TEXTEDIT_K_TEXTSTART (bale::model::kUnused + 6)
#define STB_TEXTEDIT_K_TEXTEND (bale::model::kUnused + 7)
#define STB_TEXTEDIT_K_DELETE (bale::model::kUnused + 8)
#define STB_TEXTEDIT_K_UNDO (bale::model::kUnused + 9)
#define STB_TEXTEDIT_K_REDO (bale::model::kUnused + 10)
#define STB_TEXTEDIT_IMPLEMENTATION
#include <stb_textedit.h>
#pragma GCC diagnostic pop

namespace bale::model {

struct TextEdit::Impl {
  Characters text;
  STB_TexteditState state{};
  std::size_t max{0};
  Accept accept{Accept::kLine};

  [[nodiscard]] bool grouped() const {
    return accept == Accept::kNik || accept == Accept::kCode;
  }
  void restart(int cursor) {
    wipe(&state, sizeof state);
    stb_textedit_initialize_state(&state, accept == Accept::kLines ? 0 : 1);
    state.cursor = cursor;
  }
  // Whatever stb noted for undo is gone before anyone can look.
  void key(int k) {
    stb_textedit_key(&text, &state, k);
    restart(state.cursor);
  }
  ~Impl() { wipe(&state, sizeof state); }
};

namespace {

// Code points that no key of ours has but a keyboard plugged in might: control marks of writing
// direction, and what is not a character.
bool printable(char32_t c) {
  return c >= U' ' && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF) && !report::control(c);
}

char32_t crockford(char32_t c) {
  if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
  if (c == U'O') return U'0';
  if (c == U'I' || c == U'L') return U'1';
  return c < 0x80 && report::kCrockford.find(static_cast<char>(c)) != std::string_view::npos ? c : 0;
}

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// What `c` becomes in a field of this kind; 0: not accepted.
char32_t accepted(Accept accept, char32_t c, bool at_start) {
  switch (accept) {
    case Accept::kLines:
      return c == U'\n' || printable(c) ? c : 0;
    case Accept::kLine:
      return printable(c) ? c : 0;
    case Accept::kEmail:
      return printable(c) && !white(c) ? c : 0;
    case Accept::kPhone:
      return digit(c) || c == U' ' || c == U'-' || (c == U'+' && at_start) ? c : 0;
    case Accept::kNik:
    case Accept::kPin:
      return digit(c) ? c : 0;
    case Accept::kCode:
      return crockford(c);
  }
  return 0;
}

// Letters, digits, and what joins them: "desa-desa", "ma'af", "RT/RW".
bool of_a_word(char32_t c) {
  if (c >= 0x80) return printable(c) && !white(c);
  return digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'-' ||
         c == U'\'' || c == U'/';
}

constexpr std::size_t kGroup = 4;

void append_utf8(SecretString& out, char32_t c) {
  const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0 | (c >> 6));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
  }
  byte(0x80 | (c & 0x3F));
}

SecretString to_utf8(std::u32string_view text) {
  SecretString out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

std::u32string_view trimmed(std::u32string_view text) {
  while (!text.empty() && white(text.front())) text.remove_prefix(1);
  while (!text.empty() && white(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

TextEdit::TextEdit(std::size_t max_characters, Accept accept) : impl_(std::make_unique<Impl>()) {
  impl_->max = max_characters;
  impl_->accept = accept;
  impl_->restart(0);
}
TextEdit::TextEdit(const TextEdit& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
TextEdit& TextEdit::operator=(const TextEdit& other) {
  if (this != &other) impl_ = std::make_unique<Impl>(*other.impl_);
  return *this;
}
TextEdit::TextEdit(TextEdit&&) noexcept = default;
TextEdit& TextEdit::operator=(TextEdit&&) noexcept = default;
TextEdit::~TextEdit() = default;

bool TextEdit::type(char32_t c) {
  Impl& edit = *impl_;
  const char32_t wanted = accepted(edit.accept, c, edit.state.cursor == 0);
  if (wanted == 0 || full()) return false;
  const bool group_full = edit.text.size() % (kGroup + 1) == kGroup;
  if (edit.grouped() && group_full) edit.key(edit.accept == Accept::kNik ? ' ' : '-');
  edit.key(static_cast<int>(wanted));
  return true;
}

void TextEdit::erase_back() {
  Impl& edit = *impl_;
  if (edit.state.cursor == 0) return;
  edit.key(kBackspace);
  if (edit.grouped() && edit.text.size() % (kGroup + 1) == 0 && !edit.text.empty()) {
    edit.key(kBackspace);
  }
}

void TextEdit::set_caret(std::size_t index) {
  if (impl_->grouped()) return;
  impl_->restart(static_cast<int>(std::min(index, impl_->text.size())));
}

void TextEdit::move_left() {
  if (!impl_->grouped()) impl_->key(kLeft);
}

void TextEdit::move_right() {
  if (!impl_->grouped()) impl_->key(kRight);
}

void TextEdit::clear() {
  Characters().swap(impl_->text);
  impl_->restart(0);
}

void TextEdit::set(std::string_view utf8) {
  clear();
  while (!utf8.empty()) {
    const auto c = report::next_code_point(utf8);
    if (!c) return;
    static_cast<void>(type(*c));  // what the field does not accept is left out
  }
}

std::u32string_view TextEdit::word_before_caret() const {
  const auto before = text().substr(0, caret());
  auto begin = before.size();
  while (begin > 0 && of_a_word(before[begin - 1])) --begin;
  return before.substr(begin);
}

bool TextEdit::replace_word(std::u32string_view word) {
  Impl& edit = *impl_;
  if (word.empty() || !std::ranges::all_of(word, of_a_word) || edit.grouped()) return false;
  const auto begun = word_before_caret().size();
  const auto rest = text().substr(caret());
  const bool spaced = !rest.empty() && white(rest.front());
  if (text().size() - begun + word.size() + (spaced ? 0 : 1) > edit.max) return false;
  for (std::size_t i = 0; i < begun; ++i) edit.key(kBackspace);
  for (const char32_t c : word) edit.key(static_cast<int>(c));
  edit.key(spaced ? kRight : static_cast<int>(U' '));
  return true;
}

std::u32string_view TextEdit::text() const { return {impl_->text.data(), impl_->text.size()}; }
std::size_t TextEdit::caret() const { return static_cast<std::size_t>(impl_->state.cursor); }
bool TextEdit::full() const { return impl_->text.size() >= impl_->max; }
SecretString TextEdit::utf8() const { return to_utf8(text()); }
SecretString TextEdit::trimmed_utf8() const { return to_utf8(trimmed(text())); }
bool TextEdit::blank() const { return trimmed(text()).empty(); }

bool TextEdit::at_sentence_start() const {
  auto before = text().substr(0, caret());
  if (before.empty() || before.back() == U'\n') return true;
  if (before.back() != U' ') return false;
  while (!before.empty() && before.back() == U' ') before.remove_suffix(1);
  return before.empty() || before.back() == U'.' || before.back() == U'?' ||
         before.back() == U'!' || before.back() == U'\n';
}

bool TextEdit::at_word_start() const {
  const auto before = text().substr(0, caret());
  return before.empty() || white(before.back());
}

}  // namespace bale::model
