#include "platform/microphone/voice_note.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>

#include "platform/fake/random.h"
#include "tests/support/voices.h"

using namespace bale;
using namespace bale::testing;

namespace {

constexpr std::size_t kMinute = 60 * kVoiceRate;

SecretBytes note_of(const VoiceSamples& sound) {
  NoteWriter writer;
  for (std::size_t at = 0; at + kVoiceFrame <= sound.size(); at += kVoiceFrame) {
    REQUIRE(writer.add(std::span(sound).subspan(at, kVoiceFrame)));
  }
  auto out = writer.finish();
  REQUIRE(out);
  return std::move(*out);
}

}  // namespace

TEST_CASE("what was said is heard again, as long and about as loud as it was") {
  const auto sound = tone(kVoiceRate, 3);
  const auto heard = read_note(note_of(sound), kMinute);
  REQUIRE(heard);
  CHECK(heard->size() == sound.size());
  CHECK(loudness(*heard) > 0.8 * loudness(sound));
  CHECK(loudness(*heard) < 1.2 * loudness(sound));
  // In step: the loud half second is the loud half second.
  const std::span all(*heard);
  CHECK(loudness(all.subspan(kVoiceRate / 4, kVoiceRate / 2)) >
        2 * loudness(all.subspan(kVoiceRate - kVoiceRate / 8, kVoiceRate / 8)));
}

TEST_CASE("a minute of noise, the worst there is, stays far below the limit of an attachment") {
  SeededRandom random(4);
  VoiceSamples noise(kMinute);
  for (auto& sample : noise) {
    const auto draw = random.bytes<2>();
    sample = static_cast<std::int16_t>(static_cast<std::int8_t>(draw[0]) * 100);
  }
  const auto note = note_of(noise);
  CHECK(note.size() < 220 * 1024);
  CHECK(read_note(note, kMinute)->size() == kMinute);
  MESSAGE("a minute: " << note.size() << " bytes");
}

TEST_CASE("a note begins and ends as Ogg Opus does, and says nothing of who made it") {
  const auto note = note_of(tone(kVoiceRate, 1));
  const auto text = text_of(note);
  CHECK(text.substr(0, 4) == "OggS");
  CHECK((note[5] & 2) != 0);  // beginning of the stream
  CHECK(text.substr(28, 8) == "OpusHead");
  const auto last = text.rfind("OggS");
  REQUIRE(last != std::string_view::npos);
  CHECK((note[last + 5] & 4) != 0);  // its end
  CHECK(text.find("libopus") == std::string_view::npos);
}

TEST_CASE("a note takes whole frames, and nothing after its end") {
  NoteWriter writer;
  CHECK_FALSE(writer.add(VoiceSamples(kVoiceFrame - 1)));
  CHECK(writer.add(VoiceSamples(kVoiceFrame)));
  CHECK(writer.length_ms() == 20);
  CHECK(writer.finish());
  CHECK_FALSE(writer.finish());
  CHECK_FALSE(writer.add(VoiceSamples(kVoiceFrame)));
}

TEST_CASE("what is no note, or a longer one than asked for, is refused") {
  CHECK_FALSE(read_note({}, kMinute));
  CHECK_FALSE(read_note(view_of("OggS and then nothing of the kind"), kMinute));
  CHECK(read_note(note_of(tone(kVoiceRate, 3)), kVoiceRate).error().code == Errc::kInvalid);
}

TEST_CASE("five hundred randomly damaged notes neither crash nor become too long") {
  SeededRandom random(20261125);
  const auto note = note_of(tone(kVoiceRate, 1));
  for (int i = 0; i < 500; ++i) {
    auto damaged = note;
    for (int hits = 0; hits < 3; ++hits) {
      const auto draw = random.bytes<3>();
      damaged[static_cast<std::size_t>(draw[0] | draw[1] << 8U) % damaged.size()] = draw[2];
    }
    const auto heard = read_note(damaged, 2 * kVoiceRate);
    if (heard) CHECK(heard->size() <= 2 * kVoiceRate);
  }
}

TEST_CASE("a WAV file stands for a microphone and is heard over and over") {
  const auto path = (std::filesystem::temp_directory_path() /
                     ("bale-voice-" + std::to_string(::getpid()) + ".wav"))
                        .string();
  write_wav(path, 0.5);
  auto microphone = file_microphone(path, false);
  CHECK(microphone->present());
  VoiceSamples frame(kVoiceFrame);
  CHECK_FALSE(microphone->read(frame));  // shut
  REQUIRE(microphone->open());
  double loudest = 0;
  for (int i = 0; i < 100; ++i) {  // two seconds out of half a one
    REQUIRE(microphone->read(frame));
    loudest = std::max(loudest, loudness(frame));
  }
  CHECK(loudest > 3'000);
  std::filesystem::remove(path);
  CHECK_FALSE(microphone->present());
  CHECK_FALSE(file_microphone(path, false)->open());
  CHECK_FALSE(make_microphone("")->present());
}

TEST_CASE("a machine without a microphone says so instead of waiting for one") {
  auto microphone = make_microphone("bale-no-such-device");
  CHECK(microphone->open().error().code == Errc::kNotFound);
  VoiceSamples frame(kVoiceFrame);
  CHECK_FALSE(microphone->read(frame));
}

TEST_CASE("a tone keeps its length in time at another rate") {
  const auto sound = tone(22'050, 1);
  const auto slower = resample(sound, 22'050, 16'000);
  CHECK(slower.size() == 16'000);
  CHECK(loudness(slower) == doctest::Approx(loudness(sound)).epsilon(0.05));
  CHECK(resample({}, 22'050, 16'000).empty());
}
