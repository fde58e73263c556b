// Photos and the camera's preview on their way from the hands to the glass: makes textures of what
// lies in the FrameBox and tells the kit their names. UI thread.
#pragma once

#include <map>

#include "kiosk/effects/frame_box.h"
#include "kiosk/model/state.h"
#include "kiosk/ui/ui.h"
#include "platform/window/window.h"

namespace bale::app {

class Pictures {
 public:
  Pictures(effects::FrameBox& box, window::Window& window, ui::Ui& ui)
      : box_(box), window_(window), ui_(ui) {}

  // Before a frame: takes the newest preview and the photos the state names; lets go of the rest.
  // Only the place of a preview that changed is drawn anew.
  void refresh(const model::State& state);

 private:
  void preview(bool shown);
  void photos(const model::State& state);
  void drop(int number);

  effects::FrameBox& box_;
  window::Window& window_;
  ui::Ui& ui_;
  std::map<int, ui::TextureRef> made_;  // by the kit's number
};

}  // namespace bale::app
