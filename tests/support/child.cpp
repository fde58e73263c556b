#include "tests/support/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace bale::testing {
namespace {

constexpr auto kTick = std::chrono::milliseconds(2);

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> out;
  for (const auto& word : words) out.push_back(const_cast<char*>(word.c_str()));
  out.push_back(nullptr);
  return out;
}

void redirect(const std::string& path, int flags, int target) {
  const int fd = ::open(path.c_str(), flags, 0600);
  if (fd < 0 || ::dup2(fd, target) < 0) ::_exit(126);
  ::close(fd);
}

std::vector<std::string> environment_with(const std::vector<std::string>& extra) {
  std::vector<std::string> out;
  for (char** at = environ; *at != nullptr; ++at) out.emplace_back(*at);
  out.insert(out.end(), extra.begin(), extra.end());
  return out;
}

}  // namespace

Child::Child(const Options& options) : logs_(options.logs) {
  write_text(logs_ + ".in", options.input);
  write_text(logs_ + ".out", "");
  write_text(logs_ + ".err", "");
  const auto argv = pointers(options.argv);
  const auto words = environment_with(options.extra_env);
  const auto envp = pointers(words);
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(126);
  redirect(logs_ + ".in", O_RDONLY, 0);
  redirect(logs_ + ".out", O_WRONLY | O_APPEND, 1);
  redirect(logs_ + ".err", O_WRONLY | O_APPEND, 2);
  ::execvpe(argv[0], argv.data(), envp.data());
  ::_exit(127);
}

Child::Child(Child&& other) noexcept
    : logs_(std::move(other.logs_)), pid_(other.pid_), code_(other.code_) {
  other.pid_ = -1;
}

Child::~Child() {
  if (!running()) return;
  signal(SIGKILL);
  wait(std::chrono::seconds(10));
}

void Child::reap(int status) {
  code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool Child::running() {
  if (pid_ <= 0 || code_) return false;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) != pid_) return true;
  reap(status);
  return false;
}

std::optional<int> Child::wait(std::chrono::milliseconds limit) {
  const auto until = std::chrono::steady_clock::now() + limit;
  while (running()) {
    if (std::chrono::steady_clock::now() > until) return std::nullopt;
    std::this_thread::sleep_for(kTick);
  }
  return code_;
}

void Child::signal(int number) const {
  if (pid_ > 0 && !code_) ::kill(pid_, number);
}

int Child::stop() {
  signal(SIGTERM);
  if (const auto code = wait(std::chrono::seconds(5))) return *code;
  signal(SIGKILL);
  return wait(std::chrono::seconds(5)).value_or(-1);
}

std::string Child::out() const { return read_text(logs_ + ".out"); }
std::string Child::err() const { return read_text(logs_ + ".err"); }

bool Child::says(const std::string& text, std::chrono::milliseconds limit) {
  const auto until = std::chrono::steady_clock::now() + limit;
  for (;;) {
    if ((out() + err()).find(text) != std::string::npos) return true;
    if (!running() || std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(kTick);
  }
}

Finished run(const Child::Options& options, std::chrono::milliseconds limit) {
  Child child(options);
  const auto code = child.wait(limit);
  return {code.value_or(-1), child.out(), child.err()};
}

std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

void write_text(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

TempFolder::TempFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "bale-test-XXXXXX").string();
  path_ = ::mkdtemp(pattern.data());
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  if (std::getenv("BALE_KEEP") == nullptr) std::filesystem::remove_all(path_, ignored);
}

}  // namespace bale::testing
