// kill -9 at the Nth system call that matters: runs a program under ptrace, counts the calls of all
// its threads that touch the files or sockets it was told about, and kills it at entry to or exit
// from the chosen one.
//
// Thread: the tracer is a thread of its own (ptrace belongs to a thread). Owner: the test.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <future>
#include <string>
#include <vector>

namespace bale::testing {

// A system call on a descriptor: "pwrite64" on "/tmp/…/outbox.db-wal", "sendto" on "socket:[7]".
struct Call {
  std::string name;
  std::string target;
};

struct KillPlan {
  std::vector<std::string> argv;
  std::string logs;   // PREFIX.out and PREFIX.err
  std::string input;  // standard input
  std::function<bool(const Call&)> counts;
  std::uint64_t at{0};     // kill at this one; 0: never, only count
  bool after{false};       // at its exit instead of its entry
};

struct KillOutcome {
  bool killed{false};
  Call where;                  // the call it died in
  std::uint64_t counted{0};
  int code{-1};
  std::string out;
};

class Killer {
 public:
  explicit Killer(KillPlan plan);
  Killer(const Killer&) = delete;
  Killer& operator=(const Killer&) = delete;
  ~Killer();  // kills what still runs

  [[nodiscard]] bool finished() const;
  // SIGTERM to the program: for servers that were not killed by the plan.
  void terminate();
  KillOutcome wait();

 private:
  KillPlan plan_;
  std::atomic<int> pid_{0};
  std::future<KillOutcome> outcome_;
};

}  // namespace bale::testing
