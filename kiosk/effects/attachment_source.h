// Where the worker finds the bytes behind the handles of a SaveReport.
#pragma once

#include <span>
#include <vector>

#include "sync/report/attachment.h"

namespace bale::effects {

// Thread-safe: the worker asks while the hands run. Outlives Effects.
class AttachmentSource {
 public:
  virtual ~AttachmentSource() = default;
  // In the order asked; a handle that is not known (any more) is left out.
  [[nodiscard]] virtual std::vector<report::Attachment> bytes_of(
      std::span<const int> handles) const = 0;
};

}  // namespace bale::effects
