#include "kiosk/model/update.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include "kiosk/model/flow.h"
#include "kiosk/model/visit.h"
#include "sync/report/tracking_code.h"

namespace bale::model {
namespace {

constexpr std::array kContactFields{ContactField::kName, ContactField::kPhone,
                                    ContactField::kEmail, ContactField::kNik};
constexpr std::size_t kPagesAtMost = 99;

// The overloads below are the whole life of a visit, one for each event that can come. Each begins
// with the screen it belongs to: on any other it changes nothing.
class Visit {
 public:
  Visit(State& state, Commands& out) : s(state), d(state.draft), out_(out) {}

  // --- choices ---
  void on(const LanguageChosen& e) {
    if (s.screen == Screen::kNotReady) return;
    s.lang = e.lang;
    if (s.screen != Screen::kAttract) return;
    s.visiting = true;
    go(s, Screen::kKind, out_);
    s.back.clear();
  }
  void on(const KindChosen& e) {
    if (s.screen != Screen::kKind) return;
    d.kind = e.kind;
    advance(s, out_);
  }
  void on(const TrackChosen&) {
    if (s.screen != Screen::kKind || s.editing) return;
    s.code_entry.clear();
    go(s, Screen::kTrackCode, out_);
  }
  void on(const CategoryChosen& e) {
    const auto keys = report::category_keys();
    if (s.screen != Screen::kCategory || std::ranges::find(keys, e.key) == keys.end()) return;
    if (d.category != e.key) forget_what_hung_on_category(e.key);
    d.category = e.key;
    d.suggestion = e.suggestion;
    advance(s, out_);
  }
  void on(const UnitChosen& e) {
    if (s.screen != Screen::kAgency) return;
    answer_unit(e.unit, e.suggested);
    advance(s, out_);
  }
  void on(const KecamatanChosen& e) {
    if (s.screen != Screen::kKecamatan) return;
    if (d.kecamatan != e.kecamatan) d.desa = {};
    d.kecamatan = e.kecamatan;
    d.place_answered = false;
    advance(s, out_);
  }
  void on(const DesaChosen& e) {
    if (s.screen != Screen::kDesa) return;
    d.desa = e.desa;
    d.place_answered = !e.desa.code.empty();
    advance(s, out_);
  }
  void on(const DateChosen& e) {
    if (s.screen != Screen::kWhen) return;
    if (const auto fault = date_fault(e.date)) {
      s.faults = {*fault};
      return;
    }
    d.date = e.date;
    d.date_answered = true;
    advance(s, out_);
  }
  void on(const PrivacyChosen& e) {
    if (s.screen != Screen::kWho) return;
    d.privacy = e.privacy;
    d.privacy_answered = true;
    advance(s, out_);
  }
  void on(const KeepRahasia& e) {
    if (s.screen != Screen::kWho || !s.ask_rahasia) return;
    s.ask_rahasia = false;
    if (!e.keep) {
      d.privacy.reset();  // the four tiles, none selected
      return;
    }
    d.privacy_answered = true;
    advance(s, out_);
  }
  void on(const ConsentGiven&) {
    if (s.screen != Screen::kConsent) return;
    d.consented_at = s.wall;
    advance(s, out_);
  }

  // --- lists and calendar ---
  void on(const PageTurned& e) {
    const auto wanted = static_cast<std::int64_t>(s.page) + e.by;
    s.page = static_cast<std::size_t>(
        std::clamp<std::int64_t>(wanted, 0, static_cast<std::int64_t>(kPagesAtMost)));
  }
  void on(const MonthTurned& e) {
    if (s.screen != Screen::kWhen) return;
    const auto wanted = static_cast<std::int64_t>(s.calendar_month_offset) + e.by;
    s.calendar_month_offset = static_cast<int>(std::clamp<std::int64_t>(wanted, kOldestMonth, 0));
  }

  // --- typing ---
  void on(const KeyTyped& e) {
    TextEdit* const edit = active_edit(s);
    if (edit == nullptr || !edit->type(e.key)) return;
    s.shift = false;
    text_changed();
  }
  void on(const KeyErased&) {
    TextEdit* const edit = active_edit(s);
    if (edit == nullptr) return;
    edit->erase_back();
    text_changed();
  }
  void on(const CaretPlaced& e) {
    TextEdit* const edit = active_edit(s);
    if (edit == nullptr) return;
    edit->set_caret(e.index);
    s.caret_since = s.now;
  }
  void on(const KeyboardTurned& e) { s.keyboard = e.page; }
  void on(const ShiftPressed&) { s.shift = !s.shift; }

