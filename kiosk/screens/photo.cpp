// Ambil Foto: the preview, the picture that was taken, and what is attached so far.
#include "kiosk/screens/common.h"

namespace bale::screens {

void draw_photo(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  back(ui, s, sink);
}

void draw_voice_note(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  back(ui, s, sink);
}

}  // namespace bale::screens
