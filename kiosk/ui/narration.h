// What a screen says, from its description alone (EN 301 549 5.1.3: self-voicing). Pure. Whoever only
// hears gets the question, what is wrong, the answers with their position, and what to do.
//
// Masked entry is never said: only how many figures it has. What was typed is said on request and
// when the focus stands on its field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assets/i18n/i18n.h"
#include "kiosk/ui/description.h"

namespace bale::ui {

// One sentence: as it is spoken, and the name under which a recording of it may lie. Views of the
// screen end here: the words are a copy, to be wiped by who speaks them.
struct Sentence {
  std::string words;
  std::string audio;  // "category/jalan"; empty: it holds what no recording can
  std::string indonesian{};  // of a Balinese text: what is read where it has no recording
};
using Narration = std::vector<Sentence>;

// The whole screen, from its heading on. With the ring in use also where it stands.
[[nodiscard]] Narration narrate(const Description& screen, assets::Lang lang);
// One item as the focus comes to it: "1 dari 6: Jalan. dipilih".
[[nodiscard]] Narration narrate(const Description& screen, const Item& item, assets::Lang lang);
// What the keypad's help says here.
[[nodiscard]] Narration narrate_help(const Description& screen, assets::Lang lang);
// What was typed, on request.
[[nodiscard]] Narration narrate_typed(std::string_view words, assets::Lang lang);

// What this sentence is called for ever: the key of its text in assets/i18n with '/' for '.', else
// "text/" and its own letters. The words of a screen in any language lead to it.
[[nodiscard]] std::string audio_key(std::string_view words, assets::Lang lang);

}  // namespace bale::ui
