#include <doctest/doctest.h>

#include "tests/unit/model/walk.h"

using namespace bale;
using namespace bale::model;
using bale::model::test::Walk;
using enum bale::model::Screen;

namespace {

// A hall with a camera and a microphone.
struct Equipped : Walk {
  Equipped() {
    Devices devices;
    devices.camera = devices.microphone = devices.speaker = true;
    send(DevicesSeen{devices});
  }
  Equipped& shoot(int handle) {
    send(CameraSeen{CameraPhase::kPreview}).send(ShutterPressed{});
    send(PhotoTaken{{AttachmentKind::kPhoto, handle, 1600, 1200, 0}});
    return *this;
  }
  Equipped& record(int handle) {
    send(RecordPressed{}).send(RecordPressed{});
    send(VoiceNoteRecorded{{AttachmentKind::kVoiceNote, handle, 0, 0, 7'000}});
    return *this;
  }
  // Whatever was opened is shut, in this order.
  [[nodiscard]] bool camera_open() const {
    bool open = false;
    for (const auto& command : commands) {
      if (std::holds_alternative<OpenCamera>(command)) open = true;
      if (std::holds_alternative<CloseCamera>(command)) open = false;
    }
    return open;
  }
};

}  // namespace

TEST_CASE("By pictures alone a report takes eleven touches, thirteen with a photo") {
  const auto walk = [](bool photo) {
    Equipped w;
    int taps = 0;
    const auto tap = [&](const Event& event) {
      w.send(event);
      ++taps;
    };
    tap(LanguageChosen{report::Lang::kId});
    tap(KindChosen{report::Classification::kPengaduan});
    tap(CategoryChosen{"jalan", {"puprpkp", "Dinas PUPRPKP"}});
    if (photo) {
      tap(PhotoPressed{});
      w.send(CameraSeen{CameraPhase::kPreview});
      tap(ShutterPressed{});
      w.send(PhotoTaken{{AttachmentKind::kPhoto, 1, 1600, 1200, 0}});
      tap(PhotoKept{});
    } else {
      tap(NextPressed{});
    }
    CHECK(w.s.screen == kKecamatan);
    tap(KecamatanChosen{{"51.02.08", "Penebel"}});
    tap(DesaChosen{{"51.02.08.2006", "Jatiluwih"}});
    tap(DateChosen{report::Date{2026, 11, 24}});
    CHECK(w.s.screen == kWho);  // no further step for a photo
    tap(PrivacyChosen{{.anonim = true, .rahasia = false}});
    tap(NextPressed{});
    tap(ConsentGiven{});
    tap(SubmitPressed{});
    CHECK(w.count<SaveReport>() == 1);
    CHECK(w.last<SaveReport>().attachments.size() == (photo ? 1U : 0U));
    return taps;
  };
  CHECK(walk(false) == 11);
  CHECK(walk(true) == 13);
}

TEST_CASE("A photo taken beside words comes back to the words") {
  Equipped w;
  w.start().category().type("Jalan rusak").send(PhotoPressed{});
  CHECK(w.s.screen == kPhoto);
  w.shoot(3).send(PhotoKept{});
  CHECK(w.s.screen == kWords);
  CHECK(w.s.draft.attachments.size() == 1);
  CHECK_FALSE(w.camera_open());
  CHECK(w.send(NextPressed{}).s.screen == kAgency);
  w.agency().place().send(NextPressed{}).when();
  CHECK(w.s.screen == kWho);  // something is attached: not asked again
}

TEST_CASE("For who wrote words the photo is a step of its own where there is a camera") {
  Equipped w;
  w.start().category().words().agency().place().send(NextPressed{}).when();
  CHECK(w.s.screen == kPhoto);
  CHECK(step_of(w.s)->number == 2);
  SUBCASE("left out by Lanjut, and not asked again") {
    CHECK(w.send(NextPressed{}).s.screen == kWho);
    CHECK(w.send(BackPressed{}).s.screen == kPhoto);
    CHECK(w.send(BackPressed{}).s.screen == kWhen);
    CHECK(w.when().s.screen == kWho);
  }
  SUBCASE("taken and kept") {
    w.shoot(1).send(PhotoKept{});
    CHECK(w.s.screen == kWho);
    CHECK(w.s.draft.attachments.size() == 1);
  }
  SUBCASE("taken, and Lanjut takes it along") {
    w.shoot(1).send(NextPressed{});
    CHECK(w.s.draft.attachments.size() == 1);
    CHECK(w.count<DropAttachment>() == 0);
  }
  SUBCASE("taken, and Kembali leaves it behind") {
    w.shoot(1).send(BackPressed{});
    CHECK(w.s.draft.attachments.empty());
    CHECK(w.last<DropAttachment>().handle == 1);
  }
  CHECK_FALSE(w.camera_open());
  Equipped other;
  other.start(report::Classification::kAspirasi).category().words("Mohon taman").agency();
  CHECK(other.s.screen == kPhoto);
  Walk without;
  without.start().category().words().agency().place().send(NextPressed{}).when();
  CHECK(without.s.screen == kWho);
}

TEST_CASE("The camera is shut by every way out of its screen") {
  for (const Event& way : {Event{BackPressed{}}, Event{NextPressed{}}, Event{ClosePressed{}},
                           Event{VoiceNotePressed{}}}) {
    Equipped w;
    w.start().category().type("x").send(PhotoPressed{});
    CHECK(w.camera_open());
    w.send(way);
    CHECK_FALSE(w.camera_open());
    CHECK(w.s.camera == CameraPhase::kOff);
  }
  Equipped idle;
  idle.start().category().send(PhotoPressed{}).pass(180'000).pass(45'000);
  CHECK(idle.count<EndVisit>() == 1);
  CHECK_FALSE(idle.camera_open());
}

TEST_CASE("A photo may be taken again, and the one before is dropped") {
  Equipped w;
  w.start().category().send(PhotoPressed{}).send(ShutterPressed{});
  CHECK(w.count<TakePhoto>() == 0);  // the picture does not stand yet
  w.shoot(1).send(ShutterPressed{});
  CHECK(w.last<DropAttachment>().handle == 1);
  CHECK(w.s.camera == CameraPhase::kStarting);
  CHECK(w.count<OpenCamera>() == 2);
  w.shoot(2).send(PhotoKept{});
  CHECK(w.s.draft.attachments[0].handle == 2);
}

TEST_CASE("What comes from a camera or microphone too late is dropped") {
  Equipped w;
  w.start().category().send(PhotoPressed{}).send(BackPressed{});
  w.send(PhotoTaken{{AttachmentKind::kPhoto, 8, 1, 1, 0}});
  CHECK(w.last<DropAttachment>().handle == 8);
  w.send(VoiceNoteRecorded{{AttachmentKind::kVoiceNote, 9, 0, 0, 1}});
  CHECK(w.last<DropAttachment>().handle == 9);
  w.send(CameraSeen{CameraPhase::kPreview});
  CHECK(w.s.camera == CameraPhase::kOff);
  CHECK_FALSE(w.s.pending.has_value());
}

TEST_CASE("Three attachments are enough, and one may be taken away on the review") {
  Equipped w;
  w.start().category().words().agency().place().send(NextPressed{}).when();
  w.send(NextPressed{}).who();  // no photo yet
  w.consent();
  REQUIRE(w.s.screen == kReview);
  for (int i = 1; i <= 3; ++i) {
    w.send(EditPressed{kPhoto});
    REQUIRE(w.s.screen == kPhoto);
    w.shoot(i).send(PhotoKept{});
    REQUIRE(w.s.screen == kReview);
  }
  w.send(PhotoPressed{}).send(CameraSeen{CameraPhase::kPreview});
  const int before = w.count<TakePhoto>();
  w.send(ShutterPressed{});
  CHECK(w.count<TakePhoto>() == before);
  w.send(BackPressed{}).send(AttachmentRemoved{2});
  CHECK(w.s.draft.attachments.size() == 2);
  CHECK(w.last<DropAttachment>().handle == 2);
  w.send(SubmitPressed{});
  CHECK(w.last<SaveReport>().attachments == std::vector<int>{1, 3});
  w.send(ReportSaved{});
  CHECK(w.last<DropAttachment>().handle == 3);  // sealed on disk: the bytes are of no more use
}

TEST_CASE("A voice note stops by itself after a minute") {
  Equipped w;
  w.start().category().send(VoiceNotePressed{}).send(RecordPressed{});
  CHECK(w.s.recorder.phase == RecorderPhase::kRecording);
  CHECK(next_due(w.s) == w.s.now + 60'000);
  w.pass(59'999);
  CHECK(w.count<StopRecording>() == 0);
  w.pass(1);
  CHECK(w.count<StopRecording>() == 1);
  w.send(VoiceNoteRecorded{{AttachmentKind::kVoiceNote, 4, 0, 0, 60'000}});
  CHECK(w.s.recorder.length_ms == 60'000);
  w.send(PlayPressed{});
  CHECK(w.last<PlayRecording>().handle == 4);
  CHECK(w.last<PlayRecording>().volume == w.s.comfort.voice.volume);
  w.send(PlayPressed{});
  CHECK(w.count<StopPlaying>() == 1);
  w.send(RecordPressed{});
  CHECK(w.last<DropAttachment>().handle == 4);
}

TEST_CASE("With a voice note no words are needed, whatever the kind and the picture") {
  Equipped w;
  w.start().category("lainnya").send(VoiceNotePressed{});
  w.record(1).send(VoiceNoteKept{});
  CHECK(w.s.screen == kKecamatan);
  w.send(KecamatanChosen{}).send(NextPressed{});
  CHECK(w.s.screen == kWhen);  // the voice may tell the place
  w.when().who();
  w.consent().send(SubmitPressed{});
  CHECK(w.last<SaveReport>().report.content.view() ==
        "Pelapor mengadukan masalah tentang hal lain, kejadian tanggal 23 November 2026. "
        "Keterangan pelapor ada dalam catatan suara. Dilampirkan 1 catatan suara.");
  Equipped wish;
  wish.start(report::Classification::kAspirasi).category("wisata").send(VoiceNotePressed{});
  wish.record(1).send(VoiceNoteKept{});
  CHECK(wish.s.screen == kWho);
  wish.who();
  wish.consent().send(SubmitPressed{});
  CHECK(wish.last<SaveReport>().report.title.view() == "Aspirasi tentang wisata");
}

TEST_CASE("The composed sentence names the photo") {
  Equipped w;
  w.start().category().send(PhotoPressed{});
  w.shoot(1).send(PhotoKept{}).place().when().who();
  w.consent();
  CHECK(compose_report(w.s).content.view() ==
        "Pelapor mengadukan masalah tentang jalan di Desa Jatiluwih, Kecamatan Penebel, kejadian "
        "tanggal 23 November 2026. Dilampirkan 1 foto. Pelapor memilih gambar dan tidak menulis "
        "keterangan lain.");
}

TEST_CASE("The voice is silent while a voice note is recorded") {
  Equipped w;
  w.start().category().send(VoicePressed{}).send(VoiceNotePressed{});
  const int before = w.count<SpeakScreen>();
  w.send(RecordPressed{});
  CHECK_FALSE(w.s.speaking);
  CHECK(w.count<SpeakScreen>() == before);
}
