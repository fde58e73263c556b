#include "kiosk/app/app.h"

#include <algorithm>
#include <limits>

#include "assets/reference/reference.h"
#include "kiosk/app/hands.h"
#include "kiosk/screens/screens.h"
#include "platform/process.h"

namespace bale::app {
namespace {

// What a frame sets in motion is drawn at once; more than this many in a row is a loop of events.
constexpr int kFollowUps = 3;
constexpr int kFramesAtMost = 200;
// How long the first frame waits to know whether the folder is enrolled.
constexpr std::int64_t kFirstNewsMs = 150;
// Seconds without an event after which a screen counts as quiet; shorter than a caret's blink.
constexpr double kTidyAfter = 0.3;
// Beyond any panel: where no finger is.
constexpr float kNowhere = -std::numeric_limits<float>::max();

double seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000.0; }

ui::Transition transition_of(window::FrameInput::Finger finger) {
  using Finger = window::FrameInput::Finger;
  switch (finger) {
    case Finger::kPress: return ui::Transition::kPress;
    case Finger::kRelease: return ui::Transition::kRelease;
    case Finger::kNone: break;
  }
  return ui::Transition::kNone;
}

ui::Key key_of(const window::FrameInput& from) {
  using window::Key;
  if (!from.has_key) return ui::Key::kNone;
  switch (from.key) {
    case Key::kLeft: return ui::Key::kLeft;
    case Key::kRight: return ui::Key::kRight;
    case Key::kUp: return ui::Key::kUp;
    case Key::kDown: return ui::Key::kDown;
    case Key::kOk: return ui::Key::kOk;
    case Key::kRepeat: return ui::Key::kRepeat;
    case Key::kHelp: return ui::Key::kHelp;
  }
  return ui::Key::kNone;
}

}  // namespace

App::~App() = default;

Result<std::unique_ptr<App>> App::open(const Settings& settings, const Clock& clock,
                                       Random& random, FrameWatcher* watcher,
                                       const MakeSpeaker& speaker) {
  std::unique_ptr<App> app(new App(clock, watcher));
  app->state_.hall = settings.config.hall;
  app->state_.lang = settings.config.hall.lang;
  app->start_effects(settings, random, speaker);  // opens the folder while the window opens
  if (auto opened = app->open_window(settings); !opened) return tl::unexpected(opened.error());
  if (auto made = app->make_ui(settings); !made) return tl::unexpected(made.error());
  return app;
}

void App::start_effects(const Settings& settings, Random& random, const MakeSpeaker& speaker) {
  effects::Options options;
  options.open.data = settings.data;
  options.open.rules.known_desa = assets::known_desa;
  options.open.rules.known_unit = assets::known_unit;
  options.receipt_url = settings.config.receipt_url;
  options.attachments = &shared_.attachments;
  effects_ = std::make_unique<effects::Effects>(
      std::move(options), clock_, random, [] { window::Window::wake(); },
      [&](const effects::Post& post) {
        board_ = std::make_unique<effects::DeviceBoard>(post);
        auto hands = make_hands(settings.config, {settings.data, clock_}, post, *board_, shared_);
        auto voice = std::make_unique<effects::VoiceHand>(
            post, *board_, [&](speech::Told told) {
              return speaker ? speaker(std::move(told))
                             : make_speaker(settings.config.voice,
                                            make_output(settings.config.voice, shared_),
                                            std::move(told));
            });
        telling_.emplace(*voice);
        hands.push_back(std::move(voice));
        return hands;
      });
}

Result<void> App::open_window(const Settings& settings) {
  const auto inheritance = take_inheritance();
  state_.track_failures = inheritance.track_failures;
  state_.track_blocked_until = inheritance.track_blocked_until;
  auto window = window::Window::open(
      {.width = settings.config.window.width,
       .height = settings.config.window.height,
       .predecessor = inheritance.window,
       .size_known = [&](int width, int height) { begin_bake(settings, width, height); }});
  if (!window) return tl::unexpected(window.error());
  window_ = std::move(*window);
  return {};
}

namespace {

tl::expected<ui::Metrics, std::string> metrics_for(const Settings& settings, int width,
                                                   int height) {
  const auto panel = panel_for(settings.config.panel, width, height);
  return ui::Metrics::make(width, height, panel.width, panel.height);
}

Baked bake(const ui::Metrics& metrics) {
  auto made = ui::Atlas::bake(metrics, ui::FontFiles::installed());
  if (!made) return {nullptr, std::move(made.error())};
  return {std::move(*made), {}};
}

}  // namespace

// Fonts and GL take about as long as each other: two cores do both at once.
void App::begin_bake(const Settings& settings, int width, int height) {
  const auto metrics = metrics_for(settings, width, height);
  if (!metrics) return;  // make_ui() says why
  baking_ = {width, height,
             std::async(std::launch::async, [metrics = *metrics] { return bake(metrics); })};
}

