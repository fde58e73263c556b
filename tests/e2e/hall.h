// A hall: a display, a kiosk on it, a visitor before it, a centre behind it. Everything real.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/display.h"
#include "tests/support/house.h"
#include "tests/support/visitor.h"

namespace bale::testing {

// What a visitor has on their mind. Words of the test, none of which stands in a catalogue.
struct Story {
  std::string words{"Gorong-gorong mampet sejak Kamis, airnya meluap ke warung Meme Rai."};
  std::string landmark{"samping warung bubur Meme Rai"};
  std::string name{"Ketut Wirasana"};
};

// Asks again and again until it is so; false: it was not within the limit.
template <typename Ready>
bool within(std::chrono::milliseconds limit, Ready ready,
            std::chrono::milliseconds look = std::chrono::milliseconds(20)) {
  const auto until = std::chrono::steady_clock::now() + limit;
  while (!ready()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(look);
  }
  return true;
}

class Hall {
 public:
  struct Options {
    int width{1920};
    int height{1080};
    std::string program{"bale-kiosk-test"};
    bool speaks{false};  // writes what is spoken instead of what is shown
  };
  explicit Hall(const Options& options);

  // Enrols the kiosk's folder at a centre that runs meanwhile.
  void enrol();
  // TOML of the hall's configuration, for the kiosks started from here on.
  void configure(const std::string& toml);
  // NAME=VALUE of their environment, likewise.
  void surround(const std::string& variable) { environment_.push_back(variable); }
  void start_kiosk();
  void start_sync();  // the daemon, asking for news every second
  void stop_sync() { sync_.reset(); }

  // From the attract screen to the words of a complaint about water, by touch.
  void to_words();
  // From the attract screen to the review, by touch.
  void tell(const Story& story);
  // Kirim Laporan, until the receipt stands. Returns its code.
  std::string submit();
  // From the receipt back to an attract screen whose program stands.
  void leave();

  [[nodiscard]] House& house() { return house_; }
  [[nodiscard]] Display& display() { return display_; }
  [[nodiscard]] Visitor& visitor() { return visitor_; }
  [[nodiscard]] Child& kiosk() { return *kiosk_; }
  [[nodiscard]] const std::string& data() const { return data_; }
  [[nodiscard]] std::string description() const { return house_.path("screens.jsonl"); }
  [[nodiscard]] std::string spoken() const { return house_.path("spoken.txt"); }

 private:
  Options options_;
  House house_;
  Display display_;
  Visitor visitor_;
  std::string data_;
  std::string config_;
  std::vector<std::string> environment_;
  std::optional<Child> sync_;
  std::optional<Child> kiosk_;
};

}  // namespace bale::testing
