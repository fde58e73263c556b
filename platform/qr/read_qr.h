// The QR codes in a picture. What they say is hostile: any length, any bytes, until the caller has
// checked it.
//
// Thread: any; nothing is shared. Takes about 10 ms for a frame of 640 × 480.
#pragma once

#include <vector>

#include "platform/picture/picture.h"

namespace bale {

inline constexpr int kQrCodesMax = 4;  // of one picture; a poster beside the receipt is one of them

// The bytes of each code that could be read whole, by its error correction; askew, turned or
// mirrored. Empty: there is none.
[[nodiscard]] std::vector<SecretBytes> read_qr_codes(const Picture& picture);

}  // namespace bale
