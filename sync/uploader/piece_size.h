// How much of a photo goes in one request: what the link carried lately in a few seconds, so that
// texts are never far behind, a cut costs little beside what the centre kept anyway, and headers
// stay below a hundredth. Halved on 413 (and never above that again) and when the link fails. Pure.
#pragma once

#include <algorithm>
#include <cstdint>

namespace bale::uploader {

class PieceSize {
 public:
  static constexpr std::uint64_t kFirst = 32 * 1024;  // about 11 s of a 2G link
  static constexpr std::uint64_t kMin = 4 * 1024;
  static constexpr std::uint64_t kMax = 2 * 1024 * 1024;
  static constexpr std::int64_t kAimMs = 5'000;

  [[nodiscard]] std::uint64_t next(std::uint64_t left) const { return std::min(size_, left); }

  // `bytes` took `ms`. At most four times as much at once: the first are measured badly.
  void carried(std::uint64_t bytes, std::int64_t ms) {
    const auto aim = bytes * kAimMs / static_cast<std::uint64_t>(std::max<std::int64_t>(ms, 1));
    set(std::min(aim, size_ * 4));
  }
  void link_failed() { set(size_ / 2); }
  // False when it cannot be made smaller.
  bool refused(std::uint64_t sent) {
    if (sent <= kMin) return false;
    most_ = std::max(kMin, sent / 2);
    set(most_);
    return true;
  }

 private:
  void set(std::uint64_t size) { size_ = std::clamp(size, kMin, most_); }
  std::uint64_t size_{kFirst};
  std::uint64_t most_{kMax};
};

}  // namespace bale::uploader
