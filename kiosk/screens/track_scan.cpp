// The receipt is shown to the camera instead of typing its code. Nothing has to be touched: the code
// is read as soon as it is seen.
#include <algorithm>

#include "kiosk/screens/faults.h"

namespace bale::screens {
namespace {

using model::CameraPhase;

constexpr float kGap = 8.0F;
constexpr float kStep = 22.0F;  // mm: a point of two lines at the usual size

bool trouble(const model::State& s) { return s.camera == CameraPhase::kTrouble; }

Text explanation(const model::State& s) {
  if (trouble(s)) return Text::kScanTrouble;
  return s.camera == CameraPhase::kPreview ? Text::kScanExplanation : Text::kPhotoOpening;
}

// A few words: they stand in the picture's place while there is none.
Text name_of_picture(const model::State& s) {
  if (trouble(s)) return Text::kStaffCamera;
  return s.camera == CameraPhase::kPreview ? Text::kScanHow : Text::kPhotoOpening;
}

void preview(ui::Ui& ui, const model::State& s, const Rect& r) {
  const bool live = s.camera == CameraPhase::kPreview;
  ui.photo(r, live ? ui.given_picture(ui::kPreview) : ui::TextureRef{},
           tr(s, name_of_picture(s)));
}

// What to do, as long as the camera can see it; where a foreign code was read, that it was one.
void told(ui::Ui& ui, const model::State& s, const Rect& area) {
  if (trouble(s)) return;
  const float high = std::max(ui.row_height(3), 2 * kStep);
  if (s.scan_foreign) {
    return fault_banner(ui, area.top_part(std::min(high, area.h)), tr(s, Text::kScanForeign));
  }
  ui.point(area.top_part(std::min(high, area.h)), Icon::kFoto, tr(s, Text::kScanHow),
           tr(s, Text::kScanHowDetail));
}

}  // namespace

void draw_track_scan(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const float end = question(ui, s, {.heading = tr(s, Text::kScanHeading),
                                     .explanation = tr(s, explanation(s)), .answered = false,
                                     .scenery = false});
  const Rect& area = answers(ui);
  if (ui.portrait()) {
    const Rect& reading = ui.layout().reading;
    told(ui, s, {reading.x, end + kGap, reading.w, reading.bottom() - end - kGap});
    preview(ui, s, camera_place(area, true));
  } else {
    const Rect place = camera_place(area.left_part(area.w * 0.6F), false);
    preview(ui, s, place);
    told(ui, s, area.without_left(place.w + kGap));
  }
  back(ui, s, sink);
  if (!trouble(s)) return hint(ui, s, Text::kScanHint);
  if (ui.next(tr(s, Text::kCouldNotSaveRetry), Icon::kTarik, s.devices.camera)) {
    sink.emit(model::ScanPressed{});
  }
}

}  // namespace bale::screens
