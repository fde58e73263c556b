// A suggestion as one line of JSON, for bale-file. The kiosk links no JSON.
#pragma once

#include "sync/guidance/guidance.h"

namespace bale::guidance {

// {"agencies":[codes],"because":[words],"categories":[keys, best first]}, without a line's end. A
// text without a word gives three empty lists.
[[nodiscard]] SecretString json_line(std::string_view text, const assets::Day& day);

}  // namespace bale::guidance
