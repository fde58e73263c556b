#include <doctest/doctest.h>

#include <random>
#include <string>

#include "kiosk/app/options.h"
#include "kiosk/app/successor.h"

using namespace bale;
using namespace bale::app;

namespace {

Result<Config> parse(std::string_view text) { return parse_config(text, "hall.toml"); }

std::string refusal(std::string_view text) {
  const auto config = parse(text);
  if (config) return "accepted";
  CHECK(config.error().code == Errc::kInvalid);
  CHECK(config.error().message.find("hall.toml") != std::string::npos);
  CHECK(config.error().message.ends_with("."));
  return config.error().message;
}

}  // namespace

TEST_CASE("A whole configuration is taken as it is written") {
  const auto config = parse(R"(
hall = "Balai Desa Jatiluwih"
lang = "ban"
kecamatan = "51.02.08"
idle_s = 120
help = "Loket 3"
receipt_url = "https://lapor.example/t"
[day_lang]
thursday = "en"
[panel]
width_mm = 344
height_mm = 194.5
[notice]
version = "2027-2"
retention_id = "Dua tahun sesudah selesai."
retention_en = "Two years after it is finished."
[window]
width = 1366
height = 768
)");
  REQUIRE(config);
  CHECK(config->hall.name == "Balai Desa Jatiluwih");
  CHECK(config->hall.lang == report::Lang::kBan);
  CHECK(config->hall.day_lang[3] == report::Lang::kEn);
  CHECK(config->hall.kecamatan == "51.02.08");
  CHECK(config->hall.idle_ms == 120'000);
  CHECK(config->hall.help_line == "Loket 3");
  CHECK(config->receipt_url == "https://lapor.example/t");
  CHECK(config->panel.height == doctest::Approx(194.5));
  CHECK(config->window.width == 1366);
  CHECK(config->hall.notice_version == "2027-2");
  CHECK(config->hall.retention[1] == "Two years after it is finished.");
}

TEST_CASE("An empty configuration is a configuration") {
  const auto config = parse("");
  REQUIRE(config);
  CHECK(config->hall.idle_ms == 180'000);
  CHECK(config->window.width == 0);
}

TEST_CASE("Whatever is wrong is refused with a sentence that names the key") {
  const std::pair<const char*, const char*> wrong[] = {
      {"idle_s = 119", "idle_s"},
      {"idle_s = 301", "idle_s"},
      {"idle_s = -9223372036854775808", "idle_s"},
      {"idle_s = \"180\"", "idle_s"},
      {"idle_s = nan", "idle_s"},
      {"hall = 5", "hall"},
      {"hall = \"\"", "hall"},
      {"hall = \"a\\nb\"", "hall"},
      {"kecamatan = \"99.99.99\"", "kecamatan"},
      {"kecamatan = [1]", "kecamatan"},
      {"lang = \"fr\"", "lang"},
      {"lang = \"Bahasa Bali\"", "lang"},
      {"lang = 2", "lang"},
      {"day_lang = \"ban\"", "day_lang"},
      {"[day_lang]\nkamis = \"ban\"", "day_lang.kamis"},
      {"[day_lang]\nthursday = \"xx\"", "thursday"},
      {"receipt_url = \"ftp://x\"", "receipt_url"},
      {"receipt_url = \"https://x/a b\"", "receipt_url"},
      {"receipt_url = \"https://x/#a\"", "receipt_url"},
      {"panel = 5", "panel"},
      {"[panel]\nwidth_mm = 5", "panel"},
      {"[panel]\nwidth_mm = nan\nheight_mm = inf", "width_mm"},
      {"[panel]\nwidth_mm = 476\nheight_mm = 268\ndepth = 1", "panel.depth"},
      {"[window]\nwidth = 0\nheight = 5", "width"},
      {"[window]\nwidth = 1.5\nheight = 5", "width"},
      {"notice = 1", "notice"},
      {"[notice]\nversion = \"2\"", "retention_id"},
      {"[notice]\nversion = \"a b\"\nretention_id = \"x\"\nretention_en = \"x\"", "version"},
      {"wifi = true", "wifi"},
      {"[hall]\nname = \"x\"", "hall"},
  };
  for (const auto& [text, key] : wrong) {
    CAPTURE(text);
    CHECK(refusal(text).find(key) != std::string::npos);
  }
  CHECK(refusal("hall = \"" + std::string(61, 'x') + "\"").find("hall") != std::string::npos);
}

TEST_CASE("What is not TOML, or not text, is refused") {
  for (const std::string text : {"hall = ", "= 5", "[[[", "hall = \"a\nidle_s", "\xFF\xFE", "a.b = 1\na = 2"}) {
    CHECK(refusal(text) != "accepted");
  }
  CHECK(refusal(std::string("hall = \"a\0b\"", 12)) != "accepted");
  CHECK(refusal(std::string(40'000, '[')) != "accepted");
  std::string nested = "a = ";
  for (int i = 0; i < 30'000; ++i) nested += '[';
  CHECK(refusal(nested) != "accepted");
}

TEST_CASE("A hostile key does not reach the terminal as it is") {
  const auto said = refusal("\"\\u001b[2J\\u0007evil\" = 1");
  CHECK(said.find('\x1b') == std::string::npos);
  CHECK(said.find('\x07') == std::string::npos);
}

TEST_CASE("Random bytes are refused or taken, never a crash") {
  std::mt19937 dice(7);
  const std::string_view alphabet = "ab=\"'[]{}.#\n 0123456789-+einfxhall_s\\u\xC3\xA9\x00";
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto n = dice() % 60; n > 0; --n) text += alphabet[dice() % alphabet.size()];
    static_cast<void>(parse(text));
  }
}

TEST_CASE("A hall without a printer has none, and one with a printer only needs its path") {
  CHECK_FALSE(parse("")->printer.has_value());
  const auto config = parse("[printer]\ndevice = \"/dev/usb/lp0\"");
  REQUIRE(config.has_value());
  REQUIRE(config->printer.has_value());
  CHECK(config->printer->device == "/dev/usb/lp0");
  CHECK(config->printer->profile.dots == 384);
  CHECK(config->printer->profile.columns == 32);
  CHECK(config->printer->profile.cutter);
}

TEST_CASE("A wide printer has 48 columns, and a serial one its speed") {
  const auto config = parse(
      "[printer]\ndevice = \"/dev/ttyUSB0\"\ndots = 576\ncutter = false\nanswers = false\n"
      "code_page = \"wpc1252\"\nbaud = 19200\nflow = \"hardware\"");
  REQUIRE(config.has_value());
  const auto& printer = *config->printer;
  CHECK(printer.profile.columns == 48);
  CHECK_FALSE(printer.profile.cutter);
  CHECK_FALSE(printer.profile.answers);
  CHECK(printer.profile.code_page == bale::printer::CodePage::kWpc1252);
  CHECK(printer.line.baud == 19'200);
  CHECK(printer.line.flow == bale::printer::Line::Flow::kHardware);
}

TEST_CASE("What no printer is, is refused: a network address, odd sizes, unknown words") {
  const std::string device = "[printer]\ndevice = \"/dev/usb/lp0\"\n";
  for (const auto& text :
       {std::string("[printer]"), std::string("[printer]\ndevice = \"tcp:127.0.0.1:9100\""),
        std::string("[printer]\ndevice = \"\""), device + "dots = 380", device + "dots = 8000",
        device + "dots = 200", device + "columns = 20", device + "baud = 12345",
        device + "flow = \"magic\"", device + "code_page = \"utf8\"", device + "cutter = 1",
        device + "tcp = true"}) {
    CAPTURE(text);
    CHECK_FALSE(parse(text).has_value());
  }
}

TEST_CASE("A missing file and a huge one have their own sentences") {
  CHECK(read_config("/nonexistent/hall.toml").error().code == Errc::kNotFound);
  CHECK_FALSE(read_config("/dev/zero").has_value());
  CHECK_FALSE(read_config("/tmp").has_value());
}

TEST_CASE("Sizes are two numbers with an x, nothing more") {
  CHECK(parse_size("1920x1080")->width == 1920);
  for (const char* text : {"", "x", "1920", "1920x", "x1080", "0x5", "-1x5", "1920x1080x3",
                           "1920 x 1080", "99999999999x5", "1920X1080", "1.5x2"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_size(text).has_value());
  }
  CHECK(parse_panel("476.5x268")->width == doctest::Approx(476.5));
  for (const char* text : {"nanx5", "infx5", "0x0", "-5x5", "476", "1e9x5"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_panel(text).has_value());
  }
}

TEST_CASE("A panel that was not measured stands the way round the window is") {
  CHECK(panel_for({}, 1920, 1080).width == doctest::Approx(476));
  CHECK(panel_for({}, 1080, 1920).width == doctest::Approx(268));
  CHECK(panel_for({400, 225}, 1080, 1920).width == doctest::Approx(400));
}

TEST_CASE("What a predecessor left is read strictly") {
  CHECK(parse_tracking("6:123456")->track_failures == 6);
  CHECK(parse_tracking("6:123456")->track_blocked_until == 123'456);
  for (const char* text : {"", ":", "6", "6:", ":5", "-1:5", "6:-5", "6:5x", "99999999999:5"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_tracking(text).has_value());
  }
}

TEST_CASE("A camera and a microphone are named by their devices, and absent ones stay so") {
  const auto config = parse("[camera]\ndevice = \"/dev/video2\"\n[microphone]\ndevice = \"hw:1\"");
  REQUIRE(config);
  CHECK(config->camera == "/dev/video2");
  CHECK(config->microphone == "hw:1");
  CHECK(parse("")->camera.empty());
  CHECK(parse("")->microphone.empty());
  CHECK(refusal("[camera]") != "accepted");
  CHECK(refusal("[camera]\ndevice = \"video0\"") != "accepted");
  CHECK(refusal("[camera]\ndevice = \"/dev/video0\"\nflash = true") != "accepted");
  CHECK(refusal("microphone = \"default\"") != "accepted");
}

TEST_CASE("the voice may be configured, and what is wrong in it is refused") {
  const auto config = parse(R"(
[voice]
recordings = "/srv/bale/suara"
device = "plughw:1"
reset_gain = 0.25
)");
  REQUIRE(config);
  CHECK(config->voice.recordings == "/srv/bale/suara");
  CHECK(config->voice.device == "plughw:1");
  CHECK(config->voice.reset_gain == doctest::Approx(0.25));
  CHECK(parse("")->voice.device == "default");
  CHECK(refusal("[voice]\nrecordings = \"suara\"\n").find("whole path") != std::string::npos);
  CHECK(refusal("[voice]\nreset_gain = 3.0\n") != "accepted");
  CHECK(parse("[voice]\nheadphones = \"plughw:1,0\"\n")->voice.headphones == "plughw:1,0");
  CHECK(refusal("[voice]\nheadphones = 1\n") != "accepted");
  CHECK(refusal("[voice]\nvolume = 3\n").find("not known") != std::string::npos);
}

TEST_CASE("The terms are SP4N's unless the hall names its own, each alone") {
  const auto own = parse("");
  REQUIRE(own);
  CHECK(own->hall.sla.verify == 3);
  CHECK(own->hall.sla.follow_up == 5);
  CHECK(own->hall.sla.close == 10);
  const auto config = parse("[sla]\nverify = 1\nclose = 366");
  REQUIRE(config);
  CHECK(config->hall.sla.verify == 1);
  CHECK(config->hall.sla.follow_up == 5);
  CHECK(config->hall.sla.close == 366);
}

TEST_CASE("Terms that nobody can count are refused") {
  for (const std::string wrong : {"verify = 0", "verify = -3", "verify = 367", "follow_up = \"5\"",
                                  "close = 9223372036854775807", "close = 2.5", "answer = 3",
                                  "close = nan", "verify = true"}) {
    CAPTURE(wrong);
    const auto said = refusal("[sla]\n" + wrong);
    CHECK(said != "accepted");
    CHECK(said.find(wrong.substr(0, wrong.find(' '))) != std::string::npos);
  }
  CHECK(refusal("sla = 3").find("[sla]") != std::string::npos);
}
