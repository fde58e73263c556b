// Start, memory and stillness. What a finger feels is in felt_test.cpp.
#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "tests/e2e/hall.h"
#include "tests/e2e/timing.h"

using bale::testing::Hall;
using std::chrono::milliseconds;
using std::chrono::seconds;
using bale::testing::Clock;
using bale::testing::ms_since;
using bale::testing::percentile;

namespace {

// Proportional set size, in MiB.
double pss_mib(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/smaps_rollup");
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string key;
    double kib = 0;
    if (words >> key >> kib && key == "Pss:") return kib / 1024;
  }
  return 0;
}

// User and system time the process has used, in ms.
double cpu_ms(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  std::string text((std::istreambuf_iterator<char>(in)), {});
  std::istringstream rest(text.substr(text.rfind(')') + 2));
  std::string word;
  double ticks = 0;
  for (int field = 3; rest >> word && field <= 15; ++field) {
    if (field >= 14) ticks += std::stod(word);
  }
  return ticks * 1000 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace

TEST_CASE("the first screen stands within 400 ms of the start") {
  Hall hall({.program = "bale-kiosk"});
  hall.enrol();
  std::vector<double> times;
  for (int i = 0; i < 5; ++i) {
    const bale::testing::PixelRect whole{0, 0, 1920, 1080};
    const auto empty = hall.display().digest(whole);
    const auto start = Clock::now();
    hall.start_kiosk();
    // The middle of the screen and its foot: drawn when both have changed.
    while (hall.display().digest(whole) == empty && ms_since(start) < 5000) {
    }
    times.push_back(ms_since(start));
    hall.kiosk().stop();
    std::this_thread::sleep_for(milliseconds(300));
  }
  MESSAGE("start to first screen: median " << percentile(times, 0.5) << " ms, first "
                                           << times.front() << " ms");
  CHECK(percentile(times, 0.5) <= 400);
}

TEST_CASE("a screen that stands still draws nothing for ten seconds and costs no time") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  hall.visitor().wait_for("attract");
  hall.display().move(2, 2);
  std::this_thread::sleep_for(seconds(2));
  hall.display().count_drawing();
  std::this_thread::sleep_for(milliseconds(200));
  (void)hall.display().drawings();
  const auto cpu = cpu_ms(hall.kiosk().pid());
  std::this_thread::sleep_for(seconds(10));
  const int drawings = hall.display().drawings();
  const auto used = cpu_ms(hall.kiosk().pid()) - cpu;
  MESSAGE("idle 10 s: " << drawings << " drawings, " << used << " ms of CPU");
  CHECK(drawings == 0);
  CHECK(used <= 100);

  hall.visitor().press("Bahasa Indonesia");  // the counter can count
  hall.visitor().wait_for("kind");
  CHECK(hall.display().drawings() > 0);
}

TEST_CASE("the kiosk needs at most 130 MiB") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  hall.tell({});
  const auto used = pss_mib(hall.kiosk().pid());
  MESSAGE("PSS at the review: " << used << " MiB");
  CHECK(used > 1);
  CHECK(used <= 130);
}
