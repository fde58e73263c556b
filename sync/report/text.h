// Looking at UTF-8 one code point at a time; used by sync/report and the kiosk's text fields.
#pragma once

#include <optional>
#include <string_view>

namespace bale::report {

// Takes the next code point off `rest`; nullopt (and nothing taken) when the bytes are not
// well-formed UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF).
[[nodiscard]] std::optional<char32_t> next_code_point(std::string_view& rest);

// C0, DEL, C1 and the marks that turn the direction of text round, which make a clerk read
// something else than what is stored. '\n' counts as one: who allows it, allows it by name.
[[nodiscard]] bool control(char32_t c);
[[nodiscard]] bool blank(char32_t c);

}  // namespace bale::report
