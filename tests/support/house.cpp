#include "tests/support/house.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

namespace bale::testing {
namespace {

using std::chrono::seconds;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

std::string last_word(const std::string& text) {
  const auto lines = lines_of(text);
  return lines.empty() ? std::string() : lines.back();
}

}  // namespace

Json report(const std::string& text) {
  return {{"classification", "pengaduan"},
          {"title", "Lampu jalan padam"},
          {"content", text},
          {"incident_date", "2026-11-02"},
          {"place", {{"desa", "51.02.05.2001"}, {"text", "depan balai banjar"}}},
          {"category", "lampu_jalan"},
          {"anonim", false},
          {"rahasia", false},
          {"lang", "id"}};
}

std::string ndjson(const std::vector<Json>& reports) {
  std::string out;
  for (const auto& item : reports) out += item.dump() + "\n";
  return out;
}

int free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(0);
  socklen_t size = sizeof address;
  REQUIRE(::bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  ::close(fd);
  return ntohs(address.sin_port);
}

bool listening(int port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(port);
  const bool yes =
      ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return yes;
}

std::string program(const std::string& name) { return BALE_BIN_DIR "/" + name; }

House::House(const Options& options) : port_(free_port()) {
  std::vector<std::string> arguments{"keygen"};
  if (options.test_cost) arguments.insert(arguments.end(), {"--tracking-cost", "test"});
  const auto made = central(arguments);
  INFO(made.out << made.err);
  REQUIRE(made.code == 0);
}

std::string House::logs(const std::string& what) {
  return folder_ / (std::to_string(++children_) + "-" + what);
}

void House::start_centre(const std::vector<std::string>& wrapper) {
  auto argv = wrapper;
  for (const auto& word : {program("bale-central"), std::string("serve"), std::string("--data"),
                           centre_data(), std::string("--listen"),
                           "127.0.0.1:" + std::to_string(port_)}) {
    argv.push_back(word);
  }
  centre_.emplace(Child::Options{argv, logs("serve"), "", {}});
  for (int i = 0; i < 2000 && centre_->running() && !listening(port_); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

void House::stop_centre() {
  if (centre_) centre_->stop();
  centre_.reset();
}

void House::kill_centre() {
  if (centre_) centre_->signal(SIGKILL);
  centre_.reset();
}

Finished House::central(const std::vector<std::string>& arguments) {
  std::vector<std::string> argv{program("bale-central")};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  argv.insert(argv.end(), {"--data", centre_data()});
  return run({argv, logs("central"), "", {}});
}

std::string House::enrol(const std::string& name, const std::string& url) {
  const auto code = central({"enrol-code", "--name", name});
  INFO(code.out << code.err);
  REQUIRE(code.code == 0);
  const auto data = path(name);
  const auto server = url.empty() ? this->url() : url;
  const auto done = run({{program("bale-sync"), "enrol", "--data", data, "--server", server,
                          "--code", last_word(code.out)},
                         logs("enrol"), "", {}});
  INFO(done.out << done.err);
  REQUIRE(done.code == 0);
  return data;
}

std::vector<std::string> House::file(const std::string& kiosk, const std::vector<Json>& reports) {
  const auto done = run(
      {{program("bale-file"), "--ndjson", "--data", kiosk}, logs("file"), ndjson(reports), {}});
  INFO(done.err);
  REQUIRE(done.code == 0);
  std::vector<std::string> out;
  for (const auto& line : lines_of(done.out)) out.push_back(line.substr(0, line.find('\t')));
  REQUIRE(out.size() == reports.size());
  return out;
}

Finished House::sync_once(const std::string& kiosk) {
  return run({{program("bale-sync"), "once", "--data", kiosk}, logs("once"), "", {}});
}

Json House::status(const std::string& kiosk) {
  const auto done =
      run({{program("bale-sync"), "status", "--json", "--data", kiosk}, logs("status"), "", {}});
  INFO(done.err);
  REQUIRE(done.code == 0);
  return Json::parse(done.out);
}

Json House::reports() {
  const auto done = central({"reports", "--json"});
  INFO(done.err);
  REQUIRE(done.code == 0);
  return Json::parse(done.out);
}

std::vector<std::string> House::ids() {
  std::vector<std::string> out;
  for (const auto& item : reports()) out.push_back(item.at("id").get<std::string>());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace bale::testing
