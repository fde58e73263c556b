#include <doctest/doctest.h>

#include "tests/unit/model/walk.h"

using namespace bale;
using namespace bale::model;
using bale::model::test::Walk;
using enum bale::model::Screen;

TEST_CASE("A complaint in words walks every question in order") {
  Walk w;
  CHECK(w.s.screen == kAttract);
  CHECK(w.send(LanguageChosen{report::Lang::kId}).s.screen == kKind);
  CHECK(w.send(KindChosen{report::Classification::kPengaduan}).s.screen == kCategory);
  CHECK(w.category().s.screen == kWords);
  CHECK(w.words().s.screen == kAgency);
  CHECK(w.agency().s.screen == kKecamatan);
  CHECK(w.send(KecamatanChosen{{"51.02.08", "Penebel"}}).s.screen == kDesa);
  CHECK(w.send(DesaChosen{{"51.02.08.2006", "Jatiluwih"}}).s.screen == kLandmark);
  CHECK(w.type("depan balai").send(NextPressed{}).s.screen == kWhen);
  CHECK(w.when().s.screen == kWho);
  CHECK(w.who().s.screen == kContact);
  CHECK(w.send(NextPressed{}).s.screen == kConsent);
  CHECK(w.send(ConsentGiven{}).s.screen == kReview);
  CHECK(w.send(SubmitPressed{}).s.screen == kSaving);
  CHECK(w.count<SaveReport>() == 1);
  CHECK(w.send(ReportSaved{}).s.screen == kReceipt);
}

TEST_CASE("The picture path skips words, agency and landmark") {
  Walk w;
  w.start().category();
  CHECK(w.send(NextPressed{}).s.screen == kKecamatan);
  CHECK(w.place().s.screen == kWhen);
  w.when().who();
  CHECK(w.consent().s.screen == kReview);
  CHECK(w.s.draft.unit.name == "Dinas PUPRPKP");
  CHECK(w.s.draft.unit_suggested);
  w.send(SubmitPressed{});
  const auto& report = w.last<SaveReport>().report;
  CHECK(report.title.view() == "Pengaduan tentang jalan di Desa Jatiluwih, Kecamatan Penebel");
  CHECK(report.content.view() ==
        "Pelapor mengadukan masalah tentang jalan di Desa Jatiluwih, Kecamatan Penebel, kejadian "
        "tanggal 23 November 2026. Pelapor memilih gambar dan tidak menulis keterangan lain.");
}

TEST_CASE("A suggestion and a question need words, and ask neither place nor date") {
  for (const auto kind :
       {report::Classification::kAspirasi, report::Classification::kPermintaanInformasi}) {
    Walk w;
    w.start(kind).category();
    w.send(NextPressed{});
    CHECK(w.s.screen == kWords);
    REQUIRE(w.s.faults.size() == 1);
    CHECK(w.s.faults[0] == report::Fault{report::Field::kContent, report::Rule::kMissing});
    CHECK(w.words("Mohon taman bacaan di desa").s.screen == kAgency);
    CHECK(w.agency().s.screen == kWho);
    w.who();
    CHECK(w.consent().s.screen == kReview);
    w.send(SubmitPressed{});
    const auto& report = w.last<SaveReport>().report;
    CHECK_FALSE(report.place.has_value());
    CHECK_FALSE(report.incident_date.has_value());
  }
}

TEST_CASE("The picture Lainnya says too little alone: it needs words") {
  Walk w;
  w.start().category("lainnya").send(NextPressed{});
  CHECK(w.s.screen == kWords);
  CHECK(w.s.faults.size() == 1);
}

TEST_CASE("Neither words nor a place leads back to the words, which say what to do") {
  Walk w;
  w.start().category().send(NextPressed{}).send(KecamatanChosen{});
  CHECK(w.s.screen == kLandmark);
  w.send(NextPressed{});
  CHECK(w.s.screen == kWords);
  REQUIRE(w.s.faults.size() == 1);
  w.type("x");
  CHECK(w.s.faults.empty());
  CHECK(w.send(NextPressed{}).s.screen == kAgency);
}

TEST_CASE("An unknown desa with a landmark is a place, without words the landmark is asked") {
  Walk w;
  w.start().category().send(NextPressed{});
  w.send(KecamatanChosen{{"51.02.08", "Penebel"}}).send(DesaChosen{});
  CHECK(w.s.screen == kLandmark);
  w.type("dekat pasar").send(NextPressed{});
  CHECK(w.s.screen == kWhen);
  w.when().who();
  w.consent().send(SubmitPressed{});
  CHECK(w.last<SaveReport>().report.place->text.view() == "Kecamatan Penebel, dekat pasar");
}

