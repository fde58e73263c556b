// Which hands this hall has, by its configuration: printer, voice, camera … each made in one place.
#pragma once

#include <atomic>

#include "kiosk/app/config.h"
#include "kiosk/effects/attachments.h"
#include "kiosk/effects/devices.h"
#include "kiosk/effects/hand.h"
#include "kiosk/effects/numbers.h"
#include "platform/speech/sound.h"

namespace bale::app {

// What hands share with each other and with the app; outlives them.
struct Shared {
  effects::Attachments attachments;  // of this visit, for the worker as it saves
  effects::FrameBox pictures;        // camera frames and photos, for the screen
  effects::PublicNumbers numbers;    // of the reference bundle
  std::atomic<bool> headphones{};    // plugged in: sound goes there
};

// Where the hands work: the kiosk's data folder and its clock, which outlives them.
struct Place {
  std::string data;
  const Clock& clock;
};

// Where this hall's sound goes: the headphones while they are plugged in, else the loudspeaker.
[[nodiscard]] std::unique_ptr<speech::Sink> make_output(const VoiceConfig& config, Shared& shared);

// Opens no device: each hand does that on a thread of its own. `board` outlives the hands.
[[nodiscard]] effects::Hands make_hands(const Config& config, const Place& place,
                                        const effects::Post& post, effects::DeviceBoard& board,
                                        Shared& shared);

}  // namespace bale::app
