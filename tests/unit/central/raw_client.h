// A client that sends exactly the bytes it is told to, well-formed or not.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace bale::testing {

class RawClient {
 public:
  // `window`: bytes the system holds for us unread; 0: its own choice.
  explicit RawClient(std::uint16_t port, int window = 0);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  RawClient(RawClient&& other) noexcept : fd_(other.fd_), buffer_(std::move(other.buffer_)) {
    other.fd_ = -1;
  }

  // False when the other side has closed.
  bool send(std::string_view bytes);
  // One whole reply by its Content-Length; empty when the connection closed or `limit` passed.
  std::string reply(std::chrono::milliseconds limit = std::chrono::seconds(10));
  // At most `size` bytes, once some are there.
  std::string some(std::size_t size);
  // Everything until the other side closes.
  std::string rest(std::chrono::milliseconds limit = std::chrono::seconds(10));
  [[nodiscard]] bool closed(std::chrono::milliseconds limit);
  void half_close();

 private:
  bool more(std::chrono::milliseconds limit);
  int fd_;
  std::string buffer_;
};

// "HTTP/1.1 200 OK…" -> 200; 0 when there is none.
[[nodiscard]] int status_of(const std::string& reply);
[[nodiscard]] std::string body_of(const std::string& reply);
[[nodiscard]] std::string post(std::string_view path, std::string_view body,
                               std::string_view headers = {});

}  // namespace bale::testing
