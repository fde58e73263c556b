// Whoever stands before the kiosk gets a report to the centre: with the keypad alone, with the
// voice alone before a dark glass, with pictures alone, in a hurry. Real window, sync, centre.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <thread>
#include <utility>

#include "tests/e2e/camera_folder.h"
#include "tests/e2e/hall.h"
#include "tests/support/pictures.h"

using bale::testing::Hall;
using bale::testing::Story;
using bale::testing::Visitor;
using bale::testing::within;
using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

namespace {

constexpr seconds kPatience{60};
constexpr milliseconds kOkApart{220};  // OK within 150 ms is a bounce (kiosk.md)

// The one report that is at the centre, once it is there.
json arrived(Hall& hall) {
  json reports;
  REQUIRE(within(kPatience, [&] {
    reports = hall.house().reports();
    return !reports.empty();
  }, milliseconds(500)));
  REQUIRE(reports.size() == 1);
  return reports[0];
}

// OK on the keypad: Enter and the number block's are the same to it.
class OkKey {
 public:
  explicit OkKey(bale::testing::Display& display) : display_(display) {}
  void press() {
    std::this_thread::sleep_until(last_ + kOkApart);
    last_ = Clock::now();
    display_.key(std::exchange(pad_, !pad_) ? "KP_Enter" : "Return");
  }

 private:
  bale::testing::Display& display_;
  Clock::time_point last_{};
  bool pad_{false};
};

// --- the keypad: walks the ring over the glass ---
class Keypad {
 public:
  explicit Keypad(Hall& hall) : v_(hall.visitor()), display_(hall.display()), ok_(display_) {}

  // Arrows until the ring stands on `label`, then OK.
  void choose(const std::string& label) {
    INFO("looking for \"" << label << "\" on " << v_.screen_name());
    REQUIRE(within(kPatience, [&] { return v_.find(label).has_value(); }));
    for (int step = 0; step < kMostSteps; ++step) {
      const auto target = v_.find(label);
      REQUIRE(target);
      const auto at = focused();
      if (at && at->at("rect_px") == target->at("rect_px")) return ok_.press();
      go(at ? arrow(*at, *target, step) : "Right", at);
    }
    FAIL("the ring does not come to \"" << label << "\"");
  }

  // Small letters; the kiosk makes the first one a capital.
  void type(const std::string& text) {
    std::string typed;
    for (const char c : text) {
      choose(c == ' ' ? "Spasi" : key_label(c));
      typed += c;
      REQUIRE(within(kPatience, [&] { return same(v_.words_of("field"), typed); }));
    }
  }

 private:
  static constexpr int kMostSteps = 120;
  static constexpr int kUpAndDown = 12;  // then along the order only: no going round in circles

  [[nodiscard]] std::optional<json> focused() const {
    const auto screen = v_.screen();
    for (const auto& item : screen.at("items")) {
      if (item.value("focused", false)) return item;
    }
    return std::nullopt;
  }

  void go(const char* arrow, const std::optional<json>& from) {
    const auto moved = [&] {
      const auto at = focused();
      return at && (!from || at->at("rect_px") != from->at("rect_px"));
    };
    // Again where nothing came of it: a window that only just stands may have missed the key.
    REQUIRE(within(kPatience, [&] {
      display_.key(arrow);
      return within(seconds(10), moved);
    }));
  }

  // Down and up where it stands in the same column, else along the order the shorter way.
  static const char* arrow(const json& at, const json& target, int step) {
    const auto a = Visitor::rect_of(at);
    const auto t = Visitor::rect_of(target);
    const bool column = a.x < t.x + t.w / 2 && t.x + t.w / 2 < a.x + a.w;
    if (column && step < kUpAndDown && t.y >= a.y + a.h) return "Down";
    if (column && step < kUpAndDown && t.y + t.h <= a.y) return "Up";
    const bool later = target.at("focus_order").get<int>() > at.at("focus_order").get<int>();
    return later ? "Right" : "Left";
  }

  [[nodiscard]] std::string key_label(char c) const {
    const std::string small(1, c);
    const std::string capital(1, static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
    const auto exact = [&](const std::string& label) {
      const auto found = v_.find(label);
      return found && found->at("label") == label;
    };
    REQUIRE(within(kPatience, [&] { return exact(small) || exact(capital); }));
    return exact(small) ? small : capital;
  }

  static bool same(const std::string& a, const std::string& b) {
    return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) {
      return std::tolower(x) == std::tolower(y);
    });
  }

  Visitor& v_;
  bale::testing::Display& display_;
  OkKey ok_;
};

// --- who only hears: nothing but what is said leads him ---
class Listener {
 public:
  Listener(Hall& hall, std::string spoken)
      : display_(hall.display()), spoken_(std::move(spoken)), ok_(display_) {}

