// Inside the kit only: the small structs that widgets share.
#pragma once

#include "kiosk/ui/painter.h"
#include "kiosk/ui/ui.h"

namespace bale::ui {

// How a face looks when it is not touched.
struct Ui::Look {
  Colour fill{};
  Colour edge{};
  Colour border{};
  Colour text{};
  Colour picture{};
  float border_mm{mm::kBorder};
  float radius_mm{mm::kRadiusButton};
  bool lifted{true};
  bool enabled{true};
  bool selected{false};
};

// Where the content of a face stands in this frame, and its colours.
struct Ui::Face {
  PxRect box{};
  Colour text{};
  Colour picture{};
  Colour bg{};
};

struct Ui::Words {
  TextRole role{TextRole::kIsi};
  Weight weight{Weight::kRegular};
  Colour fg{};
  Colour bg{};
  float step{1.0F};
  float align{0};      // 0 left, 0.5 centred, 1 right
  bool middle{false};  // centred in the box's height
  bool stacked{false};     // title and detail: never on one line
  float detail_at{0.94F};  // title and detail: the step down, in title heights
  const Face32* font{nullptr};  // instead of role and weight: the sign
};

struct Ui::KeySpec {
  std::string_view label{};   // shown
  std::string_view name{};    // in the description; the label if empty
  std::optional<Icon> icon{};
  bool special{};           // batu, isi; else putih, sedang
  bool enabled{true};
  bool selected{};
  bool code{};              // digits and the receipt code: judul
};

// Ink of a text line inside its font size: ascenders start, descenders end.
inline constexpr float kInkTop = 0.10F;
inline constexpr float kInkBottom = 0.97F;

}  // namespace bale::ui
