#include "kiosk/effects/recorder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>

#include "platform/microphone/voice_note.h"

namespace bale::effects {
namespace {

constexpr int kLookAroundMs = 2'000;
constexpr std::int64_t kLevelEveryMs = 250;  // four times a second
constexpr std::int64_t kShortestMs = 300;    // less is a slip of the finger
constexpr std::chrono::milliseconds kDeaf{2'000};
constexpr std::size_t kNoteSamples =
    static_cast<std::size_t>(model::kVoiceNoteMaxMs) * kVoiceRate / 1000;
constexpr std::size_t kPiece = speech::kRate / 25;  // 40 ms: how fast a stop is heard

}  // namespace

int level_of(std::span<const std::int16_t> samples) {
  int peak = 0;
  for (const auto sample : samples) peak = std::max(peak, std::abs(static_cast<int>(sample)));
  int level = 0;
  for (int at = 128; at <= peak && level < 8; at *= 2) ++level;
  return level;
}

RecorderHand::RecorderHand(Post post, DeviceBoard& board, Attachments& attachments,
                           std::unique_ptr<Microphone> microphone, MakeSink loudspeaker,
                           float reset_gain)
    : post_(std::move(post)),
      board_(board),
      attachments_(attachments),
      microphone_(std::move(microphone)),
      loudspeaker_(std::move(loudspeaker)),
      reset_gain_(reset_gain),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

RecorderHand::~RecorderHand() {
  thread_.request_stop();
  thread_.join();
}

bool RecorderHand::take(const model::Command& command) {
  const auto* play = std::get_if<model::PlayRecording>(&command);
  if (std::holds_alternative<model::StartRecording>(command))
    leave(Wish::kRecord);
  else if (std::holds_alternative<model::StopRecording>(command))
    leave(Wish::kFinish);
  else if (std::holds_alternative<model::StopPlaying>(command))
    leave(Wish::kSilence);
  else if (std::holds_alternative<model::EndVisit>(command))
    leave(Wish::kForget);
  else if (play != nullptr)
    leave(Wish::kPlay, *play);
  else
    return false;
  return true;
}

// The newest wish counts, but a note that is to be finished is not lost to the silence that comes
// right behind (leaving the screen asks for both).
void RecorderHand::leave(Wish wish, model::PlayRecording what) {
  bool never_began = false;
  {
    const std::lock_guard lock(mutex_);
    if (wish == Wish::kSilence && wish_ != Wish::kNone && wish_ != Wish::kPlay) return;
    never_began = wish == Wish::kFinish && wish_ == Wish::kRecord;
    wish_ = wish;
    to_play_ = what;
  }
  changed_.notify_all();
  if (never_began) ready();
}

void RecorderHand::ready() {
  post_(model::RecorderSeen{{.phase = model::RecorderPhase::kReady}});
}

RecorderHand::Wish RecorderHand::next_wish(const std::stop_token& stop, int wait_ms) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, stop, std::chrono::milliseconds(wait_ms),
                    [this] { return wish_ != Wish::kNone; });
  return std::exchange(wish_, Wish::kNone);
}

bool RecorderHand::interrupted() const {
  const std::lock_guard lock(mutex_);
  return wish_ != Wish::kNone;
}

void RecorderHand::work(const std::stop_token& stop) {
  board_.microphone(microphone_->present());
  while (!stop.stop_requested()) {
    switch (next_wish(stop, kLookAroundMs)) {
      case Wish::kNone:
        board_.microphone(microphone_->present());
        break;
      case Wish::kRecord:
        record(stop);
        break;
      case Wish::kPlay:
        play(stop);
        break;
      case Wish::kFinish:
      case Wish::kSilence:
      case Wish::kForget:
        break;  // nothing runs
    }
  }
}

void RecorderHand::trouble() {
  post_(model::RecorderSeen{{.phase = model::RecorderPhase::kTrouble}});
  board_.microphone(microphone_->present());
}

void RecorderHand::record(const std::stop_token& stop) {
  if (!microphone_->open()) return trouble();
  NoteWriter note;
  VoiceSamples frame(kVoiceFrame);
  auto heard = std::chrono::steady_clock::now();
  std::int64_t told = 0;
  int level = 0;
  bool good = true;
  while (good && !stop.stop_requested() && !interrupted() &&
         note.length_ms() < model::kVoiceNoteMaxMs) {
    const auto read = microphone_->read(frame);
    const auto now = std::chrono::steady_clock::now();
    if (!read) {
      good = read.error().code == Errc::kUnavailable && now - heard < kDeaf;
      continue;
    }
    heard = now;
    good = note.add(frame).has_value();
    level = std::max(level, level_of(frame));
    if (note.length_ms() - told < kLevelEveryMs) continue;
    told = note.length_ms();
    post_(model::RecorderSeen{{.phase = model::RecorderPhase::kRecording,
                               .length_ms = told,
                               .level = std::exchange(level, 0)}});
  }
  microphone_->close();
  if (stop.stop_requested()) return;
  auto written = note.finish();
  if (!good || !written) return trouble();
  keep(std::move(*written), note.length_ms());
}

void RecorderHand::keep(SecretBytes note, std::int64_t length_ms) {
  {
    const std::lock_guard lock(mutex_);
    if (wish_ == Wish::kForget) return;
    if (wish_ == Wish::kFinish) wish_ = Wish::kNone;  // done
  }
  if (length_ms < kShortestMs) return ready();
  const int handle = attachments_.add({report::AttachmentType::kOpus, std::move(note)});
  post_(model::VoiceNoteRecorded{{model::AttachmentKind::kVoiceNote, handle, 0, 0, length_ms}});
}

void RecorderHand::play(const std::stop_token& stop) {
  const auto what = [this] {
    const std::lock_guard lock(mutex_);
    return to_play_;
  }();
  const auto held = attachments_.bytes_of(std::array{what.handle});
  if (held.empty()) return ready();
  const auto note = read_note(held.front().bytes, kNoteSamples);
  if (!note) return trouble();
  if (const auto speaker = loudspeaker_(); speaker->open()) {
    auto loud = resample(*note, kVoiceRate, speech::kRate);
    speech::amplify(loud, speech::gain_of(what.volume, reset_gain_));
    sound(loud, *speaker, stop);
  }
  const auto length_ms = static_cast<std::int64_t>(note->size()) * 1000 / kVoiceRate;
  post_(model::RecorderSeen{{.phase = model::RecorderPhase::kRecorded, .length_ms = length_ms}});
}

void RecorderHand::sound(const speech::Pcm& sound, speech::Sink& speaker,
                         const std::stop_token& stop) {
  std::span<const std::int16_t> rest(sound);
  while (!rest.empty()) {
    if (stop.stop_requested() || interrupted()) return speaker.drop();
    const auto piece = rest.first(std::min(rest.size(), kPiece));
    if (!speaker.write(piece)) return;
    rest = rest.subspan(piece.size());
  }
  speaker.drain();
}

}  // namespace bale::effects
