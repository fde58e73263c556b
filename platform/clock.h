// Time as the product sees it. The wall clock of a hall PC is untrusted input: order is by
// sequence, and three readings travel with each report so that the centre can judge.
#pragma once

#include <cstdint>

#include "platform/bytes.h"

namespace bale {

// Milliseconds since 1970-01-01 UTC as this machine believes. May jump either way.
using WallMs = std::int64_t;
// Milliseconds since this machine started (CLOCK_BOOTTIME). Never goes back within one boot.
using MonotonicMs = std::int64_t;

// Thread: any. Owner: the composition root; everyone else takes `const Clock&`.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual WallMs wall() const = 0;
  [[nodiscard]] virtual MonotonicMs monotonic() const = 0;
  // Differs after each start of the machine. Where /proc hides the kernel's boot id
  // (ProcSubset=pid), it is derived from the boot moment.
  [[nodiscard]] virtual Id16 boot_id() const = 0;
};

class SystemClock final : public Clock {
 public:
  SystemClock();
  [[nodiscard]] WallMs wall() const override;
  [[nodiscard]] MonotonicMs monotonic() const override;
  [[nodiscard]] Id16 boot_id() const override { return boot_id_; }

 private:
  Id16 boot_id_{};
};

}  // namespace bale
