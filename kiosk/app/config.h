// The hall's configuration: a small TOML file, hostile until checked. Every refusal is one sentence
// that names the file and the key.
//
//   hall = "Mal Pelayanan Publik Tabanan"     # 1..60 characters, shown on the attract screen
//   lang = "id"                               # "id", "en" or "ban": before a visitor chooses one
//   kecamatan = "51.02.06"                    # the hall's own: "Anda di sini" on the map
//   idle_s = 180                              # 120..300 (kiosk.md)
//   help = "Loket 3, Bu Ayu"                  # whom to ask; at most 120 characters
//   receipt_url = "https://lapor.example/t"   # of the receipt's QR; absent: the code alone
//   [day_lang]                                # another language on a day of the week, such as
//   thursday = "ban"                          # Balinese on Thursdays (Pergub Bali 80/2018)
//   [panel]
//   width_mm = 476                            # the glass, measured; EDID is not trusted
//   height_mm = 268
//   [notice]                                  # UU 27/2022 art. 21; all three or none
//   version = "2026-1"                        # recorded with each report
//   retention_id = "…"                        # how long it is kept, by the regency's own rule;
//   retention_en = "…"                        # at most 70 characters each
//   [sla]                                     # working days, 1..366; absent: SP4N's own terms
//   verify = 3                                # from arrival to checked and forwarded
//   follow_up = 5                             # from there to the agency's first act
//   close = 10                                # of silence after an answer
//   [window]                                  # absent: the whole monitor
//   width = 1920
//   height = 1080
//   [printer]                                 # absent: this hall has no receipt printer
//   device = "/dev/usb/lp0"                   # or a serial port, "/dev/ttyUSB0"
//   dots = 384                                # a line: 384 on 58 mm paper, 576 on 80 mm
//   columns = 32                              # 32..48; absent: dots / 12
//   cutter = true
//   code_page = "pc437"                       # or "wpc1252"
//   answers = true                            # false: it is never asked for its status
//   baud = 115200                             # of a serial port: 9600 … 115200
//   flow = "software"                         # of a serial port: "none", "software", "hardware"
//   [camera]                                  # absent: no photos here
//   device = "/dev/video0"                    # or a folder of JPEGs that stands for a camera
//   [microphone]                              # absent: no voice notes here
//   device = "default"                        # ALSA's name, or a WAV file that stands for one
//   [voice]                                   # absent: espeak-ng alone, ALSA's "default"
//   recordings = "/srv/bale/suara"            # recorded prompts: platform/speech/README.md
//   device = "default"                        # ALSA's name of the loudspeaker, or a WAV file
//   headphones = "plughw:1,0"                 # ALSA's name; absent: there is no jack for them
//   reset_gain = 0.5                          # 0.05 … 1: at most 65 dBA at the visitor's ear
#pragma once

#include <optional>
#include <string>

#include "kiosk/model/state.h"
#include "platform/printer/device_printer.h"
#include "platform/result.h"

namespace bale::app {

struct PanelMm {
  float width{0};  // 0: not said
  float height{0};
};
struct SizePx {
  int width{0};  // 0: the whole monitor
  int height{0};
};

struct PrinterConfig {
  std::string device;
  printer::Profile profile;
  printer::Line line;
};

struct VoiceConfig {
  std::string recordings;  // folder; empty: none
  std::string device{"default"};
  std::string headphones;  // empty: none
  float reset_gain{0.5F};
};

struct Config {
  model::Hall hall;
  std::string receipt_url;
  PanelMm panel;
  SizePx window;
  std::optional<PrinterConfig> printer;
  std::string camera;      // empty: none
  std::string microphone;  // empty: none
  VoiceConfig voice;
};

inline constexpr std::size_t kConfigMax = 64 * 1024;  // bytes; a real one has about 400

// kNotFound when there is no such file, kInvalid for all that is wrong in it.
[[nodiscard]] Result<Config> read_config(const std::string& path);
[[nodiscard]] Result<Config> parse_config(std::string_view text, const std::string& path);

}  // namespace bale::app
