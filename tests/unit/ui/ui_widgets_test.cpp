#include <doctest/doctest.h>
#include <imgui.h>

#include <memory>
#include <set>
#include <string>

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/ui.h"
#include "tests/ui/gallery_screens.h"

using namespace bale;
using namespace bale::ui;

namespace {

struct Kit {
  Metrics metrics;
  std::unique_ptr<Atlas> atlas;
  std::unique_ptr<Ui> ui;
  double time{1};

  explicit Kit(bool standing = false)
      : metrics(*(standing ? Metrics::make(1080, 1920, 268, 476)
                           : Metrics::make(1920, 1080, 476, 268))) {
    auto baked = Atlas::bake(metrics, FontFiles::installed());
    REQUIRE(baked);
    atlas = std::move(*baked);
    ui = std::make_unique<Ui>(metrics, *atlas);
  }
  template <typename Draw>
  void frame(Draw&& draw, const Input& input = {}) {
    ui->begin("test", input);
    draw(*ui);
    ui->end();
  }
  // Draws once, then presses and lets go in the middle of what carries this label.
  template <typename Draw>
  void tap(Draw&& draw, std::string_view label) {
    frame(draw, {.at = {-1, -1}, .time = time});
    const Item* item = ui->description().find(label);
    REQUIRE(item != nullptr);
    const Point p{item->rect_px.mid_x(), item->rect_px.mid_y()};
    time += 1;
    frame(draw, {Transition::kPress, p, true, time});
    frame(draw, {Transition::kRelease, p, false, time + 0.1});
  }
};

constexpr KeyboardWords kWords{"Hapus", "Baris baru", "Spasi", "Huruf besar", "123", "ABC"};

}  // namespace

TEST_CASE("every sample screen fits, is large enough to touch and can be read") {
  for (const bool standing : {false, true}) {
    Kit kit(standing);
    for (const gallery::Screen& screen : gallery::screens()) {
      CAPTURE(screen.name);
      CAPTURE(standing);
      kit.frame(screen.draw);
      const Description& d = kit.ui->description();
      CHECK(kit.ui->vertex_count() < 65000);  // 16-bit indices
      for (const Item& i : d.items) {
        CAPTURE(i.label);
        CHECK_FALSE(i.overflow);
        if (!i.target) continue;
        CHECK(i.rect_mm.h >= mm::kMinimumTarget);
        CHECK(i.rect_mm.w >= mm::kMinimumTarget);
        const bool display = i.role == Role::kField && standing;  // keys edit it
        if (standing && !display) CHECK(i.rect_mm.y >= 190);
      }
      for (const TextRun& r : d.runs) {
        CAPTURE(d.items[r.item].label);
        CHECK(contrast(r.fg, r.bg) >= 10.0);
        CHECK_FALSE(r.box.exceeded_by(r.rect));
      }
    }
  }
}

TEST_CASE("targets keep apart: no two of a sample screen overlap or stand nearer than 3 mm") {
  for (const bool standing : {false, true}) {
    Kit kit(standing);
    for (const gallery::Screen& screen : gallery::screens()) {
      CAPTURE(screen.name);
      kit.frame(screen.draw);
      std::vector<Item> targets;
      for (const Item& i : kit.ui->description().items) {
        if (i.target) targets.push_back(i);
      }
      for (std::size_t a = 0; a < targets.size(); ++a) {
        for (std::size_t b = a + 1; b < targets.size(); ++b) {
          const Rect& p = targets[a].rect_mm;
          const Rect& q = targets[b].rect_mm;
          const bool apart = p.right() + 2.99F <= q.x || q.right() + 2.99F <= p.x ||
                             p.bottom() + 2.99F <= q.y || q.bottom() + 2.99F <= p.y;
          CAPTURE(targets[a].label);
          CAPTURE(targets[b].label);
          CHECK(apart);
        }
      }
    }
  }
}

TEST_CASE("text that does not fit says so") {
  Kit kit;
  kit.frame([](Ui& ui) {
    ui.building({});
    ui.button({20, 100, 30, 22}, {.label = "Pertanggungjawaban"});
  });
  const Item* item = kit.ui->description().find("Pertanggungjawaban");
  REQUIRE(item != nullptr);
  CHECK(item->overflow);
}

TEST_CASE("a button acts once for one tap, and one not yet possible says what is missing") {
  Kit kit;
  int acted = 0;
  int refused = 0;
  bool enabled = true;
  const auto draw = [&](Ui& ui) {
    ui.building({});
    const Touch t = ui.next("Lanjut", {}, enabled);
    acted += t.activated ? 1 : 0;
    refused += t.refused ? 1 : 0;
  };
  kit.tap(draw, "Lanjut");
  CHECK(acted == 1);
  enabled = false;
  kit.tap(draw, "Lanjut");
  CHECK(acted == 1);
  CHECK(refused == 1);
  CHECK_FALSE(kit.ui->description().find("Lanjut")->enabled);
}

TEST_CASE("a press changes colours and places, never the number of vertices") {
  Kit kit;
  for (const gallery::Screen& screen : gallery::screens()) {
    CAPTURE(screen.name);
    kit.frame(screen.draw);
    const int calm = kit.ui->vertex_count();
    const std::vector<Item> items = kit.ui->description().items;
    for (const Item& i : items) {
      if (!i.target || !i.enabled) continue;
      CAPTURE(i.label);
      const Point p{i.rect_px.mid_x(), i.rect_px.mid_y()};
      kit.time += 1;
      kit.frame(screen.draw, {Transition::kPress, p, true, kit.time});
      CHECK(kit.ui->vertex_count() == calm);
      kit.frame(screen.draw, {Transition::kRelease, {-1, -1}, false, kit.time + 0.5});
    }
  }
}

