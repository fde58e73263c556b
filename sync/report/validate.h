// The rules of a report, pure. One fault, one clear sentence.
#pragma once

#include <string>
#include <vector>

#include "sync/report/report.h"

namespace bale::report {

enum class Field : std::uint8_t {
  kClassification,
  kTitle,
  kContent,
  kIncidentDate,
  kPlaceDesa,
  kPlaceText,
  kUnit,
  kCategory,
  kPrivacy,
  kName,
  kPhone,
  kEmail,
  kNik,
  kConsent
};

enum class Rule : std::uint8_t {
  kMissing,
  kTooLong,
  kControlCharacter,
  kNotUtf8,
  kImpossibleDate,
  kFutureDate,
  kTooOld,
  kNotForThisKind,
  kUnknownCode,
  kMalformed
};

struct Fault {
  Field field;
  Rule rule;
  bool operator==(const Fault&) const = default;
};

// What the rules must know of the world. `known_desa` and `known_unit` may be null: then only the
// form of a code is checked (the centre accepts for ever what was valid when it was saved).
struct Rules {
  Date today;  // WITA
  bool (*known_desa)(std::string_view){nullptr};
  bool (*known_unit)(std::string_view){nullptr};
};

// Every fault, in the order of the fields; empty when the report may be saved.
[[nodiscard]] std::vector<Fault> validate(const Report& report, const Rules& rules);

// The form of a unit's code and of a notice's version: letters, digits and a few marks, not long.
[[nodiscard]] bool valid_code(std::string_view code);

// One English sentence for logs and bale-file. The kiosk has its own, in the visitor's language.
[[nodiscard]] std::string sentence(const Fault& fault);

// Reads 08…, 628…, +628… with spaces, dots or hyphens; the result is E.164 (+628…).
[[nodiscard]] std::optional<SecretString> normalise_phone(std::string_view text);
// 16 digits, optionally grouped; day 01–31 or 41–71 and month 01–12 (soft: form only).
[[nodiscard]] std::optional<SecretString> normalise_nik(std::string_view text);
[[nodiscard]] bool valid_utf8(std::string_view text);
[[nodiscard]] std::size_t count_characters(std::string_view utf8);

}  // namespace bale::report
