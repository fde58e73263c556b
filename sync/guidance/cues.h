// Exact cues beside the classifier: names of agencies, places and times, emergencies, corruption.
// The phrases are data (assets/guidance/cues.csv and assets/reference); the rules are here.
// Immutable after the first call; any thread.
#pragma once

#include <string>
#include <vector>

#include "sync/guidance/words.h"

namespace bale::guidance {

// Codes of the agencies a text names, the most often named first.
[[nodiscard]] std::vector<std::string> named_units(const Words& words);

// `text` is what `words` was split from: a capital after "Jalan" makes it a street's name.
[[nodiscard]] bool tells_where(const Words& words, std::string_view text);
[[nodiscard]] bool tells_when(const Words& words);
[[nodiscard]] bool emergency(const Words& words);
[[nodiscard]] bool whistle(const Words& words);
// Words that carry no meaning of their own ("tidak", "sudah").
[[nodiscard]] bool filler(std::string_view word);

}  // namespace bale::guidance
