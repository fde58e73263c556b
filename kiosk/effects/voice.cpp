#include "kiosk/effects/voice.h"

namespace bale::effects {

VoiceHand::VoiceHand(const Post& post, DeviceBoard& board, const MakeSpeaker& make_speaker)
    : speaker_(make_speaker(
          {.speaking = [post](bool speaking) { post(model::SpeakingSeen{speaking}); },
           .device = [&board](bool present) { board.speaker(present); }})) {}

// The end of a visit is the end of its volume too: the next one begins with 3.
bool VoiceHand::take(const model::Command& command) {
  const bool ends = std::holds_alternative<model::EndVisit>(command);
  if (ends || std::holds_alternative<model::StopSpeaking>(command)) speaker_->stop();
  if (std::holds_alternative<model::Chime>(command)) speaker_->chime();
  if (ends) speaker_->tune(model::Voice{}.speed, model::Voice{}.volume);
  return std::holds_alternative<model::StopSpeaking>(command) ||
         std::holds_alternative<model::Chime>(command) ||
         std::holds_alternative<model::SpeakScreen>(command) ||
         std::holds_alternative<model::SpeakHelp>(command) ||
         std::holds_alternative<model::SpeakTyped>(command);
}

}  // namespace bale::effects
