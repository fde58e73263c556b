// Lanjut, Kembali, Ubah, and the ways a visit ends.
#include <array>

#include "kiosk/model/flow.h"
#include "kiosk/model/turns.h"

namespace bale::model {
namespace {

constexpr std::array kContactFields{ContactField::kName, ContactField::kPhone,
                                    ContactField::kEmail, ContactField::kNik};

}  // namespace

void Visit::on(const NextPressed&) {
  using enum Screen;
  switch (s.screen) {
    case kWords: return next_from_words();
    case kLandmark: return next_from_landmark();
    case kContactField: return next_from_contact_field();
    case kContact: return next_from_contact();
    case kPhoto: case kVoiceNote:
      keep_pending();  // who goes on with a picture in view means to take it along
      return go_on_after_attaching();
    case kTrackCode: return on(CodeSubmitted{});
    case kTrackReply: case kTrackRate: case kTrackWithdraw:
      if (s.act == ActState::kSaved) go(s, kTrack, out_);
      return;
    case kStaffPin: return check_pin();
    default: return;  // the other screens go on by their choices
  }
}

void Visit::next_from_words() {
  if (d.words.blank() && !words_optional(d)) {
    s.faults = {{report::Field::kContent, report::Rule::kMissing}};
    return;
  }
  d.words_answered = true;
  if (picture_path(d)) {
    if (!d.unit_answered) answer_unit(d.suggestion, true);
    if (!place_enough(d)) d.place_answered = false;  // it has to speak for the words
  }
  advance(s, out_);
}

void Visit::next_from_landmark() {
  d.place_answered = true;
  advance(s, out_);
}

void Visit::next_from_contact_field() {
  s.faults = contact_faults(s, s.contact_field);
  if (s.faults.empty()) go(s, Screen::kContact, out_);
}

void Visit::next_from_contact() {
  for (const auto field : kContactFields) {
    if (const auto faults = contact_faults(s, field); !faults.empty()) {
      return mend(s, faults, out_);
    }
  }
  d.contact_seen = true;
  advance(s, out_);
}

void Visit::on(const BackPressed&) { go_back(s, out_); }

void Visit::on(const ContactFieldOpened& e) {
  if (s.screen != Screen::kContact) return;
  s.contact_field = e.field;
  go(s, Screen::kContactField, out_);
}

void Visit::on(const EditPressed& e) {
  if (s.screen != Screen::kReview || !editable(e.screen)) return;
  s.editing = true;
  go(s, e.screen, out_);
}

bool Visit::editable(Screen screen) const {
  using enum Screen;
  const bool incident = d.kind == report::Classification::kPengaduan;
  switch (screen) {
    case kKind: case kCategory: case kWords: case kAgency: case kWho: case kContact: case kConsent:
      return true;
    case kKecamatan: case kLandmark: case kWhen:
      return incident;
    case kPhoto:
      return s.devices.camera || !d.attachments.empty();
    case kVoiceNote:
      return s.devices.microphone;
    default:
      return false;
  }
}

void Visit::on(const ClosePressed&) {
  if (!s.staff.name.empty()) log("leaves staff mode by Tutup cepat");
  end_visit(s, out_);
}

// The receipt asks for a face before it goes; its code is out of memory by then.
void Visit::on(const DonePressed&) {
  using enum Screen;
  switch (s.screen) {
    case kReceipt:
      s.back.clear();
      return arrive(s, kRateVisit, out_);
    case kTrack: case kRateVisit: case kLostReceipt:
      return end_visit(s, out_);
    case kTrackReply: case kTrackRate: case kTrackWithdraw:
      if (s.act == ActState::kSaved) end_visit(s, out_);
      return;
    default:
      return;
  }
}

// The same visitor goes on: with the same language, voice and sizes, and the same helper.
void Visit::on(const ReportAgainPressed&) {
  if (s.screen != Screen::kReceipt) return;
  leave(s, out_);
  State next = fresh(s);
  next.lang = s.lang;
  next.comfort = s.comfort;
  next.strip = s.strip;
  next.draft.assisted = d.assisted;
  next.visiting = true;
  s = std::move(next);
  arrive(s, Screen::kKind, out_);
}

void Visit::on(const StillHerePressed&) { s.countdown_s.reset(); }

}  // namespace bale::model
