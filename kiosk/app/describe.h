// --describe FILE, in bale-kiosk-test only: one JSON line each time what is on the screen changes,
// for tests that find targets by label and check sizes, contrast and clipping against real pixels.
#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

#include "kiosk/app/frame_watcher.h"

namespace bale::app {

// {"screen","items":[{"role","label","value","rect_px":[x,y,w,h],"rect_mm":[…],"target","enabled",
//  "selected","fg":"#rrggbb","bg","font_px","text_px":[…],"clip_px":[…],"overflow"}],
//  "texts":[{"item","rect_px","box_px","fg","bg","font_px","bold"}]}
// Masked values stay masked: they are not in the description.
[[nodiscard]] std::string to_json(const ui::Description& description);

class Describer final : public FrameWatcher {
 public:
  // Appends to `path`, so that the lines of all lives of the program stand in one file.
  explicit Describer(const std::string& path) : out_(path, std::ios::app) {}
  [[nodiscard]] bool good() const { return out_.good(); }
  void shown(const ui::Description& description) override;

 private:
  std::ofstream out_;
  std::optional<std::uint64_t> last_;
};

}  // namespace bale::app
