#include "kiosk/app/successor.h"

#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string>

namespace bale::app {
namespace {

constexpr const char* kWindow = "BALE_KIOSK_WINDOW";
constexpr const char* kTracking = "BALE_KIOSK_TRACKING";
constexpr int kFailuresMost = 1'000'000;

template <typename T>
bool whole(std::string_view text, T& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0;
}

std::string taken(const char* name) {
  const char* const value = std::getenv(name);
  std::string out = value == nullptr ? "" : value;
  ::unsetenv(name);
  return out;
}

void close_all_but(int kept) {
  const auto close = [](unsigned first, unsigned last) {
    if (first <= last) ::close_range(first, last, 0);
  };
  constexpr unsigned kFirst = 3;
  if (kept < static_cast<int>(kFirst)) return close(kFirst, ~0U);
  close(kFirst, static_cast<unsigned>(kept) - 1);
  close(static_cast<unsigned>(kept) + 1, ~0U);
}

}  // namespace

std::optional<Inheritance> parse_tracking(std::string_view text) {
  Inheritance out;
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || !whole(text.substr(0, colon), out.track_failures) ||
      !whole(text.substr(colon + 1), out.track_blocked_until) ||
      out.track_failures > kFailuresMost) {
    return std::nullopt;
  }
  return out;
}

Inheritance take_inheritance() {
  Inheritance out = parse_tracking(taken(kTracking)).value_or(Inheritance{});
  if (!whole(taken(kWindow), out.window)) out.window = -1;
  return out;
}

void become_successor(char** argv, const Inheritance& inheritance) {
  ::setenv(kTracking,
           (std::to_string(inheritance.track_failures) + ":" +
            std::to_string(inheritance.track_blocked_until))
               .c_str(),
           1);
  if (inheritance.window >= 0) ::setenv(kWindow, std::to_string(inheritance.window).c_str(), 1);
  close_all_but(inheritance.window);
  ::execv("/proc/self/exe", argv);
}

}  // namespace bale::app
