// Written words as a person reads them aloud: amounts, dates, times, RT/RW, codes, telephone
// numbers, abbreviations. Pure; table-tested. The voice gets nothing that did not pass here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "assets/i18n/i18n.h"

namespace bale::ui {

// "Rp 25.000, RT 03/RW 05, 25-11-2026" → "dua puluh lima ribu rupiah, er te tiga, er we lima, dua
// puluh lima November dua ribu dua puluh enam". Balinese is read as Indonesian.
[[nodiscard]] std::string spoken_form(std::string_view text, assets::Lang lang);

// 25 → "dua puluh lima", "twenty-five". Below 10^15; beyond it digit by digit.
[[nodiscard]] std::string spoken_number(std::uint64_t number, assets::Lang lang);
// "0812" → "nol delapan satu dua"; letters are named, other characters left out.
[[nodiscard]] std::string spoken_signs(std::string_view signs, assets::Lang lang);
// A receipt code, whole or as far as it is typed: sign by sign, a breath between the groups. In a
// sentence spoken_form() knows one by its figures; where a code stands it may be all letters.
[[nodiscard]] std::string spoken_code(std::string_view code, assets::Lang lang);
// What a key with one sign is called, marks too: "," → "koma", "comma". Empty for any other label.
[[nodiscard]] std::string spoken_key(std::string_view label, assets::Lang lang);

}  // namespace bale::ui
