// Recording and hearing a voice note, as a hand.
//
//   Idle ──StartRecording──▶ Recording ──StopRecording, 60 s──▶ Idle, VoiceNoteRecorded
//    │ ▲                        └──EndVisit──▶ Idle, nothing kept
//    │ └──StopPlaying, the end── Playing ◀──PlayRecording──┐
//    └─────────────────────────────────────────────────────┘
//
// A thread of its own waits for sound and makes it; take() only leaves it a note.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "kiosk/effects/attachments.h"
#include "kiosk/effects/devices.h"
#include "platform/microphone/microphone.h"
#include "platform/speech/sound.h"

namespace bale::effects {

// 0 silence … 8 as loud as it goes; 6 dB a step. What the bar on the screen shows.
[[nodiscard]] int level_of(std::span<const std::int16_t> samples);

// A loudspeaker for the length of one note: the voice of the kiosk may want it in between.
using MakeSink = std::function<std::unique_ptr<speech::Sink>()>;

class RecorderHand final : public Hand {
 public:
  RecorderHand(Post post, DeviceBoard& board, Attachments& attachments,
               std::unique_ptr<Microphone> microphone, MakeSink loudspeaker,
               float reset_gain = 0.5F);  // what volume 3 is of full scale
  RecorderHand(const RecorderHand&) = delete;
  RecorderHand& operator=(const RecorderHand&) = delete;
  ~RecorderHand() override;
  [[nodiscard]] bool take(const model::Command& command) override;

 private:
  enum class Wish : std::uint8_t { kNone, kRecord, kFinish, kPlay, kSilence, kForget };

  void leave(Wish wish, model::PlayRecording what = {});
  [[nodiscard]] Wish next_wish(const std::stop_token& stop, int wait_ms);
  [[nodiscard]] bool interrupted() const;
  void ready();
  // Own thread only:
  void work(const std::stop_token& stop);
  void record(const std::stop_token& stop);
  void keep(SecretBytes note, std::int64_t length_ms);
  void play(const std::stop_token& stop);
  void sound(const speech::Pcm& sound, speech::Sink& speaker, const std::stop_token& stop);
  void trouble();

  Post post_;
  DeviceBoard& board_;
  Attachments& attachments_;
  std::unique_ptr<Microphone> microphone_;
  MakeSink loudspeaker_;
  float reset_gain_;

  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  Wish wish_{Wish::kNone};
  model::PlayRecording to_play_{};
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace bale::effects
