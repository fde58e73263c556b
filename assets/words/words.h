// Typing help: words of complaints, from assets/words/words.txt (Indonesian, some Balinese, names of
// places). Public words, the most frequent first; nothing a visitor typed is ever added.
// Immutable after the first call; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bale::assets {

// Up to `max` words that begin with `prefix`, the most frequent first, and are longer than it.
// A prefix of anything but letters gives none, and so does an empty one. The
// words are in lower case but for names; a prefix that begins with a capital gives capitals.
[[nodiscard]] std::vector<std::string> complete(std::string_view prefix, std::size_t max = 3);

[[nodiscard]] std::size_t known_words();

}  // namespace bale::assets
