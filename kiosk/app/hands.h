// Which hands this hall has, by its configuration: printer, voice, camera … each made in one place.
#pragma once

#include "kiosk/app/config.h"
#include "kiosk/effects/devices.h"
#include "kiosk/effects/hand.h"

namespace bale::app {

// Opens no device: each hand does that on a thread of its own. `board` outlives the hands.
[[nodiscard]] effects::Hands make_hands(const Config& config, const effects::Post& post,
                                        effects::DeviceBoard& board);

}  // namespace bale::app
