// The speaker of a real kiosk: recorded prompts and espeak-ng through one sink, on a thread of its
// own.
//
//   say() ─▶ waiting ─▶ thread: recording, or synthesis ─▶ volume ─▶ sink
//   stop() and say() make what is being said moot; the thread sees it with the next piece (60 ms).
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "platform/speech/sound.h"
#include "platform/speech/speaker.h"
#include "platform/speech/synthesis.h"

namespace bale::speech {

struct VoiceOptions {
  std::string recordings{};  // folder; empty: none
  // What volume 3 is of full scale. The hall measures: at most 65 dBA at the visitor's ear (EN 301
  // 549, VVSG 2.0 6.1-F want a safe level at reset).
  float reset_gain{0.5F};
  // Said once before the first Balinese sentence that has no recording.
  std::string balinese_missing{};
  std::int64_t look_ms{10'000};  // between looks for a loudspeaker that is not there
};

class Voice final : public Speaker {
 public:
  Voice(VoiceOptions options, std::unique_ptr<Sink> sink, std::unique_ptr<Synthesis> synthesis,
        Told told);
  ~Voice() override;  // silence, then joins: within 700 ms
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;

  void say(Utterances utterances) override;
  void stop() override;
  void tune(int speed, int volume) override;
  void click() override { sound(Noise::kClick); }
  void chime() override { sound(Noise::kChime); }

 private:
  enum class Noise : std::uint8_t { kNone, kClick, kChime };

  void sound(Noise noise);
  void make(Noise noise, std::uint64_t turn);
  void work(const std::stop_token& stop);
  void look_for_device();
  void speak(Utterances utterances, std::uint64_t turn);
  // False: no longer wanted, or the device is gone.
  bool speak(const Utterance& u, std::uint64_t turn);
  bool play(std::span<const std::int16_t> samples, std::uint64_t turn);
  bool read(std::string_view words, Language language, std::uint64_t turn);
  [[nodiscard]] bool wanted(std::uint64_t turn) const { return turn_ == turn; }

  VoiceOptions options_;
  std::unique_ptr<Sink> sink_;
  std::unique_ptr<Synthesis> synthesis_;
  Recordings recordings_;
  Told told_;
  std::atomic<std::uint64_t> turn_{0};  // of the newest say() or stop()
  std::atomic<int> speed_{1};
  std::atomic<int> volume_{3};
  std::mutex mutex_;
  std::condition_variable_any changed_;
  Utterances waiting_;
  Noise noise_{Noise::kNone};
  std::optional<bool> present_;
  bool told_missing_{false};
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace bale::speech
