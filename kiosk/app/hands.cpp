#include "kiosk/app/hands.h"

#include "kiosk/effects/paper.h"
#include "kiosk/ui/atlas.h"

namespace bale::app {
namespace {

std::unique_ptr<effects::Hand> paper(const Config& config, const effects::Post& post,
                                     effects::DeviceBoard& board) {
  const PrinterConfig& from = *config.printer;
  const auto fonts = ui::FontFiles::installed();
  effects::PaperOptions options;
  options.profile = from.profile;
  options.hall = config.hall.name;
  options.font_regular = fonts.regular;
  options.font_bold = fonts.bold;
  auto device =
      std::make_unique<printer::DevicePrinter>(from.device, from.line, from.profile.answers);
  return std::make_unique<effects::Paper>(std::move(options), std::move(device), board, post);
}

}  // namespace

effects::Hands make_hands(const Config& config, const effects::Post& post,
                          effects::DeviceBoard& board) {
  effects::Hands hands;
  if (config.printer) hands.push_back(paper(config, post, board));
  return hands;
}

}  // namespace bale::app
