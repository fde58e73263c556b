// What `bale-sync staff …` does and prints.
#pragma once

#include <string>

#include "platform/clock.h"
#include "sync/outbox/outbox.h"

namespace bale::staff {

enum class Verb : std::uint8_t { kAdd, kReset, kRemove, kList, kLog };

struct Order {
  Verb verb{Verb::kList};
  std::string name;
  bool pin_from_stdin{false};
  bool json{false};
  std::size_t newest{200};  // lines of the log
};

// Prints on standard output.
[[nodiscard]] Result<void> obey(const Order& order, outbox::Outbox& outbox, const Clock& clock);

}  // namespace bale::staff
