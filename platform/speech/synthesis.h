// Words to sound.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/speech/sound.h"
#include "platform/speech/speaker.h"

namespace bale::speech {

// Hands sound on in pieces of some hundredths of a second; false ends it there.
using Piece = std::function<bool(std::span<const std::int16_t>)>;

class Synthesis {
 public:
  virtual ~Synthesis() = default;
  // kNotReady: no voice is installed. Balinese is read with the Indonesian voice.
  [[nodiscard]] virtual Result<void> speak(std::string_view words, Language language, int speed,
                                           const Piece& piece) = 0;
};

// espeak-ng, in this process, without its own audio. One thread at a time. It is set up with
// the first word: a kiosk nobody listens to pays nothing for it.
[[nodiscard]] std::unique_ptr<Synthesis> espeak();

// Prompts that somebody recorded: FOLDER/ban/category/jalan.wav.
class Recordings {
 public:
  explicit Recordings(std::string folder) : folder_(std::move(folder)) {}
  // Empty: there is none, or it is damaged, or the name is not [a-z0-9_-]+(/[a-z0-9_-]+)*.
  [[nodiscard]] Pcm find(Language language, std::string_view name) const;

 private:
  std::string folder_;  // empty: this hall has no recordings
};

}  // namespace bale::speech
