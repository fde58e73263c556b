// The hand against a fake printer: what the model hears.
#include <doctest/doctest.h>

#include <chrono>
#include <mutex>

#include "kiosk/effects/paper.h"
#include "kiosk/effects/qr.h"
#include "platform/printer/device_printer.h"
#include "tests/support/child.h"
#include "tests/support/fake_printer.h"

using bale::effects::DeviceBoard;
using bale::effects::Paper;
using bale::model::Event;
using bale::model::PaperJob;
using bale::model::PrinterState;
using bale::printer::DevicePrinter;
using bale::testing::FakePrinter;
using bale::testing::PrinterScript;
using bale::testing::TempFolder;
using Steady = std::chrono::steady_clock;

namespace {

constexpr bale::printer::Patience kPatience{
    .answer = 500, .stall = 2'000, .settle = 10'000, .finish = 500};

// All that was posted, from whatever thread.
class Ear {
 public:
  void hear(Event event) {
    const std::lock_guard lock(mutex_);
    if (const auto* seen = std::get_if<bale::model::DevicesSeen>(&event)) {
      printers_.push_back(seen->devices.printer);
      cameras_.push_back(seen->devices.camera);
    }
    if (const auto* seen = std::get_if<bale::model::PaperSeen>(&event)) jobs_.push_back(seen->job);
    if (const auto* seen = std::get_if<bale::model::StaffTested>(&event)) {
      tests_.push_back(seen->passed);
    }
  }
  template <typename Ready>
  bool within(int ms, Ready ready) {
    const auto until = Steady::now() + std::chrono::milliseconds(ms);
    while (Steady::now() < until) {
      {
        const std::lock_guard lock(mutex_);
        if (ready(*this)) return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
  bool printer_is(PrinterState state) {
    return within(15'000, [state](const Ear& ear) {
      return !ear.printers_.empty() && ear.printers_.back() == state;
    });
  }
  bool job_ends() {
    return within(20'000, [](const Ear& ear) {
      return !ear.jobs_.empty() && ear.jobs_.back() != PaperJob::kWaiting;
    });
  }
  std::vector<PaperJob> jobs() {
    const std::lock_guard lock(mutex_);
    return jobs_;
  }

  std::vector<PrinterState> printers_;
  std::vector<bool> cameras_;
  std::vector<PaperJob> jobs_;
  std::vector<bool> tests_;

 private:
  std::mutex mutex_;
};

struct Hall {
  explicit Hall(const PrinterScript& script = {}) : fake(folder / "printer", {}, script) { begin(); }
  ~Hall() { hand.reset(); }

  void begin() {
    bale::effects::PaperOptions options;
    options.hall = "Balai Desa Uji";
    options.font_regular = FONT_REGULAR;
    options.font_bold = FONT_BOLD;
    options.look_ms = 100;
    hand = std::make_unique<Paper>(
        std::move(options),
        std::make_unique<DevicePrinter>(fake.link(), bale::printer::Line{}, true, kPatience),
        board, [this](Event event) { ear.hear(std::move(event)); });
  }

