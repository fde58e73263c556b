// The receipt's QR: made as modules, which a phone scans to follow the report, and known again when
// it is shown to the camera.
#pragma once

#include <optional>
#include <string_view>

#include "platform/secure.h"
#include "sync/report/tracking_code.h"

namespace bale::effects {

struct Qr {
  SecretBytes modules;  // size × size, row by row, 1 = dark
  int size{0};          // 0: the address is too long for any QR
};

// `address` in upper case, '#', then the code without hyphens: three segments, so that it stays at
// 29 modules; behind '#' no server's log sees the code. Error correction M. An empty address gives
// the code alone: a phone can still keep it.
[[nodiscard]] Qr make_qr(std::string_view address, std::string_view compact_code);

// The receipt code in what a QR says: `address`, '#' and a code, or a code alone, whose check
// character fits. Anything else, by whomever it was made, is none.
[[nodiscard]] std::optional<report::TrackingCode> receipt_code(std::string_view address,
                                                               std::string_view scanned);

}  // namespace bale::effects
