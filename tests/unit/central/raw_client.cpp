#include "tests/unit/central/raw_client.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace bale::testing {

RawClient::RawClient(std::uint16_t port, int window)
    : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (window > 0) ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &window, sizeof(window));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
}

RawClient::~RawClient() {
  if (fd_ >= 0) ::close(fd_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool RawClient::more(std::chrono::milliseconds limit) {
  pollfd waiting{fd_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(limit.count())) <= 0) return false;
  char bytes[16384];
  const auto n = ::recv(fd_, bytes, sizeof(bytes), 0);
  if (n <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(n));
  return true;
}

std::string RawClient::reply(std::chrono::milliseconds limit) {
  for (;;) {
    const auto end = buffer_.find("\r\n\r\n");
    if (end != std::string::npos) {
      const auto at = buffer_.find("Content-Length: ");
      const auto length =
          at < end ? std::strtoull(buffer_.c_str() + at + 16, nullptr, 10) : std::size_t{0};
      if (buffer_.size() >= end + 4 + length) {
        auto out = buffer_.substr(0, end + 4 + length);
        buffer_.erase(0, out.size());
        return out;
      }
    }
    if (!more(limit)) return {};
  }
}

std::string RawClient::some(std::size_t size) {
  std::string out(size, '\0');
  const auto n = ::recv(fd_, out.data(), out.size(), 0);
  out.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
  return out;
}

std::string RawClient::rest(std::chrono::milliseconds limit) {
  while (more(limit)) {
  }
  return std::exchange(buffer_, {});
}

bool RawClient::closed(std::chrono::milliseconds limit) {
  pollfd waiting{fd_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(limit.count())) <= 0) return false;
  char byte = 0;
  return ::recv(fd_, &byte, 1, MSG_PEEK) <= 0;
}

void RawClient::half_close() { ::shutdown(fd_, SHUT_WR); }

int status_of(const std::string& reply) {
  return reply.starts_with("HTTP/1.1 ") ? std::atoi(reply.c_str() + 9) : 0;
}

std::string body_of(const std::string& reply) {
  const auto end = reply.find("\r\n\r\n");
  return end == std::string::npos ? std::string() : reply.substr(end + 4);
}

std::string post(std::string_view path, std::string_view body, std::string_view headers) {
  std::string out = "POST ";
  out.append(path).append(" HTTP/1.1\r\nHost: centre\r\nContent-Type: application/cbor\r\n");
  out.append(headers).append("Content-Length: ").append(std::to_string(body.size()));
  out.append("\r\n\r\n").append(body);
  return out;
}

}  // namespace bale::testing