TEST_CASE("the keyboard gives every letter, small or capital, and its special keys") {
  for (const bool standing : {false, true}) {
    Kit kit(standing);
    Keyboard keys{.words = kWords};
    KeyPress got;
    const auto draw = [&](Ui& ui) {
      ui.building({});
      const float h = keyboard_height(standing);
      const Rect r = standing ? Rect{8, 260, 252, h} : Rect{14, 128.4F, 347, h};
      const KeyPress p = ui.keyboard(r, keys);
      if (p) got = p;
    };
    const auto press = [&](std::string_view label) {
      got = {};
      kit.tap(draw, label);
      return got;
    };
    for (char c = 'A'; c <= 'Z'; ++c) {
      CAPTURE(c);
      const std::string label(1, c);
      keys.capitals = false;
      CHECK(press(label).character == static_cast<char32_t>(c + 32));
      keys.capitals = true;
      CHECK(press(label).character == static_cast<char32_t>(c));
    }
    CHECK(press(",").character == U',');
    CHECK(press("Spasi").character == U' ');
    CHECK(press("Hapus").code == KeyCode::kBackspace);
    CHECK(press("Baris baru").code == KeyCode::kNewline);
    CHECK(press("Huruf besar").code == KeyCode::kCapitals);
    CHECK(press("123").code == KeyCode::kPage);
    keys.page = KeyboardPage::kNumbers;
    CHECK(press("7").character == U'7');
    CHECK(press("(").character == U'(');
    CHECK(press("ABC").code == KeyCode::kPage);
    keys.newline = false;
    CHECK(press("Baris baru").code == KeyCode::kNone);
  }
}

TEST_CASE("the code keyboard has the 32 signs of a code and not the four that are mistaken") {
  for (const bool standing : {false, true}) {
    Kit kit(standing);
    kit.frame([&](Ui& ui) {
      ui.building({});
      ui.code_keys(ui.layout().answers, "Hapus");
    });
    std::set<std::string> labels;
    for (const Item& i : kit.ui->description().items) {
      if (i.role == Role::kKey) labels.insert(i.label);
    }
    CHECK(labels.size() == 33);
    for (const char* no : {"I", "L", "O", "U"}) CHECK(labels.count(no) == 0);
  }
}

TEST_CASE("Hapus alone repeats, after a second, and the release adds nothing") {
  Kit kit;
  int erased = 0;
  const auto draw = [&](Ui& ui) {
    ui.building({});
    const KeyPress p = ui.keyboard({14, 128.4F, 347, 99.2F}, {.words = kWords});
    erased += p.code == KeyCode::kBackspace ? 1 : 0;
  };
  kit.frame(draw);
  const Item* key = kit.ui->description().find("Hapus");
  const Point p{key->rect_px.mid_x(), key->rect_px.mid_y()};
  kit.frame(draw, {Transition::kPress, p, true, 10});
  CHECK(kit.ui->due_in().value() == doctest::Approx(1.0));
  kit.frame(draw, {Transition::kNone, p, true, 10.9});
  CHECK(erased == 0);
  kit.frame(draw, {Transition::kNone, p, true, 11.0});
  CHECK(erased == 1);
  kit.frame(draw, {Transition::kNone, p, true, 11.21});
  CHECK(erased == 2);
  kit.frame(draw, {Transition::kRelease, p, false, 11.3});
  CHECK(erased == 2);
}

TEST_CASE("a touch in the field says where the caret goes, on any line") {
  Kit kit;
  const std::u32string text = U"Sudah dua minggu.\nJalan berlubang";
  FieldTouch touched;
  const auto draw = [&](Ui& ui) {
    ui.building({});
    const FieldTouch t = ui.field({14, 60, 300, 60},
                                  {.label = "Isi", .text = text, .caret = 0, .many_lines = true});
    if (t.touched) touched = t;
  };
  const auto touch = [&](Point p) {
    kit.time += 1;
    kit.frame(draw, {Transition::kPress, p, true, kit.time});
    kit.frame(draw, {Transition::kRelease, p, false, kit.time + 0.1});
    return touched.caret;
  };
  kit.frame(draw);
  const PxRect box = kit.ui->description().find("Isi")->rect_px;
  CHECK(touch({box.x + 5, box.y + 30}) == 0);
  CHECK(touch({box.right() - 5, box.y + 30}) == 17);
  CHECK(touch({box.right() - 5, box.y + 75}) == text.size());
  CHECK(touch({box.x + 5, box.bottom() - 3}) == 18);
}

TEST_CASE("a masked field never tells its digits") {
  Kit kit;
  kit.frame([](Ui& ui) {
    ui.building({});
    ui.field({14, 60, 300, 26}, {.label = "NIK", .text = U"5102", .caret = 4, .masked = true});
  });
  const Item* item = kit.ui->description().find("NIK");
  REQUIRE(item != nullptr);
  CHECK(item->value == "\u2022\u2022\u2022\u2022");
}

TEST_CASE("only the caret moves by itself, and it rests after ten seconds") {
  Kit kit;
  const auto draw = [](Ui& ui) {
    ui.building({});
    ui.field({14, 60, 300, 26}, {.label = "x", .text = U"a", .caret = 1, .caret_since = 100});
  };
  kit.frame(draw, {.time = 100.2});
  CHECK(kit.ui->due_in().value() == doctest::Approx(0.3));
  kit.frame(draw, {.time = 111});
  CHECK_FALSE(kit.ui->due_in().has_value());
  kit.frame(gallery::screens()[2].draw, {.time = 112});
  CHECK_FALSE(kit.ui->due_in().has_value());
}
