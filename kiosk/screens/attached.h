// What is attached so far, as rows with Hapus. Inside kiosk/screens only.
#pragma once

#include "kiosk/screens/common.h"

namespace bale::screens {

// Draws the rows from the top of `area`; returns the mm they took, with a gap under them.
float attached(ui::Ui& ui, const model::State& state, model::EventSink& sink, const Rect& area);

// "Foto 1", "Rekaman, 12 detik"
[[nodiscard]] std::string words_for(const model::State& state, const model::Attachment& attachment,
                                    std::size_t number);

}  // namespace bale::screens
