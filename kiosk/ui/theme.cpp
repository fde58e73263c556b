#include "kiosk/ui/theme.h"

#include <algorithm>

namespace bale::ui {
namespace {

constexpr Theme kDefault{
    .ijuk = rgb(0x1E1915),
    .ijuk2 = rgb(0x3A322B),
    .arang = rgb(0x332C26),
    .paras = rgb(0xF3F0E6),
    .batu = rgb(0xE3DFD0),
    .batu2 = rgb(0xC9C1AB),
    .putih = rgb(0xFFFFFF),
    .garis = rgb(0x6B6257),
    .rangka = rgb(0x8C8174),
    .kayu = rgb(0x8A5A2B),
    .kayu2 = rgb(0x5E3B19),
    .padi = rgb(0x0B4030),
    .padi2 = rgb(0x04201A),
    .padimuda = rgb(0xE1EDDD),
    .bata = rgb(0x6E160C),
    .bata2 = rgb(0x3C0A04),
    .batamuda = rgb(0xFBE7E0),
    .kunyit = rgb(0xF7C33F),
    .genteng = rgb(0xB8452E),
    .kosong = rgb(0xA79C8C),
    .laut = rgb(0xCFE3E6),
    .sawah = rgb(0xC6D9A6),
    .plain = false,
    .border_mm = mm::kBorder,
    .border_strong_mm = mm::kBorderStrong,
    .ring_mm = mm::kRing,
    .pressed = rgb(0xF7C33F),
    .on_pressed = rgb(0x1E1915),
    .on_padi = rgb(0xFFFFFF),
    .on_bata = rgb(0xFFFFFF),
    .on_kunyit = rgb(0x1E1915),
    .on_ijuk = rgb(0xFFFFFF),
    .roof = rgb(0x1E1915),
    .roof_button = rgb(0x3A322B),
    .shine = rgb(0xF7C33F),
};

// Two colours and nothing between: every ground is one, every word, picture and border the other.
// Only what goes on (padi) is filled with the second; what ends or failed differs by a thicker
// border and its picture.
constexpr Theme two_colours(Colour ink, Colour ground) {
  return {.ijuk = ink,
          .ijuk2 = ground,
          .arang = ink,
          .paras = ground,
          .batu = ground,
          .batu2 = ground,
          .putih = ground,
          .garis = ink,
          .rangka = ink,
          .kayu = ground,
          .kayu2 = ground,
          .padi = ink,
          .padi2 = ink,
          .padimuda = ground,
          .bata = ink,
          .bata2 = ink,
          .batamuda = ground,
          .kunyit = ground,
          .genteng = ink,
          .kosong = ink,
          .laut = ground,
          .sawah = ground,
          .plain = true,
          .border_mm = 1.0F,
          .border_strong_mm = 1.75F,
          .ring_mm = 1.75F,
          .pressed = ink,
          .on_pressed = ground,
          .on_padi = ground,
          .on_bata = ink,
          .on_kunyit = ink,
          .on_ijuk = ink,
          .roof = ground,
          .roof_button = ground,
          .shine = ink};
}
constexpr Theme kBlackOnWhite = two_colours(rgb(0x000000), rgb(0xFFFFFF));
constexpr Theme kWhiteOnBlack = two_colours(rgb(0xFFFFFF), rgb(0x000000));

constexpr SceneryColours kScenery{
    .sky = rgb(0xD6E7E2),
    .sun = rgb(0xFBDD94),
    .far_ridge = rgb(0x9DBDB4),
    .near_ridge = rgb(0x6F9C82),
    .bund = rgb(0x4C7A45),
    .waves = rgb(0x5E93A0),
    .stone = rgb(0x8D877B),
    .stone_shade = rgb(0x6C665B),
    .terraces = {rgb(0x86AE6A), rgb(0xA6C67A), rgb(0xBFDAD4), rgb(0x7FAB60), rgb(0xB9D184),
                 rgb(0x97BC69), rgb(0xC9DDD8), rgb(0x74A257), rgb(0xAECB78), rgb(0x8BB562),
                 rgb(0x6C9C50)},
};

// Rows: visitor's size. Columns: isi, sedang, judul. At terbesar weight and space tell them apart.
constexpr int kCapitalOf[kTextSizes][3] = {{0, 1, 2}, {1, 2, 3}, {2, 3, 3}, {3, 3, 3}};

}  // namespace

const Theme& theme_of(Palette palette) {
  switch (palette) {
    case Palette::kBlackOnWhite: return kBlackOnWhite;
    case Palette::kWhiteOnBlack: return kWhiteOnBlack;
    case Palette::kBale: break;
  }
  return kDefault;
}
const SceneryColours& scenery_colours() { return kScenery; }

int capital_index(TextRole role, TextSize size) {
  return kCapitalOf[static_cast<int>(size)][std::min(static_cast<int>(role), 2)];
}

float capital_mm(TextRole role, TextSize size) {
  return role == TextRole::kKode ? kCodeCapital : kCapitalHeights[capital_index(role, size)];
}

}  // namespace bale::ui
