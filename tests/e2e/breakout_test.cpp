// What must not lead out of the kiosk: keys, combinations, a paste, whatever somebody plugs in.
#include <doctest/doctest.h>

#include <thread>

#include "tests/e2e/hall.h"

using bale::testing::Hall;
using std::chrono::milliseconds;

namespace {

// By X11's names; none of them is on the keypad.
constexpr const char* kOthers[] = {"Escape", "Tab",   "F1",     "F4",        "F11",    "Delete",
                                   "Insert", "Home",  "Menu",   "Super_L",   "Print",  "a",
                                   "q",      "w",     "v",      "c",         "space",  "minus",
                                   "quotedbl", "slash", "BackSpace", "Prior", "Next",  "Pause"};
// Of the keypad; with anything held beside them they are nothing either.
constexpr const char* kKeypad[] = {"Left", "Right", "Up", "Down", "Return", "KP_Enter", "r", "h"};
constexpr const char* kHeld[] = {"Control_L", "Alt_L", "Shift_L", "Super_L"};

// How many items carry the ring; waits for the first, or for `limit`.
int focused(Hall& hall, milliseconds limit = std::chrono::seconds(10)) {
  const auto until = std::chrono::steady_clock::now() + limit;
  for (;;) {
    int count = 0;
    const auto screen = hall.visitor().screen();
    for (const auto& item : screen.at("items")) {
      count += item.value("focused", false) ? 1 : 0;
    }
    if (count > 0 || std::chrono::steady_clock::now() > until) return count;
    std::this_thread::sleep_for(milliseconds(20));
  }
}

void settle() { std::this_thread::sleep_for(milliseconds(400)); }

}  // namespace

TEST_CASE("no key but the keypad's and no combination does anything, and the next finger is heard") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  hall.visitor().wait_for("attract");
  settle();
  const auto before = hall.visitor().screen();
  for (int round = 0; round < 20; ++round) {
    for (const char* key : kOthers) hall.display().key(key);
    for (const char* held : kHeld) {
      for (const char* key : kOthers) hall.display().key(key, {held});
      for (const char* key : kKeypad) hall.display().key(key, {held});
      hall.display().key("F4", {"Control_L", "Alt_L", held});
    }
    std::this_thread::sleep_for(milliseconds(20));
  }
  settle();
  CHECK(hall.kiosk().running());
  CHECK(hall.visitor().screen() == before);
  hall.display().key("Right");  // and the keypad itself is heard
  CHECK(focused(hall) == 1);
  hall.visitor().press("Bahasa Indonesia");
  hall.visitor().wait_for("kind");
}

TEST_CASE("a keypad that is hammered on loses nothing, and the screen is still the visitor's") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  hall.visitor().wait_for("attract");
  settle();
  for (int i = 0; i < 4000; ++i) {
    hall.display().key(kKeypad[i % 4]);  // arrows only: they walk and answer nothing
    if (i % 100 == 0) std::this_thread::sleep_for(milliseconds(5));
  }
  settle();
  CHECK(hall.kiosk().running());
  CHECK(hall.visitor().screen_name() == "attract");
  CHECK(focused(hall) == 1);
}
