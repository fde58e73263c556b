#include "tests/ui/checks.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace bale::testing {
namespace {

constexpr float kLeastTarget = 20.0F;   // mm, kiosk.md
constexpr float kLeastGap = 3.0F;       // mm
constexpr float kRounding = 0.26F;      // mm: one pixel of the reference panel
constexpr float kReachEnds = 190.0F;    // mm from the top of a standing panel
constexpr double kLeastContrast = 7.0;  // WCAG 2.2, AAA
constexpr float kOutside = 3.5F;        // mm: what may stand out of a widget, edge and focus ring

std::string said(const char* what, const ui::Item& i) {
  char place[96];
  std::snprintf(place, sizeof place, " [%.1f %.1f %.1fx%.1f mm]", static_cast<double>(i.rect_mm.x),
                static_cast<double>(i.rect_mm.y), static_cast<double>(i.rect_mm.w),
                static_cast<double>(i.rect_mm.h));
  return std::string(what) + ": \"" + i.label + "\"" + place;
}

// Distance of two rectangles; negative where they overlap.
float gap(const ui::Rect& a, const ui::Rect& b) {
  const float dx = std::max(a.x - b.right(), b.x - a.right());
  const float dy = std::max(a.y - b.bottom(), b.y - a.bottom());
  return std::max(dx, dy);
}

bool cross(const ui::PxRect& a, const ui::PxRect& b) {
  return a.w > 0 && b.w > 0 && a.x + 1 < b.right() && b.x + 1 < a.right() && a.y + 1 < b.bottom() &&
         b.y + 1 < a.bottom();
}

class Judge {
 public:
  explicit Judge(const ui::Ui& ui) : ui_(ui), d_(ui.description()) {}

  std::vector<std::string> all() {
    for (std::size_t i = 0; i < d_.items.size(); ++i) item(i);
    for (std::size_t i = 0; i < d_.runs.size(); ++i) run(i);
    drawn();
    return std::move(faults_);
  }

 private:
  void fault(const char* what, const ui::Item& i) { faults_.push_back(said(what, i)); }

  void item(std::size_t at) {
    const ui::Item& i = d_.items[at];
    const ui::Rect& panel = ui_.layout().panel;
    if (i.overflow) fault("words leave their box", i);
    if (i.rect_mm.x < -kRounding || i.rect_mm.y < -kRounding ||
        i.rect_mm.right() > panel.w + kRounding || i.rect_mm.bottom() > panel.h + kRounding) {
      fault("outside the panel", i);
    }
    if (i.target) target(at);
  }

  void target(std::size_t at) {
    const ui::Item& i = d_.items[at];
    if (i.rect_mm.w < kLeastTarget - 0.05F || i.rect_mm.h < kLeastTarget - 0.05F) {
      fault("target under 20 mm", i);
    }
    if (ui_.portrait() && i.rect_mm.y < kReachEnds) fault("target out of reach", i);
    if (ui::contrast(i.fg, i.bg) < kLeastContrast) fault("target under 7:1", i);
    for (std::size_t k = at + 1; k < d_.items.size(); ++k) {
      const ui::Item& other = d_.items[k];
      if (other.target && gap(i.rect_mm, other.rect_mm) < kLeastGap - kRounding) {
        fault(("nearer than 3 mm to \"" + other.label + "\"").c_str(), i);
      }
    }
  }

  void run(std::size_t at) {
    const ui::TextRun& r = d_.runs[at];
    const ui::Item& i = d_.items[r.item];
    if (ui::contrast(r.fg, r.bg) < kLeastContrast) fault("words under 7:1", i);
    if (ui_.comfort().hidden) return;  // the dark glass lies over all of it
    for (std::size_t k = at + 1; k < d_.runs.size(); ++k) {
      const ui::TextRun& other = d_.runs[k];
      if (other.item != r.item && cross(r.rect, other.rect)) {
        fault(("words meet \"" + d_.items[other.item].label + "\"").c_str(), i);
      }
    }
    for (std::size_t k = 0; k < d_.items.size(); ++k) {
      if (k != r.item && d_.items[k].target && cross(r.rect, d_.items[k].rect_px)) {
        fault(("words under the target \"" + d_.items[k].label + "\"").c_str(), i);
      }
    }
  }

  // What a widget drew stands where it says it stands: whoever draws past the kit is found, because
  // its vertices count as those of the widget before it. Decor (a picture without words: scenery,
  // cards, the cover) stands where it likes and holds no words.
  void drawn() {
    const ImDrawData* const data = ui_.draw_data();
    const auto& vertices = data->CmdLists[0]->VtxBuffer;
    const auto parts = ui_.parts();
    const float room = ui_.metrics().px(kOutside);
    for (const ui::Item& i : d_.items) {
      if (i.role == ui::Role::kImage && i.label.empty()) continue;
      const auto next = std::upper_bound(parts.begin(), parts.end(), i.first_vertex);
      const auto end = next == parts.end() ? static_cast<unsigned>(vertices.Size) : *next;
      const ui::PxRect place = i.rect_px.inset(-room);
      for (unsigned v = i.first_vertex; v < end; ++v) {
        const ImVec2 at = vertices[static_cast<int>(v)].pos;
        if (at.x >= place.x && at.x <= place.right() && at.y >= place.y && at.y <= place.bottom()) {
          continue;
        }
        fault("something is drawn that is not described, after", i);
        break;
      }
    }
  }

  const ui::Ui& ui_;
  const ui::Description& d_;
  std::vector<std::string> faults_;
};

bool near(const std::uint8_t* p, ui::Colour c, int room) {
  const auto part = [c](unsigned shift) { return static_cast<int>((c >> shift) & 0xFFU); };
  return std::abs(p[0] - part(0)) <= room && std::abs(p[1] - part(8)) <= room &&
         std::abs(p[2] - part(16)) <= room;
}

}  // namespace

std::vector<std::string> faults_of(const ui::Ui& ui) { return Judge(ui).all(); }

std::vector<std::string> lies_of(const ui::Ui& ui, std::span<const std::uint8_t> rgb, int width,
                                 int height) {
  std::vector<std::string> lies;
  const ui::Description& d = ui.description();
  for (const ui::TextRun& r : d.runs) {
    // Under the dark glass nothing is seen but how to get the picture back.
    if (ui.comfort().hidden && r.item + 1 != d.items.size()) continue;
    int all = 0;
    int ground = 0;
    int letters = 0;
    const int x1 = std::min(width, static_cast<int>(r.rect.right()));
    const int y1 = std::min(height, static_cast<int>(r.rect.bottom()));
    for (int y = std::max(0, static_cast<int>(r.rect.y)); y < y1; ++y) {
      for (int x = std::max(0, static_cast<int>(r.rect.x)); x < x1; ++x) {
        const std::uint8_t* p = &rgb[static_cast<std::size_t>(y * width + x) * 3];
        ++all;
        ground += near(p, r.bg, 3) ? 1 : 0;
        letters += near(p, r.fg, 24) ? 1 : 0;
      }
    }
    if (all < 50) continue;  // nothing but spaces
    if (ground * 5 < all) lies.push_back(said("the ground is not what it says", d.items[r.item]));
    if (letters * 100 < all) lies.push_back(said("the words are not there", d.items[r.item]));
  }
  return lies;
}

}  // namespace bale::testing