  // The keypad's repeat, until somebody speaks; then until there is silence.
  void wake() {
    REQUIRE(within(kPatience, [&] {
      display_.key("r");
      return within(seconds(5), [&] { return !lines().empty(); });
    }));
    for (std::size_t before = 0; before != lines().size();) {
      before = lines().size();
      std::this_thread::sleep_for(milliseconds(1200));
    }
  }

  // This sentence, or one that begins so, since the last OK.
  void hears(const std::string& words) {
    const bool heard = within(kPatience, [&] { return said(words, since_ok_); });
    INFO("to be heard: " << words << "; heard:" << told());
    REQUIRE(heard);
  }

  // A code of twelve signs, sign by sign in three groups.
  void hears_code() const {
    const bool heard = within(kPatience, [&] {
      const auto all = lines();
      return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(since_ok_), all.end(),
                         [](const auto& line) {
                           return std::ranges::count(line, ',') == 2 &&
                                  std::ranges::count(line, ' ') == 11;
                         });
    });
    INFO("a code is to be heard; heard:" << told());
    CHECK(heard);
  }

  // Right or left until it is said, then OK.
  void choose(const std::string& label, const char* arrow = "Right") {
    for (int step = 0; step < kMostSteps; ++step) {
      const std::size_t before = lines().size();
      display_.key(arrow);
      INFO("looking for \"" << label << "\"");
      speaks(before);
      if (!said(label, before)) continue;
      since_ok_ = lines().size();
      return ok_.press();
    }
    FAIL("nobody says \"" << label << "\":" << told());
  }

  [[nodiscard]] std::vector<std::string> lines() const {
    if (!std::filesystem::exists(spoken_)) return {};
    auto all = bale::testing::read_text(spoken_);
    all.resize(all.rfind('\n') == std::string::npos ? 0 : all.rfind('\n') + 1);
    return bale::testing::lines_of(all);
  }

 private:
  static constexpr int kMostSteps = 120;

  [[nodiscard]] bool said(const std::string& words, std::size_t from) const {
    const auto all = lines();
    return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(std::min(from, all.size())),
                       all.end(), [&](const auto& line) { return line.starts_with(words); });
  }
  // Every step of the keypad is told: silence would leave him standing.
  void speaks(std::size_t before) {
    const bool heard = within(kPatience, [&] { return lines().size() > before; });
    INFO("silence after:" << told());
    REQUIRE(heard);
  }
  [[nodiscard]] std::string told() const {
    const auto all = lines();
    std::string out;
    for (auto i = all.size() > 40 ? all.size() - 40 : 0; i < all.size(); ++i) {
      out += "\n  " + all[i];
    }
    return out;
  }

  bale::testing::Display& display_;
  std::string spoken_;
  OkKey ok_;
  std::size_t since_ok_{0};
};

// Black all over but for the sentence in the middle that says how to get the picture back.
bool dark(const bale::testing::Display& display) {
  for (int y = 0; y < display.height(); y += 7) {
    const bool middle = y > display.height() / 3 && y < display.height() * 2 / 3;
    for (int x = 0; x < display.width() && !middle; x += 7) {
      if (display.pixel(x, y) != 0) return false;
    }
  }
  return true;
}

// --- a finger that counts ---
class Finger {
 public:
  explicit Finger(Visitor& visitor) : v_(visitor) {}
  void on(const std::string& screen, const std::string& label) {
    v_.wait_for(screen, kPatience);
    v_.press(label, kPatience);
    ++taps_;
  }
  [[nodiscard]] int taps() const { return taps_; }

 private:
  Visitor& v_;
  int taps_{0};
};

// From the place to the review, by pictures.
void place_to_review(Finger& finger) {
  finger.on("kecamatan", "Penebel");
  finger.on("desa", "Jatiluwih");
  finger.on("when", "Kemarin");
  finger.on("who", "Anonim");
  finger.on("contact", "Lanjut");
  finger.on("consent", "Saya setuju");
}

const std::string kComposed =
    "Pelapor mengadukan masalah tentang lampu jalan di Desa Jatiluwih, Kecamatan Penebel";

// The sentence the pictures made is read on the review as it comes to the centre.
void sent_as_composed(Hall& hall, Finger& finger, bool with_photo) {
  hall.visitor().wait_for("review", kPatience);
  CHECK(hall.visitor().shows(kComposed));
  finger.on("review", "Kirim Laporan");
  hall.visitor().wait_for("receipt", kPatience);
  const auto report = arrived(hall);
  const auto content = report.at("content").get<std::string>();
  CHECK(content.starts_with(kComposed));
  CHECK((content.find("1 foto") != std::string::npos) == with_photo);
  CHECK(report.at("category") == "lampu_jalan");
}

}  // namespace

