// A text a visitor types: UTF-32 over stb_textedit, with caret. Pure: no drawing, no clipboard.
//
// stb_textedit keeps every erased character in its undo state; here undo is off: that state is
// one record small and wiped after each key. The text lives in wiping memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "sync/report/report.h"

namespace bale::model {

// Which characters a field takes. Grouped kinds are typed at the end only: their separators come
// and go by themselves.
enum class Accept : std::uint8_t {
  kLine,   // any printable character, one line
  kLines,  // the same and '\n'
  kPhone,  // digits, '+' at the start, spacing
  kEmail,  // what kLine takes, without blanks
  kNik,    // digits, shown in groups of four: "5102 0512 3456 7890"
  kPin,    // digits; shown masked
  kCode,   // Crockford base32, upper case, O→0, I and L→1: "7KQM-3RTX-9DHW"
};

class TextEdit {
 public:
  // `max_characters` are code points, separators included; typing beyond is refused by type().
  explicit TextEdit(std::size_t max_characters, Accept accept = Accept::kLine);
  TextEdit(const TextEdit&);
  TextEdit& operator=(const TextEdit&);
  TextEdit(TextEdit&&) noexcept;
  TextEdit& operator=(TextEdit&&) noexcept;
  ~TextEdit();

  // False and nothing changed: full, or a character that is not accepted here.
  [[nodiscard]] bool type(char32_t c);
  void erase_back();
  void set_caret(std::size_t index);  // clamped; grouped kinds keep it at the end
  void move_left();
  void move_right();
  void clear();
  void set(std::string_view utf8);  // replaces all as if typed, caret at the end
  // The word that ends at the caret; empty after a blank or a mark. Until the next change.
  [[nodiscard]] std::u32string_view word_before_caret() const;
  // `word` stands instead of it, with one space behind and the caret after that. False and nothing
  // changed: no word, a character that no word has, or no room.
  [[nodiscard]] bool replace_word(std::u32string_view word);

  [[nodiscard]] std::u32string_view text() const;  // until the next change
  [[nodiscard]] std::size_t caret() const;
  [[nodiscard]] bool full() const;
  [[nodiscard]] SecretString utf8() const;
  [[nodiscard]] SecretString trimmed_utf8() const;  // without white space at both ends
  [[nodiscard]] bool blank() const;                 // empty or white space only
  // A sentence starts at the caret: the keyboard shows capitals.
  [[nodiscard]] bool at_sentence_start() const;
  [[nodiscard]] bool at_word_start() const;  // for names

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bale::model
