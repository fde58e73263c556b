// Where the worker finds the bytes behind the handles of a SaveReport.
#pragma once

#include <span>
#include <vector>

#include "kiosk/model/state.h"
#include "platform/secure.h"

namespace bale::effects {

struct AttachedBytes {
  model::AttachmentKind kind{model::AttachmentKind::kPhoto};
  SecretBytes bytes;  // as they are sealed: JPEG of a photo, Ogg Opus of a voice note
};

// Thread-safe: the worker asks while the hands run. Outlives Effects.
class AttachmentSource {
 public:
  virtual ~AttachmentSource() = default;
  // In the order asked; a handle that is not known (any more) is left out.
  [[nodiscard]] virtual std::vector<AttachedBytes> bytes_of(std::span<const int> handles) const = 0;
};

}  // namespace bale::effects
