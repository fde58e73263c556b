// The description of a screen: what every widget drew this frame. The single source for
// tests, speech and the keypad. A widget that does not emit itself does not exist.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/geometry.h"
#include "kiosk/ui/theme.h"

namespace bale::ui {

enum class Role : std::uint8_t {
  kHeading,
  kText,
  kImage,
  kButton,
  kField,
  kKey,
  kBadge,
  kProgress,
  kBanner,
  kStage,
  kCode,
  kQr,
  kCountdown,
};
[[nodiscard]] std::string_view name(Role role);

// Where on the building an item stands: what the keypad and the voice count as answers is the body.
enum class Zone : std::uint8_t { kRoof, kBody, kPlinth };

// One piece of text (one widget may draw several), with the box it must stay inside.
struct TextRun {
  std::size_t item{};
  PxRect rect{};  // ink lines: widest line x lines
  PxRect box{};   // where it may stand
  Colour fg{};
  Colour bg{};
  float font_px{};
  bool bold{};
};

struct Item {
  Role role{};
  std::string label{};
  std::string value{};  // masked values stay masked
  Rect rect_mm{};
  PxRect rect_px{};
  bool target{};    // can be touched
  bool enabled{true};
  bool selected{};
  bool pressed{};
  bool focused{};       // the keypad's ring stands on it
  Zone zone{Zone::kBody};
  bool masked{};        // a field whose figures are never said
  int focus_order{-1};  // place in the order of the keypad; -1: no target
  Colour fg{};      // of its main text or picture
  Colour bg{};
  float radius_mm{mm::kRadiusButton};  // of its face: the ring follows it
  float font_px{};  // 0 without text
  PxRect text_rect{};
  PxRect clip_rect{};
  bool overflow{};  // some text sticks out of its box
  std::uintptr_t texture{};  // of a photo or the preview; 0: none
  unsigned first_vertex{};  // of what it drew; up to the next of Ui::parts()
};

struct Description {
  std::string screen{};
  std::vector<Item> items;
  std::vector<TextRun> runs;

  // First item whose label (or, failing that, value) is exactly this; null if there is none.
  [[nodiscard]] const Item* find(std::string_view label) const;
  // The target with this place in the keypad's order; null if there is none.
  [[nodiscard]] const Item* in_order(int focus_order) const;
  // The one the ring stands on; null while the keypad is not in use.
  [[nodiscard]] const Item* focused() const;
  // 64-bit digest of all that a reader of the description could notice (not `pressed`).
  [[nodiscard]] std::uint64_t digest() const;
};

// WCAG 2 contrast ratio, 1 to 21; alpha is ignored.
[[nodiscard]] double contrast(Colour a, Colour b);

}  // namespace bale::ui
