// A printer behind a path: /dev/usb/lp0, a serial port (/dev/ttyUSB0), a pseudo-terminal, or a plain
// file that takes the bytes. The path may be a link that udev makes anew with each plug.
//
//   Away ──open──▶ There ──error, hang-up, no byte taken──▶ Away        (each call tries to open)
//
// Takes flock() on the device, and TIOCEXCL on a terminal: one owner.
#pragma once

#include <string>

#include "platform/printer/printer.h"
#include "platform/printer/profile.h"
#include "platform/printer/status.h"

namespace bale::printer {

// Of a serial port; other paths do not look at it.
struct Line {
  int baud{115'200};  // 9600, 19200, 38400, 57600, 115200
  enum class Flow : std::uint8_t { kNone, kSoftware, kHardware } flow{Flow::kSoftware};
};
[[nodiscard]] bool known_baud(int baud);

class DevicePrinter final : public Printer {
 public:
  // Opens nothing yet. `answers`: Profile::answers.
  DevicePrinter(std::string path, const Line& line, bool answers, const Patience& patience = {})
      : path_(std::move(path)), line_(line), answers_(answers), patience_(patience) {}
  ~DevicePrinter() override { close(); }
  DevicePrinter(const DevicePrinter&) = delete;
  DevicePrinter& operator=(const DevicePrinter&) = delete;

  [[nodiscard]] Status status() override;
  [[nodiscard]] Outcome print(const Job& job, const std::stop_token& stop) override;

 private:
  // How a write went.
  enum class Sent : std::uint8_t { kAll, kStalled, kGone, kTooLate };

  bool open();
  bool set_up();
  bool set_up_terminal();
  void close();
  void forget_unsent();  // bytes the system still holds for the device

  [[nodiscard]] Sent send(const std::uint8_t* bytes, std::size_t size, int stall_ms,
                          const std::stop_token& stop);
  void drain(const std::stop_token& stop);
  std::optional<std::uint8_t> read_answer(bool (*fits)(std::uint8_t), int ms);
  std::optional<std::uint8_t> ask(Ask what);
  void discard_input();

  [[nodiscard]] Sent send_steps(const Job& job, bool talks, const std::stop_token& stop);
  [[nodiscard]] Outcome settle(const std::stop_token& stop);
  [[nodiscard]] Outcome give_up(Sent how);

  std::string path_;
  Line line_;
  bool answers_;
  Patience patience_;
  int fd_{-1};
  bool terminal_{false};
  bool file_{false};
  // A picture may have been cut off before: the device may still wait for its rest. Also at the
  // start, for the process before this one.
  bool torn_{true};
  bool out_of_paper_{false};  // seen within the job
};

}  // namespace bale::printer
