#include <doctest/doctest.h>

#include "tests/unit/model/walk.h"

using namespace bale;
using namespace bale::model;
using bale::model::test::Walk;
using enum bale::model::Screen;

TEST_CASE("Guidance is asked when typing pauses, and once more when the words are left") {
  Walk w;
  w.start().category().type("lampu");
  CHECK(next_due(w.s) == w.s.now + 700);
  w.pass(699);
  CHECK(w.count<Suggest>() == 0);
  w.pass(1);
  CHECK(w.count<Suggest>() == 1);
  CHECK(w.last<Suggest>().words.view() == "lampu");
  CHECK(w.last<Suggest>().category == "jalan");
  w.pass(5'000);
  CHECK(w.count<Suggest>() == 1);
  w.type(" mati").send(NextPressed{});
  CHECK(w.last<Suggest>().words.view() == "lampu mati");
  w.agency().place();
  CHECK(w.last<Suggest>().desa == "51.02.08.2006");
}

TEST_CASE("A better category is offered beside the agency, taken by a touch, and never by itself") {
  Walk w;
  w.start().category().words("lampu mati");
  Guidance found;
  found.categories = {"lampu_jalan", "jalan"};
  w.send(GuidanceSeen{found});
  CHECK(offered_category(w.s) == "lampu_jalan");
  CHECK(w.s.draft.category == "jalan");
  w.send(CategoryChosen{"lampu_jalan", {"dishub", "Dinas Perhubungan"}});
  CHECK(w.s.screen == kAgency);
  CHECK(w.s.draft.category == "lampu_jalan");
  CHECK(w.s.draft.suggestion.code == "dishub");
  CHECK(offered_category(w.s).empty());
}

TEST_CASE(
    "Advice that comes after its visit is not kept, and a saved report takes its advice along") {
  Guidance found;
  found.because = {"lampu"};
  Walk w;
  w.send(GuidanceSeen{found});
  CHECK(w.s.guidance.because.empty());
  w.to_review().send(GuidanceSeen{found});
  CHECK(w.s.guidance.because.size() == 1);
  w.send(SubmitPressed{}).send(ReportSaved{}).send(GuidanceSeen{found});
  CHECK(w.s.guidance.because.empty());
}

TEST_CASE("A suggested word takes the place of what was begun, with its capitals and a space") {
  const auto typed = [](std::string_view begun, std::u32string word) {
    Walk w;
    w.start().category().type(begun).send(WordChosen{std::move(word)});
    return std::string(w.s.draft.words.utf8().view());
  };
  CHECK(typed("jal", U"jalan") == "jalan ");
  CHECK(typed("Jal", U"jalan") == "Jalan ");
  CHECK(typed("JAL", U"jalan") == "JALAN ");
  CHECK(typed("ada la", U"lampu") == "ada lampu ");
  CHECK(typed("ada ", U"lampu") == "ada lampu ");
  CHECK(typed("", U"lampu") == "Lampu ");  // as the keyboard stands
  CHECK(typed("rusak. ", U"lampu") == "rusak. Lampu ");
  CHECK(typed("abc", U"dua kata") == "abc");
  CHECK(typed("abc", U"") == "abc");
  CHECK(typed("abc", U"x\ny") == "abc");
}

TEST_CASE("In the middle of a text a suggested word adds no second space, and a full field stays") {
  Walk w;
  w.start().category().type("la padam").send(CaretPlaced{2}).send(WordChosen{U"lampu"});
  CHECK(w.s.draft.words.utf8().view() == "lampu padam");
  CHECK(w.s.draft.words.caret() == 6);
  TextEdit small{6};
  small.set("abcd");
  CHECK_FALSE(small.replace_word(U"abcdef"));
  CHECK(small.utf8().view() == "abcd");
  CHECK(small.replace_word(U"abcde"));
  CHECK(small.utf8().view() == "abcde ");
}

TEST_CASE("Suggestions touch neither a name nor a code") {
  Walk w;
  w.send(LanguageChosen{}).send(TrackChosen{}).type("7K").send(WordChosen{U"jalan"});
  CHECK(w.s.code_entry.utf8().view() == "7K");
}