  // --- Lanjut, Kembali, Ubah ---
  void on(const NextPressed&) {
    switch (s.screen) {
      case Screen::kWords: return next_from_words();
      case Screen::kLandmark:
        d.place_answered = true;
        return advance(s, out_);
      case Screen::kContactField: return next_from_contact_field();
      case Screen::kContact: return next_from_contact();
      case Screen::kTrackCode: return on(CodeSubmitted{});
      default: return;  // the other screens go on by their choices
    }
  }
  void on(const BackPressed&) { go_back(s, out_); }
  void on(const ContactFieldOpened& e) {
    if (s.screen != Screen::kContact) return;
    s.contact_field = e.field;
    go(s, Screen::kContactField, out_);
  }
  void on(const EditPressed& e) {
    if (s.screen != Screen::kReview || !editable(e.screen)) return;
    s.editing = true;
    go(s, e.screen, out_);
  }

  // --- saving ---
  void on(const SubmitPressed&) {
    if (s.screen == Screen::kReview) submit();
  }
  void on(const RetryPressed&) {
    if (s.screen == Screen::kCouldNotSave) submit();
  }
  void on(const CodeMinted&) { s.code_minted = s.code_asked; }
  void on(const ReportSaved& e) {
    if (!s.saving) return;
    s.saving = false;
    d = Draft{};  // it is sealed on disk; nothing of it is needed here any more
    s.back.clear();
    s.receipt = e.receipt;
    s.last_touch = s.now;
    arrive(s, Screen::kReceipt, out_);
  }
  void on(const SaveFailed& e) {
    if (!s.saving) return;
    s.saving = false;
    s.save_trouble = e.trouble;
    s.last_touch = s.now;
    arrive(s, Screen::kCouldNotSave, out_);
  }
  void on(const DeliverySeen& e) {
    s.offline = e.offline;
    if (!s.receipt) return;
    if (e.delivered_at) s.receipt->delivered_at = e.delivered_at;
    s.receipt->quarantined = e.quarantined;
  }

  // --- tracking ---
  void on(const CodeSubmitted&) {
    if (s.screen != Screen::kTrackCode || s.tracking || s.track_wait_s > 0) return;
    const auto typed = s.code_entry.utf8();
    const auto code = report::TrackingCode::parse(typed);
    // A slip of the finger shows in the check character: it costs no try and asks no disk.
    s.code_wrong = !code.has_value();
    if (s.code_wrong) return;
    s.tracking = true;
    s.track_unknown = false;
    out_.emplace_back(TrackReport{code->formatted()});
  }
  void on(const TrackFound& e) {
    if (!std::exchange(s.tracking, false)) return;
    s.track = e.view;
    s.track_failures = 0;
    go(s, Screen::kTrack, out_);
  }
  void on(const TrackMissed&) {
    if (!std::exchange(s.tracking, false)) return;
    s.track_unknown = true;
    count_track_failure(s);
  }

  // --- the end ---
  void on(const ClosePressed&) { end_visit(s, out_); }
  void on(const DonePressed&) {
    if (s.screen == Screen::kReceipt || s.screen == Screen::kTrack) end_visit(s, out_);
  }
  void on(const ReportAgainPressed&) {
    if (s.screen != Screen::kReceipt) return;
    const auto lang = s.lang;
    s = fresh(s);
    s.lang = lang;
    s.visiting = true;
    arrive(s, Screen::kKind, out_);
  }
  void on(const StillHerePressed&) { s.countdown_s.reset(); }
  void on(const Touched&) {}
  template <typename E>
  void on(const E&) {}  // the events of rooms that are being built

  // --- the world ---
  void on(const Tick& e) { tick(s, e, out_); }
  void on(const Ready& e) {
    s.ready = e.ready;
    if (s.visiting) return;  // saving will say so, if it comes to that
    s.screen = e.ready ? Screen::kAttract : Screen::kNotReady;
  }

 private:
  void answer_unit(const Named& unit, bool suggested) {
    d.unit = unit;
    d.unit_suggested = suggested && !unit.code.empty();
    d.unit_answered = true;
  }

  void forget_what_hung_on_category(std::string_view now) {
    if (d.unit_suggested) {
      d.unit = {};
      d.unit_answered = d.unit_suggested = false;
    }
    const bool open = !d.privacy || !d.privacy->rahasia;
    if (!d.privacy_answered || (report::sensitive(now) && open)) {
      d.privacy.reset();
      d.privacy_answered = false;
    }
  }

  std::optional<report::Fault> date_fault(const std::optional<report::Date>& date) const {
    if (!date) return std::nullopt;
    if (!date->valid()) return {{report::Field::kIncidentDate, report::Rule::kImpossibleDate}};
    if (*date <= report::date_in_wita(s.wall)) return std::nullopt;
    return {{report::Field::kIncidentDate, report::Rule::kFutureDate}};
  }

  void text_changed() {
    s.faults.clear();
    s.code_wrong = s.track_unknown = false;
    s.caret_since = s.now;
  }