TEST_CASE("With the keypad alone a report is written and comes to the centre") {
  Hall hall({});
  hall.enrol();
  hall.start_sync();
  hall.start_kiosk();
  auto& v = hall.visitor();
  Keypad keypad(hall);
  v.wait_for("attract", kPatience);
  keypad.choose("Bahasa Indonesia");
  v.wait_for("kind", kPatience);
  keypad.choose("Pengaduan");
  v.wait_for("category", kPatience);
  keypad.choose("Air");
  v.wait_for("words", kPatience);
  keypad.type("got mampet");
  keypad.choose("Lanjut");
  v.wait_for("agency", kPatience);
  keypad.choose("Saya tidak tahu");
  v.wait_for("kecamatan", kPatience);
  keypad.choose("Kediri");
  v.wait_for("desa", kPatience);
  keypad.choose("Banjar Anyar");
  v.wait_for("landmark", kPatience);
  keypad.choose("Lewati");
  v.wait_for("when", kPatience);
  keypad.choose("Hari ini");
  v.wait_for("who", kPatience);
  keypad.choose("Terbuka");
  v.wait_for("contact", kPatience);
  keypad.choose("Lanjut");
  v.wait_for("consent", kPatience);
  keypad.choose("Saya setuju");
  v.wait_for("review", kPatience);
  keypad.choose("Kirim Laporan");
  v.wait_for("receipt", kPatience);
  CHECK(arrived(hall).at("content") == "Got mampet");
}

TEST_CASE("With the voice alone, before a dark glass, a report comes to the centre") {
  Hall hall({.speaks = true});
  hall.enrol();
  hall.start_sync();
  hall.start_kiosk();
  Listener ear(hall, hall.spoken());
  REQUIRE(within(kPatience, [&] { return !dark(hall.display()); }));  // so dark() can be untrue
  ear.wake();
  ear.choose("Bahasa Indonesia");
  ear.hears("Apa yang ingin Anda sampaikan?");
  ear.choose("Sembunyikan layar", "Left");
  ear.hears("dipilih");
  REQUIRE(within(kPatience, [&] { return dark(hall.display()); }));
  const auto answer = [&](const std::string& question, const std::string& label) {
    if (!question.empty()) ear.hears(question);
    CHECK(dark(hall.display()));
    ear.choose(label);
  };
  answer("", "Pengaduan");
  answer("Tentang apa pengaduan Anda?", "Lampu jalan");
  answer("Apa yang terjadi?", "Lewati");
  answer("Di kecamatan mana kejadiannya?", "Penebel");
  answer("Di desa mana di Kecamatan Penebel?", "Jatiluwih");
  answer("Kapan kejadiannya?", "Kemarin");
  answer("Siapa yang boleh melihat laporan ini?", "Anonim");
  answer("Ingin meninggalkan kontak?", "Lanjut");
  answer("Data Anda dan hak Anda", "Saya setuju");
  ear.hears(kComposed);  // spoken for approval before it goes
  answer("Periksa laporan Anda", "Kirim Laporan");
  ear.hears("Laporan Anda sudah tersimpan");
  ear.hears("Kode tanda terima Anda");
  ear.hears_code();
  CHECK(dark(hall.display()));
  CHECK(arrived(hall).at("content").get<std::string>().starts_with(kComposed));
}

TEST_CASE("By pictures alone a report takes eleven taps to the centre") {
  Hall hall({});
  hall.enrol();
  hall.start_sync();
  hall.start_kiosk();
  Finger finger(hall.visitor());
  finger.on("attract", "Bahasa Indonesia");
  finger.on("kind", "Pengaduan");
  finger.on("category", "Lampu jalan");
  finger.on("words", "Lewati");
  place_to_review(finger);
  sent_as_composed(hall, finger, false);
  CHECK(finger.taps() <= 11);
}

TEST_CASE("With a photo beside the pictures a report takes thirteen taps to the centre") {
  Hall hall({});
  hall.enrol();
  const bale::testing::CameraFolder camera(hall.house().path("street"));
  camera.show(bale::testing::quarters(640, 480));
  hall.configure(camera.config());
  hall.start_sync();
  hall.start_kiosk();
  Finger finger(hall.visitor());
  finger.on("attract", "Bahasa Indonesia");
  finger.on("kind", "Pengaduan");
  finger.on("category", "Lampu jalan");
  finger.on("words", "Ambil foto");
  finger.on("photo", "Ambil");
  finger.on("photo", "Pakai foto ini");
  place_to_review(finger);
  sent_as_composed(hall, finger, true);
  CHECK(finger.taps() <= 13);
}

TEST_CASE("An expert finger is done from attract to receipt within 45 seconds") {
  Hall hall({});
  hall.enrol();
  hall.start_sync();
  hall.start_kiosk();
  hall.visitor().wait_for("attract", kPatience);
  const auto start = Clock::now();
  hall.tell({.words = "Got mampet sejak Kamis, air meluap.", .landmark = "dekat pasar",
             .name = "Ketut"});
  (void)hall.submit();
  const auto took = std::chrono::duration<double>(Clock::now() - start).count();
  MESSAGE("attract to receipt: " << took << " s");
  CHECK(took <= 45.0);
  CHECK(arrived(hall).at("content") == "Got mampet sejak Kamis, air meluap.");
}
