// The hand that puts receipts on paper and watches the printer.
//
//   PrintReceipt ──▶ PaperSeen kWaiting ──▶ kPrinted | kOutOfPaper | kFailed
//   TestDevice(kPrinter) ──▶ StaffTested
//   every few seconds: the printer's state on the DeviceBoard
//
// A receipt is sent once. What fails is told and not repeated: only the visitor asks for another
// one. After kPrinted with a printer of PrinterState::kUnknown nobody has seen the paper: it was
// handed over, and the screen may say no more than that.
//
// Threads: take() is prompt; the printer belongs to the hand's own thread. Dying, the hand still
// hands over a receipt that is begun (printer::Patience::finish), and nothing else.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/effects/devices.h"
#include "kiosk/effects/hand.h"
#include "kiosk/effects/receipt_paper.h"
#include "platform/printer/printer.h"

namespace bale::effects {

struct PaperOptions {
  printer::Profile profile;
  std::string hall;            // of the test page
  std::string font_regular;    // Noto Sans; what cannot be read is printed in the printer's letters
  std::string font_bold;
  std::int64_t look_ms{3'000};  // between two looks at the printer
};

class Paper final : public Hand {
 public:
  // `board` outlives the hand.
  Paper(PaperOptions options, std::unique_ptr<printer::Printer> printer, DeviceBoard& board,
        Post post);
  ~Paper() override;

  [[nodiscard]] bool take(const model::Command& command) override;

 private:
  void work(const std::stop_token& stop);
  void print(const model::PrintReceipt& what, const std::stop_token& stop);
  void test(const std::stop_token& stop);
  [[nodiscard]] PaperFaces faces() const;

  PaperOptions options_;
  std::unique_ptr<printer::Printer> printer_;  // the own thread's, once it runs
  DeviceBoard& board_;
  Post post_;

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<model::PrintReceipt> wanted_;
  SecretString printing_;  // the code on the page in work: a second touch asks for the same paper
  bool test_wanted_{false};
  std::jthread thread_;  // last: it uses all of the above
};

[[nodiscard]] model::PrinterState printer_state(printer::Status status);
[[nodiscard]] model::PaperJob paper_job(printer::Outcome outcome);

}  // namespace bale::effects
