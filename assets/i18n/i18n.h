// The words of the product in the visitor's language. Source: the gettext catalogues id.po (the
// truth), en.po and ban.po beside this header; the build fails when they differ. What has no
// Balinese yet is Indonesian, and `is_fallback` says so. Immutable; any thread.
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

enum class Lang : std::uint8_t { kId = 0, kEn = 1, kBan = 2 };
inline constexpr std::size_t kLangs = 3;

// From the language number that reports store (report::Lang); one without a catalogue reads
// Indonesian.
[[nodiscard]] constexpr Lang lang_of(std::uint8_t stored) {
  return stored < kLangs ? static_cast<Lang>(stored) : Lang::kId;
}

[[nodiscard]] std::string_view tr(Lang lang, Text text);
[[nodiscard]] std::string_view key_of(Text text);  // "kind.heading"
// The words of `tr` are Indonesian because this language has none of its own yet. A screen that
// shows such a text says once that it does.
[[nodiscard]] bool is_fallback(Lang lang, Text text);
// Whether any text of a family ("kind": the key up to its first dot) is such a text.
[[nodiscard]] bool any_fallback(Lang lang, std::string_view family);

// Fills {name} placeholders: format(tr(lang, Text::kStepOf), {{"n", "2"}, {"m", "5"}}). What is
// filled in is never read as a template again. Public words only: the result is not wiped.
using Filling = std::pair<std::string_view, std::string_view>;
[[nodiscard]] std::string format(std::string_view words, std::initializer_list<Filling> fillings);

// The word under one of the seventeen pictures; kCategoryLainnya for a key that is none of them.
[[nodiscard]] Text category_text(std::string_view key);
// The word for a kind of report; kKindPengaduan for a key that is none of the three.
[[nodiscard]] Text kind_text(std::string_view key);

}  // namespace bale::assets
