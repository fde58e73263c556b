#include "tests/e2e/hall.h"

#include <doctest/doctest.h>

namespace bale::testing {

Hall::Hall(const Options& options)
    : options_(options),
      house_({.test_cost = false}),
      display_(options.width, options.height),
      visitor_(display_, house_.path("screens.jsonl")) {}

void Hall::enrol() {
  house_.start_centre();
  data_ = house_.enrol("hall");
}

void Hall::configure(const std::string& toml) {
  config_ = house_.path("hall.toml");
  write_text(config_, toml);
}

void Hall::start_kiosk() {
  std::vector<std::string> argv{
      program(options_.program), "--data", data_, "--size",
      std::to_string(options_.width) + "x" + std::to_string(options_.height), "--lang", "id"};
  if (options_.program == "bale-kiosk-test") {
    if (options_.speaks) {
      argv.insert(argv.end(), {"--spoken", spoken()});
    } else {
      argv.insert(argv.end(), {"--describe", description()});
    }
  }
  if (!config_.empty()) argv.insert(argv.end(), {"--config", config_});
  auto environment = environment_;
  environment.push_back("DISPLAY=" + display_.name());
  kiosk_.emplace(Child::Options{argv, house_.logs("kiosk"), "", environment});
}

void Hall::start_sync() {
  sync_.emplace(Child::Options{
      {program("bale-sync"), "run", "--data", data_, "--contact-every", "1"},
      house_.logs("sync"), "", {}});
}

void Hall::to_words() {
  visitor_.wait_for("attract");
  visitor_.press("Bahasa Indonesia");
  visitor_.wait_for("kind");
  visitor_.press("Pengaduan");
  visitor_.wait_for("category");
  visitor_.press("Air");
  visitor_.wait_for("words");
}

void Hall::tell(const Story& story) {
  auto& v = visitor_;
  to_words();
  v.type(story.words);
  v.press("Lanjut");
  v.wait_for("agency");
  v.press("Saya tidak tahu");
  v.wait_for("kecamatan");
  v.press("Kediri");
  v.wait_for("desa");
  v.press("Banjar Anyar");
  v.wait_for("landmark");
  v.type(story.landmark);
  v.press("Lanjut");
  v.wait_for("when");
  v.press("Kemarin");
  REQUIRE(within(std::chrono::seconds(15), [&] {
    return v.screen_name() == "who" || v.screen_name() == "photo";
  }));
  if (v.screen_name() == "photo") v.press("Tanpa foto");
  v.wait_for("who");
  v.press("Terbuka");
  v.wait_for("contact");
  v.press("Nama");
  v.wait_for("contact_field");
  v.type(story.name);
  v.press("Simpan");
  v.wait_for("contact");
  v.press("Lanjut");
  v.wait_for("consent");
  v.press("Saya setuju");
  v.wait_for("review");
}

std::string Hall::submit() {
  visitor_.press("Kirim Laporan");
  visitor_.wait_for("receipt");
  auto code = visitor_.words_of("code");
  REQUIRE(code.size() >= 12);
  return code;
}

void Hall::leave() {
  visitor_.press("Selesai");
  visitor_.wait_for("rate_visit");
  visitor_.press("Lewati");
  visitor_.wait_for("attract");
  std::this_thread::sleep_for(std::chrono::seconds(1));  // until the next visit's program stands
}

}  // namespace bale::testing
