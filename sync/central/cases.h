// What an admin does to a case from the command line, beside a running serve: each act is one
// transaction that leaves the case stale; serve seals the new status, because only it holds the
// keys, and the kiosk's next contact brings it home.
#pragma once

#include <string>

#include "sync/central/store.h"

namespace bale::central {

inline constexpr std::size_t kAnswerMax = 4000;        // characters of one answer
inline constexpr std::size_t kAnswersBytes = 40'000;   // all answers of a case: a status has 64 KiB
inline constexpr std::size_t kListMax = 200;           // answers, stages; a status takes 256

// By id (32 hexadecimal digits) or case number. kInvalid: neither, or a wrong check digit.
[[nodiscard]] Result<ReportRow> find_case(Transaction& tx, const std::string& reference);

// kInvalid for a bad code, kNotFound for an unknown case.
[[nodiscard]] Result<void> assign(Store& store, const std::string& reference,
                                  const std::string& unit);
// `stage` is a key or LAPOR's own name ("dalam_proses", "Dalam Proses").
[[nodiscard]] Result<void> set_stage(Store& store, const std::string& reference,
                                     const std::string& stage, WallMs now);
// Signed with the unit in charge.
[[nodiscard]] Result<void> respond(Store& store, const std::string& reference,
                                   const std::string& text, WallMs now);

}  // namespace bale::central
