#include "kiosk/app/config.h"

#include <algorithm>
#include <array>
#include <optional>
#include <toml++/toml.h>

#include "assets/reference/reference.h"
#include "platform/files.h"
#include "sync/report/validate.h"

namespace bale::app {
namespace {

constexpr std::size_t kHallMax = 60;   // characters: the roof's width at the usual text size
constexpr std::size_t kHelpMax = 120;  // characters: two lines
constexpr std::size_t kVersionMax = 20;    // characters
constexpr std::size_t kRetentionMax = 70;  // characters: two lines of the notice
constexpr std::size_t kUrlMax = 100;   // characters: beyond, the QR's modules get too small
constexpr std::size_t kDeviceMax = 200;    // characters of a path
constexpr std::size_t kWordMax = 20;
constexpr std::int64_t kColumnsLeast = 32;
constexpr std::int64_t kColumnsMost = 48;
constexpr std::int64_t kIdleLeast = 120;  // seconds, kiosk.md
constexpr std::int64_t kIdleMost = 300;
constexpr std::size_t kLangMax = 3;  // characters of "ban"
constexpr std::array kDays{"monday", "tuesday",  "wednesday", "thursday",
                           "friday", "saturday", "sunday"};
constexpr std::int64_t kPixelsMost = 16'384;
constexpr double kMillimetresMost = 5'000;

// One pass over the file; the first fault stays, what follows is not looked at.
class Reader {
 public:
  Reader(const toml::table& table, std::string path) : table_(table), path_(std::move(path)) {}

  Result<Config> read() {
    only(table_, "", std::array{"hall", "lang", "kecamatan", "idle_s", "help", "receipt_url",
                                "day_lang", "panel", "notice", "window", "printer", "camera",
                                "microphone", "voice", "sla"});
    read_hall();
    read_languages();
    read_panel();
    read_notice();
    read_window();
    read_printer();
    read_camera();
    config_.microphone = device_of("microphone");
    read_voice();
    read_sla();
    if (fault_) return fail(Errc::kInvalid, *fault_);
    return config_;
  }

 private:
  void refuse(const std::string& what) {
    if (!fault_) fault_ = "The configuration " + path_ + ": " + what + ".";
  }

  template <std::size_t N>
  void only(const toml::table& table, const std::string& prefix,
            const std::array<const char*, N>& known) {
    for (const auto& [key, value] : table) {
      if (std::ranges::find(known, std::string_view(key.str())) == known.end()) {
        refuse("the key " + printable(prefix + std::string(key.str())) + " is not known");
      }
    }
  }

  // A key of a hostile file goes to a terminal: printable ASCII, and not endless.
  static std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text.substr(0, 40)) out += c > ' ' && c < 0x7F ? c : '?';
    return out;
  }

  std::optional<std::string> text(const char* key, std::size_t most) {
    return text(table_, key, most);
  }
  std::optional<std::string> text(const toml::table& table, const char* key, std::size_t most) {
    const auto node = table[key];
    if (!node) return std::nullopt;
    auto found = node.value_exact<std::string>();
    if (!found) {
      refuse(std::string(key) + " must be a text in quotes");
      return std::nullopt;
    }
    TextCheck check{*found};
    if (!check.fits(most)) {
      refuse(std::string(key) + " must be 1 to " + std::to_string(most) +
             " characters on one line");
      return std::nullopt;
    }
    return found;
  }

  struct TextCheck {
    std::string_view text;
    [[nodiscard]] bool fits(std::size_t most) const {
      const bool lines = std::ranges::any_of(
          text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
      return !lines && report::valid_utf8(text) && !text.empty() &&
             report::count_characters(text) <= most;
    }
  };

  template <typename T>
  std::optional<T> number(const toml::table& table, const char* key, T least, T most) {
    const auto node = table[key];
    if (!node) return std::nullopt;
    const auto found = node.template value<T>();
    // toml++ would take true for 1.
    if (!found || node.is_boolean() || !(*found >= least && *found <= most)) {
      refuse(std::string(key) + " must be a number from " + short_number(least) + " to " +
             short_number(most));
      return std::nullopt;
    }
    return found;
  }
  static std::string short_number(double value) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  static std::string short_number(std::int64_t value) { return std::to_string(value); }

