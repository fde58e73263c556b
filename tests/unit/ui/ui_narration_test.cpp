#include "kiosk/ui/narration.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bale;
using assets::Lang;
using assets::Text;
using ui::Item;
using ui::Role;
using ui::Zone;

namespace {

Item item(Role role, std::string label, Zone zone = Zone::kBody, bool target = false) {
  Item i;
  i.role = role;
  i.label = std::move(label);
  i.zone = zone;
  i.target = target;
  return i;
}

std::string id(Text text) { return std::string(assets::tr(Lang::kId, text)); }

// A question with two answers, a keyboard of two keys, Kembali.
ui::Description screen() {
  ui::Description d;
  d.screen = "category";
  d.items = {item(Role::kText, "Mal Pelayanan Publik", Zone::kRoof),
             item(Role::kButton, "Dengar", Zone::kRoof, true),
             item(Role::kHeading, "Apa masalahnya?"),
             item(Role::kText, "Sentuh gambar yang paling dekat."),
             item(Role::kButton, id(Text::kCategoryJalan), Zone::kBody, true),
             item(Role::kButton, id(Text::kCategoryAir), Zone::kBody, true),
             item(Role::kKey, "A", Zone::kBody, true),
             item(Role::kKey, "B", Zone::kBody, true),
             item(Role::kButton, "Kembali", Zone::kPlinth, true)};
  int order = 0;
  for (Item& i : d.items) {
    if (i.target) i.focus_order = order++;
  }
  return d;
}

bool says(const ui::Narration& n, std::string_view words) {
  return std::ranges::any_of(
      n, [&](const ui::Sentence& s) { return s.words.find(words) != std::string::npos; });
}
std::size_t place(const ui::Narration& n, std::string_view words) {
  const auto found = std::ranges::find_if(
      n, [&](const ui::Sentence& s) { return s.words.find(words) != std::string::npos; });
  return static_cast<std::size_t>(found - n.begin());
}

}  // namespace

TEST_CASE("a screen says its question first, then what is shown, the answers, and the way on") {
  const auto n = ui::narrate(screen(), Lang::kId);
  REQUIRE(n.size() > 4);
  CHECK(n[0].words == "Apa masalahnya?");
  CHECK(place(n, "Sentuh gambar") < place(n, "Jalan"));
  CHECK(place(n, "Jalan") < place(n, "Kembali"));
  CHECK(place(n, "dua dari dua") > place(n, "satu dari dua"));
  CHECK_FALSE(says(n, "Mal Pelayanan"));  // the roof is found by the keypad
}

TEST_CASE("a ring that waits on the roof adds no word of the roof to a screen") {
  auto d = screen();
  d.items[1].focused = true;  // Dengar: there was no answer to stand on
  const auto n = ui::narrate(d, Lang::kId);
  CHECK(n.back().words == "Kembali");
  CHECK_FALSE(says(n, "Dengar"));
  d.items[1].focused = false;
  d.items[4].focused = true;
  CHECK(ui::narrate(d, Lang::kId).back().words == id(Text::kCategoryJalan));
}

TEST_CASE("the keys of a keyboard are counted, not recited") {
  const auto n = ui::narrate(screen(), Lang::kId);
  CHECK(says(n, "dua tombol"));
  CHECK(std::ranges::none_of(n, [](const auto& s) { return s.words == "A"; }));
}

TEST_CASE("what the focus comes to is said with position and state") {
  auto d = screen();
  Item& air = d.items[5];
  air.selected = true;
  auto n = ui::narrate(d, air, Lang::kId);
  CHECK(says(n, "dua dari dua"));
  CHECK(says(n, "Air"));
  CHECK(says(n, "dipilih"));
  air.selected = false;
  air.enabled = false;
  n = ui::narrate(d, air, Lang::kId);
  CHECK(says(n, "belum bisa"));
  n = ui::narrate(d, d.items[6], Lang::kId);
  REQUIRE(n.size() == 1);
  CHECK(n[0].words == "a");  // a letter by its name
  CHECK(ui::narrate(d, d.items[7], Lang::kId)[0].words == "be");
}

