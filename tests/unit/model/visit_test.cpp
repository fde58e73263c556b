#include <doctest/doctest.h>

#include "platform/fake/random.h"
#include "sync/report/tracking_code.h"
#include "tests/unit/model/walk.h"

using namespace bale;
using namespace bale::model;
using bale::model::test::Walk;
using enum bale::model::Screen;

TEST_CASE("One code is minted a visit, when the words screen is entered") {
  Walk w;
  w.start();
  CHECK(w.count<MintCode>() == 0);
  w.category();
  CHECK(w.count<MintCode>() == 1);
  w.send(BackPressed{}).category().send(CodeMinted{});
  CHECK(w.count<MintCode>() == 1);
  CHECK(w.s.code_minted);
}

TEST_CASE("A second press of Kirim Laporan is ignored while the first is saved") {
  Walk w;
  w.to_review().send(SubmitPressed{}).send(SubmitPressed{}).send(RetryPressed{});
  CHECK(w.count<SaveReport>() == 1);
  w.send(BackPressed{}).send(NextPressed{});
  CHECK(w.s.screen == kSaving);
}

TEST_CASE("What could not be saved keeps every word and may be tried again") {
  Walk w;
  w.to_review().send(SubmitPressed{}).send(SaveFailed{SaveTrouble::kDiskFull});
  CHECK(w.s.screen == kCouldNotSave);
  CHECK(w.s.save_trouble == SaveTrouble::kDiskFull);
  CHECK_FALSE(w.s.receipt.has_value());
  w.send(RetryPressed{});
  CHECK(w.count<SaveReport>() == 2);
  CHECK(w.last<SaveReport>().report.content.view() == "Jalan berlubang besar");
  w.send(SaveFailed{SaveTrouble::kOther}).send(BackPressed{});
  CHECK(w.s.screen == kReview);
}

TEST_CASE("A receipt appears only after the report is saved, and the draft is gone then") {
  Walk w;
  w.to_review().send(ReportSaved{});
  CHECK(w.s.screen == kReview);  // nobody asked for it
  w.send(SubmitPressed{}).send(ReportSaved{});
  CHECK(w.s.screen == kReceipt);
  CHECK(w.s.draft.words.blank());
  CHECK_FALSE(w.s.draft.kind.has_value());
}

TEST_CASE("The receipt tells when the centre has the report, and when it does not") {
  Walk w;
  w.to_receipt();
  w.send(DeliverySeen{.delivered_at = {}, .quarantined = true, .offline = true});
  CHECK(w.s.receipt->quarantined);
  CHECK(w.s.offline);
  w.send(DeliverySeen{.delivered_at = 5, .quarantined = false, .offline = false});
  CHECK(w.s.receipt->delivered_at == 5);
  CHECK_FALSE(w.s.receipt->quarantined);
}

TEST_CASE("Lapor lagi starts afresh in the same language, with a code of its own") {
  Walk w;
  w.to_receipt().send(LanguageChosen{report::Lang::kEn}).send(ReportAgainPressed{});
  CHECK(w.s.screen == kKind);
  CHECK(w.s.lang == report::Lang::kEn);
  CHECK_FALSE(w.s.receipt.has_value());
  w.send(KindChosen{report::Classification::kPengaduan}).category();
  CHECK(w.count<MintCode>() == 2);
}

TEST_CASE(
    "Selesai on the receipt asks for a face, Selesai there ends the visit, and nowhere before") {
  Walk w;
  w.to_review().send(DonePressed{});
  CHECK(w.s.screen == kReview);
  Walk done;
  done.to_receipt().send(DonePressed{});
  CHECK(done.s.screen == kRateVisit);
  CHECK_FALSE(done.s.receipt.has_value());  // the code is out of memory already
  CHECK(done.count<EndVisit>() == 0);
  done.send(DonePressed{});
  CHECK(done.count<EndVisit>() == 1);
  CHECK(done.s.screen == kAttract);
}

