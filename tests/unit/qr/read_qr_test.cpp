// The receipt's QR read back from what a camera sees of it.
#include "platform/qr/read_qr.h"

#include <doctest/doctest.h>

#include <chrono>

#include "kiosk/effects/qr.h"
#include "kiosk/effects/receipt_paper.h"
#include "platform/files.h"
#include "tests/support/child.h"
#include "tests/support/fake_paper.h"
#include "tests/support/photographed.h"
#include "tests/support/pictures.h"

using namespace bale;
using testing::Hold;
using testing::photographed;

namespace {

constexpr std::string_view kAddress = "https://lapor.tabanankab.example/t";
constexpr std::string_view kCompact = "72EPXC1614YB";

Picture print(std::string_view address = kAddress, std::string_view code = kCompact) {
  const auto qr = effects::make_qr(address, code);
  return testing::print_of(qr.modules, qr.size);
}

// The code that a kiosk of this address takes out of the picture; "" when there is none.
std::string seen(const Picture& picture, std::string_view address = kAddress) {
  for (const auto& text : read_qr_codes(picture)) {
    const auto code = effects::receipt_code(address, text_of(text));
    if (code) return std::string(code->compact().view());
  }
  return "";
}

// What the camera makes of a frame on its way.
Picture through_jpeg(const Picture& picture, int quality) {
  const auto jpeg = testing::jpeg_of(picture, quality);
  return *decode_frame(jpeg, kPicturePixelsMax);
}

Picture receipt_on_paper() {
  model::PrintReceipt what;
  what.receipt.code = SecretString("72EP-XC16-14YB");
  auto qr = effects::make_qr(kAddress, kCompact);
  what.receipt.qr = std::move(qr.modules);
  what.receipt.qr_size = qr.size;
  const printer::Profile profile;
  const auto job = effects::receipt_page(what, profile, {});
  testing::FakePaper paper(profile);
  for (const auto& step : job.steps) {
    for (const auto byte : step) paper.take(byte);
  }
  const testing::TempFolder folder;
  const auto png = folder / "paper.png";
  paper.save_png(png);
  return *decode_picture(*read_file(png, 16U << 20U));
}

}  // namespace

TEST_CASE("the code on the glass is read askew, small, blurred, in poor light and from far") {
  REQUIRE(report::TrackingCode::parse(kCompact));
  const std::pair<const char*, Hold> holds[] = {
      {"straight", {}},
      {"turned a little", {.turned_deg = 17}},
      {"upside down", {.turned_deg = 180}},
      {"turned and leaning", {.turned_deg = -31, .lean = 0.35}},
      {"small", {.share = 0.34}},
      {"out of focus", {.share = 0.8, .blur = 2}},
      {"dark and grainy", {.turned_deg = 8, .light = 0.35, .noise = 12}},
      {"all at once", {.turned_deg = 12, .lean = 0.2, .blur = 1, .light = 0.6, .noise = 10}}};
  for (const auto& [name, hold] : holds) {
    CAPTURE(name);
    CHECK(seen(through_jpeg(photographed(print(), hold), 70)) == kCompact);
    CHECK(seen(through_jpeg(photographed(print("", kCompact), hold), 70), "") == kCompact);
  }
}

TEST_CASE("the code is read off the whole paper receipt") {
  const auto paper = receipt_on_paper();
  for (const Hold& hold : {Hold{.share = 1.5}, Hold{.turned_deg = 9, .lean = 0.2, .share = 1.3},
                           Hold{.turned_deg = 90, .share = 1.2, .blur = 1}}) {
    CAPTURE(hold.turned_deg);
    CHECK(seen(through_jpeg(photographed(paper, hold), 80)) == kCompact);
  }
}

TEST_CASE("a receipt beside another code is found") {
  const auto qr = effects::make_qr("https://menu.example/warung", "MENU2026");
  const auto menu = photographed(testing::print_of(qr.modules, qr.size), {.share = 0.9}, 480, 480);
  const auto receipt = photographed(print(), {.turned_deg = 5, .share = 0.9}, 480, 480);
  Picture both{960, 480, {}};
  for (std::ptrdiff_t y = 0; y < 480; ++y) {
    for (const auto* half : {&menu, &receipt}) {
      both.rgb.insert(both.rgb.end(), half->rgb.begin() + y * 480 * 3,
                      half->rgb.begin() + (y + 1) * 480 * 3);
    }
  }
  CHECK(read_qr_codes(both).size() == 2);
  CHECK(seen(both) == kCompact);
}

TEST_CASE("what is not a receipt of ours is none") {
  const std::string ours(kAddress);
  const auto takes = [&](const std::string& text) {
    return effects::receipt_code(ours, text).has_value();
  };
  CHECK(takes("HTTPS://LAPOR.TABANANKAB.EXAMPLE/T#72EPXC1614YB"));
  CHECK(takes(ours + "#72epxc1614yb"));
  CHECK(takes("72EPXC1614YB"));
  for (const std::string& text :
       {std::string(), std::string("#"), std::string("72EPXC1614Y0"), ours, ours + "#",
        ours + "#72EPXC1614Y0", ours + "/#72EPXC1614YB", ours + "#72EPXC1614YB#",
        ours + "##72EPXC1614YB", std::string("https://evil.example/t#72EPXC1614YB"),
        std::string("#72EPXC1614YB"), std::string(" 72EPXC1614YB"), std::string("72EP-XC16-14YB"),
        std::string("72EPXC1614YB\0", 13), std::string("javascript:alert(1)"),
        std::string("WIFI:S:warung;P:rahasia;;"), std::string(4'000, '7')}) {
    CAPTURE(text);
    CHECK_FALSE(takes(text));
  }
  CHECK_FALSE(effects::receipt_code("", "https://lapor.example/t#72EPXC1614YB"));
}

TEST_CASE("a street, noise and an empty frame hold no code, and a frame costs little") {
  CHECK(read_qr_codes({}).empty());
  CHECK(read_qr_codes(testing::quarters(640, 480)).empty());
  const auto grain = testing::noise(640, 480);
  const auto start = std::chrono::steady_clock::now();
  CHECK(read_qr_codes(grain).empty());
  const auto took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start);
  MESSAGE("the worst frame, noise alone: " << took.count() << " ms");
  CHECK(took.count() < 500);  // it is read on a thread of its own, between frames
}

TEST_CASE("a code of any content and size is read or left, never more") {
  SeededRandom random(11);
  int read = 0;
  for (int i = 0; i < 40; ++i) {
    std::string text(static_cast<std::size_t>(1 + i * 17), 'x');
    SecretBytes dice(text.size());
    random.fill(dice);
    for (std::size_t k = 0; k < text.size(); ++k) text[k] = static_cast<char>(dice[k] | 1);
    const auto qr = effects::make_qr("", text);
    if (qr.size == 0) continue;
    for (const auto& found : read_qr_codes(testing::print_of(qr.modules, qr.size, 3))) {
      ++read;
      CHECK_FALSE(effects::receipt_code(kAddress, text_of(found)));
    }
  }
  CHECK(read > 20);
}
