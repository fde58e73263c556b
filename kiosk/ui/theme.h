// Every token of the look as one constant: colours, millimetres, text sizes.
// A screen names tokens, never colours. Source of all numbers: the project's visual identity
// (the values of one token are told once, here); contrast pairs are asserted by a test.
#pragma once

#include <cstdint>

namespace bale::ui {

// 0xAABBGGRR, Dear ImGui's order.
using Colour = std::uint32_t;

[[nodiscard]] constexpr Colour rgb(std::uint32_t hex) {
  return 0xFF000000U | ((hex & 0xFFU) << 16U) | (hex & 0xFF00U) | (hex >> 16U);
}

// The colours of one theme. Named after materials of a bale, not after their use.
struct Theme {
  Colour ijuk;       // roof, text (black palm fibre)
  Colour ijuk2;      // roof buttons
  Colour arang;      // second text
  Colour paras;      // floor
  Colour batu;       // plinth, special keys
  Colour batu2;      // edge of white faces, hairlines (decor)
  Colour putih;      // tile, field, card
  Colour garis;      // border of tiles and keys
  Colour rangka;     // border of roof buttons
  Colour kayu;       // posts (decor)
  Colour kayu2;      // shaded side of posts (decor)
  Colour padi;       // primary, pictures, selected
  Colour padi2;      // edge of primary
  Colour padimuda;   // badge, code, good news
  Colour bata;       // danger, failure
  Colour bata2;      // edge of danger
  Colour batamuda;   // failure ground
  Colour kunyit;     // notice, next page, pressed, focus
  Colour genteng;    // plinth line, weave (decor)
  Colour kosong;     // posts not yet reached
  Colour laut;       // map ground: sea
  Colour sawah;      // map ground: fields
  // How the theme draws, beside its colours.
  bool plain{};      // no edge, no posts, no scenery, a black rule for the weave; pressed inverts
  float border_mm{};        // of tiles, keys, buttons, fields at rest
  float border_strong_mm{};  // of fields with the caret, failures, good news
  float ring_mm{};          // of Tutup cepat
  // Pressed: kunyit with ijuk on it, or the theme turned round.
  Colour pressed;
  Colour on_pressed;
  // Words and pictures on padi, bata and kunyit.
  Colour on_padi;
  Colour on_bata;
  Colour on_kunyit;
  // Words on the roof, and what shines there.
  Colour on_ijuk;
  Colour roof;
  Colour roof_button;
  Colour shine;
};

enum class Palette : std::uint8_t { kBale, kBlackOnWhite, kWhiteOnBlack };
inline constexpr int kPalettes = 3;

// Scenery of the attract screen and of portrait; never stands under text.
struct SceneryColours {
  Colour sky;
  Colour sun;
  Colour far_ridge;
  Colour near_ridge;
  Colour bund;
  Colour waves;
  Colour stone;
  Colour stone_shade;
  Colour terraces[11];  // far to near
};

[[nodiscard]] const Theme& theme_of(Palette palette);
[[nodiscard]] inline const Theme& default_theme() { return theme_of(Palette::kBale); }
[[nodiscard]] const SceneryColours& scenery_colours();

// Millimetres.
namespace mm {
inline constexpr float kMinimumTarget = 20.0F;  // VVSG 2.0 / EN 301 549, the stricter
inline constexpr float kMarginLandscape = 14.0F;
inline constexpr float kMarginPortrait = 8.0F;
inline constexpr float kGapAcross = 4.0F;
inline constexpr float kGapDown = 5.5F;  // includes the edge
inline constexpr float kKeyGapLandscape = 3.5F;
inline constexpr float kKeyGapPortrait = 3.44F;
inline constexpr float kKeyGapDown = 4.0F;
inline constexpr float kRoof = 26.8F;
inline constexpr float kWeave = 6.0F;
inline constexpr float kRoofButton = 20.8F;
inline constexpr float kQuickCloseLandscape = 68.4F;  // at least; it grows with its words
inline constexpr float kQuickClosePortrait = 75.6F;
inline constexpr float kBeforeQuickClose = 7.0F;
inline constexpr float kPlinth = 32.7F;
inline constexpr float kPlinthLine = 2.0F;
inline constexpr float kPlinthButton = 22.8F;
inline constexpr float kBack = 74.0F;
inline constexpr float kNext = 89.0F;
inline constexpr float kRow = 21.8F;  // least height of a list row, banner, key
inline constexpr float kPost = 5.5F;
inline constexpr float kRadiusButton = 2.5F;
inline constexpr float kRadiusTile = 3.5F;
inline constexpr float kBorder = 0.5F;
inline constexpr float kBorderStrong = 1.0F;
inline constexpr float kRing = 0.75F;  // white ring of Tutup cepat, dashes, focus frames
inline constexpr float kEdge = 1.5F;   // the lift of a face, and how far a press moves it
inline constexpr float kFocusRing = 1.5F;
inline constexpr float kNarrowTile = 30.0F;  // lower targets are buttons and keys: their radius
inline constexpr float kPictureTile = 28.0F;
inline constexpr float kPictureRow = 19.0F;
inline constexpr float kPictureWho = 32.4F;      // the two pictures of who may see it
inline constexpr float kPictureMark = 16.0F;     // the mark in the roof, key figures, page arrows
inline constexpr float kPictureHeading = 14.0F;  // beside a heading, a figure, in a banner
inline constexpr float kPictureButton = 11.0F;
inline constexpr float kPictureSmall = 8.5F;
inline constexpr float kPictureHero = 47.0F;
inline constexpr float kPictureGap = 4.5F;
// Large to small: what a widget may choose from when its place is lower than it wished.
inline constexpr float kPictures[] = {kPictureHero, kPictureWho,     kPictureTile,   kPictureRow,
                                      kPictureMark, kPictureHeading, kPictureButton, kPictureSmall};
inline constexpr float kTick = 12.0F;
inline constexpr float kCaret = 1.0F;
inline constexpr float kChange = 37.5F;  // "Ubah" column of a list row
inline constexpr float kBadge = 15.0F;
inline constexpr float kPageColumn = 53.0F;
inline constexpr float kPageColumnLarge = 66.0F;  // at besar and terbesar
inline constexpr float kPageGap = 6.2F;           // between a list and its pages
inline constexpr float kPageRow = 23.5F;          // standing: pages lie under the list
inline constexpr float kCountdownStroke = 7.5F;
inline constexpr float kSnap = 2.0F;  // a touch in a dead gap takes the nearest target this near
}  // namespace mm

// What a text is for. Its size follows from the visitor's size.
enum class TextRole : std::uint8_t {
  kIsi,     // text, labels
  kSedang,  // tile titles, keys, typed text in portrait
  kJudul,   // heading, key figures
  kKode,    // receipt code, countdown: only 0-9 A-Z and hyphen
};
enum class Weight : std::uint8_t { kRegular, kBold };
enum class TextSize : std::uint8_t { kKecil, kBiasa, kBesar, kTerbesar };
inline constexpr int kTextSizes = 4;

// Heights of a capital in mm that are baked. Anchors: VVSG 2.0 (3.0-4.0 and 6.3-9.0 mm), VxMark.
inline constexpr float kCapitalHeights[] = {3.85F, 5.2F, 6.75F, 8.75F};
inline constexpr int kCapitalCount = 4;
inline constexpr float kCodeCapital = 20.0F;
// Which of them a role has at the visitor's size; not for kKode.
[[nodiscard]] int capital_index(TextRole role, TextSize size);
[[nodiscard]] float capital_mm(TextRole role, TextSize size);

// Dear ImGui's font size for one millimetre of capital height in Noto Sans.
inline constexpr float kCapitalOfFontSize = 0.5242F;
// Height of a line, in mm, in a role at a size: the font size.
[[nodiscard]] inline float line_mm(TextRole role, TextSize size) {
  return capital_mm(role, size) / kCapitalOfFontSize;
}
inline constexpr float kLabelLineStep = 0.92F;  // two-line labels; paragraphs step 1.0

}  // namespace bale::ui
