// The questions that are answered by touching one of several things.
#include <algorithm>

#include "kiosk/model/turns.h"

namespace bale::model {
namespace {

constexpr std::int64_t kPagesAtMost = 99;

}  // namespace

// Within a visit only the words on the screens change.
void Visit::on(const LanguageChosen& e) {
  if (s.screen == Screen::kNotReady) return;
  s.lang = e.lang;
  s.strip = usual_strip(s);
  if (s.screen != Screen::kAttract) return;
  s.visiting = true;
  go(s, Screen::kKind, out_);
  s.back.clear();
}

void Visit::on(const KindChosen& e) {
  if (s.screen != Screen::kKind) return;
  d.kind = e.kind;
  advance(s, out_);
}

void Visit::on(const TrackChosen&) {
  if (s.screen != Screen::kKind || s.editing) return;
  s.code_entry.clear();
  go(s, Screen::kTrackCode, out_);
}

// On the agency screen the better category is offered: taken, the question there stays.
void Visit::on(const CategoryChosen& e) {
  const auto keys = report::category_keys();
  if (std::ranges::find(keys, e.key) == keys.end()) return;
  if (s.screen != Screen::kCategory && s.screen != Screen::kAgency) return;
  choose_category(e);
  if (s.screen == Screen::kCategory) advance(s, out_);
}

void Visit::choose_category(const CategoryChosen& e) {
  if (d.category != e.key) forget_what_hung_on_category(e.key);
  d.category = e.key;
  d.suggestion = e.suggestion;
  if (!d.words.blank()) suggest(s, out_);
}

void Visit::forget_what_hung_on_category(std::string_view now) {
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

void Visit::on(const UnitChosen& e) {
  if (s.screen != Screen::kAgency) return;
  answer_unit(e.unit, e.suggested);
  advance(s, out_);
}

void Visit::answer_unit(const Named& unit, bool suggested) {
  d.unit = unit;
  d.unit_suggested = suggested && !unit.code.empty();
  d.unit_answered = true;
}

void Visit::on(const KecamatanChosen& e) {
  if (s.screen != Screen::kKecamatan) return;
  if (d.kecamatan != e.kecamatan) d.desa = {};
  d.kecamatan = e.kecamatan;
  d.place_answered = false;
  advance(s, out_);
}

// With a desa the hint from counts can be looked up.
void Visit::on(const DesaChosen& e) {
  if (s.screen != Screen::kDesa) return;
  d.desa = e.desa;
  d.place_answered = !e.desa.code.empty();
  if (d.place_answered) suggest(s, out_);
  advance(s, out_);
}

void Visit::on(const DateChosen& e) {
  if (s.screen != Screen::kWhen) return;
  if (const auto fault = date_fault(e.date)) {
    s.faults = {*fault};
    return;
  }
  d.date = e.date;
  d.date_answered = true;
  advance(s, out_);
}

std::optional<report::Fault> Visit::date_fault(const std::optional<report::Date>& date) const {
  if (!date) return std::nullopt;
  if (!date->valid()) return {{report::Field::kIncidentDate, report::Rule::kImpossibleDate}};
  if (*date <= report::date_in_wita(s.wall)) return std::nullopt;
  return {{report::Field::kIncidentDate, report::Rule::kFutureDate}};
}

void Visit::on(const MonthTurned& e) {
  if (s.screen != Screen::kWhen) return;
  const auto wanted = static_cast<std::int64_t>(s.calendar_month_offset) + e.by;
  s.calendar_month_offset = static_cast<int>(std::clamp<std::int64_t>(wanted, kOldestMonth, 0));
}

void Visit::on(const PrivacyChosen& e) {
  if (s.screen != Screen::kWho) return;
  d.privacy = e.privacy;
  d.privacy_answered = true;
  advance(s, out_);
}

void Visit::on(const KeepRahasia& e) {
  if (s.screen != Screen::kWho || !s.ask_rahasia) return;
  s.ask_rahasia = false;
  if (!e.keep) {
    d.privacy.reset();  // the four tiles, none selected
    return;
  }
  d.privacy_answered = true;
  advance(s, out_);
}

void Visit::on(const ConsentGiven&) {
  if (s.screen != Screen::kConsent) return;
  d.consented_at = s.wall;
  advance(s, out_);
}

void Visit::on(const PageTurned& e) {
  const auto wanted = static_cast<std::int64_t>(s.page) + e.by;
  s.page = static_cast<std::size_t>(std::clamp<std::int64_t>(wanted, 0, kPagesAtMost));
}

}  // namespace bale::model
