#include <doctest/doctest.h>

#include <cmath>

#include "kiosk/ui/metrics.h"

using namespace bale::ui;

TEST_CASE("the reference panel has the pixels of the look") {
  const auto m = Metrics::make(1920, 1080, 476, 268);
  REQUIRE(m);
  CHECK(m->font_px(TextRole::kIsi) == 40);
  CHECK(m->font_px(TextRole::kSedang) == 52);
  CHECK(m->font_px(TextRole::kJudul) == 67);
  CHECK(m->font_px(TextRole::kKode) == 154);
  CHECK(m->px(mm::kPictureTile) == 113);
  CHECK(m->px(m->layout().plinth).y == 948);
  CHECK(m->px(m->layout().next).right() == doctest::Approx(1864));
}

TEST_CASE("no target place of a standing panel is above 190 mm, and all stand on the panel") {
  for (const bool standing : {false, true}) {
    const auto m = standing ? Metrics::make(1080, 1920, 268, 476)
                            : Metrics::make(1920, 1080, 476, 268);
    REQUIRE(m);
    const Layout& l = m->layout();
    for (const Rect& r : {l.back, l.extra, l.next, l.quick_close, l.answers}) {
      if (standing) CHECK(r.y >= 190);
      CHECK(r.h >= mm::kMinimumTarget);
      CHECK(r.x >= 0);
      CHECK(r.right() <= l.panel.w);
      CHECK(r.bottom() <= l.panel.h);
    }
  }
}

TEST_CASE("a panel that is too small, impossible or turned is refused with a sentence") {
  CHECK_FALSE(Metrics::make(1366, 768, 300, 170));   // too small
  CHECK_FALSE(Metrics::make(1920, 1080, 268, 476));  // pixels lie, millimetres stand
  CHECK_FALSE(Metrics::make(1920, 1080, NAN, 268));
  CHECK_FALSE(Metrics::make(1920, 1080, -476, 268));
  CHECK_FALSE(Metrics::make(0, 0, 476, 268));
  CHECK_FALSE(Metrics::make(1920, 1080, 1e30F, 1e30F));
  CHECK(Metrics::make(1366, 768, 344, 194));         // the smallest
  CHECK(Metrics::make(1366, 768, 300, 170).error().find("too small") != std::string::npos);
}

TEST_CASE("neighbours in millimetres are neighbours in pixels: no seam, no overlap") {
  const auto m = Metrics::make(1367, 769, 400, 225);
  REQUIRE(m);
  for (int i = 0; i < 300; ++i) {
    const float at = static_cast<float>(i) * 0.37F;
    const PxRect a = m->px(Rect{at, 0, 13.1F, 1});
    const PxRect b = m->px(Rect{at + 13.1F, 0, 7, 1});
    CHECK(a.right() == b.x);
  }
}

TEST_CASE("a grid fills its area and its cells keep the gap") {
  const Rect area{14, 68.9F, 448, 158.7F};
  const Rect first = grid(area, 6, 3, {0, 0}, 4, 5.5F);
  const Rect last = grid(area, 6, 3, {.column = 4, .row = 2, .across = 2}, 4, 5.5F);
  CHECK(first.w == doctest::Approx(71.33).epsilon(0.001));
  CHECK(last.right() == doctest::Approx(area.right()));
  CHECK(last.bottom() == doctest::Approx(area.bottom()));
  CHECK(grid(area, 6, 3, {1, 0}, 4, 5.5F).x - first.right() == doctest::Approx(4));
}
