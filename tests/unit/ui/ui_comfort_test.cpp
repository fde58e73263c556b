#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/ui.h"
#include "tests/ui/gallery_screens.h"

using namespace bale;
using namespace bale::ui;

namespace {

struct Panel {
  const char* name;
  int width, height;
  float width_mm, height_mm;
};
constexpr Panel kPanels[] = {{"reference", 1920, 1080, 476, 268},
                             {"standing", 1080, 1920, 268, 476},
                             {"smallest", 1366, 770, 344, 194}};

struct Kit {
  Metrics metrics;
  std::unique_ptr<Atlas> atlas;
  std::unique_ptr<Ui> ui;
  double time{1};

  explicit Kit(const Panel& p) : metrics(*Metrics::make(p.width, p.height, p.width_mm, p.height_mm)) {
    auto baked = Atlas::bake(metrics, FontFiles::installed());
    REQUIRE(baked);
    atlas = std::move(*baked);
    ui = std::make_unique<Ui>(metrics, *atlas);
  }
  void frame(const gallery::Screen& screen, Comfort comfort, Input input = {.at = {-1, -1}}) {
    comfort.strip = screen.strip;
    comfort.hidden = screen.hidden;
    if (input.time <= 0) input.time = time += 1;
    ui->begin(screen.name, input, comfort);
    screen.draw(*ui);
    ui->end();
  }
};

template <typename Each>
void every_size(Each&& each) {
  for (const Panel& p : kPanels) {
    Kit kit(p);
    CAPTURE(p.name);
    for (int size = 0; size < kTextSizes; ++size) {
      CAPTURE(size);
      for (const gallery::Screen& screen : gallery::widgets()) {
        CAPTURE(screen.name);
        each(kit, screen, static_cast<TextSize>(size));
      }
    }
  }
}

bool apart(const Rect& p, const Rect& q) {
  return p.right() + 2.7F <= q.x || q.right() + 2.7F <= p.x || p.bottom() + 2.7F <= q.y ||
         q.bottom() + 2.7F <= p.y;
}

}  // namespace

TEST_CASE("every widget fits at every size on every panel: nothing clipped, nothing too small") {
  every_size([](Kit& kit, const gallery::Screen& screen, TextSize size) {
    if (screen.hidden) return;
    kit.frame(screen, {.size = size});
    const Description& d = kit.ui->description();
    for (const Item& i : d.items) {
      CAPTURE(i.label);
      CHECK_FALSE(i.overflow);
      if (!i.target) continue;
      CHECK(i.rect_mm.h >= mm::kMinimumTarget - 0.05F);
      CHECK(i.rect_mm.w >= mm::kMinimumTarget - 0.05F);
      if (kit.ui->portrait()) CHECK(i.rect_mm.y >= 190);
    }
  });
}

TEST_CASE("targets keep 3 mm apart at every size on every panel") {
  every_size([](Kit& kit, const gallery::Screen& screen, TextSize size) {
    kit.frame(screen, {.size = size});
    std::vector<const Item*> targets;
    for (const Item& i : kit.ui->description().items) {
      if (i.target) targets.push_back(&i);
    }
    for (std::size_t a = 0; a < targets.size(); ++a) {
      for (std::size_t b = a + 1; b < targets.size(); ++b) {
        CAPTURE(targets[a]->label);
        CAPTURE(targets[b]->label);
        CHECK(apart(targets[a]->rect_mm, targets[b]->rect_mm));
      }
    }
  });
}

TEST_CASE("in plain themes every word keeps 21 to 1 and a press adds no vertex") {
  Kit kit(kPanels[0]);
  for (const Palette palette : {Palette::kBlackOnWhite, Palette::kWhiteOnBlack}) {
    for (const gallery::Screen& screen : gallery::widgets()) {
      if (screen.hidden) continue;
      CAPTURE(screen.name);
      const Comfort comfort{.palette = palette};
      kit.frame(screen, comfort);
      const int calm = kit.ui->vertex_count();
      for (const TextRun& r : kit.ui->description().runs) {
        CAPTURE(kit.ui->description().items[r.item].label);
        CHECK(contrast(r.fg, r.bg) == doctest::Approx(21.0));
      }
      const std::vector<Item> items = kit.ui->description().items;
      for (const Item& i : items) {
        if (!i.target || !i.enabled) continue;
        CAPTURE(i.label);
        const Point p{i.rect_px.mid_x(), i.rect_px.mid_y()};
        kit.time += 1;
        kit.frame(screen, comfort, {Transition::kPress, p, true, kit.time});
        CHECK(kit.ui->vertex_count() == calm);
        kit.frame(screen, comfort, {Transition::kRelease, {-1, -1}, false, kit.time + 0.5});
      }
    }
  }
}

