// A receipt printer on a pseudo-terminal: reads strictly (fake_paper.h), answers for its status, and
// misbehaves as told.
//
// Threads: one of its own; every method may be called from the test's.
#pragma once

#include <chrono>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/fake_paper.h"

namespace bale::testing {

// How it behaves; may be changed while it runs.
struct PrinterScript {
  bool mute{false};            // answers nothing
  bool in_turn{true};          // knows GS r
  bool near_end{false};
  bool cover_open{false};
  int out_after_rows{-1};      // dot rows until the paper ends; -1: it does not
  int bytes_per_second{0};     // 0: as fast as they come
  std::size_t buffer{4096};    // bytes it holds ahead of the paper; then it takes no more
  std::vector<std::uint8_t> babble{};  // said before each answer; with `mute`: instead of it
};

class FakePrinter {
 public:
  // `link` is made to point at the terminal, as udev does; plugged in from the start.
  FakePrinter(std::string link, const printer::Profile& profile, const PrinterScript& script = {});
  ~FakePrinter();
  FakePrinter(const FakePrinter&) = delete;
  FakePrinter& operator=(const FakePrinter&) = delete;

  void unplug();  // the terminal hangs up, the link goes; what was received is lost
  void plug();
  void behave(const PrinterScript& script);
  void new_roll();  // after the paper ended

  [[nodiscard]] const std::string& link() const { return link_; }
  [[nodiscard]] FakePaper paper() const;  // a copy of what came out
  [[nodiscard]] bool out_of_paper() const;
  // Questions for its status since the start.
  [[nodiscard]] int questions() const;
  // Pages that were cut. Waits until there are `count`, at most `limit_ms`.
  [[nodiscard]] bool wait_for_pages(int count, int limit_ms) const;

 private:
  void work(const std::stop_token& stop);
  void serve();
  void receive();
  void scan(std::uint8_t byte);
  void put_on_paper();
  void answer(FakePaper::Asked asked);
  void say(const std::vector<std::uint8_t>& bytes);
  [[nodiscard]] bool stopped() const { return out_ || script_.cover_open; }

  std::string link_;
  mutable std::mutex mutex_;
  PrinterScript script_;
  FakePaper paper_;
  int master_{-1};
  bool out_{false};
  int roll_began_{0};  // dot rows of paper_ when this roll began
  int questions_{0};
  std::vector<std::uint8_t> real_time_;  // the beginning of a DLE EOT
  std::deque<std::uint8_t> buffer_;
  double allowance_{0};  // bytes that may go to paper now, when slow
  std::chrono::steady_clock::time_point served_{std::chrono::steady_clock::now()};
  std::jthread thread_;
};

}  // namespace bale::testing
