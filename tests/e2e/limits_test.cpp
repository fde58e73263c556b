// The numbers a visitor feels: start, touch to pixel, memory, and stillness.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <thread>

#include "tests/e2e/hall.h"

using bale::testing::Hall;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

namespace {

double ms_since(Clock::time_point from) {
  return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

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

// From the finger on the glass to the first changed pixel of what it touches.
double touch_to_pixel_ms(Hall& hall, const bale::testing::PixelRect& rect) {
  auto& display = hall.display();
  display.move(rect.x + rect.w / 2, rect.y + rect.h / 2);
  std::this_thread::sleep_for(milliseconds(250));
  const auto before = display.digest(rect);
  const auto start = Clock::now();
  display.down();
  while (display.digest(rect) == before && ms_since(start) < 1000) {
  }
  const double took = ms_since(start);
  std::this_thread::sleep_for(milliseconds(60));
  display.move(2, 2);  // slide off: nothing is pressed
  std::this_thread::sleep_for(milliseconds(60));
  display.up();
  std::this_thread::sleep_for(milliseconds(200));
  return took;
}

// Something that can be touched and is not a key, in the body of the screen if there is such a thing.
std::optional<bale::testing::PixelRect> something(const nlohmann::json& screen, const char* role) {
  std::optional<bale::testing::PixelRect> found;
  for (const auto& item : screen.at("items")) {
    if (!item.value("target", false) || !item.value("enabled", false)) continue;
    if (item.value("role", "") != role) continue;
    found = bale::testing::Visitor::rect_of(item);
    if (found->y > 250) break;
  }
  return found;
}

// From the finger that leaves a key to the first changed pixel of the field. The caret would change
// one too: the limit is far below its half second, and it is lit anew with each letter.
double letter_to_pixel_ms(Hall& hall, const bale::testing::PixelRect& key,
                          const bale::testing::PixelRect& field) {
  auto& display = hall.display();
  display.move(key.x + key.w / 2, key.y + key.h / 2);
  display.down();
  std::this_thread::sleep_for(milliseconds(200));
  const auto before = display.digest(field);
  const auto start = Clock::now();
  display.up();
  while (display.digest(field) == before && ms_since(start) < 1000) {
  }
  const double took = ms_since(start);
  std::this_thread::sleep_for(milliseconds(180));
  return took;
}

struct Felt {
  std::map<std::string, std::vector<double>> press, letter;

  void measure(Hall& hall) {
    std::this_thread::sleep_for(milliseconds(400));
    const auto screen = hall.visitor().screen();
    const auto name = screen.at("screen").get<std::string>();
    if (const auto target = something(screen, "button")) {
      for (int i = 0; i < 8; ++i) press[name].push_back(touch_to_pixel_ms(hall, *target));
    }
    const auto field = something(screen, "field");
    const auto key = hall.visitor().find("B");
    if (!field || !key || key->value("role", "") != "key") return;
    for (int i = 0; i < 6; ++i) {
      letter[name].push_back(
          letter_to_pixel_ms(hall, bale::testing::Visitor::rect_of(*key), *field));
    }
  }
};

std::string table(const std::map<std::string, std::vector<double>>& all) {
  std::ostringstream out;
  for (const auto& [name, times] : all) {
    out << "\n  " << name << ": p50 " << percentile(times, 0.5) << " ms, worst "
        << percentile(times, 1.0) << " ms";
  }
  return out.str();
}
std::vector<double> flat(const std::map<std::string, std::vector<double>>& all) {
  std::vector<double> out;
  for (const auto& [name, times] : all) out.insert(out.end(), times.begin(), times.end());
  return out;
}

}  // namespace

TEST_CASE("a press and a letter are seen at once on every screen of a complaint") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  Felt felt;
  auto& v = hall.visitor();
  const auto at = [&](const char* screen) {
    v.wait_for(screen);
    felt.measure(hall);
  };
  at("attract");
  v.press("Bahasa Indonesia");
  at("kind");
  v.press("Pengaduan");
  at("category");
  v.press("Air");
  at("words");
  v.type("Gorong-gorong mampet.");
  v.press("Lanjut");
  at("agency");
  v.press("Saya tidak tahu");
  at("kecamatan");
  v.press("Kediri");
  at("desa");
  v.press("Banjar Anyar");
  at("landmark");
  v.press("Lanjut");
  at("when");
  MESSAGE("press to pixel:" << table(felt.press));
  MESSAGE("letter to pixel:" << table(felt.letter));
  CHECK(felt.press.size() >= 9);
  CHECK(felt.letter.size() >= 2);
  // The goal is 3 ms for a press and 8 ms for a letter, on a machine with nothing else to do. What
  // fails a run is what a visitor would feel: a shared machine is slower for a while.
  MESSAGE("p95: press " << percentile(flat(felt.press), 0.95) << " ms of 3, letter "
                        << percentile(flat(felt.letter), 0.95) << " ms of 8");
  CHECK(percentile(flat(felt.press), 0.95) <= 40);
  CHECK(percentile(flat(felt.letter), 0.95) <= 40);
}

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

TEST_CASE("a touch changes a pixel within 40 ms, ninety-five times in a hundred") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  hall.visitor().wait_for("attract");
  hall.visitor().press("Bahasa Indonesia");
  hall.visitor().wait_for("kind");
  hall.visitor().press("Pengaduan");
  hall.visitor().wait_for("category");
  const auto tile = bale::testing::Visitor::rect_of(*hall.visitor().find("Sampah"));
  std::vector<double> times;
  for (int i = 0; i < 40; ++i) times.push_back(touch_to_pixel_ms(hall, tile));
  MESSAGE("touch to pixel: p50 " << percentile(times, 0.5) << " ms, p95 " << percentile(times, 0.95)
                                 << " ms");
  CHECK(percentile(times, 0.95) <= 40);
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
