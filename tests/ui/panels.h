// Panels without a window: the screens drawn into Dear ImGui's lists and described, no more.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kiosk/model/event.h"
#include "kiosk/model/state.h"
#include "kiosk/ui/atlas.h"
#include "kiosk/ui/ui.h"

namespace bale::testing {

// The reference panel both ways round, and the smallest a hall may have (kiosk.md).
enum class PanelKind { kLying, kStanding, kSmallest };
[[nodiscard]] std::string_view name_of(PanelKind kind);
[[nodiscard]] ui::Metrics metrics_of(PanelKind kind);

// "en besar white-on-black"
[[nodiscard]] std::string variant(const model::State& state);

class Panel {
 public:
  explicit Panel(PanelKind kind);
  // One frame; `input.time` is filled in. What was touched goes to `sink`, if there is one.
  void draw(const model::State& state, ui::Input input = {}, model::EventSink* sink = nullptr);
  // The same, and something beside the kit draws on the glass without a word of it.
  void draw_rogue(const model::State& state);
  [[nodiscard]] const ui::Ui& ui() const { return *ui_; }

 private:
  std::unique_ptr<ui::Atlas> atlas_;
  std::unique_ptr<ui::Ui> ui_;
  double time_{1};
};

}  // namespace bale::testing
