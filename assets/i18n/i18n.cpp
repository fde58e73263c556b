#include "assets/i18n/i18n.h"

#include <algorithm>

namespace bale::assets {
namespace {

#include "assets/i18n/texts.inc"

constexpr Text kCategories[] = {
    Text::kCategoryJalan,      Text::kCategoryLampuJalan,      Text::kCategorySampah,
    Text::kCategoryAir,        Text::kCategoryKetertiban,      Text::kCategoryLaluLintas,
    Text::kCategoryKesehatan,  Text::kCategoryPendidikan,      Text::kCategoryPertanian,
    Text::kCategoryWisata,     Text::kCategoryDigital,         Text::kCategoryPerdagangan,
    Text::kCategoryKerja,      Text::kCategoryPelayananPungli, Text::kCategorySosial,
    Text::kCategoryBencana,    Text::kCategoryLainnya,
};
constexpr std::string_view kCategoryPrefix = "category.";

std::string_view filling_of(std::initializer_list<Filling> fillings, std::string_view name) {
  for (const auto& [key, words] : fillings) {
    if (key == name) return words;
  }
  return {};
}

}  // namespace

std::string_view tr(Lang lang, Text text) {
  return kWords[static_cast<std::size_t>(lang)][static_cast<std::size_t>(text)];
}

bool is_fallback(Lang lang, Text text) {
  return kFallback[static_cast<std::size_t>(lang)][static_cast<std::size_t>(text)];
}

std::string_view key_of(Text text) { return kKeys[static_cast<std::size_t>(text)]; }

bool any_fallback(Lang lang, std::string_view family) {
  for (std::size_t i = 0; i < kTexts; ++i) {
    const std::string_view key = kKeys[i];
    if (kFallback[static_cast<std::size_t>(lang)][i] && key.substr(0, key.find('.')) == family) {
      return true;
    }
  }
  return false;
}

std::string format(std::string_view words, std::initializer_list<Filling> fillings) {
  std::string out;
  while (!words.empty()) {
    const auto open = std::min(words.find('{'), words.size());
    out += words.substr(0, open);
    words.remove_prefix(open);
    const auto close = words.find('}');
    if (close == std::string_view::npos) return out += words;
    out += filling_of(fillings, words.substr(1, close - 1));
    words.remove_prefix(close + 1);
  }
  return out;
}

Text category_text(std::string_view key) {
  const auto* const found = std::ranges::find_if(kCategories, [key](Text text) {
    return key_of(text).substr(kCategoryPrefix.size()) == key;
  });
  return found == std::end(kCategories) ? Text::kCategoryLainnya : *found;
}

Text kind_text(std::string_view key) {
  if (key == "aspirasi") return Text::kKindAspirasi;
  if (key == "permintaan_informasi") return Text::kKindPermintaan;
  return Text::kKindPengaduan;
}

}  // namespace bale::assets
