// The hand that holds the voice. What is said comes from the composition root, which knows the
// screen's description; the model's commands only stop it.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/effects/devices.h"
#include "kiosk/effects/hand.h"
#include "platform/speech/speaker.h"

namespace bale::effects {

class VoiceHand final : public Hand {
 public:
  // Makes the speaker that tells these; called once, in the constructor.
  using MakeSpeaker = std::function<std::unique_ptr<speech::Speaker>(speech::Told)>;
  // Posts SpeakingSeen, and writes on the board, which outlives it, whether there is a loudspeaker.
  VoiceHand(const Post& post, DeviceBoard& board, const MakeSpeaker& make_speaker);

  [[nodiscard]] bool take(const model::Command& command) override;

  // From the UI thread; never waits. Instead of whatever is being said.
  void say(speech::Utterances utterances) { speaker_->say(std::move(utterances)); }
  void tune(const model::Voice& voice) { speaker_->tune(voice.speed, voice.volume); }
  void click() { speaker_->click(); }

 private:
  std::unique_ptr<speech::Speaker> speaker_;
};

}  // namespace bale::effects
