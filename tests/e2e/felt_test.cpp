// What a finger feels, screen by screen: how soon a press lights up, a letter stands in its field, and
// the next screen stands whole. Looked at in the display's own framebuffer.
//
// The goals are for a machine with nothing else to do, and are printed; what fails a run is what a
// visitor would notice, because a shared machine is slower for a while.
#include <doctest/doctest.h>

#include <array>
#include <map>
#include <optional>
#include <sstream>
#include <thread>

#include "tests/e2e/hall.h"
#include "tests/e2e/timing.h"

using bale::testing::Clock;
using bale::testing::Hall;
using bale::testing::ms_since;
using bale::testing::percentile;
using bale::testing::PixelRect;
using bale::testing::Visitor;
using std::chrono::milliseconds;

namespace {

constexpr double kPressGoal = 3, kLetterGoal = 8, kScreenGoal = 40;  // ms, p95
constexpr double kNoticed = 40, kScreenNoticed = 250;                // ms, p95: fails the run

// Looking without a pause would take one of two processors from the kiosk and its display.
void pause_looking() { std::this_thread::sleep_for(std::chrono::microseconds(30)); }

// From now until `rect` looks different.
double until_changed(Hall& hall, const PixelRect& rect, std::uint64_t before,
                     Clock::time_point start) {
  while (hall.display().digest(rect) == before && ms_since(start) < 1000) pause_looking();
  return ms_since(start);
}


double press_to_pixel(Hall& hall, const PixelRect& rect) {
  auto& display = hall.display();
  display.move(rect.x + rect.w / 2, rect.y + rect.h / 2);
  std::this_thread::sleep_for(milliseconds(200));
  const auto before = display.digest(rect);
  const auto start = Clock::now();
  display.down();
  const double took = until_changed(hall, rect, before, start);
  std::this_thread::sleep_for(milliseconds(50));
  display.move(2, 2);  // slide off: nothing is pressed
  std::this_thread::sleep_for(milliseconds(50));
  display.up();
  std::this_thread::sleep_for(milliseconds(170));
  return took;
}

// From the finger that leaves a key to the first changed pixel of the field. The caret would change
// one too: the goal is far below its half second, and it is lit anew with each letter.
double letter_to_pixel(Hall& hall, const PixelRect& key, const PixelRect& field) {
  auto& display = hall.display();
  display.move(key.x + key.w / 2, key.y + key.h / 2);
  display.down();
  std::this_thread::sleep_for(milliseconds(200));
  const auto before = display.digest(field);
  const auto start = Clock::now();
  display.up();
  const double took = until_changed(hall, field, before, start);
  std::this_thread::sleep_for(milliseconds(180));
  return took;
}

// Bands across the whole glass: every widget of a screen crosses one of them.
std::uint64_t glance(Hall& hall) {
  std::uint64_t sum = 0;
  for (int y = 10; y < hall.display().height(); y += 45) {
    sum = sum * 31 + hall.display().digest({0, y, hall.display().width(), 2});
  }
  return sum;
}

// From the finger that lets go to the last pixel of the screen that follows.
double release_to_screen(Hall& hall, const PixelRect& rect) {
  auto& display = hall.display();
  display.move(rect.x + rect.w / 2, rect.y + rect.h / 2);
  display.down();
  std::this_thread::sleep_for(milliseconds(200));
  auto seen = glance(hall);
  const auto start = Clock::now();
  display.up();
  double last = 0;
  // A screen is whole when nothing moved for a quarter of a second (a caret blinks slower).
  while (ms_since(start) < last + 250 || (last == 0 && ms_since(start) < 3000)) {
    const auto now = glance(hall);
    if (now != seen) {
      last = ms_since(start);
      seen = now;
    }
    pause_looking();
  }
  return last;
}

using Times = std::map<std::string, std::vector<double>>;

std::optional<PixelRect> first_button(const nlohmann::json& screen) {
  std::optional<PixelRect> found;
  for (const auto& item : screen.at("items")) {
    if (!item.value("target", false) || !item.value("enabled", false)) continue;
    if (item.value("role", "") != "button") continue;
    found = Visitor::rect_of(item);
    if (found->y > 250) break;  // in the body, if it has one there
  }
  return found;
}

std::optional<PixelRect> first_of(const nlohmann::json& screen, const char* role) {
  for (const auto& item : screen.at("items")) {
    if (item.value("role", "") == role) return Visitor::rect_of(item);
  }
  return std::nullopt;
}

class Felt {
 public:
  explicit Felt(Hall& hall) : hall_(hall) {}

  // Stands on this screen: presses without choosing, types two letters where there are keys.
  void on(const char* screen) {
    hall_.visitor().wait_for(screen);
    std::this_thread::sleep_for(milliseconds(400));
    const auto shown = hall_.visitor().screen();
    if (const auto target = first_button(shown)) {
      for (int i = 0; i < 6; ++i) press[screen].push_back(press_to_pixel(hall_, *target));
    }
    type(screen, shown);
  }

