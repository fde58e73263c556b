// What is told to whoever listens: turns the model's wishes and the keypad's steps into sentences
// once the screen they belong to stands, and gives them to the voice.
//
// UI thread. Nothing is kept but what the focus last stood on.
#pragma once

#include <optional>
#include <string>

#include "kiosk/app/config.h"
#include "kiosk/effects/voice.h"
#include "kiosk/model/update.h"
#include "kiosk/ui/description.h"
#include "platform/speech/sound.h"

namespace bale::app {

// The voice of a real hall: recordings and espeak-ng.
[[nodiscard]] std::unique_ptr<speech::Speaker> make_speaker(const VoiceConfig& config,
                                                            std::unique_ptr<speech::Sink> output,
                                                            speech::Told told);

class Telling {
 public:
  explicit Telling(effects::VoiceHand& voice) : voice_(voice) {}

  // A command of the model; the voice itself stops on StopSpeaking.
  void heed(const model::Command& command);
  // A finger or a key came down.
  void pressed(const model::State& state);
  // The screen stands and nothing is in motion. `moved`: the keypad's focus went there by a key.
  void stands(const ui::Description& screen, const model::State& state, bool moved);

 private:
  enum class Wish : std::uint8_t { kNone, kScreen, kHelp, kTyped };

  effects::VoiceHand& voice_;
  Wish wish_{Wish::kNone};
  SecretString typed_;
  std::optional<std::uint64_t> focus_;  // digest of what the ring stood on
  int speed_{-1};
  int volume_{-1};
};

}  // namespace bale::app
