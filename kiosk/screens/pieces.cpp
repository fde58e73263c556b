#include "kiosk/screens/pieces.h"

#include <algorithm>
#include <array>

namespace bale::screens {
namespace {

constexpr float kPointWords = 20.3F;    // what Ui::point keeps for its picture
constexpr float kBannerWords = 33.5F;   // what Ui::banner keeps for picture and air
constexpr float kBannerAir = 6.0F;
constexpr float kUnderHeading = 3.0F;
constexpr float kReadingFoot = 1.0F;    // above the line that ends what is read
constexpr float kBetween = 6.0F;        // a blank between title and detail, at the largest letters
constexpr float kSlack = 0.6F;          // mm: words are set in whole pixels

// Title and detail as the kit sets them: on one line if they fit, else one under the other.
float stacked(const ui::Ui& ui, std::string_view title, std::string_view detail, float width) {
  const float line = ui.line(TextRole::kIsi);
  const auto block = [&](std::string_view words, Weight weight) {
    if (words.empty()) return 0.0F;
    const float lines = ui.height_of(words, width, TextRole::kIsi, weight) / line;
    return line * (1 + ui::kLabelLineStep * (lines - 1));
  };
  const float one = ui.width_of(title, TextRole::kIsi, Weight::kBold) + kBetween +
                    ui.width_of(detail, TextRole::kIsi, Weight::kRegular);
  if (!detail.empty() && one <= width) return line + kSlack;
  return block(title, Weight::kBold) + block(detail, Weight::kRegular) + kSlack;
}

struct Placed {
  std::size_t piece{};
  Rect at{};
};
using Places = std::vector<std::vector<Placed>>;  // by page

// What is free for pieces: standing, what is read comes first.
std::vector<Rect> free_places(const ui::Ui& ui, const Rect& area) {
  if (!ui.portrait()) return {area};
  const Rect& reading = ui.layout().reading;
  const float top = ui.layout().explanation.y + kUnderHeading;
  const float end = ui.layout().floor.bottom() - kReadingFoot;
  return {{reading.x, top, reading.w, end - top}, area};
}

class Placer {
 public:
  Placer(const ui::Ui& ui, const Rect& area, float foot) : ui_(ui), area_(area), foot_(foot) {
    turn();
  }

  Places place(const std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].begins && !places_.back().empty()) turn();
      put(i, pieces);
    }
    return std::move(places_);
  }

 private:
  void turn() {
    free_ = free_places(ui_, places_.empty() ? area_.without_bottom(foot_) : area_);
    at_ = 0;
    fresh_ = true;
    places_.emplace_back();
  }

  // What the next one takes beside it, where they may not be parted.
  static float kept(std::size_t i, const std::vector<Piece>& pieces, float width) {
    if (!pieces[i].keeps || i + 1 >= pieces.size()) return 0;
    return pieces[i + 1].air + pieces[i + 1].height(width);
  }

  void put(std::size_t i, const std::vector<Piece>& pieces) {
    const Piece& piece = pieces[i];
    for (;;) {
      Rect& room = free_[at_];
      const float height = piece.height(room.w);
      const float air = fresh_ ? 0.0F : piece.air;
      const bool last = at_ + 1 == free_.size();
      // What no page can hold stands alone, as it is: a test sees it.
      const bool alone = last && fresh_ && places_.back().empty();
      if (air + height + kept(i, pieces, room.w) <= room.h || alone) {
        places_.back().push_back({i, room.without_top(air).top_part(height)});
        room = room.without_top(air + height);
        fresh_ = false;
        return;
      }
      if (last) {
        turn();
      } else {
        ++at_;
        fresh_ = true;
      }
    }
  }

  const ui::Ui& ui_;
  Rect area_;
  float foot_;
  std::vector<Rect> free_;
  std::size_t at_{0};
  bool fresh_{true};
  Places places_;
};

}  // namespace

Piece words_piece(ui::Ui& ui, std::string words, const ui::TextStyle& style) {
  const auto height = [&ui, words, style](float width) {
    return ui.height_of(words, width, style.role, style.weight) + kSlack;
  };
  return {.height = height,
          .draw = [&ui, words, style](const Rect& r) { ui.text(r, words, style); }};
}

Piece point_piece(ui::Ui& ui, Icon icon, std::string title, std::string detail) {
  const auto height = [&ui, title, detail](float width) {
    return std::max(ui::mm::kPictureHeading, stacked(ui, title, detail, width - kPointWords));
  };
  return {.height = height, .draw = [&ui, icon, title, detail](const Rect& r) {
            ui.point(r, icon, title, detail);
          }};
}

Piece banner_piece(ui::Ui& ui, ui::BannerKind kind, Icon icon, std::string title,
                   std::string detail) {
  const auto height = [&ui, title, detail](float width) {
    return std::max(ui::mm::kRow,
                    kBannerAir + stacked(ui, title, detail, width - kBannerWords));
  };
  return {.height = height, .draw = [&ui, kind, icon, title, detail](const Rect& r) {
            ui.banner(r, {.kind = kind, .icon = icon, .title = title, .detail = detail});
          }};
}

Rect draw_pieces(ui::Ui& ui, const model::State& s, model::EventSink& sink,
                 const std::vector<Piece>& pieces, const Rect& area, float foot) {
  Rect room = area;
  Places places = Placer(ui, room, foot).place(pieces);
  Page page;
  if (places.size() > 1) {
    // The page buttons take their room: less fits on a page.
    places = Placer(ui, ui.beside_pages(area), foot).place(pieces);
    page = page_of(places.size(), 1, s.page);
    for (const Placed& p : places[page.number]) pieces[p.piece].draw(p.at);
    pager(ui, s, sink, room, page, Text::kTrackMore);
  } else {
    for (const Placed& p : places.front()) pieces[p.piece].draw(p.at);
  }
  return room.bottom_part(page.number == 0 ? foot : 0.0F);
}

float pieces_width(const ui::Ui& ui, const Rect& area) {
  const Rect beside = ui.beside_pages(area);
  return ui.portrait() ? std::min(beside.w, ui.layout().reading.w) : beside.w;
}

bool wants_pieces(const ui::Ui& ui) {
  return ui.text_size() > ui::TextSize::kBiasa || ui.layout().strip.h > 0 || low_panel(ui);
}

}  // namespace bale::screens
