// What a visitor made of the terminal, given to the kit with every frame. Changing it bakes nothing
// and needs no new process: all sizes and themes are ready.
#pragma once

#include "kiosk/ui/theme.h"

namespace bale::ui {

struct Comfort {
  TextSize size{TextSize::kBiasa};
  Palette palette{Palette::kBale};
  bool slow{false};    // unsteady hands: longer bounce (press.h)
  bool hidden{false};  // Sembunyikan layar: the glass is dark, described and touched by keypad only
  bool motion{true};   // false: countdown ring and level stand still; figures go on
  bool strip{false};   // a strip stands open: the layout keeps its line free
  bool operator==(const Comfort&) const = default;
};

}  // namespace bale::ui
