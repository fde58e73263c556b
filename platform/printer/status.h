// What a printer's status bytes mean (ESC/POS: DLE EOT n, GS r n). Pure; the device is not trusted:
// a byte without the fixed bits of its kind means nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "platform/printer/printer.h"

namespace bale::printer {

// DLE EOT n answers at once, even while printing or offline.
enum class Ask : std::uint8_t { kPrinter = 1, kOffline = 2, kPaper = 4 };

// Bits 1 and 4 are set, 0 and 7 are not: the maker's way to tell it from flow control (11h, 13h) and
// from automatic status.
[[nodiscard]] bool real_time_answer(std::uint8_t byte);
// GS r 1 answers in its turn: all before it is on paper. Two pairs of bits, nothing else.
[[nodiscard]] bool in_turn_answer(std::uint8_t byte);

struct Answers {
  std::optional<std::uint8_t> printer;  // each one real_time_answer(), or absent
  std::optional<std::uint8_t> offline;
  std::optional<std::uint8_t> paper;
};
[[nodiscard]] Status status_of(const Answers& answers);

}  // namespace bale::printer
