// The on-screen keyboards. They hold no text and no state: the screen keeps page and capitals, the
// keyboard says which key was let go.
#pragma once

#include <cstdint>
#include <string_view>

namespace bale::ui {

enum class KeyboardPage : std::uint8_t { kLetters, kNumbers };
enum class KeyOrder : std::uint8_t { kQwerty, kAbc };

enum class KeyCode : std::uint8_t {
  kNone,
  kChar,       // KeyPress::character
  kBackspace,  // Hapus; repeats while held for more than a second
  kNewline,    // Baris baru
  kCapitals,   // Huruf besar: toggle
  kPage,       // 123 / ABC: the other page
  kOrder,      // Urut ABC / QWERTY: the other order of letters
  kRead,       // Bacakan: speaks what was typed
};

struct KeyPress {
  KeyCode code{KeyCode::kNone};
  char32_t character{};
  explicit operator bool() const { return code != KeyCode::kNone; }
};

// The words on the special keys.
struct KeyboardWords {
  std::string_view backspace{};  // Hapus
  std::string_view newline{};    // Baris baru
  std::string_view space{};      // Spasi
  std::string_view capitals{};   // Huruf besar
  std::string_view numbers{};    // 123
  std::string_view letters{};    // ABC
  std::string_view order{};      // Urut ABC, or QWERTY; empty: no such key
  std::string_view read{};       // Bacakan; empty: no such key
};

struct Keyboard {
  KeyboardPage page{KeyboardPage::kLetters};
  KeyOrder order{KeyOrder::kQwerty};
  bool capitals{};         // the next letter is a capital; the key shows it
  bool address{};          // an e-mail address: @ and _ stand where comma and question mark do
  bool newline{true};      // false for one-line fields: the key shows as not yet possible
  KeyboardWords words{};
};

// True where the next letter should be a capital by itself: at the start, after a newline and after
// ". ", "? " or "! ". Pure.
[[nodiscard]] bool starts_sentence(std::u32string_view before_caret);

// Layout heights in mm, so that a screen can place the keyboard at the bottom of the answers.
[[nodiscard]] float keyboard_height(bool portrait);

}  // namespace bale::ui
