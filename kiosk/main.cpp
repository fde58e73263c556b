// bale-kiosk, and with BALE_DESCRIBE bale-kiosk-test: the same program that also writes down what is
// on the screen.
//
// Exit codes: 0 after --help, and when staff closed it; 1 no display, no font; 2 a line, a file or a panel that is wrong.
#include <iostream>

#include "kiosk/app/app.h"
#include "platform/process.h"
#ifdef BALE_DESCRIBE
#include "kiosk/app/describe.h"
#include "kiosk/app/spoken_log.h"
#endif

namespace {

using namespace bale;

#ifdef BALE_DESCRIBE
constexpr bool kMayDescribe = true;
std::unique_ptr<app::FrameWatcher> watcher_for(const app::Settings& settings) {
  if (settings.describe.empty()) return nullptr;
  return std::make_unique<app::Describer>(settings.describe);
}
app::App::MakeSpeaker speaker_for(const app::Settings& settings) {
  if (settings.spoken.empty()) return {};
  return [path = settings.spoken](speech::Told told) {
    return std::make_unique<app::SpokenLog>(path, std::move(told));
  };
}
#else
constexpr bool kMayDescribe = false;
std::unique_ptr<app::FrameWatcher> watcher_for(const app::Settings&) { return nullptr; }
app::App::MakeSpeaker speaker_for(const app::Settings&) { return {}; }
#endif

int complain(const Error& error) {
  std::cerr << error.message << '\n';
  return error.code == Errc::kInvalid ? 2 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  require_wiping_malloc(argv);
  forbid_dumps();
  const auto settings = app::read_settings(argc, argv, kMayDescribe);
  if (!settings) return settings.error();
  const SystemClock clock;
  SystemRandom random;
  const auto watcher = watcher_for(*settings);
  auto kiosk = app::App::open(*settings, clock, random, watcher.get(), speaker_for(*settings));
  if (!kiosk) return complain(kiosk.error());
  (*kiosk)->run();
  const bool leaving = (*kiosk)->leaving();
  const auto inheritance = (*kiosk)->close();
  if (leaving) return 0;
  app::become_successor(argv, inheritance);
  std::cerr << "bale-kiosk cannot begin anew\n";  // its supervisor starts it again
  return 1;
}
