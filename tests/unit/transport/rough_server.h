// A server of one connection at a time that says exactly the bytes a test wants, on loopback.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace bale::test {

// One accepted connection. read_request() gives headers and body of one request; empty: it ended.
class Connection {
 public:
  Connection(int fd, const std::atomic<bool>& over) : fd_(fd), over_(over) {}

  std::string read_request() {
    while (!whole()) {
      if (!read_more()) return {};
    }
    const auto size = whole_size();
    auto out = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return out;
  }
  void write(const std::string& text) {
    (void)!::send(fd_, text.data(), text.size(), MSG_NOSIGNAL);
  }
  // Waits, but not beyond the end of the test.
  void sleep_ms(int ms) const {
    for (int i = 0; i < ms / 5 && !over_; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  [[nodiscard]] int fd() const { return fd_; }

 private:
  [[nodiscard]] std::size_t whole_size() const {
    const auto head = buffer_.find("\r\n\r\n");
    if (head == std::string::npos) return std::string::npos;
    const auto at = buffer_.find("Content-Length: ");
    const auto body = at < head ? std::stoul(buffer_.substr(at + 16)) : 0;
    return head + 4 + body;
  }
  [[nodiscard]] bool whole() const {
    const auto size = whole_size();
    return size != std::string::npos && buffer_.size() >= size;
  }
  bool read_more() {
    pollfd waiting{fd_, POLLIN, 0};
    while (!over_) {
      if (::poll(&waiting, 1, 20) <= 0) continue;
      char data[4096];
      const auto n = ::recv(fd_, data, sizeof data, 0);
      if (n <= 0) return false;
      buffer_.append(data, static_cast<std::size_t>(n));
      return true;
    }
    return false;
  }

  int fd_;
  const std::atomic<bool>& over_;
  std::string buffer_;
};

class RoughServer {
 public:
  using Script = std::function<void(Connection&)>;

  explicit RoughServer(Script script) : script_(std::move(script)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(listener_, 8);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~RoughServer() {
    over_ = true;
    thread_.join();
    ::close(listener_);
  }
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] int connections() const { return connections_; }

 private:
  void serve() {
    pollfd waiting{listener_, POLLIN, 0};
    while (!over_) {
      if (::poll(&waiting, 1, 20) <= 0) continue;
      const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (fd < 0) continue;
      ++connections_;
      Connection connection(fd, over_);
      script_(connection);
      ::close(fd);
    }
  }

  Script script_;
  int listener_{-1};
  int port_{0};
  std::atomic<bool> over_{false};
  std::atomic<int> connections_{0};
  std::thread thread_;
};

inline std::string ok(const std::string& body, const std::string& more = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: Application/CBOR; charset=x\r\n" + more +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace bale::test
