#include "kiosk/app/options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <iostream>

namespace bale::app {
namespace {

constexpr int kUsage = 2;              // exit code of a line or file that is wrong
constexpr int kPixelsMost = 16'384;
constexpr float kMillimetresMost = 5'000;
constexpr PanelMm kReferencePanel{476, 268};  // 21.5 inch (kiosk.md)

template <typename T>
bool whole(std::string_view text, T& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

template <typename T>
bool pair_of(std::string_view text, T& first, T& second) {
  const auto x = text.find('x');
  return x != std::string_view::npos && whole(text.substr(0, x), first) &&
         whole(text.substr(x + 1), second);
}

struct Line {
  std::string data;
  std::string config;
  std::string size;
  std::string panel;
  std::string lang;
  std::string describe;
  std::string spoken;
};

Result<Settings> settings_of(const Line& line) {
  Settings out;
  out.data = line.data;
  out.describe = line.describe;
  out.spoken = line.spoken;
  if (!line.config.empty()) {
    auto config = read_config(line.config);
    if (!config) return tl::unexpected(config.error());
    out.config = std::move(*config);
  }
  if (!line.size.empty()) {
    const auto size = parse_size(line.size);
    if (!size) return tl::unexpected(size.error());
    out.config.window = *size;
  }
  if (!line.panel.empty()) {
    const auto panel = parse_panel(line.panel);
    if (!panel) return tl::unexpected(panel.error());
    out.config.panel = *panel;
  }
  if (!line.lang.empty()) {
    const auto lang = report::parse_lang(line.lang);
    if (!lang) return fail(Errc::kInvalid, "--lang must be id, en or ban.");
    out.config.hall.lang = *lang;
  }
  return out;
}

}  // namespace

Result<SizePx> parse_size(std::string_view text) {
  SizePx out;
  const bool good = pair_of(text, out.width, out.height) && out.width > 0 && out.height > 0 &&
                    out.width <= kPixelsMost && out.height <= kPixelsMost;
  if (!good) return fail(Errc::kInvalid, "--size must be WIDTHxHEIGHT in pixels, as in 1920x1080.");
  return out;
}

Result<PanelMm> parse_panel(std::string_view text) {
  PanelMm out;
  const bool good = pair_of(text, out.width, out.height) && std::isfinite(out.width) &&
                    std::isfinite(out.height) && out.width > 0 && out.height > 0 &&
                    out.width <= kMillimetresMost && out.height <= kMillimetresMost;
  if (!good) {
    return fail(Errc::kInvalid, "--panel-mm must be WIDTHxHEIGHT in millimetres, as in 476x268.");
  }
  return out;
}

PanelMm panel_for(const PanelMm& said, int width_px, int height_px) {
  if (said.width > 0) return said;
  if (width_px >= height_px) return kReferencePanel;
  return {kReferencePanel.height, kReferencePanel.width};
}

tl::expected<Settings, int> read_settings(int argc, char** argv, bool may_describe) {
  CLI::App cli{"Bale Lapor: the touch application of a public hall"};
  Line line;
  cli.add_option("--data", line.data, "folder of this kiosk, enrolled by bale-sync")->required();
  cli.add_option("--config", line.config, "the hall's configuration (TOML)");
  cli.add_option("--size", line.size, "window in pixels, as in 1920x1080; else the whole monitor");
  cli.add_option("--panel-mm", line.panel, "the glass in millimetres, as in 476x268");
  cli.add_option("--lang", line.lang, "language of the first screen: id, en or ban");
  if (may_describe) {
    cli.add_option("--describe", line.describe, "one JSON line for each change");
    cli.add_option("--spoken", line.spoken, "what is spoken, one line an utterance, without sound");
  }
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(cli.exit(error) == 0 ? 0 : kUsage);
  }
  auto settings = settings_of(line);
  if (!settings) {
    std::cerr << settings.error().message << '\n';
    return tl::unexpected(kUsage);
  }
  return std::move(*settings);
}

}  // namespace bale::app