  void next_from_words() {
    if (d.words.blank() && !words_optional(d)) {
      s.faults = {{report::Field::kContent, report::Rule::kMissing}};
      return;
    }
    d.words_answered = true;
    if (picture_path(d)) {
      if (!d.unit_answered) answer_unit(d.suggestion, true);
      if (!place_known(d)) d.place_answered = false;  // it has to speak for the words
    }
    advance(s, out_);
  }

  void next_from_contact_field() {
    s.faults = contact_faults(s, s.contact_field);
    if (s.faults.empty()) go(s, Screen::kContact, out_);
  }

  void next_from_contact() {
    for (const auto field : kContactFields) {
      if (const auto faults = contact_faults(s, field); !faults.empty()) {
        return mend(s, faults, out_);
      }
    }
    d.contact_seen = true;
    advance(s, out_);
  }

  bool editable(Screen screen) const {
    using enum Screen;
    const bool incident = d.kind == report::Classification::kPengaduan;
    switch (screen) {
      case kKind: case kCategory: case kWords: case kAgency: case kWho: case kContact:
      case kConsent:
        return true;
      case kKecamatan: case kLandmark: case kWhen:
        return incident;
      default:
        return false;
    }
  }

  void submit() {
    if (const auto missing = first_missing(d)) {
      s.editing = true;
      return go(s, *missing, out_);
    }
    auto report = compose_report(s);
    const auto faults = report::validate(report, {.today = report::date_in_wita(s.wall)});
    if (!faults.empty()) return mend(s, faults, out_);
    s.saving = true;
    s.save_trouble.reset();
    arrive(s, Screen::kSaving, out_);
    out_.emplace_back(SaveReport{std::move(report)});
  }

  State& s;
  Draft& d;
  Commands& out_;
};

template <typename E>
constexpr bool kFromTheGlass =
    !(std::is_same_v<E, Tick> || std::is_same_v<E, Ready> || std::is_same_v<E, CodeMinted> ||
      std::is_same_v<E, ReportSaved> || std::is_same_v<E, SaveFailed> ||
      std::is_same_v<E, TrackFound> || std::is_same_v<E, TrackMissed> ||
      std::is_same_v<E, DeliverySeen> || std::is_same_v<E, DevicesSeen> ||
      std::is_same_v<E, PaperSeen> || std::is_same_v<E, SpeakingSeen> ||
      std::is_same_v<E, CameraSeen> || std::is_same_v<E, PhotoTaken> ||
      std::is_same_v<E, RecorderSeen> || std::is_same_v<E, VoiceNoteRecorded> ||
      std::is_same_v<E, GuidanceSeen> || std::is_same_v<E, NumbersSeen> ||
      std::is_same_v<E, ActDone> || std::is_same_v<E, StaffEntered> ||
      std::is_same_v<E, PinRefused> || std::is_same_v<E, StaffNumbersSeen> ||
      std::is_same_v<E, StaffTested>);

// Whether a touch reaches the visit: under the idle question only its two answers do, and before
// a language was chosen there is no visit.
template <typename E>
bool reaches(const State& s) {
  if (s.countdown_s) return std::is_same_v<E, StillHerePressed> || std::is_same_v<E, ClosePressed>;
  return s.visiting || std::is_same_v<E, LanguageChosen>;
}

}  // namespace

std::vector<Command> update(State& state, const Event& event) {
  Commands out;
  std::visit(
      [&]<typename E>(const E& e) {
        if constexpr (kFromTheGlass<E>) {
          if (!reaches<E>(state)) return;
          state.last_touch = state.now;
        }
        Visit(state, out).on(e);
      },
      event);
  return out;
}

const TextEdit* active_edit(const State& s) {
  switch (s.screen) {
    case Screen::kWords: return &s.draft.words;
    case Screen::kLandmark: return &s.draft.landmark;
    case Screen::kTrackCode: return s.tracking ? nullptr : &s.code_entry;
    case Screen::kContactField: break;
    default: return nullptr;
  }
  switch (s.contact_field) {
    case ContactField::kName: return &s.draft.name;
    case ContactField::kPhone: return &s.draft.phone;
    case ContactField::kEmail: return &s.draft.email;
    case ContactField::kNik: return &s.draft.nik;
  }
  return nullptr;
}

TextEdit* active_edit(State& s) {
  return const_cast<TextEdit*>(active_edit(static_cast<const State&>(s)));
}

bool capitals(const State& s) {
  const TextEdit* const edit = active_edit(s);
  if (edit == nullptr) return false;
  if (s.screen == Screen::kTrackCode) return true;
  bool by_itself = edit->at_sentence_start();
  if (s.screen == Screen::kContactField) {
    by_itself = s.contact_field == ContactField::kName && edit->at_word_start();
  }
  return by_itself != s.shift;
}

}  // namespace bale::model
