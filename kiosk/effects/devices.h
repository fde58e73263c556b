// What this hall's machine has, as the hands see it: each hand says its own part, the board tells
// the model whole (DevicesSeen carries all devices at once).
//
// Thread-safe. Owner: the composition root, longer than the hands; one board for all of them.
#pragma once

#include <mutex>
#include <utility>

#include "kiosk/effects/hand.h"

namespace bale::effects {

class DeviceBoard {
 public:
  explicit DeviceBoard(Post post) : post_(std::move(post)) {}

  // `change` gets the devices as they stand. Posts DevicesSeen when it made them different, in the
  // order of the changes; an idle hall posts nothing.
  template <typename Change>
  void update(Change change) {
    const std::lock_guard lock(mutex_);
    const model::Devices before = seen_;
    change(seen_);
    if (!same(before, seen_)) post_(model::DevicesSeen{seen_});
  }
  void printer(model::PrinterState state) {
    update([state](model::Devices& devices) { devices.printer = state; });
  }
  void camera(bool there) {
    update([there](model::Devices& devices) { devices.camera = there; });
  }
  void microphone(bool there) {
    update([there](model::Devices& devices) { devices.microphone = there; });
  }
  void speaker(bool there) {
    update([there](model::Devices& devices) { devices.speaker = there; });
  }

 private:
  static bool same(const model::Devices& a, const model::Devices& b) {
    return a.camera == b.camera && a.microphone == b.microphone && a.speaker == b.speaker &&
           a.printer == b.printer;
  }

  std::mutex mutex_;
  Post post_;
  model::Devices seen_;
};

}  // namespace bale::effects