  void read_hall() {
    auto& hall = config_.hall;
    if (auto name = text("hall", kHallMax)) hall.name = std::move(*name);
    if (auto help = text("help", kHelpMax)) hall.help_line = std::move(*help);
    if (auto idle = number<std::int64_t>(table_, "idle_s", kIdleLeast, kIdleMost)) {
      hall.idle_ms = *idle * 1000;
    }
    if (auto code = text("kecamatan", 8)) {
      if (assets::find_kecamatan(*code) == nullptr) {
        refuse("kecamatan must be the code of a kecamatan of Tabanan, such as \"51.02.06\"");
      }
      hall.kecamatan = std::move(*code);
    }
    if (auto url = text("receipt_url", kUrlMax)) {
      if (!address(*url)) {
        refuse("receipt_url must begin with http:// or https:// and hold neither blanks nor #");
      }
      config_.receipt_url = std::move(*url);
    }
  }

  std::optional<report::Lang> language(const toml::table& table, const char* key) {
    const auto name = text(table, key, kLangMax);
    if (!name) return std::nullopt;
    const auto found = report::parse_lang(*name);
    if (!found) refuse(std::string(key) + " must be \"id\", \"en\" or \"ban\"");
    return found;
  }

  void read_languages() {
    auto& hall = config_.hall;
    if (const auto found = language(table_, "lang")) hall.lang = *found;
    const auto* const days = section("day_lang");
    if (days == nullptr) return;
    only(*days, "day_lang.", kDays);
    for (std::size_t i = 0; i < kDays.size(); ++i) {
      if (const auto found = language(*days, kDays[i])) hall.day_lang[i] = *found;
    }
  }

