// The voice of the kiosk: what is to be said, and who says it.
//
// Thread: every function may be called from any thread and returns at once; sound is made on the
// speaker's own. Nothing said is kept: words lie in wiping memory and die when they were said.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/secure.h"

namespace bale::speech {

enum class Language : std::uint8_t { kIndonesian, kEnglish, kBalinese };

// One sentence, said in one breath.
struct Utterance {
  SecretString words{};   // as they are spoken: figures and codes already in words
  Language language{Language::kIndonesian};
  std::string recording{};  // name of a recorded prompt, "category/jalan"; empty: none can exist
  // What is said where Balinese has no recording; empty: the words themselves.
  SecretString indonesian{};
};
using Utterances = std::vector<Utterance>;

inline constexpr int kSpeeds = 3;   // 0 slow, 1 normal, 2 fast
inline constexpr int kVolumes = 5;  // 1 … 5; 3 is what a visit begins with

class Speaker {
 public:
  virtual ~Speaker() = default;
  // Instead of whatever is being said.
  virtual void say(Utterances utterances) = 0;
  // Silence within 50 ms; what waited is wiped.
  virtual void stop() = 0;
  virtual void tune(int speed, int volume) = 0;
  // The short sound of a press; not during speech.
  virtual void click() = 0;
  // Something on the glass wants an answer; not during speech.
  virtual void chime() = 0;
};

// What a speaker tells, on its own thread.
struct Told {
  std::function<void(bool speaking)> speaking;  // true with the first sound, false after the last
  std::function<void(bool present)> device;     // a loudspeaker came or went
};

}  // namespace bale::speech
