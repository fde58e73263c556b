// What one life of the program leaves to the next: never anything a visitor typed.
//
// It travels in two environment variables, since the command line is fixed. They are input from
// outside like any other: what does not read as expected counts as absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bale::app {

struct Inheritance {
  int window{-1};             // X connection that keeps the last frame on the glass
  int track_failures{0};      // or Tutup cepat would reset the limit on tracking
  std::int64_t track_blocked_until{0};  // monotonic ms of this start of the machine
};

// Reads and removes the variables.
[[nodiscard]] Inheritance take_inheritance();
// "3:123456": failures and moment.
[[nodiscard]] std::optional<Inheritance> parse_tracking(std::string_view text);

// Executes this program again with the same arguments; returns only when that failed. Every
// descriptor but the standard three and the window's is closed.
void become_successor(char** argv, const Inheritance& inheritance);

}  // namespace bale::app
