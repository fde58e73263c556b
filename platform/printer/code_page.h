// UTF-8 into the printer's own alphabet, one byte a column. Pure.
#pragma once

#include <string_view>

#include "platform/printer/profile.h"
#include "platform/secure.h"

namespace bale::printer {

// A letter the table lacks becomes its plain one (ū → u), a dash or quote the typewriter's, anything
// else '?'. Control characters are left out: no text can become a command.
[[nodiscard]] SecretBytes encode(std::string_view utf8, CodePage page);

// The other way, for tests and for whoever reads a page back. 0 for a byte that is no letter.
[[nodiscard]] char32_t decode(std::uint8_t byte, CodePage page);

}  // namespace bale::printer
