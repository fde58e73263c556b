#include <fstream>
#include <thread>

#include "kiosk/effects/recorder.h"
#include "platform/microphone/voice_note.h"
#include "tests/support/voices.h"
#include "tests/unit/attaching/stage.h"

using namespace bale;
using namespace bale::effects;
using model::RecorderPhase;

namespace {

class Studio : public Stage {
 public:
  explicit Studio(bool paced) {
    testing::write_wav(folder + "/voice.wav", 2);
    hand = std::make_unique<RecorderHand>(
        post(), board, attachments, file_microphone(folder + "/voice.wav", paced),
        [this] { return speech::file_sink(folder + "/heard.wav"); });
  }
  ~Studio() { hand.reset(); }

  bool phase(RecorderPhase wanted) {
    return await<model::RecorderSeen>(
               [wanted](const auto& seen) { return seen.recorder.phase == wanted; })
        .has_value();
  }
  VoiceSamples recorded(int handle) {
    const auto bytes = attachments.bytes_of(std::array{handle});
    REQUIRE(bytes.size() == 1);
    CHECK(bytes[0].type == report::AttachmentType::kOpus);
    CHECK(report::recognise(bytes[0].bytes) == report::AttachmentType::kOpus);
    const auto heard = read_note(bytes[0].bytes, 61 * kVoiceRate);
    REQUIRE(heard);
    return *heard;
  }
  std::unique_ptr<RecorderHand> hand;
};

}  // namespace

TEST_CASE("a voice note is recorded, its level shown, kept as Opus and heard again") {
  Studio studio(true);
  CHECK(studio.await<model::DevicesSeen>()->devices.microphone);
  REQUIRE(studio.hand->take(model::StartRecording{}));
  REQUIRE(
      studio.await<model::RecorderSeen>([](const auto& seen) { return seen.recorder.level >= 5; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  REQUIRE(studio.hand->take(model::StopRecording{}));
  REQUIRE(studio.hand->take(model::StopPlaying{}));  // leaving the screen says both
  const auto note = studio.await<model::VoiceNoteRecorded>();
  REQUIRE(note);
  CHECK(note->note.kind == model::AttachmentKind::kVoiceNote);
  CHECK(note->note.length_ms >= 500);
  const auto sound = studio.recorded(note->note.handle);
  CHECK(static_cast<std::int64_t>(sound.size()) * 1000 / kVoiceRate == note->note.length_ms);
  CHECK(testing::loudness(sound) > 2'000);

  REQUIRE(studio.hand->take(model::PlayRecording{note->note.handle}));
  const auto played = studio.await<model::RecorderSeen>(
      [](const auto& seen) { return seen.recorder.phase == RecorderPhase::kRecorded; });
  REQUIRE(played);
  CHECK(played->recorder.length_ms == note->note.length_ms);
  const auto heard = speech::read_wav(studio.folder + "/heard.wav");
  REQUIRE(heard);
  const double usual = testing::loudness(*heard);
  CHECK(usual > 500);

  studio.forget();
  REQUIRE(studio.hand->take(model::PlayRecording{note->note.handle, model::kVolumes}));
  REQUIRE(studio.phase(RecorderPhase::kRecorded));
  const auto loud = speech::read_wav(studio.folder + "/heard.wav");
  REQUIRE(loud);
  CHECK(testing::loudness(*loud) > usual * 1.6);  // the visitor's volume, not one of its own
}

TEST_CASE("recording ends by itself after a minute") {
  Studio studio(false);
  REQUIRE(studio.hand->take(model::StartRecording{}));
  const auto note = studio.await<model::VoiceNoteRecorded>(60);
  REQUIRE(note);
  CHECK(note->note.length_ms == model::kVoiceNoteMaxMs);
  CHECK(studio.count<model::RecorderSeen>() >= 230);  // four levels a second
  CHECK(studio.attachments.bytes_of(std::array{note->note.handle})[0].bytes.size() < 220 * 1024);
}

TEST_CASE("the end of a visit ends recording and keeps nothing of it") {
  Studio studio(true);
  REQUIRE(studio.hand->take(model::StartRecording{}));
  REQUIRE(studio.phase(RecorderPhase::kRecording));
  REQUIRE(studio.hand->take(model::EndVisit{}));
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  CHECK(studio.count<model::VoiceNoteRecorded>() == 0);
  CHECK(studio.attachments.bytes_of(std::array{1}).empty());
}

TEST_CASE("a slip of the finger is no voice note, and silence is no crash") {
  Studio studio(true);
  REQUIRE(studio.hand->take(model::StopRecording{}));
  REQUIRE(studio.hand->take(model::StopPlaying{}));
  REQUIRE(studio.hand->take(model::PlayRecording{77}));  // no such note
  CHECK(studio.phase(RecorderPhase::kReady));
  studio.forget();
  REQUIRE(studio.hand->take(model::StartRecording{}));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  REQUIRE(studio.hand->take(model::StopRecording{}));
  CHECK(studio.phase(RecorderPhase::kReady));
  CHECK(studio.count<model::VoiceNoteRecorded>() == 0);
}

TEST_CASE("a microphone that is not there is trouble") {
  Stage stage;
  RecorderHand hand(stage.post(), stage.board, stage.attachments,
                    file_microphone("/nonexistent.wav", true),
                    [] { return speech::file_sink("/nonexistent/heard.wav"); });
  REQUIRE(hand.take(model::StartRecording{}));
  CHECK(stage.await<model::RecorderSeen>(
      [](const auto& seen) { return seen.recorder.phase == RecorderPhase::kTrouble; }));
}

TEST_CASE("the level rises with each doubling, from silence to as loud as it goes") {
  CHECK(level_of({}) == 0);
  CHECK(level_of(VoiceSamples{0, 127, -127}) == 0);
  CHECK(level_of(VoiceSamples{0, -128}) == 1);
  CHECK(level_of(VoiceSamples{4'096}) == 6);
  CHECK(level_of(VoiceSamples{32'767}) == 8);
  CHECK(level_of(VoiceSamples{-32'768}) == 8);
}
