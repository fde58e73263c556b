#include "kiosk/app/hands.h"

#include "kiosk/effects/camera.h"
#include "kiosk/effects/guide.h"
#include "kiosk/effects/headphones.h"
#include "kiosk/effects/paper.h"
#include "kiosk/effects/recorder.h"
#include "kiosk/effects/staff.h"
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

std::unique_ptr<speech::Sink> make_output(const VoiceConfig& config, Shared& shared) {
  auto loudspeaker = speech::make_sink(config.device);
  if (config.headphones.empty()) return loudspeaker;
  return speech::routed_sink(std::move(loudspeaker), speech::make_sink(config.headphones),
                             [&plugged = shared.headphones] { return plugged.load(); });
}

effects::Hands make_hands(const Config& config, const Place& place, const effects::Post& post,
                          effects::DeviceBoard& board, Shared& shared) {
  effects::Hands hands;
  hands.push_back(std::make_unique<effects::StaffHand>(place.data, place.clock, post));
  hands.push_back(std::make_unique<effects::NumbersHand>(
      effects::NumbersHand::Options{.data = place.data}, shared.numbers, post));
  hands.push_back(std::make_unique<effects::GuideHand>(
      post, place.clock,
      [&numbers = shared.numbers, &clock = place.clock](std::string_view category,
                                                        std::string_view desa) {
        return numbers.similar(category, desa, clock.wall());
      }));
  hands.push_back(
      std::make_unique<effects::AttachmentsHand>(shared.attachments, shared.pictures));
  if (!config.camera.empty()) {
    hands.push_back(std::make_unique<effects::CameraHand>(
        post, board, shared.attachments, shared.pictures, make_camera(config.camera),
        config.receipt_url));
  }
  if (!config.microphone.empty()) {
    hands.push_back(std::make_unique<effects::RecorderHand>(
        post, board, shared.attachments, make_microphone(config.microphone),
        [voice = config.voice, &shared] { return make_output(voice, shared); },
        config.voice.reset_gain));
  }
  if (!config.voice.headphones.empty()) {
    hands.push_back(std::make_unique<effects::HeadphonesHand>(
        post, shared.headphones, speech::alsa_jack(config.voice.headphones)));
  }
  if (config.printer) hands.push_back(paper(config, post, board));
  return hands;
}

}  // namespace bale::app
