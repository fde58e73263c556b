#include "sync/report/validate.h"

#include <algorithm>

#include "sync/report/text.h"

namespace bale::report {
namespace {

constexpr int kOldestYears = 20;        // an incident older than this is a slip of the finger
constexpr std::size_t kCodeMax = 32;    // bytes of a unit code or notice version
constexpr std::size_t kEmailMax = 254;  // RFC 5321 path, without its brackets
constexpr std::size_t kEmailLocalMax = 64;

using Faults = std::vector<Fault>;

struct TextRule {
  Field field;
  std::size_t max;       // characters
  bool lines{false};     // '\n' allowed
  bool required{false};  // not empty, not only blanks
};

// The first thing wrong with a text, or nothing. Bytes are checked before characters are counted.
std::optional<Rule> text_fault(std::string_view text, const TextRule& rule) {
  std::size_t count = 0;
  bool only_blanks = true;
  bool controls = false;
  for (auto rest = text; !rest.empty(); ++count) {
    const auto c = next_code_point(rest);
    if (!c) return Rule::kNotUtf8;
    controls = controls || (control(*c) && !(rule.lines && *c == U'\n'));
    only_blanks = only_blanks && blank(*c);
  }
  if (controls) return Rule::kControlCharacter;
  if (rule.required && only_blanks) return Rule::kMissing;
  if (count > rule.max) return Rule::kTooLong;
  return std::nullopt;
}

void check_text(Faults& faults, std::string_view text, const TextRule& rule) {
  if (const auto found = text_fault(text, rule)) faults.push_back({rule.field, *found});
}

bool code_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

// Kemendagri: province 2 . regency 2 . district 2 . village 4.
bool desa_form(std::string_view code) {
  constexpr std::string_view kForm = "00.00.00.0000";
  if (code.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const bool fits = kForm[i] == '.' ? code[i] == '.' : code[i] >= '0' && code[i] <= '9';
    if (!fits) return false;
  }
  return true;
}

bool email_character(char c) {
  constexpr std::string_view kRefused = "\"(),:;<>[\\]";
  return c > ' ' && c < 0x7F && kRefused.find(c) == std::string_view::npos;
}

bool email_form(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > kEmailLocalMax) return false;
  if (text.size() > kEmailMax || !std::all_of(text.begin(), text.end(), email_character)) {
    return false;
  }
  const auto domain = text.substr(at + 1);
  return domain.find('@') == std::string_view::npos && domain.find('.') != std::string_view::npos &&
         domain.front() != '.' && domain.back() != '.' &&
         domain.find("..") == std::string_view::npos;
}

void check_date(Faults& faults, const Report& report, const Date& today) {
  if (!report.incident_date) return;
  const auto& date = *report.incident_date;
  const auto add = [&faults](Rule rule) { faults.push_back({Field::kIncidentDate, rule}); };
  if (report.classification != Classification::kPengaduan) return add(Rule::kNotForThisKind);
  if (!date.valid()) return add(Rule::kImpossibleDate);
  if (date > today) return add(Rule::kFutureDate);
  if (date < Date{today.year - kOldestYears, today.month, today.day}) add(Rule::kTooOld);
}

void check_place(Faults& faults, const Report& report, const Rules& rules) {
  if (!report.place) return;
  const auto& [desa, text] = *report.place;
  if (report.classification != Classification::kPengaduan) {
    faults.push_back({desa.empty() ? Field::kPlaceText : Field::kPlaceDesa, Rule::kNotForThisKind});
    return;
  }
  if (!desa.empty() && !desa_form(desa)) {
    faults.push_back({Field::kPlaceDesa, Rule::kMalformed});
  } else if (!desa.empty() && rules.known_desa != nullptr && !rules.known_desa(desa)) {
    faults.push_back({Field::kPlaceDesa, Rule::kUnknownCode});
  }
  check_text(faults, text, {.field = Field::kPlaceText, .max = kPlaceTextMax});
}

void check_unit(Faults& faults, std::string_view unit, const Rules& rules) {
  if (unit.empty()) return;
  if (!valid_code(unit)) {
    faults.push_back({Field::kUnit, Rule::kMalformed});
  } else if (rules.known_unit != nullptr && !rules.known_unit(unit)) {
    faults.push_back({Field::kUnit, Rule::kUnknownCode});
  }
}

void check_category(Faults& faults, std::string_view category) {
  const auto keys = category_keys();
  if (category.empty() || std::find(keys.begin(), keys.end(), category) != keys.end()) return;
  faults.push_back({Field::kCategory, Rule::kUnknownCode});
}

void check_contact(Faults& faults, const Contact& contact) {
  if (!contact.name.empty()) {
    check_text(faults, contact.name, {.field = Field::kName, .max = kNameMax, .required = true});
  }
  if (!contact.phone.empty() && normalise_phone(contact.phone) != contact.phone) {
    faults.push_back({Field::kPhone, Rule::kMalformed});
  }
  if (!contact.email.empty() && !email_form(contact.email)) {
    faults.push_back({Field::kEmail, Rule::kMalformed});
  }
  if (!contact.nik.empty() && normalise_nik(contact.nik) != contact.nik) {
    faults.push_back({Field::kNik, Rule::kMalformed});
  }
}

void check_consent(Faults& faults, const std::optional<Consent>& consent) {
  if (!consent) {
    faults.push_back({Field::kConsent, Rule::kMissing});
  } else if (!valid_code(consent->notice_version)) {
    faults.push_back({Field::kConsent, Rule::kMalformed});
  }
}

}  // namespace

bool valid_code(std::string_view code) {
  return !code.empty() && code.size() <= kCodeMax &&
         std::all_of(code.begin(), code.end(), code_character);
}

std::vector<Fault> validate(const Report& report, const Rules& rules) {
  Faults faults;
  if (key_of(report.classification).empty()) {
    faults.push_back({Field::kClassification, Rule::kUnknownCode});
  }
  check_text(faults, report.title, {.field = Field::kTitle, .max = kTitleMax, .required = true});
  check_text(faults, report.content,
             {.field = Field::kContent, .max = kContentMax, .lines = true, .required = true});
  check_date(faults, report, rules.today);
  check_place(faults, report, rules);
  check_unit(faults, report.unit, rules);
  check_category(faults, report.category);
  if (!report.privacy) faults.push_back({Field::kPrivacy, Rule::kMissing});
  check_contact(faults, report.contact);
  check_consent(faults, report.consent);
  return faults;
}

}  // namespace bale::report
