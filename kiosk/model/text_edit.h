// A text a visitor types: UTF-32 over stb_textedit, with caret. Pure: no drawing, no clipboard.
//
// stb_textedit keeps every erased character in its undo state; here undo is off and the whole
// state is wiped by clear() and on death.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "sync/report/report.h"

namespace bale::model {

class TextEdit {
 public:
  // `max_characters` are code points; typing beyond is ignored and reported by type().
  explicit TextEdit(std::size_t max_characters, bool multi_line);
  TextEdit(const TextEdit&);
  TextEdit& operator=(const TextEdit&);
  TextEdit(TextEdit&&) noexcept;
  TextEdit& operator=(TextEdit&&) noexcept;
  ~TextEdit();

  [[nodiscard]] bool type(char32_t c);  // false: full, or a character that is not accepted
  void erase_back();
  void set_caret(std::size_t index);  // clamped
  void move_left();
  void move_right();
  void clear();
  void set(std::string_view utf8);  // replaces all, caret at the end

  [[nodiscard]] std::u32string_view text() const;
  [[nodiscard]] std::size_t caret() const;
  [[nodiscard]] SecretString utf8() const;
  [[nodiscard]] SecretString trimmed_utf8() const;  // without white space at both ends
  [[nodiscard]] bool blank() const;
  // A sentence starts at the caret: the keyboard shows capitals.
  [[nodiscard]] bool at_sentence_start() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bale::model
