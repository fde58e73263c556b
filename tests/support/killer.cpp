#include "tests/support/killer.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <map>
#include <stdexcept>

#include "tests/support/child.h"

namespace bale::testing {
namespace {

// Calls whose first argument is a descriptor: all that change a file or speak to a socket.
const std::map<std::uint64_t, const char*>& watched() {
  static const std::map<std::uint64_t, const char*> names{
      {SYS_pwrite64, "pwrite64"},   {SYS_write, "write"},       {SYS_writev, "writev"},
      {SYS_fdatasync, "fdatasync"}, {SYS_fsync, "fsync"},       {SYS_ftruncate, "ftruncate"},
      {SYS_sendto, "sendto"},       {SYS_sendmsg, "sendmsg"},   {SYS_recvfrom, "recvfrom"},
      {SYS_recvmsg, "recvmsg"},     {SYS_read, "read"},         {SYS_pread64, "pread64"},
      {SYS_connect, "connect"},     {SYS_fcntl, "fcntl"},
  };
  return names;
}

std::string target_of(pid_t pid, std::uint64_t fd) {
  std::array<char, 512> buffer{};
  const auto link = "/proc/" + std::to_string(pid) + "/fd/" + std::to_string(fd);
  const auto size = ::readlink(link.c_str(), buffer.data(), buffer.size());
  return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : std::string();
}

void redirect(const std::string& path, int flags, int target) {
  const int fd = ::open(path.c_str(), flags, 0600);
  if (fd < 0 || ::dup2(fd, target) < 0) ::_exit(126);
}

[[noreturn]] void become(const KillPlan& plan) {
  ::setpgid(0, 0);
  redirect(plan.logs + ".in", O_RDONLY, 0);
  redirect(plan.logs + ".out", O_WRONLY | O_APPEND, 1);
  redirect(plan.logs + ".err", O_WRONLY | O_APPEND, 2);
  std::vector<char*> argv;
  for (const auto& word : plan.argv) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
  ::raise(SIGSTOP);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

class Tracer {
 public:
  Tracer(const KillPlan& plan, pid_t main) : plan_(plan), main_(main) {}

  KillOutcome follow() {
    int status = 0;
    ::waitpid(main_, &status, __WALL);
    constexpr auto kOptions = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK |
                              PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
    ::ptrace(PTRACE_SETOPTIONS, main_, nullptr, reinterpret_cast<void*>(kOptions));
    resume(main_, 0);
    while (!done_) {
      const pid_t pid = ::waitpid(-1, &status, __WALL | __WNOTHREAD);
      if (pid < 0) break;
      handle(pid, status);
    }
    out_.out = read_text(plan_.logs + ".out");
    return out_;
  }

 private:
  static void resume(pid_t pid, int signal) {
    ::ptrace(PTRACE_SYSCALL, pid, nullptr, reinterpret_cast<void*>(static_cast<long>(signal)));
  }

  void handle(pid_t pid, int status) {
    if (WIFEXITED(status) || WIFSIGNALED(status)) {
      if (pid != main_) return;
      out_.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      done_ = true;
      return;
    }
    const int signal = WSTOPSIG(status);
    if (signal == (SIGTRAP | 0x80)) {
      look(pid);
      resume(pid, 0);
    } else {
      const bool ptrace_event = (status >> 16) != 0 || signal == SIGTRAP || signal == SIGSTOP;
      resume(pid, ptrace_event ? 0 : signal);
    }
  }

  void look(pid_t pid) {
    __ptrace_syscall_info info{};
    const auto size = reinterpret_cast<void*>(sizeof info);
    if (::ptrace(PTRACE_GET_SYSCALL_INFO, pid, size, &info) <= 0) {
      return;
    }
    if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
      if (due_ == pid) kill(pid);
      return;
    }
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY || out_.killed || due_ != 0) return;
    const auto name = watched().find(info.entry.nr);
    if (name == watched().end()) return;
    Call call{name->second, target_of(pid, info.entry.args[0])};
    if (!plan_.counts(call) || ++out_.counted != plan_.at) return;
    out_.where = std::move(call);
    if (plan_.after) {
      due_ = pid;
    } else {
      kill(pid);
    }
  }

  void kill(pid_t) {
    out_.killed = true;
    due_ = 0;
    ::kill(main_, SIGKILL);
  }

  const KillPlan& plan_;
  pid_t main_;
  pid_t due_{0};
  bool done_{false};
  KillOutcome out_;
};

}  // namespace

Killer::Killer(KillPlan plan) : plan_(std::move(plan)) {
  write_text(plan_.logs + ".in", plan_.input);
  write_text(plan_.logs + ".out", "");
  write_text(plan_.logs + ".err", "");
  std::promise<void> started;
  auto ready = started.get_future();
  outcome_ = std::async(std::launch::async, [this, &started] {
    const pid_t pid = ::fork();
    if (pid == 0) become(plan_);
    pid_ = pid;
    started.set_value();
    return Tracer(plan_, pid).follow();
  });
  ready.wait();
}

Killer::~Killer() {
  if (!outcome_.valid()) return;
  if (!finished()) ::kill(pid_, SIGKILL);
  outcome_.wait();
}

bool Killer::finished() const {
  return !outcome_.valid() ||
         outcome_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

void Killer::terminate() {
  if (!finished()) ::kill(pid_, SIGTERM);
}

KillOutcome Killer::wait() { return outcome_.get(); }

}  // namespace bale::testing
