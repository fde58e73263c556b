// Sees every finished frame; the test build hangs the description writer here.
#pragma once

#include "kiosk/ui/description.h"

namespace bale::app {

class FrameWatcher {
 public:
  virtual ~FrameWatcher() = default;
  // After the frame stands on the glass. UI thread.
  virtual void shown(const ui::Description& description) = 0;
};

}  // namespace bale::app
