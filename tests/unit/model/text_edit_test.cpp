#include <doctest/doctest.h>

#include "kiosk/model/text_edit.h"

using bale::model::Accept;
using bale::model::TextEdit;

namespace {
void type(TextEdit& edit, std::u32string_view text) {
  for (const char32_t c : text) static_cast<void>(edit.type(c));
}
}  // namespace

TEST_CASE("Typed characters stand at the caret and come out as UTF-8") {
  TextEdit edit{20, Accept::kLines};
  type(edit, U"Jaln é€😀");
  edit.set_caret(3);
  REQUIRE(edit.type(U'a'));
  CHECK(edit.utf8().view() == "Jalan é€😀");
  CHECK(edit.caret() == 4);
}

TEST_CASE("Hapus takes the character before the caret, and nothing at the start") {
  TextEdit edit{20};
  type(edit, U"abc");
  edit.set_caret(2);
  edit.erase_back();
  CHECK(edit.text() == U"ac");
  edit.set_caret(0);
  edit.erase_back();
  CHECK(edit.text() == U"ac");
}

TEST_CASE("A full field refuses the next character and keeps what it has") {
  TextEdit edit{3};
  type(edit, U"abc");
  CHECK(edit.full());
  CHECK_FALSE(edit.type(U'd'));
  CHECK(edit.text() == U"abc");
}

TEST_CASE("Control characters, direction marks and new lines where there is one line are refused") {
  TextEdit edit{20};
  for (const char32_t c : {U'\0', U'\n', U'\t', U'\x7F', U'\x85', U'\u202E', char32_t{0xD800},
                           char32_t{0x110000}, char32_t{0x200002}, char32_t{0x400000}}) {
    CHECK_FALSE(edit.type(c));
  }
  CHECK(edit.text().empty());
  TextEdit lines{20, Accept::kLines};
  CHECK(lines.type(U'\n'));
}

TEST_CASE("A caret beyond the text is brought to its end") {
  TextEdit edit{20};
  type(edit, U"ab");
  edit.set_caret(99);
  CHECK(edit.caret() == 2);
  edit.move_right();
  CHECK(edit.caret() == 2);
  edit.move_left();
  edit.move_left();
  edit.move_left();
  CHECK(edit.caret() == 0);
}

TEST_CASE("A receipt code groups itself, forgives O, I and L, and drops dashes and quotes") {
  TextEdit edit{14, Accept::kCode};
  type(edit, U"7kq-m'3\"rt x9dhoil");
  CHECK(edit.utf8().view() == "7KQM-3RTX-9DH0");
  for (int i = 0; i < 4; ++i) edit.erase_back();
  CHECK(edit.utf8().view() == "7KQM-3RTX");
  edit.set_caret(0);
  CHECK(edit.caret() == 9);
}

TEST_CASE("A NIK groups itself in fours and takes sixteen digits") {
  TextEdit edit{19, Accept::kNik};
  type(edit, U"5102a0512 345678901234");
  CHECK(edit.utf8().view() == "5102 0512 3456 7890");
}

TEST_CASE("A phone number takes a plus only in front") {
  TextEdit edit{20, Accept::kPhone};
  type(edit, U"+62812+x34");
  CHECK(edit.utf8().view() == "+6281234");
}

TEST_CASE("Capitals are due at the start, after a full stop and on a new line") {
  TextEdit edit{40, Accept::kLines};
  CHECK(edit.at_sentence_start());
  type(edit, U"Satu");
  CHECK_FALSE(edit.at_sentence_start());
  type(edit, U". ");
  CHECK(edit.at_sentence_start());
  type(edit, U"Dua dan ");
  CHECK_FALSE(edit.at_sentence_start());
  type(edit, U"\n");
  CHECK(edit.at_sentence_start());
}

TEST_CASE("set() replaces all and stops at bytes that are no UTF-8") {
  TextEdit edit{20};
  edit.set("lama");
  edit.set("baru\xFF" "x");
  CHECK(edit.utf8().view() == "baru");
  edit.clear();
  CHECK(edit.blank());
}

TEST_CASE("A copy lives on when the first is changed") {
  TextEdit first{20};
  type(first, U"satu");
  TextEdit second = first;
  type(first, U"dua");
  CHECK(second.text() == U"satu");
  second = first;
  CHECK(second.text() == U"satudua");
}

TEST_CASE("Blank means white space only, and trimming takes it from both ends") {
  TextEdit edit{20, Accept::kLines};
  type(edit, U" \n ");
  CHECK(edit.blank());
  type(edit, U"a b \n");
  CHECK(edit.trimmed_utf8().view() == "a b");
}