TEST_CASE("The idle question comes after the hall's time and ends the visit 45 s later") {
  Walk w;
  w.start().category().type("rahasia saya").pass(700);
  w.send(Touched{});
  CHECK(next_due(w.s) == w.s.now + 180'000);
  w.pass(179'999);
  CHECK_FALSE(w.s.countdown_s.has_value());
  w.pass(1);
  CHECK(w.s.countdown_s == 45);
  CHECK(next_due(w.s) == w.s.now + 1'000);
  w.pass(1'000);
  CHECK(w.s.countdown_s == 44);
  w.pass(43'999);
  CHECK(w.s.countdown_s == 1);
  CHECK(w.count<EndVisit>() == 0);
  w.pass(1);
  CHECK(w.count<EndVisit>() == 1);
  CHECK(w.s.screen == kAttract);
  CHECK(w.s.draft.words.blank());
  CHECK_FALSE(next_due(w.s).has_value());
}

TEST_CASE("Saya masih di sini extends without limit and keeps the draft") {
  Walk w;
  w.start().category().type("abc");
  for (int i = 0; i < 50; ++i) {
    w.pass(200'000);
    REQUIRE(w.s.countdown_s.has_value());
    w.send(StillHerePressed{});
    CHECK_FALSE(w.s.countdown_s.has_value());
  }
  CHECK(w.s.draft.words.utf8().view() == "abc");
}

TEST_CASE("Under the idle question only its two answers count") {
  Walk w;
  w.start().category().pass(200'000);
  w.type("x").send(BackPressed{}).send(Touched{}).send(NextPressed{});
  CHECK(w.s.countdown_s.has_value());
  CHECK(w.s.screen == kWords);
  CHECK(w.s.draft.words.blank());
  w.send(ClosePressed{});
  CHECK(w.count<EndVisit>() == 1);
}

TEST_CASE("A receipt stays twice as long, saving never idles, and nobody's screen never idles") {
  Walk w;
  CHECK_FALSE(next_due(w.s).has_value());
  w.pass(10'000'000);
  CHECK_FALSE(w.s.countdown_s.has_value());
  w.to_review().send(SubmitPressed{});
  CHECK_FALSE(next_due(w.s).has_value());
  w.pass(10'000'000);
  CHECK(w.count<EndVisit>() == 0);
  w.send(ReportSaved{});
  CHECK(next_due(w.s) == w.s.now + 360'000);
}

TEST_CASE("Any touch puts the idle question off") {
  Walk w;
  w.start().pass(179'000).send(Touched{}).pass(179'000);
  CHECK_FALSE(w.s.countdown_s.has_value());
}

TEST_CASE("Tutup cepat wipes from every screen of a visit, and does nothing when there is none") {
  Walk w;
  w.send(ClosePressed{});
  CHECK(w.count<EndVisit>() == 0);
  const std::vector<Event> path{LanguageChosen{}, KindChosen{}, CategoryChosen{"jalan", {}}};
  for (std::size_t length = 1; length <= path.size(); ++length) {
    Walk each;
    for (std::size_t i = 0; i < length; ++i) each.send(path[i]);
    each.send(ClosePressed{});
    CHECK(each.count<EndVisit>() == 1);
    CHECK_FALSE(each.s.visiting);
  }
}

TEST_CASE("A kiosk that is not enrolled says so, and opens by itself once it is") {
  Walk w;
  w.send(Ready{false});
  CHECK(w.s.screen == kNotReady);
  w.send(LanguageChosen{});
  CHECK(w.s.screen == kNotReady);
  w.send(Ready{true});
  CHECK(w.s.screen == kAttract);
  w.start().send(Ready{false});
  CHECK(w.s.screen == kCategory);  // a visit is not torn away
  w.send(ClosePressed{});
  CHECK(w.s.screen == kNotReady);
}

namespace {
// A code that passes its check character.
std::string some_code() {
  SeededRandom random{7};
  return std::string(report::TrackingCode::mint(random).formatted().view());
}
}  // namespace

TEST_CASE("Tracking finds a code, shows it, and Kembali leads back to the field") {
  Walk w;
  w.send(LanguageChosen{}).send(TrackChosen{}).type(some_code()).send(CodeSubmitted{});
  CHECK(w.count<TrackReport>() == 1);
  CHECK(w.last<TrackReport>().code.view() == some_code());
  w.send(CodeSubmitted{}).send(BackPressed{});
  CHECK(w.count<TrackReport>() == 1);  // one search at a time
  w.send(TrackFound{});
  CHECK(w.s.screen == kTrack);
  w.send(BackPressed{});
  CHECK(w.s.screen == kTrackCode);
  w.send(BackPressed{});
  CHECK(w.s.screen == kKind);
}

TEST_CASE("A slip in the code is told at once, asks no disk and costs no try") {
  auto code = some_code();
  std::swap(code[0], code[1]);
  if (code[0] == code[1]) code[0] = code[0] == '2' ? '3' : '2';
  Walk w;
  w.send(LanguageChosen{}).send(TrackChosen{}).type(code).send(CodeSubmitted{});
  CHECK(w.s.code_wrong);
  CHECK(w.count<TrackReport>() == 0);
  CHECK(w.s.track_failures == 0);
  w.send(KeyErased{});
  CHECK_FALSE(w.s.code_wrong);
}

TEST_CASE("The fifth unknown code waits 30 s, the sixth 60 s, also after Tutup cepat") {
  Walk w;
  const auto miss = [&w] {
    w.send(LanguageChosen{}).send(TrackChosen{}).type(some_code());
    w.send(CodeSubmitted{}).send(TrackMissed{});
  };
  for (int i = 0; i < 4; ++i) {
    miss();
    CHECK(w.s.track_wait_s == 0);
    w.send(ClosePressed{});
  }
  miss();
  CHECK(w.s.track_wait_s == 30);
  w.send(ClosePressed{}).send(LanguageChosen{}).send(TrackChosen{}).type(some_code());
  const int before = w.count<TrackReport>();
  w.send(CodeSubmitted{});
  CHECK(w.count<TrackReport>() == before);
  w.pass(29'000);
  CHECK(w.s.track_wait_s == 1);
  w.pass(1'000).send(CodeSubmitted{}).send(TrackMissed{});
  CHECK(w.s.track_wait_s == 60);
  w.pass(60'000).send(CodeSubmitted{}).send(TrackFound{});
  CHECK(w.s.track_failures == 0);
}

TEST_CASE("Capitals come by themselves where a sentence or a name begins") {
  Walk w;
  w.start().category();
  CHECK(capitals(w.s));
  w.send(ShiftPressed{});
  CHECK_FALSE(capitals(w.s));
  w.type("a");
  CHECK_FALSE(capitals(w.s));
  w.send(ShiftPressed{});
  CHECK(capitals(w.s));
  w.type("B");
  CHECK_FALSE(capitals(w.s));  // for one letter only
}