TEST_CASE("every key of the keyboards has a name to be heard, marks too") {
  auto d = screen();
  for (const auto* sign : {"Q", "7", ",", ".", "?", "-", "_", "@", "(", ")", "/", ":", ";", "\"",
                           "'", "&", "+", "=", "%", "*", "#", "!", "\u2026"}) {
    d.items[6].label = sign;
    for (const auto lang : {Lang::kId, Lang::kEn, Lang::kBan}) {
      CAPTURE(sign);
      const auto n = ui::narrate(d, d.items[6], lang);
      REQUIRE(n.size() == 1);
      CHECK_FALSE(n[0].words.empty());
    }
  }
  d.items[6].label = ",";
  CHECK(ui::narrate(d, d.items[6], Lang::kId)[0].words == "koma");
  CHECK(ui::narrate(d, d.items[6], Lang::kEn)[0].words == "comma");
}

TEST_CASE("masked entry is never said, only how many figures it has") {
  auto d = screen();
  Item field = item(Role::kField, "NIK", Zone::kBody, true);
  field.value = "\u2022\u2022\u2022\u2022 \u2022\u2022\u2022\u2022 1234";
  d.items.push_back(field);
  for (const bool marked : {false, true}) {
    d.items.back().masked = marked;
    for (const auto& n : {ui::narrate(d, Lang::kId), ui::narrate(d, d.items.back(), Lang::kId)}) {
      CHECK(says(n, "dua belas angka"));
      CHECK_FALSE(says(n, "satu dua tiga"));
      CHECK_FALSE(says(n, "1234"));
      CHECK_FALSE(says(n, "seribu"));
    }
  }
}

TEST_CASE("an empty field says so, a filled one what stands in it, and no recording is asked") {
  auto d = screen();
  d.items.push_back(item(Role::kField, "Nama", Zone::kBody, true));
  CHECK(says(ui::narrate(d, d.items.back(), Lang::kId), "masih kosong"));
  d.items.back().value = "Wayan";
  const auto n = ui::narrate(d, d.items.back(), Lang::kId);
  REQUIRE(n.size() == 2);
  CHECK(n[1].words == "Wayan");
  CHECK(n[1].audio.empty());
}

TEST_CASE("a banner is said before the answers, and the receipt's code by its signs") {
  auto d = screen();
  Item banner = item(Role::kBanner, "Isi dulu tempatnya.");
  banner.value = "Pilih satu desa.";
  d.items.insert(d.items.begin() + 3, banner);
  Item code = item(Role::kCode, "Kode laporan");
  code.value = "7KQM-3RTX-9DHW";
  d.items.push_back(code);
  const auto n = ui::narrate(d, Lang::kId);
  CHECK(place(n, "Isi dulu") < place(n, "Jalan"));
  CHECK(says(n, "Pilih satu desa"));
  CHECK(says(n, "tujuh ka ki em, tiga er te eks"));
}

TEST_CASE("a code of letters alone is said by its signs, and one half typed as far as it goes") {
  auto d = screen();
  d.items.push_back(item(Role::kCode, "ANBR-PQZF-BDXT"));
  CHECK(says(ui::narrate(d, Lang::kId), "a en be er, pe ki zet ef, be de eks te"));
  d.items.back() = item(Role::kCode, "7KQM-3-");
  CHECK(says(ui::narrate(d, Lang::kId), "tujuh ka ki em, tiga"));
}

TEST_CASE("a sentence of the catalogue has its key as the name of its recording, in any language") {
  CHECK(ui::audio_key(id(Text::kCategoryJalan), Lang::kId) == "category/jalan");
  CHECK(ui::audio_key(assets::tr(Lang::kEn, Text::kCategoryJalan), Lang::kEn) == "category/jalan");
  CHECK(ui::audio_key("Langkah 2 dari 5", Lang::kId) == "text/langkah-2-dari-5");
  CHECK(ui::audio_key("", Lang::kId).empty());
  CHECK(ui::audio_key("../..", Lang::kId).empty());
}

TEST_CASE("a Balinese text of the catalogue carries its Indonesian for where no recording lies") {
  ui::Description d;
  const std::string margi(assets::tr(Lang::kBan, Text::kCommonBack));
  d.items = {item(Role::kButton, margi, Zone::kPlinth, true)};
  const auto n = ui::narrate(d, d.items[0], Lang::kBan);
  REQUIRE(n.size() == 1);
  CHECK(n[0].audio == "common/back");
  CHECK(n[0].indonesian == id(Text::kCommonBack));
}

TEST_CASE("help names the keys, and what was typed is read on request") {
  CHECK(says(ui::narrate_help(screen(), Lang::kId), "Panah"));
  const auto n = ui::narrate_typed("Jalan rusak di RT 03/RW 05", Lang::kId);
  REQUIRE(n.size() == 1);
  CHECK(n[0].words.find("er te tiga, er we lima") != std::string::npos);
  CHECK(n[0].audio.empty());
}