  // Touches `label`, and `screen` follows.
  void go(const char* label, const char* screen) {
    std::this_thread::sleep_for(milliseconds(400));  // the screen before it stands still
    const auto item = hall_.visitor().find(label);
    REQUIRE_MESSAGE(item, label);
    change[screen].push_back(release_to_screen(hall_, Visitor::rect_of(*item)));
    on(screen);
  }

  Times press, letter, change;

 private:
  void type(const std::string& screen, const nlohmann::json& shown) {
    auto field = first_of(shown, "field");
    if (!field) field = first_of(shown, "code");
    for (const char* key : {"B", "7", "K"}) {
      const auto found = hall_.visitor().find(key);
      if (!field || !found || found->value("role", "") != "key") continue;
      for (int i = 0; i < 2; ++i) {
        letter[screen].push_back(letter_to_pixel(hall_, Visitor::rect_of(*found), *field));
      }
    }
  }

  Hall& hall_;
};

std::vector<double> flat(const Times& all) {
  std::vector<double> out;
  for (const auto& [name, times] : all) out.insert(out.end(), times.begin(), times.end());
  return out;
}

// Prints the table, says how far the goal is, and fails on what a visitor would notice.
void judge(const char* what, const Times& all, double goal, double noticed) {
  std::ostringstream out;
  out << what << ":";
  for (const auto& [name, times] : all) {
    out << "\n  " << name << ": p50 " << percentile(times, 0.5) << " ms, worst "
        << percentile(times, 1.0) << " ms";
  }
  const double p95 = percentile(flat(all), 0.95);
  out << "\n  " << what << ", all of them: p50 " << percentile(flat(all), 0.5) << " ms, p95 " << p95
      << " ms of " << goal;
  MESSAGE(out.str());
  CHECK(p95 <= noticed);
}

}  // namespace

TEST_CASE("a press, a letter and the next screen are seen at once all the way through a visit") {
  Hall hall({});
  hall.enrol();
  hall.start_kiosk();
  Felt felt(hall);
  auto& v = hall.visitor();
  felt.on("attract");
  felt.go("Petugas", "staff_pin");
  v.press("Kembali");
  v.wait_for("attract");
  felt.go("Bahasa Indonesia", "kind");
  felt.go("Lacak laporan", "track_code");
  v.press("Kembali");
  v.wait_for("kind");
  felt.go("Pengaduan", "category");
  felt.go("Air", "words");
  v.type("Gorong-gorong mampet.");
  felt.go("Lanjut", "agency");
  felt.go("Saya tidak tahu", "kecamatan");
  felt.go("Kediri", "desa");
  felt.go("Banjar Anyar", "landmark");
  felt.go("Lanjut", "when");
  felt.go("Kemarin", "who");
  felt.go("Terbuka", "contact");
  felt.go("Nama", "contact_field");
  felt.go("Simpan", "contact");
  felt.go("Lanjut", "consent");
  felt.go("Saya setuju", "review");
  v.press("Kirim Laporan");
  felt.on("receipt");
  felt.go("Selesai", "rate_visit");
  CHECK(felt.press.size() >= 17);
  CHECK(felt.letter.size() >= 5);
  judge("press to pixel", felt.press, kPressGoal, kNoticed);
  judge("letter to pixel", felt.letter, kLetterGoal, kNoticed);
  judge("release to the whole next screen", felt.change, kScreenGoal, kScreenNoticed);
}

TEST_CASE("the preview shows fifteen frames a second and more, and a finger is heard meanwhile") {
  Hall hall({});
  constexpr std::chrono::seconds kPatience{20};
  hall.enrol();
  hall.configure("[camera]\ndevice = \"/dev/bale-fake/moving\"\n");
  hall.surround(std::string("LD_PRELOAD=") + BALE_SHIM);
  hall.start_kiosk();
  auto& v = hall.visitor();
  hall.to_words();
  v.press("Ambil foto", kPatience);
  v.wait_for_text("Arahkan kamera", kPatience);
  // A row of the camera's picture, in its left half, where every frame is of another brightness.
  const PixelRect row{150, 500, 40, 1};
  double best = 0;  // of three seconds: a shared machine is slower for a while, never faster
  for (int i = 0; i < 3; ++i) {
    int frames = 0;
    auto last = hall.display().digest(row);
    const auto start = Clock::now();
    while (ms_since(start) < 1000) {
      const auto now = hall.display().digest(row);
      frames += now != last ? 1 : 0;
      last = now;
      std::this_thread::sleep_for(milliseconds(1));
    }
    best = std::max(best, frames * 1000.0 / ms_since(start));
  }
  const auto back = Visitor::rect_of(*v.find("Kembali"));
  std::vector<double> times;
  for (int i = 0; i < 20; ++i) times.push_back(press_to_pixel(hall, back));
  MESSAGE("preview: " << best << " frames a second; touch to pixel beside it: p50 "
                      << percentile(times, 0.5) << " ms, p95 " << percentile(times, 0.95)
                      << " ms");
  CHECK(best >= 15);
  CHECK(percentile(times, 0.95) <= kNoticed);
  CHECK(v.screen_name() == "photo");
}
