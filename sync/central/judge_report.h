// From an opened record to what the store keeps of it; pure but for the nonces.
#pragma once

#include <optional>
#include <string>

#include "sync/central/data_key.h"
#include "sync/central/rows.h"

namespace bale::central {

// A sentence when the report must be refused: words that are no text, or beyond the limits, or
// none at all. Dates and codes bind nobody here: what was valid when it was saved stays accepted.
[[nodiscard]] std::optional<std::string> binding_fault(const report::Report& report);

[[nodiscard]] NewReport to_new_report(const report::Report& report, const seal::Master& master,
                                      const seal::Envelope& envelope, const ChainId& from,
                                      WallMs now);
// Name, phone, e-mail, NIK and the status key, under the data key.
void seal_person(NewReport& row, const report::Report& report, const seal::Master& master,
                 const DataKey& data, Random& random);

struct Person {
  SecretString name, phone, email, nik;
};
// Of a sealed contact; kNotFound when none was given.
[[nodiscard]] Result<Person> open_person(const NewReport& row, const DataKey& data);

// nullopt when the words are not text.
[[nodiscard]] std::optional<ActRow> to_act_row(const seal::Act& act, WallMs now);

}  // namespace bale::central
