// The receipt's QR as modules: what a phone scans to follow the report.
#pragma once

#include <string_view>

#include "platform/secure.h"

namespace bale::effects {

struct Qr {
  SecretBytes modules;  // size × size, row by row, 1 = dark
  int size{0};          // 0: the address is too long for any QR
};

// `address` in upper case, '#', then the code without hyphens: three segments, so that it stays at
// 29 modules; behind '#' no server's log sees the code. Error correction M. An empty address gives
// the code alone: a phone can still keep it.
[[nodiscard]] Qr make_qr(std::string_view address, std::string_view compact_code);

}  // namespace bale::effects
