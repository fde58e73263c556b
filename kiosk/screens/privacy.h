// Who may see a report, told back on the review and on the receipt.
#pragma once

#include "kiosk/screens/common.h"

namespace bale::screens {

[[nodiscard]] Icon privacy_icon(const report::Privacy& privacy);
[[nodiscard]] Text privacy_text(const report::Privacy& privacy);   // "Anonim: nama ditutup"
[[nodiscard]] Text privacy_title(const report::Privacy& privacy);  // "Anonim"

}  // namespace bale::screens