TEST_CASE("another size or theme is the next frame: nothing is baked again") {
  Kit kit(kPanels[0]);
  const gallery::Screen& screen = gallery::widgets()[0];
  kit.frame(screen, {});
  const float usual = kit.ui->description().find("Jalan")->font_px;
  kit.frame(screen, {.size = TextSize::kTerbesar});
  const float largest = kit.ui->description().find("Jalan")->font_px;
  kit.frame(screen, {});
  CHECK(largest > usual * 1.6F);
  CHECK(kit.ui->description().find("Jalan")->font_px == usual);
}

TEST_CASE("larger words mean fewer columns, and pages where one page cannot hold all") {
  Kit kit(kPanels[0]);
  const std::string_view labels[] = {"Jalan", "Lampu jalan", "Layanan, pungli", "Perdagangan"};
  const auto choices = [&](TextSize size) {
    kit.ui->begin("x", {.at = {-1, -1}, .time = kit.time += 1}, {.size = size});
    const Choices c = kit.ui->choices(kit.ui->layout().answers, labels, {.cells = 18});
    kit.ui->end();
    return c;
  };
  const Choices usual = choices(TextSize::kBiasa);
  CHECK(usual.columns == 6);
  CHECK(usual.rows == 3);
  CHECK_FALSE(usual.paged);
  const Choices largest = choices(TextSize::kTerbesar);
  CHECK(largest.columns <= 4);
  CHECK(largest.rows == 2);
  CHECK(largest.paged);
  CHECK(largest.area.right() < kit.ui->layout().answers.right() - mm::kPageColumnLarge);
}

TEST_CASE("a long heading takes a second line and moves what stands under it") {
  Kit kit(kPanels[2]);
  kit.ui->begin("x", {.at = {-1, -1}, .time = 1}, {.size = TextSize::kTerbesar});
  kit.ui->building({});
  const float before = kit.ui->layout().answers.y;
  kit.ui->heading("Siapa saja yang boleh melihat nama Anda dan isi laporan Anda ini?");
  CHECK(kit.ui->layout().answers.y > before + 10);
  kit.ui->end();
  CHECK_FALSE(kit.ui->description().items.back().overflow);
}

TEST_CASE("on a hidden screen a finger does nothing but bring the picture back") {
  Kit kit(kPanels[0]);
  RoofTouch touched;
  int acted = 0;
  const auto draw = [&](Input input) {
    kit.ui->begin("x", input, {.hidden = true});
    touched = kit.ui->building({.quick_close = "Tutup cepat", .hidden_words = "Tersembunyi"});
    acted += kit.ui->next("Lanjut") ? 1 : 0;
    kit.ui->end();
  };
  draw({.at = {-1, -1}, .time = 1});
  const PxRect next = kit.ui->description().find("Lanjut")->rect_px;
  const Point p{next.mid_x(), next.mid_y()};
  draw({Transition::kPress, p, true, 2});
  CHECK_FALSE(touched.reveal);
  draw({Transition::kRelease, p, false, 2.2});
  CHECK(touched.reveal);
  CHECK(acted == 0);
  draw({.at = {-1, -1}, .time = 3, .key = Key::kRight});
  draw({.at = {-1, -1}, .time = 4, .key = Key::kOk});
  CHECK_FALSE(touched.reveal);
}

TEST_CASE("dots of a secret tell how many there are and never which") {
  Kit kit(kPanels[0]);
  kit.ui->begin("x", {.at = {-1, -1}, .time = 1});
  kit.ui->building({});
  kit.ui->dots({100, 100, 120, 24}, 3, 6, "PIN");
  kit.ui->end();
  const Item* item = kit.ui->description().find("PIN");
  REQUIRE(item != nullptr);
  CHECK(item->value == "\u2022\u2022\u2022");
}

TEST_CASE("with motion off the level and the countdown's ring stand still") {
  Kit kit(kPanels[0]);
  const auto vertices = [&](int seconds, int bars) {
    kit.ui->begin("x", {.at = {-1, -1}, .time = kit.time += 1}, {.motion = false});
    kit.ui->building({});
    kit.ui->countdown({100, 60, 80, 80}, seconds, 45);
    kit.ui->level({200, 60, 80, 40}, bars, "Suara");
    kit.ui->end();
    return kit.ui->description().find("Suara")->value;
  };
  CHECK(vertices(40, 1) == vertices(12, 8));
}
