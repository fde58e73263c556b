// Sound as numbers, and where it goes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "platform/result.h"
#include "platform/secure.h"

namespace bale::speech {

inline constexpr int kRate = 22'050;  // samples a second, mono: what espeak-ng makes

// 16-bit mono at kRate. Wiping: what was typed can be heard in it.
using Pcm = SecretVector<std::int16_t>;

// A loudspeaker, or a file that stands for one. One thread.
class Sink {
 public:
  virtual ~Sink() = default;
  // kNotReady: there is none now; may be asked again.
  [[nodiscard]] virtual Result<void> open() = 0;
  [[nodiscard]] virtual bool is_open() const = 0;
  // Waits until there is room for it, about as long as it sounds. kIo: the device is gone; closed.
  [[nodiscard]] virtual Result<void> write(std::span<const std::int16_t> samples) = 0;
  // What was written is heard to its end.
  virtual void drain() = 0;
  // What was written and not yet heard is thrown away.
  virtual void drop() = 0;
};

// ALSA's device of this name ("default"). No device: open() says so, nothing else happens.
[[nodiscard]] std::unique_ptr<Sink> alsa_sink(std::string device);

// A WAV file for tests and for listening: everything that was heard, in a row. Never waits.
[[nodiscard]] std::unique_ptr<Sink> file_sink(std::string path);

// `device`: ALSA's name, or a WAV file that stands for a loudspeaker.
[[nodiscard]] std::unique_ptr<Sink> make_sink(const std::string& device);

// Headphones while `plugged` says so, else the loudspeaker. Plugging or pulling ends what is being
// said (write: kIo; open() then opens the other one): what was for one ear is not finished aloud.
[[nodiscard]] std::unique_ptr<Sink> routed_sink(std::unique_ptr<Sink> loudspeaker,
                                                std::unique_ptr<Sink> headphones,
                                                std::function<bool()> plugged);

// A WAV file's sound, 16-bit mono, at most a minute, at any rate from 8 to 48 kHz; hostile until
// checked. kNotFound, kInvalid.
[[nodiscard]] Result<Pcm> read_wav(const std::string& path);
[[nodiscard]] std::vector<std::uint8_t> wav_of(std::span<const std::int16_t> samples);

// Louder or softer; never beyond full scale.
void amplify(std::span<std::int16_t> samples, float gain);

// What of full scale a volume 1 … 5 is, where 3 is `reset_gain`: about 5 dB a step.
[[nodiscard]] float gain_of(int volume, float reset_gain);

// The sound of a press: 12 ms, soft at both ends.
[[nodiscard]] Pcm click_sound();
// "Look here": two notes rising, 0.4 s.
[[nodiscard]] Pcm chime_sound();

}  // namespace bale::speech
