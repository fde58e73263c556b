#include "kiosk/ui/theme.h"

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
};

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
constexpr float kCapitals[4][3] = {
    {3.85F, 5.2F, 6.75F},
    {5.2F, 6.75F, 8.75F},
    {6.75F, 8.75F, 8.75F},
    {8.75F, 8.75F, 8.75F},
};
constexpr float kCodeCapital = 20.0F;

}  // namespace

const Theme& default_theme() { return kDefault; }
const SceneryColours& scenery_colours() { return kScenery; }

float capital_mm(TextRole role, TextSize size) {
  if (role == TextRole::kKode) return kCodeCapital;
  return kCapitals[static_cast<int>(size)][static_cast<int>(role)];
}

}  // namespace bale::ui
