// What a screen hands to each widget. All words come from the caller (assets/i18n); the kit has none.
// Views must live until the call returns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "assets/icons/icon.h"
#include "kiosk/ui/description.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/theme.h"

namespace bale::ui {

using assets::Icon;

// What a touch did. `refused` is a touch on something not yet possible: say what is missing.
struct Touch {
  bool activated{};
  bool refused{};
  explicit operator bool() const { return activated; }
};

enum class ButtonKind : std::uint8_t {
  kPrimary,    // one a screen, in Lanjut's place
  kSecondary,  //
  kDanger,     // ends the visit
  kNext,       // the next page: kunyit, picture below the word
  kEarlier,    // the page before, picture above the word
  kQuiet,      // no lift: Petugas
  kChoice,     // white with green picture, left-aligned: the actions beside a status
  kVoice,      // Dengar: the one bright thing in the roof
  kRoof,       // Huruf, Warna, the mark
};
enum class IconPlace : std::uint8_t { kBefore, kAfter, kAbove, kBelow };

struct Button {
  ButtonKind kind{ButtonKind::kSecondary};
  std::string_view label{};
  std::optional<Icon> icon{};
  IconPlace place{IconPlace::kBefore};
  bool enabled{true};
  TextRole text{TextRole::kIsi};
};

// A choice that fills its rectangle. Picture above the words, or at their left when `wide`.
struct Tile {
  std::string_view label{};
  std::string_view detail{};
  std::optional<Icon> icon{};
  float picture{mm::kPictureTile};  // one of the baked sizes of mm::kPicture*
  bool wide{};
  bool arrow{};     // wide only: an arrow at the right, "goes on"
  bool selected{};
  bool suggested{};  // padimuda: what we would choose
  bool enabled{true};
  TextRole text{TextRole::kIsi};    // of the label; the detail is always isi
  std::string_view mark{};            // a line with a pin under the label: "Anda di sini"
};

// A reviewed answer; the row is one target. Without `change` it is no target, only shown.
struct Row {
  Icon icon{};
  std::string_view label{};
  std::string_view value{};
  std::string_view change{};  // "Ubah"
  std::string_view detail{};  // under the value, Regular: why it is asked
};

// How wide, in mm, a value may be in a row of this size that can be changed.
[[nodiscard]] float row_value_width(const Rect& row);

// Who may see it: two pictures, Nama and Isi; solid = seen, outline with padlock = closed.
struct Who {
  std::string_view title{};
  std::string_view detail{};
  std::string_view name_word{};
  std::string_view content_word{};
  bool name_closed{};
  bool content_closed{};
  bool selected{};
};

enum class BannerKind : std::uint8_t { kNotice, kFailure, kGood };
struct Banner {
  BannerKind kind{BannerKind::kNotice};
  Icon icon{};
  std::string_view title{};   // Bold
  std::string_view detail{};  // Regular: after the title if it fits on the line, else under it
};

enum class StageState : std::uint8_t { kDone, kNow, kNotYet };
struct Stage {
  StageState state{};
  std::string_view name{};
  std::string_view date{};  // up to two lines
  Icon icon{};            // shown while kNow
};

struct Pages {
  int page{};   // from 0
  int count{1};
  std::string_view earlier{};   // "Yang tadi"
  std::string_view later{};     // says what is there: "Desa lain"
  std::string_view position{};  // "1 dari 2"
};
// What a grid of tiles wants to be at most; cells more than labels are those that span two.
struct ChoiceWish {
  int columns{6};
  int rows{3};
  float picture{mm::kPictureTile};  // 0: none; it may become as small as kPictureRow
  TextRole text{TextRole::kIsi};
  std::size_t cells{0};             // 0: as many as labels
  float least_height{0};            // mm of a tile, beside what its words need
};
// What it became.
struct Choices {
  int columns{1};
  int rows{1};
  bool paged{};       // the labels do not all fit: use pages_place()
  Rect area{};        // without the pages
  float picture{};    // mm: the same for every tile
  [[nodiscard]] std::size_t per_page() const {
    return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
  }
  // The i-th place of a page.
  [[nodiscard]] Rect cell(std::size_t i, int across = 1) const {
    const auto at = static_cast<int>(i);
    return grid(area, columns, rows, {.column = at % columns, .row = at / columns, .across = across},
                mm::kGapAcross, mm::kGapDown);
  }
};

// A picture that is not in the atlas: a photo. Its owner uploads it and keeps it until it is no
// longer drawn. Pixels of the texture are shown whole, edges u0, v0 … u1, v1.
struct TextureRef {
  std::uintptr_t id{};  // 0: none
  int width{};          // pixels of what is shown, for its shape
  int height{};
  float u0{0}, v0{0}, u1{1}, v1{1};
};

inline constexpr int kPreview = -1;  // Ui::given_picture(): the camera's preview

enum class PageTurn : std::uint8_t { kStay, kEarlier, kLater };

struct QrMatrix {
  int size{};                          // modules a side
  std::span<const std::uint8_t> dark{};  // size * size, row by row, 1 = dark
};

// One of the roof's buttons. On the glass the value stands instead of the label once there is one;
// the description keeps both.
struct RoofKey {
  std::string_view label{};  // "Huruf"; empty: not drawn
  std::string_view value{};  // "Besar"; for the languages two letters under the mark
};

// The roof. `step` 0: no progress, `title` instead. Words that are empty are not drawn.
struct Building {
  int step{};
  int steps{5};
  std::string_view step_words{};  // "Langkah 2 dari 5"
  std::string_view step_name{};   // "Apa masalahnya"; landscape only, where there is room
  std::string_view title{};       // "Tanda Terima", or the hall's name
  bool small_title{};           // the hall's name on the attract screen
  std::string_view quick_close{};  // "Tutup cepat"
  RoofKey languages{};  // behind the mark
  RoofKey voice{};      // "Dengar", or "Berhenti" while speaking
  bool speaking{};
  RoofKey size{};       // "Huruf"
  RoofKey colours{};    // "Warna"
  std::string_view hidden_words{};  // on the dark glass: how to get the picture back
};

// What was touched on the roof. As a bool: Tutup cepat.
struct RoofTouch {
  Touch languages{};
  Touch voice{};
  Touch size{};
  Touch colours{};
  Touch close{};
  bool reveal{};  // the glass was dark and somebody touched it anywhere
  explicit operator bool() const { return close.activated; }
};

// A button of the strip under the heading (standing: under the controls).
struct StripKey {
  std::string_view label{};
  std::optional<Icon> icon{};
  bool selected{};
  std::string_view value{};  // for the description: "3 dari 5"
};

// One-line or many-line field. The text is the model's; the kit draws it and answers touches.
struct Field {
  std::string_view label{};        // for the description
  std::u32string_view text{};
  std::size_t caret{};           // index into text, 0 .. size
  bool has_caret{true};          // this field has the keyboard
  bool wrong{};
  bool many_lines{};
  bool masked{};                 // digits shown as dots and never emitted (NIK)
  bool display{};                // no target: where it stands no finger reaches (portrait)
  std::string_view prompt{};       // shown in arang while empty
  std::optional<TextRole> role{};  // default: isi in landscape, sedang in portrait
  double caret_since{};          // time of the last edit or move: the caret is lit again from there
};
struct FieldTouch {
  bool touched{};
  std::size_t caret{};  // where the finger let go
};

// A style for running text.
struct TextStyle {
  TextRole role{TextRole::kIsi};
  Weight weight{Weight::kRegular};
  bool centred{};
  bool right{};
  bool second{};        // arang instead of ijuk
  bool on_dark{};       // putih on ijuk
  bool danger{};        // bata
  bool on_white{};      // stands on a card
  Role as{Role::kText};
};

}  // namespace bale::ui
