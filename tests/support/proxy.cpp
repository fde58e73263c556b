#include "tests/support/proxy.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace bale::testing {
namespace {

constexpr int kTickMs = 20;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool send_all(int fd, std::string_view data) {
  while (!data.empty()) {
    const auto sent = ::send(fd, data.data(), data.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    data.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// What is there to read; empty: the other end hung up.
std::string receive(int fd) {
  std::array<char, 65536> buffer;
  const auto got = ::recv(fd, buffer.data(), buffer.size(), 0);
  return got > 0 ? std::string(buffer.data(), static_cast<std::size_t>(got)) : std::string();
}

bool readable(int fd, int limit_ms) {
  pollfd watched{fd, POLLIN, 0};
  return ::poll(&watched, 1, limit_ms) > 0;
}

}  // namespace

Proxy::Proxy(int target_port) : target_(target_port) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(0);
  socklen_t size = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(listener_, 64) != 0 ||
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("the proxy cannot listen");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

Proxy::~Proxy() {
  stopping_ = true;
  thread_.join();
  for (auto& connection : connections_) connection.join();
  ::close(listener_);
}

void Proxy::serve() {
  while (!stopping_) {
    if (!readable(listener_, kTickMs)) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    connections_.emplace_back([this, client] {
      if (mode_ == Mode::kPortal) show_portal(client);
      if (mode_ == Mode::kForward || mode_ == Mode::kSwallowReply) carry(client);
      ::close(client);
    });
  }
}

void Proxy::cut_after(std::vector<std::uint64_t> distances, bool photos) {
  const std::lock_guard lock(mutex_);
  cut_photos_only_ = photos;
  distances_ = std::move(distances);
}

std::size_t Proxy::passes(std::size_t size, bool photo, bool& cut) {
  const std::lock_guard lock(mutex_);
  if (!distances_.empty() && (photo || !cut_photos_only_)) {
    cut = size >= distances_.front();
    if (cut) size = static_cast<std::size_t>(distances_.front());
    distances_.front() -= size;
  }
  if (cut) {
    distances_.erase(distances_.begin());
    ++cuts_;
  }
  up_ += size;
  if (photo) photos_up_ += size;
  return size;
}

void Proxy::carry(int client) {
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(target_);
  bool open = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  bool first = true;
  bool photo = false;
  while (open && !stopping_) {
    std::array<pollfd, 2> watched{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
    if (::poll(watched.data(), watched.size(), kTickMs) <= 0) continue;
    if (watched[0].revents != 0) {
      auto data = receive(client);
      bool cut = false;
      if (first) photo = data.substr(0, data.find('\r')).find(" /v1/attachments") != data.npos;
      first = false;
      data.resize(passes(data.size(), photo, cut));
      open = !data.empty() && send_all(server, data) && !cut;
      if (cut) {
        ::shutdown(client, SHUT_RDWR);
        ::shutdown(server, SHUT_WR);  // a FIN, and reading on, so that nothing is thrown away
        while (readable(server, 2000) && !receive(server).empty()) {
        }
      }
    }
    if (open && watched[1].revents != 0) {
      const auto data = receive(server);
      if (mode_ == Mode::kSwallowReply && !data.empty()) {
        ++swallowed_;
        break;
      }
      open = !data.empty() && send_all(client, data);
    }
  }
  ::close(server);
}

void Proxy::show_portal(int client) {
  if (!readable(client, 5000)) return;
  (void)receive(client);
  constexpr std::string_view kPage =
      "<!doctype html><title>Wi-Fi</title><p>Silakan masuk untuk memakai Wi-Fi.</p>";
  ++portals_;
  send_all(client, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
                       std::to_string(kPage.size()) + "\r\nConnection: close\r\n\r\n" +
                       std::string(kPage));
  while (readable(client, 1000) && !receive(client).empty()) {  // read out, so that no RST is sent
  }
}

}  // namespace bale::testing
