#include "kiosk/effects/paper.h"

#include <chrono>

namespace bale::effects {

model::PrinterState printer_state(printer::Status status) {
  switch (status) {
    case printer::Status::kOk: return model::PrinterState::kOk;
    case printer::Status::kNearEnd: return model::PrinterState::kNearEnd;
    case printer::Status::kOut: return model::PrinterState::kOut;
    case printer::Status::kOffline: return model::PrinterState::kOffline;
    case printer::Status::kUnknown: break;
  }
  return model::PrinterState::kUnknown;
}

model::PaperJob paper_job(printer::Outcome outcome) {
  switch (outcome) {
    case printer::Outcome::kPrinted:
    case printer::Outcome::kHandedOver: return model::PaperJob::kPrinted;
    case printer::Outcome::kOutOfPaper: return model::PaperJob::kOutOfPaper;
    case printer::Outcome::kFailed: break;
  }
  return model::PaperJob::kFailed;
}

Paper::Paper(PaperOptions options, std::unique_ptr<printer::Printer> printer, DeviceBoard& board,
             Post post)
    : options_(std::move(options)), printer_(std::move(printer)), board_(board),
      post_(std::move(post)), thread_([this](const std::stop_token& stop) { work(stop); }) {}

Paper::~Paper() {
  thread_.request_stop();
  thread_.join();
}

bool Paper::take(const model::Command& command) {
  const auto* const receipt = std::get_if<model::PrintReceipt>(&command);
  const auto* const device = std::get_if<model::TestDevice>(&command);
  const bool test = device != nullptr && device->test == model::StaffTest::kPrinter;
  if (receipt == nullptr && !test) return false;
  {
    const std::lock_guard lock(mutex_);
    test_wanted_ = test_wanted_ || test;
    if (receipt != nullptr && !wanted_ && receipt->receipt.code != printing_) {
      wanted_ = *receipt;
      post_(model::PaperSeen{model::PaperJob::kWaiting});
    }
  }
  changed_.notify_all();
  return true;
}

void Paper::work(const std::stop_token& stop) {
  do {
    board_.printer(printer_state(printer_->status()));
    std::optional<model::PrintReceipt> receipt;
    bool tests = false;
    {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, stop, std::chrono::milliseconds(options_.look_ms),
                        [this] { return wanted_ || test_wanted_; });
      receipt.swap(wanted_);
      if (receipt) printing_ = receipt->receipt.code;
      tests = std::exchange(test_wanted_, false);
    }
    if (receipt) print(*receipt, stop);
    if (tests && !stop.stop_requested()) test(stop);
  } while (!stop.stop_requested());
}

void Paper::print(const model::PrintReceipt& what, const std::stop_token& stop) {
  const auto outcome = printer_->print(receipt_page(what, options_.profile, faces()), stop);
  // How the printer stands comes first: the two are read together.
  if (!stop.stop_requested()) board_.printer(printer_state(printer_->status()));
  const std::lock_guard lock(mutex_);
  printing_.clear();
  post_(model::PaperSeen{paper_job(outcome)});
}

void Paper::test(const std::stop_token& stop) {
  const auto page = test_page(options_.hall, report::Lang::kId, options_.profile, faces());
  const auto job = paper_job(printer_->print(page, stop));
  post_(model::StaffTested{model::StaffTest::kPrinter, job == model::PaperJob::kPrinted});
}

PaperFaces Paper::faces() const {
  PaperFaces faces;
  if (auto regular = Letters::read(options_.font_regular)) faces.regular = std::move(*regular);
  if (auto bold = Letters::read(options_.font_bold)) faces.bold = std::move(*bold);
  return faces;
}

}  // namespace bale::effects
