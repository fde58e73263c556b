#include "kiosk/screens/faults.h"

#include <algorithm>

namespace bale::screens {
namespace {

Text date_text(report::Rule rule) {
  switch (rule) {
    case report::Rule::kFutureDate: return Text::kFaultDateFuture;
    case report::Rule::kTooOld: return Text::kFaultDateTooOld;
    case report::Rule::kNotForThisKind: return Text::kFaultNotForKind;
    default: return Text::kFaultDateImpossible;
  }
}

Text content_text(report::Rule rule) {
  switch (rule) {
    case report::Rule::kMissing: return Text::kFaultContentMissing;
    case report::Rule::kTooLong: return Text::kFaultContentTooLong;
    default: return Text::kFaultCharacters;
  }
}

Text place_text(report::Rule rule) {
  switch (rule) {
    case report::Rule::kTooLong: return Text::kFaultPlaceTooLong;
    case report::Rule::kNotForThisKind: return Text::kFaultNotForKind;
    case report::Rule::kControlCharacter: case report::Rule::kNotUtf8:
      return Text::kFaultCharacters;
    default: return Text::kFaultPlace;
  }
}

}  // namespace

Text fault_text(const report::Fault& fault) {
  using enum report::Field;
  switch (fault.field) {
    case kClassification: return Text::kFaultKind;
    case kTitle: case kContent: return content_text(fault.rule);
    case kIncidentDate: return date_text(fault.rule);
    case kPlaceDesa: case kPlaceText: return place_text(fault.rule);
    case kUnit: return Text::kFaultUnit;
    case kCategory: return Text::kFaultCategory;
    case kPrivacy: return Text::kFaultPrivacy;
    case kName: return Text::kFaultName;
    case kPhone: return Text::kFaultPhone;
    case kEmail: return Text::kFaultEmail;
    case kNik: return Text::kFaultNik;
    case kConsent: return Text::kFaultConsent;
  }
  return Text::kFaultContentMissing;
}

std::string_view fault_words(const model::State& state) {
  if (state.faults.empty()) return {};
  return tr(state, fault_text(state.faults.front()));
}

std::string_view fault_words(const model::State& state, report::Field field) {
  const auto found = std::ranges::find(state.faults, field, &report::Fault::field);
  if (found == state.faults.end()) return {};
  return tr(state, fault_text(*found));
}

void fault_banner(ui::Ui& ui, const Rect& r, std::string_view what_to_do) {
  if (r.h <= 0) return;  // no room: the field's own fault says it
  ui.banner(r, {.kind = ui::BannerKind::kFailure, .icon = Icon::kAwas, .title = what_to_do});
}

}  // namespace bale::screens
