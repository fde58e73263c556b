// What the centre makes public for one kiosk, counted in its own database.
#pragma once

#include <string>

#include "sync/central/keyring.h"
#include "sync/central/store.h"
#include "sync/reference/bundle.h"

namespace bale::central {

inline constexpr std::int64_t kWeeksShown = 8;  // this one and the seven before

// By name or id (32 hexadecimal digits). kNotFound: no such kiosk; kInvalid: two have that name.
[[nodiscard]] Result<KioskRow> find_kiosk(Transaction& tx, const std::string& reference);

// Numbers of that kiosk's hall; counts per category, desa and week over all halls, without rahasia
// reports and sensitive categories. The week is the one of receipt: kiosks' clocks are untrusted.
[[nodiscard]] reference::Bundle count_public(Transaction& tx, const Id16& kiosk, WallMs now);

// Counted and signed, with a version higher than any before (also after the database was restored,
// unless the clock went back).
[[nodiscard]] Result<Bytes> make_reference(Store& store, const Keyring& keys,
                                           const std::string& kiosk, const Clock& clock);

}  // namespace bale::central
