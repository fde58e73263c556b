// How much the next batch may hold. Halved when the centre refuses a batch whole, so that one bad
// item is found and set aside alone; halved in bytes when the link fails under it, so that a bad
// link loses little; doubled again after each success. Pure.
#pragma once

#include <algorithm>
#include <cstddef>

#include "sync/outbox/outbox.h"
#include "sync/wire/messages.h"

namespace bale::uploader {

class BatchLimit {
 public:
  // Room for the head, the signature and the items' lengths within wire::kBatchBytesMax.
  static constexpr std::size_t kBytesMax = wire::kBatchBytesMax - 16 * 1024;
  static constexpr std::size_t kBytesMin = 8 * 1024;

  [[nodiscard]] outbox::LeaseLimits lease() const { return {items_, bytes_}; }

  void succeeded() {
    items_ = std::min(items_ * 2, wire::kBatchItemsMax);
    bytes_ = std::min(bytes_ * 2, kBytesMax);
  }
  // `sent` ≥ 2 items were refused together.
  void refused(std::size_t sent) { items_ = std::max<std::size_t>(1, sent / 2); }
  void link_failed() { bytes_ = std::max(bytes_ / 2, kBytesMin); }

 private:
  std::size_t items_{wire::kBatchItemsMax};
  std::size_t bytes_{256 * 1024};
};

}  // namespace bale::uploader
