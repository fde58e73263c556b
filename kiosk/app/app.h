// The composition root: window, widget kit, model and effects as one loop.
//
// The loop sleeps until the window has an event, effects have news, or something is due; then it
// draws at most a few frames and sleeps again. Nothing changed, nothing drawn.
//
// A visit ends by beginning anew: the attract screen is drawn, the outbox closed, the window left
// standing, and the program executes itself. Its memory is new, so nothing of the visitor can be in
// it (kiosk.md: wiping is a mechanism, not a hope).
//
// Thread: everything here runs on the thread that called run(); effects own the other one.
#pragma once

#include <future>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/app/frame_watcher.h"
#include "kiosk/app/hands.h"
#include "kiosk/app/options.h"
#include "kiosk/app/pictures.h"
#include "kiosk/app/successor.h"
#include "kiosk/app/telling.h"
#include "kiosk/effects/devices.h"
#include "kiosk/effects/effects.h"
#include "kiosk/model/update.h"
#include "kiosk/ui/atlas.h"
#include "kiosk/ui/ui.h"
#include "platform/clock.h"
#include "platform/random.h"
#include "platform/window/window.h"

namespace bale::app {

// The atlas, or the sentence that says why there is none.
struct Baked {
  std::unique_ptr<ui::Atlas> atlas;
  std::string fault;
};

class App {
 public:
  // Opens window, fonts and folder. kNotReady or kIo: no display, no GL, no font. kInvalid: the
  // panel is smaller than a visitor can use. `watcher` may be null and must outlive the App.
  // `speaker` makes the voice; empty: the real one.
  using MakeSpeaker = effects::VoiceHand::MakeSpeaker;
  [[nodiscard]] static Result<std::unique_ptr<App>> open(const Settings& settings,
                                                         const Clock& clock, Random& random,
                                                         FrameWatcher* watcher,
                                                         const MakeSpeaker& speaker = {});
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // Until a visit has ended and its attract screen stands. Afterwards close() and exec.
  void run();
  // Staff closed the program: it ends instead of beginning anew.
  [[nodiscard]] bool leaving() const { return leaving_; }
  // Finishes what effects do and says what the next program must know.
  [[nodiscard]] Inheritance close();

 private:
  // Events of one frame, collected while it is drawn, applied after.
  struct Sink final : model::EventSink {
    void emit(model::Event event) override { events.push_back(std::move(event)); }
    std::vector<model::Event> events;
  };

  App(const Clock& clock, FrameWatcher* watcher) : clock_(clock), watcher_(watcher) {}
  [[nodiscard]] Result<void> open_window(const Settings& settings);
  void begin_bake(const Settings& settings, int width, int height);
  [[nodiscard]] Result<void> make_ui(const Settings& settings);
  void start_effects(const Settings& settings, Random& random, const MakeSpeaker& speaker);
  void inherit(const Inheritance& inheritance);

  void apply(const model::Event& event);
  void tick();
  void absorb_news();
  void heed(const ui::Input& input);
  // One frame; true when it led to another state.
  bool frame();
  void frames();
  void rest();
  [[nodiscard]] ui::Input input_now();
  [[nodiscard]] double seconds_to_sleep() const;

  const Clock& clock_;
  FrameWatcher* watcher_;
  model::State state_;
  std::unique_ptr<window::Window> window_;
  struct Baking {
    int width{0};
    int height{0};
    std::future<Baked> result;  // joins on death
  };
  Baking baking_;
  std::unique_ptr<ui::Atlas> atlas_;
  std::unique_ptr<ui::Ui> ui_;
  Shared shared_{{}, effects::FrameBox([] { window::Window::wake(); }), {}};
  std::unique_ptr<effects::DeviceBoard> board_;
  std::unique_ptr<effects::Effects> effects_;  // after the board its hands write on
  std::optional<Telling> telling_;             // speaks through a hand of effects_
  std::optional<Pictures> pictures_;
  bool focus_moved_{false};  // since a screen last stood
  Sink sink_;
  std::string tidied_;  // the screen whose drawing memory has gone back
  bool ended_{false};
  bool leaving_{false};
};

}  // namespace bale::app
