#include "kiosk/model/flow.h"

#include <algorithm>

#include "kiosk/model/update.h"

namespace bale::model {
namespace {

using report::Classification;

bool about_an_incident(const Draft& draft) {
  return !draft.kind || *draft.kind == Classification::kPengaduan;
}

// Words are still owed: none typed, and nothing else tells the agency what and where.
bool words_owed(const Draft& draft) {
  if (!draft.words_answered) return true;
  if (!draft.words.blank()) return false;
  return !words_optional(draft) || (draft.place_answered && !place_enough(draft));
}

Screen after_kecamatan(const Draft& draft) {
  return draft.kecamatan.code.empty() ? Screen::kLandmark : Screen::kDesa;
}

Screen after_desa(const Draft& draft) {
  return picture_path(draft) && place_known(draft) ? Screen::kWhen : Screen::kLandmark;
}

Screen after_words(const Draft& draft) {
  if (!picture_path(draft)) return Screen::kAgency;
  return about_an_incident(draft) ? Screen::kKecamatan : Screen::kWho;
}

// A photo is a step of its own for who wrote words, where there is a camera and nothing is attached
// yet. The picture path has offered it beside the words.
Screen before_who(const State& s) {
  const Draft& draft = s.draft;
  const bool due = s.devices.camera && !draft.photo_answered && draft.attachments.empty();
  return due && !picture_path(draft) ? Screen::kPhoto : Screen::kWho;
}

Step::Part part_of(Screen screen) {
  using enum Screen;
  switch (screen) {
    case kCategory: case kWords: case kAgency: case kPhoto: case kVoiceNote:
      return Step::Part::kWhat;
    case kKecamatan: case kDesa: case kLandmark: case kWhen:
      return Step::Part::kWhereWhen;
    case kWho: case kContact: case kContactField: case kConsent:
      return Step::Part::kPrivacy;
    case kReview: case kSaving: case kCouldNotSave:
      return Step::Part::kCheck;
    default:
      return Step::Part::kStart;
  }
}

bool outside_the_steps(Screen screen) {
  using enum Screen;
  return screen == kNotReady || screen == kAttract ||
         (screen >= kReceipt && screen != kPhoto && screen != kVoiceNote);
}

}  // namespace

bool has_voice_note(const Draft& draft) {
  return std::ranges::find(draft.attachments, AttachmentKind::kVoiceNote, &Attachment::kind) !=
         draft.attachments.end();
}

bool words_optional(const Draft& draft) {
  if (has_voice_note(draft)) return draft.kind.has_value() && !draft.category.empty();
  return draft.kind == Classification::kPengaduan && !draft.category.empty() &&
         draft.category != "lainnya";
}

bool place_known(const Draft& draft) {
  return !draft.desa.code.empty() || (!draft.kecamatan.code.empty() && !draft.landmark.blank());
}

bool place_enough(const Draft& draft) { return place_known(draft) || has_voice_note(draft); }

bool picture_path(const Draft& draft) { return words_optional(draft) && draft.words.blank(); }

Screen following(Screen screen, const State& state) {
  using enum Screen;
  const Draft& draft = state.draft;
  switch (screen) {
    case kKind: return kCategory;
    case kCategory: return kWords;
    case kWords: return after_words(draft);
    case kAgency: return about_an_incident(draft) ? kKecamatan : before_who(state);
    case kKecamatan: return after_kecamatan(draft);
    case kDesa: return after_desa(draft);
    case kLandmark: return words_owed(draft) ? kWords : kWhen;
    case kWhen: return before_who(state);
    case kPhoto: case kVoiceNote: return kWho;
    case kWho: return kContact;
    case kContactField: return kContact;
    case kContact: return kConsent;
    default: return kReview;
  }
}

std::optional<Screen> first_missing(const Draft& draft) {
  using enum Screen;
  if (!draft.kind) return kKind;
  if (draft.category.empty()) return kCategory;
  if (words_owed(draft)) return kWords;
  if (!draft.unit_answered) return kAgency;
  if (about_an_incident(draft) && !draft.place_answered) return kKecamatan;
  if (about_an_incident(draft) && !draft.date_answered) return kWhen;
  if (!draft.privacy_answered) return kWho;
  if (!draft.contact_seen) return kContact;
  if (!draft.consented_at) return kConsent;
  return std::nullopt;
}

bool place_screen(Screen screen) {
  return screen == Screen::kKecamatan || screen == Screen::kDesa || screen == Screen::kLandmark;
}

Mending mending_of(report::Field field) {
  using enum report::Field;
  switch (field) {
    case kClassification: return {Screen::kKind, {}};
    case kTitle: case kContent: return {Screen::kWords, {}};
    case kIncidentDate: return {Screen::kWhen, {}};
    case kPlaceDesa: return {Screen::kKecamatan, {}};
    case kPlaceText: return {Screen::kLandmark, {}};
    case kUnit: return {Screen::kAgency, {}};
    case kCategory: return {Screen::kCategory, {}};
    case kPrivacy: return {Screen::kWho, {}};
    case kName: return {Screen::kContactField, ContactField::kName};
    case kPhone: return {Screen::kContactField, ContactField::kPhone};
    case kEmail: return {Screen::kContactField, ContactField::kEmail};
    case kNik: return {Screen::kContactField, ContactField::kNik};
    case kConsent: return {Screen::kConsent, {}};
  }
  return {Screen::kReview, {}};
}

std::optional<Step> step_of(const State& state) {
  if (outside_the_steps(state.screen)) return std::nullopt;
  const bool five = about_an_incident(state.draft);
  Step step{1, five ? 5 : 4, part_of(state.screen)};
  step.number = static_cast<int>(step.part) + 1;
  if (!five && step.part > Step::Part::kWhereWhen) --step.number;
  return step;
}

std::string_view name_of(Screen screen) {
  using enum Screen;
  switch (screen) {
    case kNotReady: return "not_ready";
    case kAttract: return "attract";
    case kKind: return "kind";
    case kCategory: return "category";
    case kWords: return "words";
    case kAgency: return "agency";
    case kKecamatan: return "kecamatan";
    case kDesa: return "desa";
    case kLandmark: return "landmark";
    case kWhen: return "when";
    case kWho: return "who";
    case kContact: return "contact";
    case kContactField: return "contact_field";
    case kConsent: return "consent";
    case kReview: return "review";
    case kSaving: return "saving";
    case kCouldNotSave: return "could_not_save";
    case kReceipt: return "receipt";
    case kTrackCode: return "track_code";
    case kTrackScan: return "track_scan";
    case kTrack: return "track";
    case kTrackReply: return "track_reply";
    case kTrackRate: return "track_rate";
    case kTrackWithdraw: return "track_withdraw";
    case kLostReceipt: return "lost_receipt";
    case kPhoto: return "photo";
    case kVoiceNote: return "voice_note";
    case kRateVisit: return "rate_visit";
    case kStaffPin: return "staff_pin";
    case kStaff: return "staff";
  }
  return "";
}

}  // namespace bale::model
