// A program under test as a child process: its output lands in files, it never outlives the test.
//
// Thread: one. Owner: the test.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace bale::testing {

struct Finished {
  int code{-1};  // exit code; 128 + signal; -1 when it had to be killed after the time limit
  std::string out;
  std::string err;
};

class Child {
 public:
  struct Options {
    std::vector<std::string> argv;
    std::string logs;                // path prefix: PREFIX.out and PREFIX.err
    std::string input;               // becomes its standard input
    std::vector<std::string> extra_env;  // NAME=VALUE
  };
  explicit Child(const Options& options);
  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;
  ~Child();  // SIGKILL if it still runs

  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] bool running();
  // Exit code, or 128 + signal; nullopt when it still runs after `limit`.
  std::optional<int> wait(std::chrono::milliseconds limit);
  void signal(int number) const;
  // SIGTERM, then SIGKILL after five seconds. Returns the code.
  int stop();
  [[nodiscard]] std::string out() const;
  [[nodiscard]] std::string err() const;
  // Waits until standard output or standard error holds `text`.
  [[nodiscard]] bool says(const std::string& text, std::chrono::milliseconds limit);

 private:
  void reap(int status);
  std::string logs_;
  pid_t pid_{-1};
  std::optional<int> code_;
};

// Runs to the end (at most `limit`).
[[nodiscard]] Finished run(const Child::Options& options,
                           std::chrono::milliseconds limit = std::chrono::seconds(120));

[[nodiscard]] std::string read_text(const std::string& path);
void write_text(const std::string& path, const std::string& text);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

// A folder under the system's temporary one that goes with the object (kept when BALE_KEEP is set).
class TempFolder {
 public:
  TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder();
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace bale::testing
