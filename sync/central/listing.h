// What the command line shows: JSON for scripts, lines for people.
#pragma once

#include <ostream>
#include <string>

#include "sync/central/judge_report.h"
#include "sync/central/store.h"

namespace bale::central {

// Every report, oldest first. JSON: an array of objects with at least id, case_number, kiosk,
// received_at, status, title, content.
[[nodiscard]] Result<void> list_reports(Store& store, bool json, std::ostream& out);

// One report with its history. `data`: to show the person too; null: only whether one was named.
[[nodiscard]] Result<void> show_report(Store& store, const std::string& reference, bool json,
                                       const DataKey* data, std::ostream& out);

// Every kiosk's chains: what is held, what is missing, forks, last contact.
[[nodiscard]] Result<void> list_chains(Store& store, bool json, std::ostream& out);

}  // namespace bale::central
