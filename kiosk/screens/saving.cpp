// A moment of waiting for the disk. Quiet: nothing turns, nothing can be touched but Tutup cepat.
#include "kiosk/screens/common.h"

namespace bale::screens {

void draw_saving(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  question(ui, s, {.heading = tr(s, Text::kSavingHeading),
                   .explanation = tr(s, Text::kSavingDetail), .answered = false});
}

}  // namespace bale::screens
