// A microphone: what is said, as numbers.
//
// Thread: one, which may wait; never the UI's. All sound lies in wiping memory of the caller.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "platform/result.h"
#include "platform/secure.h"

namespace bale {

inline constexpr int kVoiceRate = 16'000;        // samples a second, mono: all that speech needs
inline constexpr std::size_t kVoiceFrame = 320;  // samples; 20 ms, Opus's own measure

using VoiceSamples = SecretVector<std::int16_t>;

class Microphone {
 public:
  virtual ~Microphone() = default;
  // Whether one is plugged in; cheap, opens nothing.
  [[nodiscard]] virtual bool present() const = 0;
  // kNotFound: none. kIo: it cannot be opened.
  [[nodiscard]] virtual Result<void> open() = 0;
  // Fills `into`, kVoiceFrame samples. kUnavailable: nothing came for a while (at most 200 ms).
  // kIo: it is gone; close() it.
  [[nodiscard]] virtual Result<void> read(std::span<std::int16_t> into) = 0;
  virtual void close() = 0;
};

// `device`: ALSA's name ("default"), or a WAV file that is heard over and over.
[[nodiscard]] std::unique_ptr<Microphone> make_microphone(const std::string& device);

// The WAV file as fast as it is read (tests), or as it sounds.
[[nodiscard]] std::unique_ptr<Microphone> file_microphone(const std::string& path, bool paced);

// Linear; speech through a small loudspeaker does not tell the difference.
[[nodiscard]] VoiceSamples resample(std::span<const std::int16_t> samples, int from, int to);

}  // namespace bale
