#include "platform/printer/code_page.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bale::printer {
namespace {

constexpr std::uint8_t kFirstUpper = 0x80;

// The upper half of PC437; its drawing characters are not letters of ours and stand as 0.
constexpr std::array<char16_t, 128> kPc437{
    u'Ç', u'ü', u'é', u'â', u'ä', u'à', u'å', u'ç', u'ê', u'ë', u'è', u'ï', u'î', u'ì', u'Ä', u'Å',
    u'É', u'æ', u'Æ', u'ô', u'ö', u'ò', u'û', u'ù', u'ÿ', u'Ö', u'Ü', u'¢', u'£', u'¥', 0,    0,
    u'á', u'í', u'ó', u'ú', u'ñ', u'Ñ', u'ª', u'º', u'¿', 0,    u'¬', u'½', u'¼', u'¡', u'«', u'»'};

// 0x80 … 0x9F of Windows-1252; from 0xA0 on it is Unicode itself.
constexpr std::array<char16_t, 32> kWpc1252{
    u'€', 0,    u'‚', u'ƒ', u'„', u'…', u'†', u'‡', u'ˆ', u'‰', u'Š', u'‹', u'Œ', 0,    u'Ž', 0,
    0,    u'‘', u'’', u'“', u'”', u'•', u'–', u'—', u'˜', u'™', u'š', u'›', u'œ', 0,    u'ž', u'Ÿ'};

struct Plain {
  std::u32string_view from;
  std::string_view to;
};
// What stands for a letter that the table lacks.
constexpr std::array<Plain, 24> kPlain{{
    {U"àáâãäåāăą", "a"}, {U"ÀÁÂÃÄÅĀĂĄ", "A"}, {U"èéêëēĕęě", "e"}, {U"ÈÉÊËĒĔĘĚ", "E"},
    {U"ìíîïĩīĭ", "i"},   {U"ÌÍÎÏĨĪĬ", "I"},   {U"òóôõöōŏő", "o"}, {U"ÒÓÔÕÖŌŎŐ", "O"},
    {U"ùúûüũūŭů", "u"},  {U"ÙÚÛÜŨŪŬŮ", "U"},  {U"ñńňṅṇṃ", "n"},   {U"ÑŃŇ", "N"},
    {U"çćč", "c"},       {U"ÇĆČ", "C"},       {U"śšşṣ", "s"},     {U"ŚŠŞ", "S"},
    {U"‐‑‒–—−", "-"},    {U"‘’‚′ʼ", "'"},     {U"“”„″«»", "\""},  {U"…", "..."},
    {U"•·", "-"},        {U"ḍ", "d"},         {U"ṭ", "t"},        {U"\u202F", " "},
}};

// The next character; a broken sequence is one '?' a byte. `at` moves on.
char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(at++);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4 || at + more > text.size()) return U'?';
  char32_t code = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return U'?';
    code = (code << 6U) | (byte(at + i) & 0x3FU);
  }
  at += more;
  return code;
}

std::optional<std::uint8_t> in_table(char32_t code, CodePage page) {
  if (code >= 0x20 && code < 0x7F) return static_cast<std::uint8_t>(code);
  if (code == 0xA0) return ' ';  // words that stay on one line
  if (code < 0xA0) return std::nullopt;
  for (int byte = kFirstUpper; byte < 0x100; ++byte) {
    if (decode(static_cast<std::uint8_t>(byte), page) == code) {
      return static_cast<std::uint8_t>(byte);
    }
  }
  return std::nullopt;
}

std::string_view plain(char32_t code) {
  const auto found = std::ranges::find_if(kPlain, [code](const Plain& entry) {
    return entry.from.find(code) != std::u32string_view::npos;
  });
  return found == kPlain.end() ? "?" : found->to;
}

}  // namespace

char32_t decode(std::uint8_t byte, CodePage page) {
  if (byte >= 0x20 && byte < 0x7F) return byte;
  if (byte < kFirstUpper) return 0;
  if (page == CodePage::kPc437) return kPc437[byte - kFirstUpper];
  return byte < 0xA0 ? kWpc1252[byte - kFirstUpper] : byte;
}

SecretBytes encode(std::string_view utf8, CodePage page) {
  SecretBytes out;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = next(utf8, at);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) continue;  // a control character
    if (const auto byte = in_table(code, page)) {
      out.push_back(*byte);
    } else {
      for (const char c : plain(code)) out.push_back(static_cast<std::uint8_t>(c));
    }
  }
  return out;
}

}  // namespace bale::printer
