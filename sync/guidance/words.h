// A visitor's text as plain words: lower case, accents off, digits as one '0', drawn-out letters
// shortened ("bangeeet" -> "banget"). Bytes that are no UTF-8 part words and are otherwise ignored.
// Everything here is wiped when it dies. Pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "platform/secure.h"

namespace bale::guidance {

struct Word {
  std::uint32_t at{0};       // in Words::plain
  std::uint32_t size{0};
  std::uint32_t text_at{0};  // where the visitor wrote it
  std::uint32_t text_size{0};
};

struct Words {
  SecretString plain;
  SecretVector<Word> list;
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    return plain.view().substr(list[i].at, list[i].size);
  }
  [[nodiscard]] std::size_t size() const { return list.size(); }
};

inline constexpr std::size_t kTextMax = 16'384;  // bytes; what is longer is read up to here
inline constexpr std::size_t kWordMax = 40;      // characters of a word that are looked at

[[nodiscard]] Words split_words(std::string_view text);

}  // namespace bale::guidance
