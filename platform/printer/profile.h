// What a receipt printer is, as the hall's configuration says: nothing of it can be asked from the
// device itself.
#pragma once

#include <cstdint>

namespace bale::printer {

// The table ESC t selects. Text outside it is written with plain letters.
enum class CodePage : std::uint8_t {
  kPc437 = 0,      // ESC t 0: every ESC/POS printer has it
  kWpc1252 = 16,   // ESC t 16
};

struct Profile {
  int dots{384};     // a line; 384 on 58 mm paper, 576 on 80 mm, both 8 dots a millimetre
  int columns{32};   // of font A, 12 dots wide: 32 or 48
  bool cutter{true};
  CodePage code_page{CodePage::kPc437};
  bool answers{true};  // false: never asked for its status (some print what they are asked)
};

inline constexpr int kDotsLeast = 192;
inline constexpr int kDotsMost = 832;
inline constexpr int kColumnDots = 12;  // font A

}  // namespace bale::printer
