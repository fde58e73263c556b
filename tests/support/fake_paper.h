// The strict reader of ESC/POS: what a printer that knows only the commands of the product would
// put on paper. Any other byte is an error, and so is a page that ends within a command.
//
// Thread: one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/printer/code_page.h"
#include "platform/printer/profile.h"

namespace bale::testing {

// Paper in halves of a dot, so that letters look as they do at arm's length; 255 is white.
struct PaperPicture {
  int width{0};
  int height{0};
  std::vector<std::uint8_t> grey;
};

class FakePaper {
 public:
  explicit FakePaper(const printer::Profile& profile);

  enum class Asked : std::uint8_t { kNothing, kPrinter, kOffline, kPaper, kInTurn, kCut };
  // Takes one byte; says what it asks of the printer, if it was the last of a question.
  Asked take(std::uint8_t byte);

  [[nodiscard]] const std::string& error() const { return error_; }  // the first one; empty: none
  [[nodiscard]] bool within_command() const { return !held_.empty(); }
  // Dot rows that came out so far.
  [[nodiscard]] int rows() const { return rows_; }
  [[nodiscard]] int pages() const { return cuts_; }
  [[nodiscard]] int commands() const { return commands_; }
  // UTF-8, a line a row of text, without trailing blanks. Of all pages.
  [[nodiscard]] std::string text() const { return text_; }
  // The widest line of text, in columns.
  [[nodiscard]] int widest() const { return widest_; }

  [[nodiscard]] PaperPicture picture() const;
  // Paper on a table, torn at its lower edge: for people.
  void save_png(const std::string& path) const;

 private:
  struct Style {
    bool bold{false};
    int times{1};
    bool centred{false};
  };
  struct Glyph {
    char32_t code;
    Style style;
  };

  Asked obey();
  Asked obey_escape();
  Asked obey_group();
  Asked obey_real_time();
  Asked done();
  Asked wrong(const std::string& what);
  [[nodiscard]] std::uint8_t at(std::size_t i) const { return held_[i]; }
  void letter(std::uint8_t byte);
  void end_line();
  void grow(int rows);
  void draw_letter(const Glyph& glyph, int x, int line_height);
  void draw_picture(std::size_t row_bytes, std::size_t rows);

  printer::Profile profile_;
  std::vector<std::uint8_t> held_;  // of a command that is not whole yet
  std::size_t wanted_{0};           // bytes of a picture still to come
  std::string error_;
  bool begun_{false};  // ESC @ was seen on this page
  Style style_;
  std::vector<Glyph> line_;
  std::string text_;
  int rows_{0};
  int cuts_{0};
  int commands_{0};
  int widest_{0};
  std::vector<std::uint8_t> grey_;  // 2 × dots wide
};

}  // namespace bale::testing
