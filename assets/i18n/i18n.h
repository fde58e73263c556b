// The words of the product in the visitor's language. Source: the gettext catalogues id.po (the
// truth) and en.po beside this header; the build fails when they differ. Immutable; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "assets/i18n/text_key.h"  // enum class Text: "kind.heading" is Text::kKindHeading

namespace bale::assets {

enum class Lang : std::uint8_t { kId = 0, kEn = 1 };
inline constexpr std::size_t kLangs = 2;

// From the language number that reports store (report::Lang); one without a catalogue yet reads
// Indonesian.
[[nodiscard]] constexpr Lang lang_of(std::uint8_t stored) {
  return stored == static_cast<std::uint8_t>(Lang::kEn) ? Lang::kEn : Lang::kId;
}

[[nodiscard]] std::string_view tr(Lang lang, Text text);
[[nodiscard]] std::string_view key_of(Text text);  // "kind.heading"

// Fills {name} placeholders: format(tr(lang, Text::kStepOf), {{"n", "2"}, {"m", "5"}}). What is
// filled in is never read as a template again. Public words only: the result is not wiped.
using Filling = std::pair<std::string_view, std::string_view>;
[[nodiscard]] std::string format(std::string_view words, std::initializer_list<Filling> fillings);

// The word under one of the seventeen pictures; kCategoryLainnya for a key that is none of them.
[[nodiscard]] Text category_text(std::string_view key);

}  // namespace bale::assets
