// Pieces one under another, on as many pages as they need: what a screen that shows all at once at
// the usual size becomes at a large one. Nothing is cut, and nothing gets smaller.
#pragma once

#include <functional>
#include <vector>

#include "kiosk/screens/common.h"

namespace bale::screens {

struct Piece {
  std::function<float(float width)> height;  // mm
  std::function<void(const Rect&)> draw;
  float air{4.0F};      // mm above it, unless it is the first of its place
  bool begins{false};   // always at the beginning of a page
  bool keeps{false};    // never parted from the next one: the title of what follows
};

// --- pieces that several screens need; words are copied ---
[[nodiscard]] Piece words_piece(ui::Ui& ui, std::string words, const ui::TextStyle& style = {});
// Picture at the left, Bold title, Regular detail under it.
[[nodiscard]] Piece point_piece(ui::Ui& ui, Icon icon, std::string title, std::string detail);
[[nodiscard]] Piece banner_piece(ui::Ui& ui, ui::BannerKind kind, Icon icon, std::string title,
                                 std::string detail);

// Draws the page that the state is on, and its page buttons when there is more than one. Standing,
// pieces first fill what is read above the controls, then `area`. `foot`: mm kept free at the end
// of the first page. Returns where that foot is; height 0 on later pages. Emits PageTurned.
Rect draw_pieces(ui::Ui& ui, const model::State& state, model::EventSink& sink,
                 const std::vector<Piece>& pieces, const Rect& area, float foot);
// The narrowest place of such a page, mm: for words that are cut into pieces.
[[nodiscard]] float pieces_width(const ui::Ui& ui, const Rect& area);

// What would not stand on one page: large letters, a low panel, or a strip that takes room.
[[nodiscard]] bool wants_pieces(const ui::Ui& ui);

}  // namespace bale::screens
