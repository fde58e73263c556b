#include "platform/printer/status.h"

namespace bale::printer {
namespace {

constexpr unsigned kFixedMask = 0x93;
constexpr unsigned kFixed = 0x12;
constexpr unsigned kIsOffline = 0x08;       // n = 1
constexpr unsigned kCoverOrError = 0x44;    // n = 2: cover open, error
constexpr unsigned kStoppedByPaper = 0x20;  // n = 2
constexpr unsigned kPaperNearEnd = 0x0C;    // n = 4, and GS r 1 as 03h
constexpr unsigned kPaperOut = 0x60;        // n = 4

bool has(const std::optional<std::uint8_t>& byte, unsigned bits) {
  return byte && (*byte & bits) != 0;
}

}  // namespace

bool real_time_answer(std::uint8_t byte) { return (byte & kFixedMask) == kFixed; }

bool in_turn_answer(std::uint8_t byte) {
  return byte == 0x00 || byte == 0x03 || byte == 0x0C || byte == 0x0F;
}

Status status_of(const Answers& answers) {
  if (has(answers.paper, kPaperOut) || has(answers.offline, kStoppedByPaper)) return Status::kOut;
  if (has(answers.printer, kIsOffline) || has(answers.offline, kCoverOrError)) {
    return Status::kOffline;
  }
  if (!answers.printer || !answers.paper) return Status::kUnknown;
  return has(answers.paper, kPaperNearEnd) ? Status::kNearEnd : Status::kOk;
}

}  // namespace bale::printer