TEST_CASE("Kembali leads back through every question and keeps the answers") {
  Walk w;
  w.to_review();
  for (const auto expected : {kConsent, kContact, kWho, kWhen, kLandmark, kDesa, kKecamatan, kAgency,
                              kWords, kCategory, kKind}) {
    w.send(BackPressed{});
    CHECK(w.s.screen == expected);
  }
  CHECK(w.s.draft.words.utf8().view() == "Jalan berlubang besar");
  CHECK(w.count<EndVisit>() == 0);
  w.send(BackPressed{});
  CHECK(w.s.screen == kAttract);
  CHECK(w.count<EndVisit>() == 1);
  CHECK(w.s.draft.words.blank());
}

TEST_CASE("Ubah leads from the review to each question and its answer leads back") {
  const auto edit = [](Screen screen, const Event& answer) {
    Walk w;
    w.to_review().send(EditPressed{screen});
    CHECK(w.s.screen == screen);
    CHECK(w.s.editing);
    w.send(answer);
    CHECK(w.s.screen == kReview);
    CHECK_FALSE(w.s.editing);
    w.send(BackPressed{});
    CHECK(w.s.screen == kConsent);  // the trail is as before
  };
  edit(kWords, NextPressed{});
  edit(kAgency, UnitChosen{});
  edit(kLandmark, NextPressed{});
  edit(kWhen, DateChosen{});
  edit(kWho, PrivacyChosen{});
  edit(kContact, NextPressed{});
  edit(kConsent, ConsentGiven{});
  for (const auto screen : {kCategory, kWords, kKecamatan, kWho}) edit(screen, BackPressed{});
}

TEST_CASE("Ubah of the place leads through kecamatan, desa and landmark") {
  Walk w;
  w.to_review().send(EditPressed{kKecamatan});
  CHECK(w.send(KecamatanChosen{{"51.02.06", "Kediri"}}).s.screen == kDesa);
  CHECK(w.s.draft.desa.code.empty());
  CHECK(w.send(DesaChosen{{"51.02.06.2001", "Abiantuwung"}}).s.screen == kLandmark);
  CHECK(w.send(NextPressed{}).s.screen == kReview);
}

TEST_CASE("Another picture asks for the agency again when the old one was only suggested") {
  Walk w;
  w.to_review().send(EditPressed{kCategory});
  w.send(CategoryChosen{"sampah", {"dlh", "DLH"}});
  CHECK(w.s.screen == kAgency);
  w.send(UnitChosen{{"dlh", "DLH"}, true});
  CHECK(w.s.screen == kReview);
}

TEST_CASE("A kind changed from a suggestion to a complaint asks for place and date") {
  Walk w;
  w.start(report::Classification::kAspirasi).category().words("Mohon lampu").agency().who();
  w.consent().send(EditPressed{kKind});
  w.send(KindChosen{report::Classification::kPengaduan});
  CHECK(w.s.screen == kKecamatan);
  CHECK(w.place().s.screen == kLandmark);
  CHECK(w.send(NextPressed{}).s.screen == kWhen);
  CHECK(w.when().s.screen == kReview);
}

TEST_CASE("Words taken away on the review need a place, or they are asked again") {
  Walk w;
  w.start().category().words("Gelap").agency().send(KecamatanChosen{}).send(NextPressed{});
  w.when().who();
  w.consent().send(EditPressed{kWords});
  for (int i = 0; i < 5; ++i) w.send(KeyErased{});
  w.send(NextPressed{});
  CHECK(w.s.screen == kKecamatan);
  w.place();
  CHECK(w.s.screen == kReview);
}

TEST_CASE("A sensitive topic stands on rahasia and waits for an answer") {
  Walk w;
  w.start().category("pelayanan_pungli").words().agency().place().send(NextPressed{}).when();
  REQUIRE(w.s.screen == kWho);
  CHECK(w.s.ask_rahasia);
  CHECK(w.s.draft.privacy->rahasia);
  CHECK_FALSE(w.s.draft.privacy_answered);
  SUBCASE("kept") {
    w.send(KeepRahasia{true});
    CHECK(w.s.screen == kContact);
    CHECK(w.s.draft.privacy->rahasia);
  }
  SUBCASE("not kept: the four tiles, none selected") {
    w.send(KeepRahasia{false});
    CHECK(w.s.screen == kWho);
    CHECK_FALSE(w.s.ask_rahasia);
    CHECK_FALSE(w.s.draft.privacy.has_value());
    w.send(PrivacyChosen{});
    CHECK(w.s.screen == kContact);
    CHECK_FALSE(w.s.draft.privacy->rahasia);
  }
}

