// A whole small house in a temporary folder: one centre, any number of kiosks, the shipped
// programs as child processes on loopback.
//
//   House house;                    // keygen with the test cost of tracking
//   house.start_centre();
//   const auto kiosk = house.enrol("kiosk-1");
//   house.file(kiosk, report("Lampu padam"));   house.sync_once(kiosk);   house.reports();
//
// Every method fails the running doctest case (REQUIRE) when the programs do not do their part.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/child.h"

namespace bale::testing {

using Json = nlohmann::json;

// One valid line for bale-file --ndjson; `text` is its content.
[[nodiscard]] Json report(const std::string& text);
[[nodiscard]] std::string ndjson(const std::vector<Json>& reports);

// A port nobody listens on at this moment.
[[nodiscard]] int free_port();
[[nodiscard]] bool listening(int port);

[[nodiscard]] std::string program(const std::string& name);  // path in the build folder

struct HouseOptions {
  bool test_cost{true};
};

class House {
 public:
  using Options = HouseOptions;
  explicit House(const Options& options = {});

  // `wrapper` stands before the program: strace and its arguments. Waits until it listens.
  void start_centre(const std::vector<std::string>& wrapper = {});
  void stop_centre();  // SIGTERM
  void kill_centre();  // SIGKILL
  [[nodiscard]] Child& centre() { return *centre_; }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  // A new folder, enrolled. Returns its path. `url`: through a proxy, say.
  std::string enrol(const std::string& name, const std::string& url = {});
  // bale-file --ndjson; the ids it printed.
  std::vector<std::string> file(const std::string& kiosk, const std::vector<Json>& reports);
  Finished sync_once(const std::string& kiosk);
  Json status(const std::string& kiosk);
  Json reports();
  // The centre's ids as strings, sorted, doubles kept.
  std::vector<std::string> ids();
  Finished central(const std::vector<std::string>& arguments);

  [[nodiscard]] std::string centre_data() const { return folder_ / "centre"; }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  // A fresh prefix for a child's logs.
  [[nodiscard]] std::string logs(const std::string& what);

 private:
  TempFolder folder_;
  int port_;
  int children_{0};
  std::optional<Child> centre_;
};

}  // namespace bale::testing
