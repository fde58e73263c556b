// Whether headphones are plugged in.
//
// Thread: one, which may wait; never the UI's.
#pragma once

#include <memory>
#include <string>

namespace bale::speech {

class Jack {
 public:
  virtual ~Jack() = default;
  [[nodiscard]] virtual bool plugged() = 0;  // now; opens what is not open yet
  // Returns when that may have changed, after `wait_ms` at the latest.
  virtual void wait(int wait_ms) = 0;
};

// The card of ALSA's `device` ("plughw:0,0", "hw:CARD=Headset"). Its control "Headphone Jack" says
// it; on a card without one (a USB headset) being there is being plugged in.
[[nodiscard]] std::unique_ptr<Jack> alsa_jack(const std::string& device);

// "plughw:0,0" is on the card "hw:0"; a name without a card ("default") is its own.
[[nodiscard]] std::string card_of(const std::string& device);

}  // namespace bale::speech
