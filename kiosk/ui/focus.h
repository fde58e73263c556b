// The focus rule, pure: which target the tactile keypad stands on, and which one OK activates.
//
// Left and right go to the target before or after in the order of the description; up and down to
// the nearest one above or below in the same column, and where there is none, on in the order. Both
// ends meet, so there is no trap: by right alone every target is reached, refused ones too, which
// then say what is missing (EN 301 549 5.6, VVSG 2.0 7.2-D).
//
// A new screen begins on its first answer, not on the roof. The ring hides at a touch; the key that
// comes after it only shows where the focus stands, so that nobody activates what he did not see. A
// key that falls into the first frame of a screen is dropped, like a press.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/input.h"

namespace bale::ui {

class FocusRule {
 public:
  // `bounce`: OK again within so many seconds does nothing.
  void begin_frame(std::string_view screen, const Input& input, double bounce);
  // Registers a target; true in the frame in which OK activates it.
  bool target(const PxRect& rect);
  // What was registered so far in this frame is the roof.
  void roof_ends() { answers_from_ = current_.size(); }
  // How many targets that was.
  [[nodiscard]] std::size_t roof() const { return answers_from_; }
  void end_frame();

  // Index of the target with the focus, in order of registration; after end_frame(). Empty only on
  // a screen without targets.
  [[nodiscard]] std::optional<std::size_t> at() const { return at_; }
  // The keypad is in use: draw the ring.
  [[nodiscard]] bool ring() const { return ring_; }
  // An arrow, or a first key, moved or showed the focus in this frame: say where it stands.
  [[nodiscard]] bool moved() const { return moved_; }

 private:
  void key(Key key, double time, double bounce);
  [[nodiscard]] std::size_t next(std::size_t from, int by) const;
  [[nodiscard]] std::size_t beyond(std::size_t from, bool down) const;

  std::string screen_;
  std::vector<PxRect> seen_;     // last frame's targets, in order
  std::vector<PxRect> current_;  // this frame's
  std::size_t answers_from_{};
  std::optional<PxRect> focus_;  // its place: what stands there may change its words
  std::optional<std::size_t> at_;
  bool ring_{};
  bool moved_{};
  bool ok_{};  // activates focus_ in this frame
  double last_ok_{-1};
};

}  // namespace bale::ui
