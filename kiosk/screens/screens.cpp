#include "kiosk/screens/screens.h"

namespace bale::screens {

std::string_view name_shown(const model::State& state) {
  return state.countdown_s ? "idle" : model::name_of(state.screen);
}

void draw(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  using enum model::Screen;
  if (state.countdown_s) return draw_idle(ui, state, sink);
  switch (state.screen) {
    case kNotReady: return draw_not_ready(ui, state, sink);
    case kAttract: return draw_attract(ui, state, sink);
    case kKind: return draw_kind(ui, state, sink);
    case kCategory: return draw_category(ui, state, sink);
    case kWords: return draw_words(ui, state, sink);
    case kAgency: return draw_agency(ui, state, sink);
    case kKecamatan: return draw_kecamatan(ui, state, sink);
    case kDesa: return draw_desa(ui, state, sink);
    case kLandmark: return draw_landmark(ui, state, sink);
    case kWhen: return draw_when(ui, state, sink);
    case kWho: return draw_who(ui, state, sink);
    case kContact: return draw_contact(ui, state, sink);
    case kContactField: return draw_contact_field(ui, state, sink);
    case kConsent: return draw_consent(ui, state, sink);
    case kReview: return draw_review(ui, state, sink);
    case kSaving: return draw_saving(ui, state, sink);
    case kCouldNotSave: return draw_could_not_save(ui, state, sink);
    case kReceipt: return draw_receipt(ui, state, sink);
    case kTrackCode: return draw_track_code(ui, state, sink);
    case kTrackScan: return draw_track_scan(ui, state, sink);
    case kTrack: return draw_track(ui, state, sink);
    case kTrackReply: return draw_track_reply(ui, state, sink);
    case kTrackRate: return draw_track_rate(ui, state, sink);
    case kTrackWithdraw: return draw_track_withdraw(ui, state, sink);
    case kLostReceipt: return draw_lost_receipt(ui, state, sink);
    case kPhoto: return draw_photo(ui, state, sink);
    case kVoiceNote: return draw_voice_note(ui, state, sink);
    case kRateVisit: return draw_rate_visit(ui, state, sink);
    case kStaffPin: return draw_staff_pin(ui, state, sink);
    case kStaff: return draw_staff(ui, state, sink);
  }
}

}  // namespace bale::screens
