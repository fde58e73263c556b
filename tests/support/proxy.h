// A bad network between a kiosk and its centre, on loopback: forwards, swallows replies after the
// centre has made them, or answers everything with a captive portal's page.
//
// Thread: its own; set() from any. Owner: the test.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
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
  // Hangs up, in order, when so many bytes more have been handed to the centre: both ends get a FIN
  // and the centre whatever was sent before it. `photos`: only connections of attachments.
  void cut_after(std::vector<std::uint64_t> distances, bool photos = false);
  [[nodiscard]] int cuts() const { return cuts_; }
  // Bytes handed to the centre; of them, those of connections whose first call is of attachments.
  [[nodiscard]] std::uint64_t up() const { return up_; }
  [[nodiscard]] std::uint64_t photos_up() const { return photos_up_; }
  // Replies swallowed, pages served.
  [[nodiscard]] int swallowed() const { return swallowed_; }
  [[nodiscard]] int portals() const { return portals_; }

 private:
  void serve();
  void carry(int client);
  void show_portal(int client);
  // How much of `size` may pass before the next cut; takes the cut when it falls inside.
  [[nodiscard]] std::size_t passes(std::size_t size, bool photo, bool& cut);

  int target_;
  int port_{0};
  int listener_{-1};
  std::atomic<Mode> mode_{Mode::kForward};
  std::atomic<int> swallowed_{0};
  std::atomic<int> portals_{0};
  std::atomic<int> cuts_{0};
  std::atomic<std::uint64_t> up_{0};
  std::atomic<std::uint64_t> photos_up_{0};
  std::mutex mutex_;
  std::vector<std::uint64_t> distances_;  // to the next cut, and from each to the one after
  bool cut_photos_only_{false};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
  std::vector<std::thread> connections_;
};

}  // namespace bale::testing
