// A report, its receipt photographed off the glass, and a later visit that opens it by showing that
// photograph to the camera.
#include <doctest/doctest.h>

#include "kiosk/effects/qr.h"
#include "platform/files.h"
#include "tests/e2e/camera_folder.h"
#include "tests/e2e/hall.h"
#include "tests/support/photographed.h"

using bale::Picture;
using bale::testing::CameraFolder;
using bale::testing::Hall;
using bale::testing::photographed;
using bale::testing::PixelRect;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// What somebody photographs of the glass: the QR and a hand's width around it.
Picture receipt_on_glass(Hall& hall) {
  std::optional<PixelRect> at;
  const auto screen = hall.visitor().screen();
  for (const auto& item : screen.at("items")) {
    if (item.value("role", "") == "qr") at = bale::testing::Visitor::rect_of(item);
  }
  REQUIRE(at);
  const auto png = hall.house().path("glass.png");
  std::this_thread::sleep_for(milliseconds(300));
  hall.display().picture(png);
  const auto glass = bale::decode_picture(*bale::read_file(png, 64U << 20U));
  REQUIRE(glass);
  Picture out{at->w + 40, at->h + 40, {}};
  for (int y = at->y - 20; y < at->y + at->h + 20; ++y) {
    const auto from = glass->rgb.begin() +
                      (static_cast<std::ptrdiff_t>(y) * glass->width + at->x - 20) * 3;
    out.rgb.insert(out.rgb.end(), from, from + static_cast<std::ptrdiff_t>(out.width) * 3);
  }
  return out;
}

void to_camera(Hall& hall) {
  auto& v = hall.visitor();
  v.press("Bahasa Indonesia");
  v.press("Lacak laporan");
  v.wait_for("track_code");
  v.press("Tunjukkan kode QR ke kamera");
  v.wait_for("track_scan");
}

}  // namespace

TEST_CASE("a receipt photographed off the glass opens its report when it is shown to the camera") {
  Hall hall({});
  const CameraFolder camera(hall.house().path("camera"));
  camera.show(bale::testing::quarters(640, 480));
  hall.enrol();
  hall.configure("receipt_url = \"https://lapor.example/t\"\n" + camera.config());
  hall.start_kiosk();
  auto& v = hall.visitor();
  hall.tell({.words = "Got mampet.", .landmark = "pasar", .name = "Ketut"});
  const auto code = hall.submit();
  const auto receipt = receipt_on_glass(hall);
  hall.leave();

  to_camera(hall);
  std::this_thread::sleep_for(milliseconds(600));
  CHECK(v.screen_name() == "track_scan");  // a street opens nothing
  const auto poster = bale::effects::make_qr("", "https://menu.example/warung");
  camera.show(photographed(bale::testing::print_of(poster.modules, poster.size), {}));
  v.wait_for_text("Ini bukan kode tanda terima", seconds(20));
  CHECK(v.screen_name() == "track_scan");
  camera.show(photographed(receipt, {.turned_deg = 11, .lean = 0.2, .blur = 1, .light = 0.8}));
  v.wait_for("track", seconds(20));
  CHECK_FALSE(v.shows("mampet"));  // never the report
  v.press("Kembali");
  v.wait_for("track_code");
  CHECK(v.words_of("code") == code);
  v.press("Tutup cepat");
  v.wait_for("attract");
}
