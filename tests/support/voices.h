// Sounds made by the tests.
#pragma once

#include <cmath>
#include <fstream>

#include "platform/bytes.h"
#include "platform/microphone/microphone.h"
#include "platform/speech/sound.h"

namespace bale::testing {

// A tone that swells and fades once a second, so that its level can be seen to move.
inline VoiceSamples tone(int rate, double seconds, double loudest = 12'000) {
  constexpr double kTurn = 2 * 3.14159265358979;
  VoiceSamples out(static_cast<std::size_t>(rate * seconds));
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double at = static_cast<double>(i) / rate;
    const double swell = 0.55 - 0.45 * std::cos(kTurn * at);
    out[i] = static_cast<std::int16_t>(loudest * swell * std::sin(kTurn * 300 * at));
  }
  return out;
}

inline void write_wav(const std::string& path, double seconds) {
  const auto wav = speech::wav_of(tone(speech::kRate, seconds));
  std::ofstream(path, std::ios::binary) << text_of(wav);
}

inline double loudness(std::span<const std::int16_t> samples) {
  double sum = 0;
  for (const auto sample : samples) sum += static_cast<double>(sample) * sample;
  return samples.empty() ? 0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

}  // namespace bale::testing
