// Every screen in every state worth looking at, reached by the events a visitor would cause.
#pragma once

#include <string>
#include <vector>

#include "kiosk/model/state.h"

namespace bale::testing {

struct Scene {
  std::string name;
  model::State state;
};
// Names are unique and begin with the screen's own.
[[nodiscard]] std::vector<Scene> scenes(report::Lang lang);

// A code that is well formed: "7KQM-3RTX-9DH" and the character that fits.
[[nodiscard]] std::string sample_code();

}  // namespace bale::testing
