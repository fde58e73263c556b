#include "sync/report/validate.h"

namespace bale::report {
namespace {

std::string_view subject(Field field) {
  switch (field) {
    case Field::kClassification:
      return "the classification";
    case Field::kTitle:
      return "the title";
    case Field::kContent:
      return "the content";
    case Field::kIncidentDate:
      return "the incident date";
    case Field::kPlaceDesa:
      return "the desa code of the place";
    case Field::kPlaceText:
      return "the text of the place";
    case Field::kUnit:
      return "the unit";
    case Field::kCategory:
      return "the category";
    case Field::kPrivacy:
      return "the choice of anonim and rahasia";
    case Field::kName:
      return "the name";
    case Field::kPhone:
      return "the phone number";
    case Field::kEmail:
      return "the e-mail address";
    case Field::kNik:
      return "the NIK";
    case Field::kConsent:
      return "the consent";
  }
  return "the report";
}

std::string longer(Field field) {
  const auto limit = field == Field::kTitle       ? kTitleMax
                     : field == Field::kContent   ? kContentMax
                     : field == Field::kPlaceText ? kPlaceTextMax
                                                  : kNameMax;
  return "is longer than " + std::to_string(limit) + " characters";
}

std::string malformed(Field field) {
  switch (field) {
    case Field::kPlaceDesa:
      return "does not look like 51.02.05.2001";
    case Field::kPhone:
      return "is not an Indonesian mobile number";
    case Field::kEmail:
      return "does not look like name@example.id";
    case Field::kNik:
      return "is not 16 digits with a birth date inside";
    default:
      return "has a form that is not known";
  }
}

std::string predicate(const Fault& fault) {
  switch (fault.rule) {
    case Rule::kMissing:
      return fault.field == Field::kPrivacy ? "must be stated for both" : "is missing";
    case Rule::kTooLong:
      return longer(fault.field);
    case Rule::kControlCharacter:
      return "holds a control character";
    case Rule::kNotUtf8:
      return "is not valid UTF-8";
    case Rule::kImpossibleDate:
      return "is no day of the calendar";
    case Rule::kFutureDate:
      return "lies in the future";
    case Rule::kTooOld:
      return "lies more than 20 years back";
    case Rule::kNotForThisKind:
      return "belongs to pengaduan only";
    case Rule::kUnknownCode:
      return "is not one of the known codes";
    case Rule::kMalformed:
      return malformed(fault.field);
  }
  return "is not right";
}

}  // namespace

std::string sentence(const Fault& fault) {
  return std::string(subject(fault.field)) + " " + predicate(fault);
}

}  // namespace bale::report
