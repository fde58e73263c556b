#include <doctest/doctest.h>

#include "platform/fake/random.h"
#include "sync/report/tracking_code.h"
#include "tests/unit/model/walk.h"

using namespace bale;
using namespace bale::model;
using bale::model::test::Walk;
using enum bale::model::Screen;

namespace {

std::string a_code() {
  SeededRandom random{9};
  return std::string(report::TrackingCode::mint(random).formatted().view());
}

// A visit that looks at its report.
struct Tracking : Walk {
  Tracking() {
    send(LanguageChosen{report::Lang::kId}).send(TrackChosen{}).type(a_code());
    send(CodeSubmitted{}).send(TrackFound{});
  }
};

}  // namespace

TEST_CASE("A reply goes out once, with the code that opened the report, and its words go then") {
  Tracking w;
  w.send(ReplyPressed{});
  CHECK(w.s.screen == kTrackReply);
  w.send(ActConfirmed{});
  CHECK(w.s.faults.size() == 1);
  CHECK(w.count<SendAct>() == 0);
  w.type("Sudah diperbaiki")
      .send(ActConfirmed{})
      .send(ActConfirmed{})
      .type("x")
      .send(BackPressed{});
  CHECK(w.count<SendAct>() == 1);
  CHECK(w.s.screen == kTrackReply);
  CHECK(w.last<SendAct>().kind == ActKind::kReply);
  CHECK(w.last<SendAct>().code.view() == a_code());
  CHECK(w.last<SendAct>().text.view() == "Sudah diperbaiki");
  w.send(ActDone{true});
  CHECK(w.s.act == ActState::kSaved);
  CHECK(w.s.reply.blank());
  w.send(ActConfirmed{});
  CHECK(w.count<SendAct>() == 1);
  w.send(NextPressed{});
  CHECK(w.s.screen == kTrack);
}

TEST_CASE("What could not be saved keeps its words and may be sent again") {
  Tracking w;
  w.send(ReplyPressed{}).type("abc").send(ActConfirmed{}).send(ActDone{false});
  CHECK(w.s.act == ActState::kFailed);
  CHECK(w.s.reply.utf8().view() == "abc");
  w.send(ActConfirmed{});
  CHECK(w.count<SendAct>() == 2);
}

TEST_CASE("A face on what the agency did is selected first, and sent when confirmed") {
  Tracking w;
  w.send(RatePressed{}).send(ActConfirmed{});
  CHECK(w.count<SendAct>() == 0);
  w.send(Rated{9}).send(Rated{0});
  CHECK(w.s.rated == 0);
  w.send(Rated{2}).send(Rated{4}).send(ActConfirmed{});
  CHECK(w.last<SendAct>().kind == ActKind::kRating);
  CHECK(w.last<SendAct>().stars == 4);
  w.send(Rated{1}).send(ActDone{true});
  CHECK(w.s.rated == 4);
  w.send(DonePressed{});
  CHECK(w.count<EndVisit>() == 1);
}

TEST_CASE("A report is withdrawn only after its question was answered") {
  Tracking w;
  w.send(WithdrawPressed{});
  CHECK(w.s.screen == kTrackWithdraw);
  CHECK(w.count<SendAct>() == 0);
  SUBCASE("no") {
    w.send(BackPressed{});
    CHECK(w.s.screen == kTrack);
    CHECK(w.count<SendAct>() == 0);
  }
  SUBCASE("yes") {
    w.send(ActConfirmed{});
    CHECK(w.last<SendAct>().kind == ActKind::kWithdraw);
  }
}

TEST_CASE("A lost receipt has a screen of its own, and leads back to the code") {
  Walk w;
  w.send(LanguageChosen{}).send(TrackChosen{}).send(LostReceiptPressed{});
  CHECK(w.s.screen == kLostReceipt);
  CHECK(w.send(BackPressed{}).s.screen == kTrackCode);
}