  TempFolder folder;
  FakePrinter fake;
  Ear ear;
  DeviceBoard board{[this](Event event) { ear.hear(std::move(event)); }};
  std::unique_ptr<Paper> hand;
};

bale::model::Command receipt(const char* code = "7KQM-3RTX-9DHW") {
  bale::model::PrintReceipt out;
  out.receipt.code = bale::SecretString(code);
  auto qr = bale::effects::make_qr("", "7KQM3RTX9DHW");
  out.receipt.qr = std::move(qr.modules);
  out.receipt.qr_size = qr.size;
  out.hall = "Balai Desa Uji";
  return out;
}

int pages_with(const FakePrinter& fake, const std::string& code) {
  const auto text = fake.paper().text();
  int count = 0;
  for (auto at = text.find(code); at != std::string::npos; at = text.find(code, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("A receipt waits, is printed, and the printer is seen as it is") {
  Hall hall;
  CHECK(hall.ear.printer_is(PrinterState::kOk));
  CHECK(hall.hand->take(receipt()));
  CHECK(hall.ear.job_ends());
  CHECK(hall.ear.jobs() == std::vector{PaperJob::kWaiting, PaperJob::kPrinted});
  CHECK(hall.fake.paper().error() == "");
  CHECK(pages_with(hall.fake, "7KQM-3RTX-9DHW") == 1);
}

TEST_CASE("Commands of others are left to them") {
  Hall hall;
  CHECK_FALSE(hall.hand->take(bale::model::MintCode{}));
  CHECK_FALSE(hall.hand->take(bale::model::TestDevice{bale::model::StaffTest::kCamera}));
}

TEST_CASE("Taking a job is prompt, however slow the printer, and a hasty finger prints one page") {
  Hall hall({.bytes_per_second = 20'000, .buffer = 1'024});
  const auto before = Steady::now();
  for (int i = 0; i < 50; ++i) CHECK(hall.hand->take(receipt()));
  CHECK(Steady::now() - before < std::chrono::milliseconds(500));  // 50 times 10 ms
  CHECK(hall.ear.job_ends());
  CHECK(hall.ear.jobs() == std::vector{PaperJob::kWaiting, PaperJob::kPrinted});
  CHECK(pages_with(hall.fake, "7KQM-3RTX-9DHW") == 1);
}

TEST_CASE("Paper that ends within a receipt is told, then the printer is seen to be out") {
  Hall hall({.out_after_rows = 200});
  CHECK(hall.hand->take(receipt()));
  CHECK(hall.ear.job_ends());
  CHECK(hall.ear.jobs().back() == PaperJob::kOutOfPaper);
  CHECK(hall.ear.printer_is(PrinterState::kOut));
}

TEST_CASE("A receipt that found no printer is not printed later by itself") {
  Hall hall;
  CHECK(hall.ear.printer_is(PrinterState::kOk));
  hall.fake.unplug();
  CHECK(hall.ear.printer_is(PrinterState::kOffline));
  CHECK(hall.hand->take(receipt("AAAA-AAAA-AAAA")));
  CHECK(hall.ear.job_ends());
  CHECK(hall.ear.jobs().back() == PaperJob::kFailed);
  hall.fake.plug();
  CHECK(hall.ear.printer_is(PrinterState::kOk));
  hall.hand.reset();
  hall.begin();  // the next visit's program
  CHECK(hall.hand->take(receipt("BBBB-BBBB-BBBB")));
  CHECK(hall.fake.wait_for_pages(1, 20'000));
  CHECK(pages_with(hall.fake, "AAAA-AAAA-AAAA") == 0);
  CHECK(pages_with(hall.fake, "BBBB-BBBB-BBBB") == 1);
}

TEST_CASE("A mute printer is unknown: the receipt counts as handed over") {
  Hall hall({.mute = true});
  CHECK(hall.ear.printer_is(PrinterState::kUnknown));
  CHECK(hall.hand->take(receipt()));
  CHECK(hall.ear.job_ends());
  CHECK(hall.ear.jobs().back() == PaperJob::kPrinted);
  CHECK(hall.ear.printer_is(PrinterState::kUnknown));
}

TEST_CASE("A visitor who leaves at once still finds the whole receipt") {
  Hall hall;
  CHECK(hall.ear.printer_is(PrinterState::kOk));
  CHECK(hall.hand->take(receipt()));
  const auto before = Steady::now();
  hall.hand.reset();
  CHECK(Steady::now() - before < std::chrono::seconds(4));
  CHECK(hall.fake.wait_for_pages(1, 10'000));
  CHECK(hall.fake.paper().error() == "");
}

TEST_CASE("The end of a visit is not held up by a printer that takes nothing") {
  Hall hall({.mute = true, .bytes_per_second = 1, .buffer = 64});
  CHECK(hall.hand->take(receipt()));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  const auto before = Steady::now();
  hall.hand.reset();
  CHECK(Steady::now() - before < std::chrono::seconds(4));
}

TEST_CASE("Staff's test prints a page and says whether it came out") {
  Hall hall;
  CHECK(hall.hand->take(bale::model::TestDevice{bale::model::StaffTest::kPrinter}));
  CHECK(hall.ear.within(20'000, [](const Ear& ear) { return !ear.tests_.empty(); }));
  CHECK(hall.ear.tests_ == std::vector{true});
  CHECK(hall.fake.paper().text().find("Cetak uji.") != std::string::npos);
  hall.fake.behave({.cover_open = true});
  CHECK(hall.hand->take(bale::model::TestDevice{bale::model::StaffTest::kPrinter}));
  CHECK(hall.ear.within(20'000, [](const Ear& ear) { return ear.tests_.size() == 2; }));
  CHECK(hall.ear.tests_.back() == false);
}

TEST_CASE("The board tells all devices whole, and an idle hall nothing") {
  Hall hall;
  CHECK(hall.ear.printer_is(PrinterState::kOk));
  hall.board.camera(true);
  CHECK(hall.ear.within(5'000, [](const Ear& ear) { return ear.cameras_.back(); }));
  CHECK(hall.ear.printer_is(PrinterState::kOk));  // the other device is still there
  const auto told = hall.ear.printers_.size();
  const int asked = hall.fake.questions();
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  CHECK(hall.fake.questions() > asked);  // it did look
  CHECK(hall.ear.printers_.size() == told);
}
