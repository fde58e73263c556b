#include "kiosk/screens/attached.h"

#include <algorithm>

namespace bale::screens {

std::string words_for(const model::State& s, const model::Attachment& a, std::size_t number) {
  if (a.kind == model::AttachmentKind::kPhoto) {
    return tr(s, Text::kPhotoNumber, {{"n", std::to_string(number)}});
  }
  return tr(s, Text::kVoiceLength, {{"n", std::to_string((a.length_ms + 500) / 1000)}});
}

float attached(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  const float height = std::max(ui::mm::kRow, ui.row_height(2));
  float y = 0;
  std::size_t photos = 0;
  for (const model::Attachment& a : s.draft.attachments) {
    const bool photo = a.kind == model::AttachmentKind::kPhoto;
    photos += photo ? 1 : 0;
    if (y + height > area.h) break;
    const std::string words = words_for(s, a, photos);
    if (ui.row(area.without_top(y).top_part(height),
               {.icon = photo ? Icon::kFoto : Icon::kMikrofon,
                .label = tr(s, Text::kAttachedLabel), .value = words,
                .change = tr(s, Text::kKeyboardBackspace)})) {
      sink.emit(model::AttachmentRemoved{a.handle});
    }
    y += height + ui::mm::kGapDown;
  }
  return y;
}

}  // namespace bale::screens