TEST_CASE("The face for the hall goes out without a code, thanks, and goes by itself") {
  Walk w;
  w.to_receipt().send(DonePressed{}).send(Rated{5}).send(Rated{1});
  CHECK(w.count<SendAct>() == 1);
  CHECK(w.last<SendAct>().code.empty());
  CHECK(w.last<SendAct>().stars == 5);
  w.send(ActDone{true});
  CHECK(next_due(w.s) == w.s.now + 5'000);
  w.pass(5'000);
  CHECK(w.count<EndVisit>() == 1);
  Walk silent;
  silent.to_receipt().send(DonePressed{}).pass(19'999);
  CHECK(silent.count<EndVisit>() == 0);
  CHECK_FALSE(silent.s.countdown_s.has_value());
  silent.pass(1);
  CHECK(silent.count<EndVisit>() == 1);
}

TEST_CASE("A hall with a printer prints once by itself and again when asked, one job at a time") {
  Walk w;
  Devices devices;
  devices.printer = PrinterState::kOk;
  w.send(DevicesSeen{devices}).to_receipt();
  CHECK(w.count<PrintReceipt>() == 1);
  CHECK(w.last<PrintReceipt>().receipt.code.view() == "7KQM-3RTX-9DHW");
  CHECK(w.s.receipt->paper == PaperJob::kWaiting);
  w.send(PrintAgainPressed{});
  CHECK(w.count<PrintReceipt>() == 1);
  w.send(PaperSeen{PaperJob::kOutOfPaper});
  CHECK(w.s.receipt->paper == PaperJob::kOutOfPaper);
  w.send(PrintAgainPressed{});
  CHECK(w.count<PrintReceipt>() == 2);
  Walk without;
  without.to_receipt().send(PrintAgainPressed{});
  CHECK(without.count<PrintReceipt>() == 0);
  CHECK(without.s.receipt->paper == PaperJob::kNone);
}

namespace {

// Before the camera, with a code in the hand.
struct Scanning : Walk {
  Scanning() {
    send(DevicesSeen{{.camera = true}}).send(LanguageChosen{report::Lang::kId});
    send(TrackChosen{}).send(ScanPressed{}).send(CameraSeen{CameraPhase::kPreview});
  }
};

}  // namespace

TEST_CASE("A code shown to the camera opens its report as if it had been typed") {
  Scanning w;
  REQUIRE(w.s.screen == kTrackScan);
  CHECK(w.last<OpenCamera>().codes);
  w.send(CodeScanned{SecretString(a_code())});
  CHECK(w.count<CloseCamera>() == 1);
  CHECK(w.last<TrackReport>().code.view() == a_code());
  CHECK(w.s.code_entry.utf8().view() == a_code());
  w.send(CodeScanned{SecretString(a_code())});  // seen once more before the camera was shut
  CHECK(w.count<TrackReport>() == 1);
  CHECK(w.send(TrackFound{}).s.screen == kTrack);
  CHECK(w.send(BackPressed{}).s.screen == kTrackCode);
}

TEST_CASE("What is no receipt's code is said, and the camera goes on looking") {
  Scanning w;
  w.send(CodeScanned{});
  CHECK(w.s.scan_foreign);
  CHECK(w.s.screen == kTrackScan);
  CHECK(w.count<CloseCamera>() == 0);
  w.send(CodeScanned{SecretString("7KQM-3RTX-9DH0")});  // its check character does not fit
  CHECK(w.s.screen == kTrackCode);
  CHECK(w.s.code_wrong);
  CHECK(w.count<TrackReport>() == 0);
}

TEST_CASE("Codes that open nothing are counted whether they were typed or shown") {
  Scanning w;
  for (int i = 0; i < 5; ++i) {
    if (w.s.screen == kTrackCode) w.send(ScanPressed{});
    w.send(CodeScanned{SecretString(a_code())}).send(TrackMissed{});
    CHECK(w.s.track_unknown);
  }
  CHECK(w.s.track_wait_s > 0);
  CHECK(w.send(ScanPressed{}).s.screen == kTrackCode);  // no way round the wait
}

TEST_CASE("The camera is shut with its screen, and looked through again when it is back") {
  Scanning w;
  w.send(BackPressed{});
  CHECK(w.s.screen == kTrackCode);
  CHECK(w.count<CloseCamera>() == 1);
  CHECK(w.s.camera == CameraPhase::kOff);
  w.send(ScanPressed{}).send(CameraSeen{CameraPhase::kPreview}).send(DevicesSeen{});
  CHECK(w.s.camera == CameraPhase::kTrouble);
  const int opened = w.count<OpenCamera>();
  w.send(DevicesSeen{{.camera = true}});
  CHECK(w.count<OpenCamera>() == opened + 1);
  w.send(CameraSeen{CameraPhase::kTrouble}).send(ScanPressed{});
  CHECK(w.count<OpenCamera>() == opened + 2);
  CHECK(w.send(ClosePressed{}).count<CloseCamera>() == 2);
}

TEST_CASE("A hall without a camera is not offered one") {
  Walk w;
  w.send(LanguageChosen{report::Lang::kId}).send(TrackChosen{}).send(ScanPressed{});
  CHECK(w.s.screen == kTrackCode);
  CHECK(w.count<OpenCamera>() == 0);
}
