// The command line of bale-kiosk: exactly --data DIR, --config FILE, --size WxH, --panel-mm WxH and
// --lang id|en; bale-kiosk-test adds --describe FILE and --spoken FILE. What the line says wins over the file.
#pragma once

#include <string>

#include "kiosk/app/config.h"

namespace bale::app {

struct Settings {
  std::string data;
  Config config;
  std::string describe;  // bale-kiosk-test only
  std::string spoken;    // likewise
};

// Reads line and configuration. On a value: go. Otherwise the program ends with this exit code (0
// after --help, 2 for what was wrong, already said on standard error).
[[nodiscard]] tl::expected<Settings, int> read_settings(int argc, char** argv, bool may_describe);

// "1920x1080": two whole numbers.
[[nodiscard]] Result<SizePx> parse_size(std::string_view text);
// "476x268" or "476.1x267.8": two numbers.
[[nodiscard]] Result<PanelMm> parse_panel(std::string_view text);
// The panel that was not measured: the reference one, the way round the window is.
[[nodiscard]] PanelMm panel_for(const PanelMm& said, int width_px, int height_px);

}  // namespace bale::app
