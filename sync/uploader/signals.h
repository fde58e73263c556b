// SIGTERM and SIGINT become a stop.
#pragma once

#include <pthread.h>
#include <csignal>

#include <atomic>
#include <thread>

#include "sync/uploader/stop.h"

namespace bale::uploader {

inline sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

// Turns SIGTERM and SIGINT into a stop. They are blocked before any thread starts, so only the
// thread in here takes them, and it may do what a signal handler may not.
class Signals {
 public:
  explicit Signals(Stop& stop) : thread_([this, &stop] { wait(stop); }) {}
  ~Signals() {
    over_ = true;
    pthread_kill(thread_.native_handle(), SIGTERM);
    thread_.join();
  }
  static void block() {
    const auto set = ending_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
  }

 private:
  void wait(Stop& stop) const {
    const auto set = ending_signals();
    int signal = 0;
    while (sigwait(&set, &signal) != 0) {
    }
    if (!over_) stop.request();
  }
  std::atomic<bool> over_{false};
  std::thread thread_;
};

}  // namespace bale::uploader
