// A bad network between a kiosk and its centre, on loopback: forwards, swallows replies after the
// centre has made them, or answers everything with a captive portal's page.
//
// Thread: its own; set() from any. Owner: the test.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace bale::testing {

class Proxy {
 public:
  enum class Mode : std::uint8_t {
    kForward,
    kSwallowReply,  // the request goes through; at the first byte of the reply both ends are cut
    kPortal,        // "200 OK" and a page of HTML, whatever was asked
    kRefuse,        // accepts and hangs up
  };

  explicit Proxy(int target_port);
  ~Proxy();
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  void set(Mode mode) { mode_ = mode; }
  // Replies swallowed, pages served.
  [[nodiscard]] int swallowed() const { return swallowed_; }
  [[nodiscard]] int portals() const { return portals_; }

 private:
  void serve();
  void carry(int client);
  void show_portal(int client);

  int target_;
  int port_{0};
  int listener_{-1};
  std::atomic<Mode> mode_{Mode::kForward};
  std::atomic<int> swallowed_{0};
  std::atomic<int> portals_{0};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
  std::vector<std::thread> connections_;
};

}  // namespace bale::testing