TEST_CASE("A picture changed to a sensitive one takes an open choice back and asks") {
  Walk w;
  w.to_review().send(EditPressed{kCategory}).category("pelayanan_pungli");
  if (w.s.screen == kAgency) w.agency();
  CHECK(w.s.screen == kWho);
  CHECK(w.s.ask_rahasia);
}

TEST_CASE("Steps are five for a complaint and four for the other kinds") {
  Walk w;
  w.start().category();
  CHECK(step_of(w.s)->number == 2);
  CHECK(step_of(w.s)->of == 5);
  Walk other;
  other.start(report::Classification::kAspirasi).category().words("Mohon taman").agency();
  REQUIRE(other.s.screen == kWho);
  CHECK(step_of(other.s)->number == 3);
  CHECK(step_of(other.s)->of == 4);
  other.who();
  other.consent();
  CHECK(step_of(other.s)->number == 4);
  CHECK_FALSE(step_of(State{}).has_value());
}

TEST_CASE("A day that has not come stays on the calendar with its fault") {
  Walk w;
  w.start().category().words().agency().place().send(NextPressed{});
  w.send(DateChosen{report::Date{2026, 11, 25}});
  CHECK(w.s.screen == kWhen);
  REQUIRE(w.s.faults.size() == 1);
  CHECK(w.s.faults[0].rule == report::Rule::kFutureDate);
  w.send(DateChosen{report::Date{2026, 2, 30}});
  CHECK(w.s.faults[0].rule == report::Rule::kImpossibleDate);
  w.send(MonthTurned{5}).send(MonthTurned{-1});
  CHECK(w.s.calendar_month_offset == -1);
  w.send(MonthTurned{-2'000'000'000}).send(MonthTurned{-2'000'000'000});
  CHECK(w.s.calendar_month_offset == kOldestMonth);
}

TEST_CASE("A contact field that does not fit keeps its input and says so on its own screen") {
  Walk w;
  w.start().category().words().agency().place().send(NextPressed{}).when().who();
  w.send(ContactFieldOpened{ContactField::kPhone}).type("0812").send(NextPressed{});
  CHECK(w.s.screen == kContactField);
  REQUIRE(w.s.faults.size() == 1);
  CHECK(w.s.faults[0].field == report::Field::kPhone);
  CHECK(w.s.draft.phone.utf8().view() == "0812");
  SUBCASE("Kembali keeps it, Lanjut leads to it again") {
    w.send(BackPressed{});
    CHECK(w.s.screen == kContact);
    w.send(NextPressed{});
    CHECK(w.s.screen == kContactField);
    CHECK(w.s.contact_field == ContactField::kPhone);
    CHECK(w.s.faults.size() == 1);
  }
  SUBCASE("mended, it goes on and is stored as E.164") {
    w.type(" 3456 7890").send(NextPressed{});
    CHECK(w.s.screen == kContact);
    w.consent().send(SubmitPressed{});
    CHECK(w.last<SaveReport>().report.contact.phone.view() == "+6281234567890");
  }
}

TEST_CASE("The title is the first sentence that says enough, cut between words at 80 characters") {
  const auto title = [](std::string_view words) {
    Walk w;
    w.start().category();
    w.s.draft.words.set(words);
    return std::string(compose_report(w.s).title.view());
  };
  CHECK(title("Jalan rusak parah di depan balai banjar. Tolong.") ==
        "Jalan rusak parah di depan balai banjar");
  CHECK(title("Gelap.\nSudah seminggu.") == "Gelap. Sudah seminggu");
  const auto cut = title(
      "Jalan berlubang besar di depan balai banjar sejak dua minggu yang lalu dan belum ada yang "
      "memperbaiki");
  CHECK(cut == "Jalan berlubang besar di depan balai banjar sejak dua minggu yang lalu dan belum");
  CHECK(title(std::string(100, 'a')) == std::string(80, 'a'));
}
