// A clock that stands still until told. Linked by tests only.
#pragma once

#include <atomic>

#include "platform/clock.h"

namespace bale {

class FakeClock final : public Clock {
 public:
  [[nodiscard]] WallMs wall() const override { return wall_; }
  [[nodiscard]] MonotonicMs monotonic() const override { return monotonic_; }
  [[nodiscard]] Id16 boot_id() const override { return boot_; }

  void advance(std::int64_t ms) {
    wall_ += ms;
    monotonic_ += ms;
  }
  void set_wall(WallMs ms) { wall_ = ms; }
  void set_boot(const Id16& id) { boot_ = id; }

 private:
  std::atomic<WallMs> wall_{1'795'000'000'000};  // 18 November 2026
  std::atomic<MonotonicMs> monotonic_{100'000};
  Id16 boot_{1};
};

}  // namespace bale