Result<void> App::make_ui(const Settings& settings) {
  const auto metrics = metrics_for(settings, window_->width(), window_->height());
  if (!metrics) return fail(Errc::kInvalid, metrics.error());
  if (baking_.width != window_->width() || baking_.height != window_->height()) {
    begin_bake(settings, window_->width(), window_->height());  // a window manager had its way
  }
  Baked baked = baking_.result.get();
  if (baked.atlas == nullptr) return fail(Errc::kIo, std::move(baked.fault));
  atlas_ = std::move(baked.atlas);
  atlas_->set_texture(window_->upload(atlas_->alpha(), atlas_->width(), atlas_->height()));
  atlas_->release_pixels();
  ui_ = std::make_unique<ui::Ui>(*metrics, *atlas_);
  pictures_.emplace(shared_.pictures, *window_, *ui_);
  return {};
}

void App::apply(const model::Event& event) {
  if (ended_) return;  // who touches now touches the successor's screen
  for (auto& command : model::update(state_, event)) {
    leaving_ = leaving_ || std::holds_alternative<model::LeaveProgram>(command);
    if (leaving_ || std::holds_alternative<model::EndVisit>(command)) {
      ended_ = true;
    } else {
      telling_->heed(command);
      effects_->run(std::move(command));
    }
  }
}

void App::tick() { apply(model::Tick{clock_.monotonic(), clock_.wall()}); }

void App::absorb_news() {
  for (const auto& event : effects_->take()) apply(event);
}

// The window stamps events with its own clock; the model and the caret live by ours.
ui::Input App::input_now() {
  const auto from = window_->next_input();
  ui::Input input;
  input.transition = transition_of(from.finger);
  input.down = from.down;
  input.key = key_of(from);
  input.at = from.x > kNowhere ? ui::Point{from.x, from.y} : ui::Point{kNowhere, kNowhere};
  const double late = from.time > 0 ? window::Window::now() - from.time : 0.0;
  input.time = seconds(clock_.monotonic()) - std::max(0.0, late);
  return input;
}

// What any touch and any key means, wherever it falls.
void App::heed(const ui::Input& input) {
  if (input.transition == ui::Transition::kPress || input.key != ui::Key::kNone) {
    apply(model::Touched{});
    telling_->pressed(state_);
  }
  if (input.key == ui::Key::kRepeat) apply(model::VoiceRepeated{});
  if (input.key == ui::Key::kHelp) apply(model::HelpPressed{});
}

bool App::frame() {
  tick();
  const auto input = input_now();
  heed(input);
  // A finger does not wait for the camera: its picture comes with the next frame.
  const bool touched = input.transition != ui::Transition::kNone || input.key != ui::Key::kNone;
  if (!touched) pictures_->refresh(state_);
  ui_->begin(screens::name_shown(state_), input, screens::comfort_of(state_));
  screens::draw(*ui_, state_, sink_);
  ui_->end();
  focus_moved_ = focus_moved_ || ui_->focus_moved();
  window_->present(ui_->draw_data(), ui_->parts());
  if (watcher_ != nullptr) watcher_->shown(ui_->description());
  const bool changed = !sink_.events.empty();
  for (const auto& event : std::exchange(sink_.events, {})) apply(event);
  return changed;
}

void App::frames() {
  int left = kFollowUps;
  for (int drawn = 0; left > 0 && drawn < kFramesAtMost; ++drawn) {
    const bool changed = frame();
    left = changed || window_->input_pending() ? kFollowUps : left - 1;
    // Speech waits until the new screen stands: one frame in which nothing happened any more.
    if (!changed && !ended_) {
      telling_->stands(ui_->description(), state_, std::exchange(focus_moved_, false));
    }
  }
}

double App::seconds_to_sleep() const {
  double sleep = -1;  // until an event
  const auto within = [&sleep](double limit) {
    sleep = sleep < 0 ? std::max(0.0, limit) : std::min(sleep, std::max(0.0, limit));
  };
  if (const auto due = model::next_due(state_)) within(seconds(*due - clock_.monotonic()));
  if (const auto due = ui_->due_in()) within(*due);
  return sleep;
}

// A whole frame without a GPU takes tens of MiB for a moment and leaves them in the heap: once the
// new screen has been quiet for a moment they go back.
void App::rest() {
  const double sleep = seconds_to_sleep();
  const auto screen = screens::name_shown(state_);
  if (screen == tidied_ || (sleep >= 0 && sleep < kTidyAfter)) return window_->wait(sleep);
  window_->wait(kTidyAfter);
  if (window_->input_pending()) return;
  return_free_memory();
  tidied_ = screen;
}

void App::run() {
  effects_->wait_for_first(kFirstNewsMs);
  while (!ended_) {
    absorb_news();
    if (window_->needs_frame()) window_->redraw();
    frames();
    if (!ended_) rest();
  }
  // frames() drew the attract screen after the visit ended: the glass is clean from here on.
}

Inheritance App::close() {
  Inheritance out{-1, state_.track_failures, state_.track_blocked_until};
  telling_.reset();
  effects_.reset();
  out.window = window_->keep_for_successor();
  return out;
}

}  // namespace bale::app
