// Sample screens that use every widget of the kit: for the eye, and for tests.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/ui/ui.h"

namespace bale::gallery {

struct Screen {
  std::string_view name;
  void (*draw)(ui::Ui&);
};
[[nodiscard]] const std::vector<Screen>& screens();
void states(ui::Ui& ui);  // every state of every widget beside the next

}  // namespace bale::gallery
