// The receipt printer: what it says of itself, and a job put on paper.
//
// Owner and thread: one of each. Nothing here blocks longer than Patience says, whatever the device
// does; a printer that is away is asked for anew with every call, so that a plug pulled and put back
// needs nobody.
#pragma once

#include <stop_token>
#include <vector>

#include "platform/secure.h"

namespace bale::printer {

enum class Status : std::uint8_t {
  kOk,
  kNearEnd,  // paper for some more receipts
  kOut,      // no paper
  kOffline,  // not there, switched off, cover open, in error, or it takes no byte
  kUnknown,  // it is there and says nothing, or nothing that makes sense
};

// Bytes in steps: a step is whole commands, so that a job may end, or a status be asked, between two
// of them. In wiping memory: a job holds a receipt's code.
struct Job {
  std::vector<SecretBytes> steps;
};
// A step is never longer. As many NULs bring any printer out of a picture that was cut off.
inline constexpr std::size_t kStepMax = 2048;

enum class Outcome : std::uint8_t {
  kPrinted,     // the printer says so itself
  kHandedOver,  // it took every byte and says nothing (Status::kUnknown), or there was no time to ask
  kOutOfPaper,  // before or within; what is on paper is not whole
  kFailed,      // not there, cover open, in error, or it stopped taking bytes
};

// Milliseconds.
struct Patience {
  int answer{300};    // for one status byte; a printer answers at once, even while it prints
  int stall{4'000};   // without one byte taken: it will not take more
  int settle{6'000};  // from the last byte until the paper has come out (about 13 cm)
  int finish{1'000};  // after a stop was asked for: what is begun is handed over, for so long
};

class Printer {
 public:
  virtual ~Printer() = default;
  [[nodiscard]] virtual Status status() = 0;
  // Once; never repeated by itself. After `stop` it hands over what it can within Patience::finish
  // and waits for nothing.
  [[nodiscard]] virtual Outcome print(const Job& job, const std::stop_token& stop) = 0;
};

}  // namespace bale::printer
