// Ambil Foto: the preview, the picture that was taken, and what is attached so far.
#include <algorithm>

#include "kiosk/screens/attached.h"

namespace bale::screens {
namespace {

using model::CameraPhase;

constexpr float kShutter = 34.0F;  // mm: the one thing to touch here is large
constexpr float kGap = 8.0F;

bool full(const model::State& s) { return s.draft.attachments.size() >= model::kAttachmentsMax; }

Text explanation(const model::State& s) {
  if (full(s) && !s.pending) return Text::kPhotoFull;
  switch (s.camera) {
    case CameraPhase::kTaken: return Text::kPhotoLook;
    case CameraPhase::kTrouble: return Text::kPhotoTrouble;
    case CameraPhase::kPreview: return Text::kPhotoAim;
    case CameraPhase::kOff: case CameraPhase::kStarting: break;
  }
  return Text::kPhotoOpening;
}

void picture(ui::Ui& ui, const model::State& s, const Rect& r) {
  const int number = s.pending ? s.pending->handle : ui::kPreview;
  const bool live = s.camera == CameraPhase::kPreview || s.pending.has_value();
  ui.photo(r, live ? ui.given_picture(number) : ui::TextureRef{},
           tr(s, s.pending ? Text::kPhotoTaken : explanation(s)));
}

// The shutter, or another try; not possible while the camera opens.
void shutter(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& r) {
  const bool again = s.camera == CameraPhase::kTaken || s.camera == CameraPhase::kTrouble;
  const bool possible = s.devices.camera && !full(s) &&
                        (again || s.camera == CameraPhase::kPreview);
  if (ui.tile(r, {.label = tr(s, again ? Text::kPhotoAgain : Text::kPhotoTake),
                  .icon = again ? Icon::kUlangi : Icon::kFoto, .picture = ui::mm::kPictureRow,
                  .wide = true, .suggested = !again, .enabled = possible,
                  .text = TextRole::kSedang})) {
    sink.emit(model::ShutterPressed{});
  }
}

void controls(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  const float height = std::max(kShutter, ui.row_height(2) + 4.0F);
  shutter(ui, s, sink, area.top_part(height));
  attached(ui, s, sink, area.without_top(height + kGap));
}

void go_on(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  if (s.pending) {
    if (ui.next(tr(s, Text::kPhotoKeep), Icon::kCek)) sink.emit(model::PhotoKept{});
    return;
  }
  const bool nothing = s.draft.attachments.empty();
  if (ui.next(tr(s, nothing ? Text::kPhotoWithout : Text::kCommonNext))) {
    sink.emit(model::NextPressed{});
  }
}

}  // namespace

void draw_photo(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const float end = question(ui, s, {.heading = tr(s, Text::kPhotoHeading),
                                     .explanation = tr(s, explanation(s)), .answered = false,
                                     .scenery = false});
  const Rect& area = answers(ui);
  if (ui.portrait()) {
    const Rect& reading = ui.layout().reading;
    const float top = end + 2.0F;
    picture(ui, s, camera_place({reading.x, top, reading.w, reading.bottom() - top}, true));
    controls(ui, s, sink, area);
  } else {
    const Rect place = camera_place(area.left_part(area.w * 0.6F), false);
    picture(ui, s, place);
    controls(ui, s, sink, area.without_left(place.w + kGap));
  }
  back(ui, s, sink);
  go_on(ui, s, sink);
}

}  // namespace bale::screens
