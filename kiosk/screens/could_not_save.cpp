// The report is not on disk: what to do now. What was typed is still here.
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

constexpr float kBanner = 40.0F;
constexpr float kPoint = 24.0F;
constexpr float kLeastScenery = 30.0F;  // lower than this, terraces are a stripe

Text what_to_do(const model::State& s) {
  switch (s.save_trouble.value_or(model::SaveTrouble::kOther)) {
    case model::SaveTrouble::kDiskFull: return Text::kCouldNotSaveDiskFull;
    case model::SaveTrouble::kDiskFault: return Text::kCouldNotSaveDiskFault;
    case model::SaveTrouble::kNotReady: return Text::kCouldNotSaveNotReady;
    case model::SaveTrouble::kOther: break;
  }
  return Text::kCouldNotSaveOther;
}

}  // namespace

void draw_could_not_save(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const float end = question(ui, s, {.heading = tr(s, Text::kCouldNotSaveHeading),
                                     .answered = false, .scenery = false});
  const Rect& reading = ui.layout().reading;
  const float x = ui.portrait() ? 12.0F : reading.x;
  const float w = ui.layout().panel.w - 2 * x;
  Rect banner{x, end, w, kBanner};
  ui.banner(banner, {.kind = ui::BannerKind::kFailure, .icon = Icon::kPetugas,
                     .title = tr(s, what_to_do(s))});
  float y = banner.bottom() + 10.0F;
  ui.point({reading.x, y, reading.w, kPoint}, Icon::kSimpan, tr(s, Text::kCouldNotSaveKept),
           tr(s, Text::kCouldNotSaveKeptDetail));
  y += kPoint + 4.0F;
  if (!s.hall.help_line.empty()) {
    ui.point({reading.x, y, reading.w, kPoint}, Icon::kTelepon, s.hall.help_line, {});
    y += kPoint + 4.0F;
  }
  if (ui.portrait() && ui.layout().floor.bottom() - y > kLeastScenery) ui.terraces(y);
  back(ui, s, sink);
  if (ui.next(tr(s, Text::kCouldNotSaveRetry), Icon::kTarik)) sink.emit(model::RetryPressed{});
}

}  // namespace bale::screens
