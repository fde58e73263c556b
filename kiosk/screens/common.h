// What the screens share: words, the roof, the question, the plinth. Inside kiosk/screens only.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "assets/i18n/i18n.h"
#include "kiosk/screens/screens.h"

namespace bale::screens {

using assets::Text;
using ui::Icon;
using ui::Rect;
using ui::TextRole;
using ui::Weight;

// --- words in the visitor's language ---
[[nodiscard]] assets::Lang lang(const model::State& state);
[[nodiscard]] std::string_view tr(const model::State& state, Text text);
// With {name} filled in. Public words only: the result is not wiped.
[[nodiscard]] std::string tr(const model::State& state, Text text,
                             std::initializer_list<assets::Filling> fillings);

// --- the building ---
// Roof with progress (on screens outside the steps their title), Dengar, Huruf, Warna, languages and
// Tutup cepat; floor, plinth, and the strip that Dengar or the mark opened. Emits what was touched
// there. Call first.
void building(ui::Ui& ui, const model::State& state, model::EventSink& sink);
// The same without the strip: for a screen that paints over the floor and calls strip() afterwards.
void building_without_strip(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void strip(ui::Ui& ui, const model::State& state, model::EventSink& sink);
// Dengar, Huruf, Warna, languages: their words, and the events of their touches.
void roof_words(const model::State& state, ui::Building& building);
void roof_touched(const ui::RoofTouch& touched, model::EventSink& sink);

// Lying, and lower than the reference panel (268 mm): less stands below each other.
[[nodiscard]] bool low_panel(const ui::Ui& ui);
// The largest picture of the camera's shape in `area`: at its top left, or in the middle across.
[[nodiscard]] Rect camera_place(const Rect& area, bool centred);

// --- the question ---
struct Question {
  std::string_view heading;
  std::string_view explanation{};
  std::optional<Icon> icon{};    // beside the heading
  std::optional<Icon> pointer{}; // portrait: before the explanation
  bool answered{true};           // portrait: "Jawaban Anda:" and what was chosen so far
  bool scenery{true};            // portrait: terraces in what is left
};
// Heading and explanation; in portrait also the answers so far and the terraces. Returns the mm from
// the top at which the words end: the free part of layout().reading in portrait.
float question(ui::Ui& ui, const model::State& state, const Question& question);
// The answers' place: below the explanation if there is one.
[[nodiscard]] const Rect& answers(const ui::Ui& ui, bool explained = true);

// --- the plinth ---
// Kembali. Emits BackPressed.
void back(ui::Ui& ui, const model::State& state, model::EventSink& sink);
void hint(ui::Ui& ui, const model::State& state, Text words);
// A second button at Kembali's right, as wide as its word; landscape only (`dont_know` knows why).
[[nodiscard]] bool extra(ui::Ui& ui, std::string_view words, std::optional<Icon> icon = {});

// "Saya tidak tahu" and its like: at Kembali's right in landscape; in portrait, where the plinth has
// no room for it beside the hint, the last full-width row of the answers. `area` shrinks by it.
[[nodiscard]] bool dont_know(ui::Ui& ui, std::string_view words, Rect& area,
                             Icon icon = Icon::kTanya);
[[nodiscard]] float last_row_height(const ui::Ui& ui);  // mm: that row's

// --- lists ---
// The page of a list that is shown: clamped, since the state only counts turns.
struct Page {
  std::size_t number{};  // from 0
  std::size_t count{1};
  std::size_t begin{};   // first and one past the last item
  std::size_t end{};
};
[[nodiscard]] Page page_of(std::size_t items, std::size_t per_page, std::size_t wanted);
// "Yang tadi", "1 dari 2" and the next page: a column at the right of `area` in landscape, a row at
// its bottom in portrait; `area` shrinks by it. One page: nothing is drawn and nothing shrinks.
// Emits PageTurned, from the page shown.
void pager(ui::Ui& ui, const model::State& state, model::EventSink& sink, Rect& area,
           const Page& page, Text later);
// A grid of choices at the visitor's size, with the pages it needs: choice i of the page shown
// stands at grid.cell(i - page.begin).
struct Listed {
  ui::Choices grid{};
  Page page{};
};
[[nodiscard]] Listed listed(ui::Ui& ui, const model::State& state, model::EventSink& sink,
                            const Rect& area, std::span<const std::string_view> labels,
                            const ui::ChoiceWish& wish, Text later);

// The picture of a category key; kLainnya for one that is none.
[[nodiscard]] Icon category_icon(std::string_view key);
[[nodiscard]] Icon kind_icon(report::Classification kind);
[[nodiscard]] Text kind_text(report::Classification kind);

}  // namespace bale::screens
