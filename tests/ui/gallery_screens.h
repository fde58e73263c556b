// Sample screens that use every widget of the kit: for the eye, and for tests.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/ui/ui.h"

namespace bale::gallery {

struct Screen {
  std::string_view name;
  void (*draw)(ui::Ui&);
  bool strip{};   // a strip is open
  bool hidden{};  // Sembunyikan layar
};
// The pictures of the look, at the visitor's usual size.
[[nodiscard]] const std::vector<Screen>& screens();
// Every widget, at any size, theme and panel.
[[nodiscard]] const std::vector<Screen>& widgets();
void states(ui::Ui& ui);  // every state of every widget beside the next

}  // namespace bale::gallery