  static bool address(std::string_view url) {
    const bool scheme = url.starts_with("https://") || url.starts_with("http://");
    return scheme && url.size() > std::string_view("https://").size() &&
           std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F && c != '#'; });
  }

  const toml::table* section(const char* key) {
    if (!table_.contains(key)) return nullptr;
    const auto* const found = table_[key].as_table();
    if (found == nullptr) refuse(std::string(key) + " must be a section, [" + key + "]");
    return found;
  }

  void read_panel() {
    const auto* const panel = section("panel");
    if (panel == nullptr) return;
    only(*panel, "panel.", std::array{"width_mm", "height_mm"});
    const auto width = number<double>(*panel, "width_mm", 1, kMillimetresMost);
    const auto height = number<double>(*panel, "height_mm", 1, kMillimetresMost);
    if (!width || !height) return refuse("panel needs width_mm and height_mm");
    config_.panel = {static_cast<float>(*width), static_cast<float>(*height)};
  }

  void read_notice() {
    const auto* const notice = section("notice");
    if (notice == nullptr) return;
    only(*notice, "notice.", std::array{"version", "retention_id", "retention_en"});
    auto version = text(*notice, "version", kVersionMax);
    auto id = text(*notice, "retention_id", kRetentionMax);
    auto en = text(*notice, "retention_en", kRetentionMax);
    if (!version || !id || !en) {
      return refuse("notice needs version, retention_id and retention_en");
    }
    if (!report::valid_code(*version)) {
      return refuse("notice.version may hold letters, digits, dots, hyphens and underscores");
    }
    config_.hall.notice_version = std::move(*version);
    config_.hall.retention = {std::move(*id), std::move(*en)};
  }

  void read_window() {
    const auto* const window = section("window");
    if (window == nullptr) return;
    only(*window, "window.", std::array{"width", "height"});
    const auto width = number<std::int64_t>(*window, "width", 1, kPixelsMost);
    const auto height = number<std::int64_t>(*window, "height", 1, kPixelsMost);
    if (!width || !height) return refuse("window needs width and height");
    config_.window = {static_cast<int>(*width), static_cast<int>(*height)};
  }

  void read_printer() {
    const auto* const table = section("printer");
    if (table == nullptr) return;
    only(*table, "printer.", std::array{"device", "dots", "columns", "cutter", "code_page",
                                        "answers", "baud", "flow"});
    PrinterConfig printer;
    auto device = text(*table, "device", kDeviceMax);
    if (!device || device->front() != '/') return refuse("printer needs a device, a whole path");
    printer.device = std::move(*device);
    read_profile(*table, printer.profile);
    read_line(*table, printer.line);
    config_.printer = std::move(printer);
  }

  // A section that says no more than where its device is.
  std::string device_of(const char* name) {
    const auto* const table = section(name);
    if (table == nullptr) return {};
    only(*table, std::string(name) + ".", std::array{"device"});
    auto device = text(*table, "device", kDeviceMax);
    if (!device) refuse(std::string(name) + " needs a device");
    return std::move(device).value_or("");
  }

  void read_voice() {
    const auto* const table = section("voice");
    if (table == nullptr) return;
    only(*table, "voice.", std::array{"recordings", "device", "headphones", "reset_gain"});
    if (auto folder = text(*table, "recordings", kDeviceMax)) {
      if (folder->front() != '/') return refuse("voice.recordings must be a whole path");
      config_.voice.recordings = std::move(*folder);
    }
    if (auto device = text(*table, "device", kDeviceMax)) config_.voice.device = std::move(*device);
    if (auto device = text(*table, "headphones", kDeviceMax)) {
      config_.voice.headphones = std::move(*device);
    }
    if (const auto gain = number<double>(*table, "reset_gain", 0.05, 1.0)) {
      config_.voice.reset_gain = static_cast<float>(*gain);
    }
  }

  // Counted in working days: at least one, at most what the counting itself cuts to.
  void read_sla() {
    const auto* const table = section("sla");
    if (table == nullptr) return;
    only(*table, "sla.", std::array{"verify", "follow_up", "close"});
    auto& sla = config_.hall.sla;
    const auto days = [&](const char* key, int& term) {
      const auto found = number<std::int64_t>(*table, key, 1, assets::kWorkingDaysMost);
      if (found) term = static_cast<int>(*found);
    };
    days("verify", sla.verify);
    days("follow_up", sla.follow_up);
    days("close", sla.close);
  }

  void read_camera() {
    config_.camera = device_of("camera");
    if (!config_.camera.empty() && config_.camera.front() != '/') {
      refuse("camera needs a device, a whole path");
    }
  }

  void read_profile(const toml::table& table, printer::Profile& profile) {
    const auto dots = number<std::int64_t>(table, "dots", printer::kDotsLeast, printer::kDotsMost);
    if (dots) profile.dots = static_cast<int>(*dots);
    if (profile.dots % 8 != 0) refuse("dots must be a multiple of 8, such as 384 or 576");
    const auto columns = number<std::int64_t>(table, "columns", kColumnsLeast, kColumnsMost);
    profile.columns = columns ? static_cast<int>(*columns) : profile.dots / printer::kColumnDots;
    if (!columns && (profile.columns < kColumnsLeast || profile.columns > kColumnsMost)) {
      refuse("printer needs columns, 32 to 48, with that many dots");
    }
    profile.cutter = yes_or_no(table, "cutter", profile.cutter);
    profile.answers = yes_or_no(table, "answers", profile.answers);
    const auto page = text(table, "code_page", kWordMax).value_or("pc437");
    if (page == "wpc1252") profile.code_page = printer::CodePage::kWpc1252;
    if (page != "wpc1252" && page != "pc437") refuse("code_page must be \"pc437\" or \"wpc1252\"");
  }

  void read_line(const toml::table& table, printer::Line& line) {
    const auto baud = number<std::int64_t>(table, "baud", 9'600, 115'200);
    if (baud) line.baud = static_cast<int>(*baud);
    if (!printer::known_baud(line.baud)) {
      refuse("baud must be 9600, 19200, 38400, 57600 or 115200");
    }
    const auto flow = text(table, "flow", kWordMax).value_or("software");
    if (flow == "none") line.flow = printer::Line::Flow::kNone;
    if (flow == "hardware") line.flow = printer::Line::Flow::kHardware;
    if (flow != "none" && flow != "hardware" && flow != "software") {
      refuse("flow must be \"none\", \"software\" or \"hardware\"");
    }
  }

  bool yes_or_no(const toml::table& table, const char* key, bool otherwise) {
    const auto node = table[key];
    if (!node) return otherwise;
    const auto found = node.value_exact<bool>();
    if (!found) refuse(std::string(key) + " must be true or false");
    return found.value_or(otherwise);
  }

  const toml::table& table_;
  std::string path_;
  Config config_;
  std::optional<std::string> fault_;
};

}  // namespace

Result<Config> parse_config(std::string_view text, const std::string& path) {
  if (!report::valid_utf8(text)) {
    return fail(Errc::kInvalid, "The configuration " + path + ": it is not UTF-8 text.");
  }
  try {
    const auto table = toml::parse(text);
    return Reader(table, path).read();
  } catch (const toml::parse_error& error) {
    return fail(Errc::kInvalid, "The configuration " + path + ": line " +
                                    std::to_string(error.source().begin.line) +
                                    " is not TOML.");
  } catch (const std::exception&) {
    return fail(Errc::kInvalid, "The configuration " + path + ": it cannot be read as TOML.");
  }
}

Result<Config> read_config(const std::string& path) {
  const auto bytes = read_file(path, kConfigMax);
  if (bytes) return parse_config(text_of(*bytes), path);
  if (bytes.error().code == Errc::kNotFound) {
    return fail(Errc::kNotFound, "The configuration " + path + " does not exist.");
  }
  if (bytes.error().code == Errc::kInvalid) {
    return fail(Errc::kInvalid, "The configuration " + path + " is longer than 64 KiB.");
  }
  return fail(bytes.error().code, "The configuration " + path + " cannot be read.");
}

}  // namespace bale::app
