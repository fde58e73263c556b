// The widget kit: one object, one frame at a time. See README.md, "How to write a screen".
//
// Owner: the composition root. Thread: the UI thread only. It owns the Dear ImGui context but knows
// no window: draw_data() goes to whoever presents it, Input comes from whoever has a finger.
// Every rectangle is in millimetres. Every widget emits itself into description().
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/comfort.h"
#include "kiosk/ui/description.h"
#include "kiosk/ui/input.h"
#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/metrics.h"
#include "kiosk/ui/press.h"
#include "kiosk/ui/widgets.h"

struct ImDrawData;
struct ImGuiContext;

namespace bale::ui {

class Atlas;
class Painter;
struct Face32;

class Ui {
 public:
  // `atlas` must outlive the Ui; Metrics must be those it was baked for.
  Ui(const Metrics& metrics, Atlas& atlas);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // One frame: begin, widgets, end. `screen` names it; a press that began on another screen or page
  // is dropped, as is one that falls into the first frame of a screen (nobody has seen it yet).
  void begin(std::string_view screen, const Input& input, const Comfort& comfort = {});
  void end();

  // Valid until the next begin().
  [[nodiscard]] ImDrawData* draw_data() const;
  // First vertex of each widget: lets the presenter compare widget by widget.
  [[nodiscard]] std::span<const unsigned> parts() const { return parts_; }
  [[nodiscard]] int vertex_count() const;
  [[nodiscard]] const Description& description() const { return description_; }
  // Seconds until something moves by itself (caret, delete repeat); empty: nothing does.
  [[nodiscard]] std::optional<double> due_in() const { return due_in_; }

  // The places of this frame. A heading of two lines moves what stands under it: ask afterwards.
  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] const Metrics& metrics() const { return metrics_; }
  [[nodiscard]] bool portrait() const { return metrics_.portrait(); }
  [[nodiscard]] double now() const { return input_.time; }
  [[nodiscard]] const Comfort& comfort() const { return comfort_; }
  [[nodiscard]] TextSize text_size() const { return comfort_.size; }
  [[nodiscard]] const Theme& theme() const { return theme_; }
  // Height of a line of text in mm at the visitor's size.
  [[nodiscard]] float line(TextRole role) const { return metrics_.line(role); }

  // ---- The building: call first. True when Tutup cepat was pressed.
  RoofTouch building(const Building& b);
  // Up to four buttons in layout().strip, which has a height while comfort().strip is set.
  // Returns which was touched.
  std::optional<std::size_t> strip(std::span<const StripKey> keys);
  // Attract: sky, ridges, terraces, posts and the sign. Call instead of nothing after building().
  void attract_scene(std::string_view name, std::string_view motto);
  // Where the scene ends and the stone begins, in mm.
  [[nodiscard]] float attract_foot() const;
  // Portrait only: ridge and terraces from `top` mm to the genteng line; nothing in landscape.
  void terraces(float top);
  // Map ground of a kecamatan screen: ridges above `land`, fields, coast and waves.
  // `mountain` and `sea` are the two direction words.
  void map_ground(const Rect& land, std::string_view mountain, std::string_view sea);
  // Idle: everything under the roof covered in ijuk, a white card with a kunyit frame on it.
  // Returns the inside of the card.
  Rect cover(const Rect& card);

  // ---- Choices on a page. How many tiles with these words stand in `area`: as many columns as
  // wanted, fewer (6, 4, 3, 2, 1) until every label stands on two lines at the visitor's size; if
  // they do not all fit, on pages, with room kept for the pages' arrows.
  [[nodiscard]] Choices choices(const Rect& area, std::span<const std::string_view> labels,
                                const ChoiceWish& wish = {}) const;
  // Where the pages of a list in `area` stand (a column at its right; standing a row under it), and
  // what is left of it.
  [[nodiscard]] Rect pages_place(const Rect& area) const;
  [[nodiscard]] Rect beside_pages(const Rect& area) const;
  // Least heights in mm at the visitor's size: a badge, a button, list row or banner of so many lines.
  [[nodiscard]] float badge_height() const;
  [[nodiscard]] float row_height(int lines) const;
  // Width in mm that the value of a row() may take.
  [[nodiscard]] float value_width(const Rect& row, std::string_view change) const;

  // ---- Words. Each returns the height used, in mm. Words that do not fit their box at the visitor's
  // size are set in the next smaller ones; `overflow` tells of those that fit in none.
  float heading(std::string_view words, std::optional<Icon> icon = {});
  float explanation(std::string_view words);
  float text(const Rect& box, std::string_view words, const TextStyle& style = {});
  // Bold and Regular on one line: "oleh **Dinas PUPR** ..." pieces alternate, starting with Regular.
  float mixed(const Rect& box, std::span<const std::string_view> pieces,
              const TextStyle& style = {});
  // Picture at the left, Bold title over Regular detail.
  void point(const Rect& box, Icon icon, std::string_view title, std::string_view detail,
             TextRole title_role = TextRole::kIsi);
  // Picture, key figure, word under it (attract numbers).
  void figure(const Rect& box, Icon icon, std::string_view number, std::string_view word);
  // Width and height in mm that words would take; nothing is drawn.
  [[nodiscard]] float width_of(std::string_view words, TextRole role, Weight weight) const;
  [[nodiscard]] float height_of(std::string_view words, float width, TextRole role,
                                Weight weight) const;

  // ---- Targets
  Touch button(const Rect& r, const Button& b);
  Touch tile(const Rect& r, const Tile& t);
  Touch row(const Rect& r, const Row& row);
  Touch who(const Rect& r, const Who& who);
  // Attract: a language. `image` is true for Basa Bali, whose name in aksara stands before it.
  Touch language(const Rect& r, std::string_view name, std::string_view start, bool aksara);
  PageTurn pages(const Rect& column, const Pages& p);
  FieldTouch field(const Rect& r, const Field& f);
  KeyPress keyboard(const Rect& r, const Keyboard& k);
  // Up to three words over the keys; returns which was touched. Empty places stay empty.
  std::optional<std::size_t> suggestions(const Rect& r, std::span<const std::string_view> words);
  KeyPress number_pad(const Rect& r, std::string_view backspace);
  KeyPress code_keys(const Rect& r, std::string_view backspace);  // Crockford: no I L O U

  // An arrow moved the keypad's focus in this frame, or a first key showed it: say where it stands.
  [[nodiscard]] bool focus_moved() const { return press_.focus().moved(); }
  // Five faces, 1 … 5, worst first; returns the one that was touched, 0 for none. `words`: one each.
  int faces(const Rect& r, std::span<const std::string_view> words, int chosen);

  // The ring of the keypad's focus around a face. end() draws the real one; this is for pictures.
  void focus(const Rect& face, bool tile = false);

  // ---- Plinth
  Touch back(std::string_view label);                                  // Kembali
  Touch next(std::string_view label, std::optional<Icon> icon = {}, bool enabled = true);
  void hint(std::string_view words);                                   // in Lanjut's place

  // ---- Shown, not touched
  void card(const Rect& r);
  void hairline(const Rect& r);  // a thin line at the top of r (decor)
  void picture(const Rect& r, Icon icon, std::string_view label = {});
  float badge(Point top_left, std::optional<Icon> icon, std::string_view words);  // -> its width
  void banner(const Rect& r, const Banner& b);
  void fault(const Rect& r, std::string_view what_to_do);  // under a wrong field
  void stages(const Rect& r, std::span<const Stage> stages);
  // One of them as a row of a list, for large letters: circle, name, the date after it or under it.
  void stage_row(const Rect& r, const Stage& stage);
  [[nodiscard]] float stage_row_height(const Stage& stage, float width) const;
  void code(const Rect& r, std::string_view code);  // groups split at '-', on padimuda
  void qr(const Rect& r, const QrMatrix& matrix, std::string_view label);
  void countdown(const Rect& r, int seconds_left, int seconds_total);
  // A photo, or the camera's preview: the whole picture, as large as fits, on ijuk. Without a texture
  // the place alone, with `label` in it. Whoever owns the window makes the texture (TextureRef).
  void photo(const Rect& r, const TextureRef& texture, std::string_view label);
  // Pictures by a number: kPreview is the camera, others are handles of photos. The owner of the window
  // gives them before a frame; an empty TextureRef takes one away.
  void give_picture(int number, const TextureRef& texture);
  [[nodiscard]] TextureRef given_picture(int number) const;
  // The voice note's level, 0 … 8 bars; with motion off all bars of the first half stand.
  void level(const Rect& r, int bars, std::string_view label);
  // A secret number as dots: `typed` of `length` are filled.
  void dots(const Rect& r, std::size_t typed, std::size_t length, std::string_view label,
            bool wrong = false);

 private:
  struct Face;
  struct Look;
  struct Words;
  struct KeySpec;

  Item& emit(Role role, std::string_view label, const Rect& r);
  PressState target(Item& item, bool enabled, bool selected = false);
  [[nodiscard]] static Touch touch(const PressState& s, bool enabled);
  // Edge, face and border in the state's form; says where its content stands and in which colours.
  Face face(const PxRect& r, const PressState& s, const Look& look);
  [[nodiscard]] float border_mm(const Look& look) const;
  [[nodiscard]] Look look_of(ButtonKind kind, const PxRect& r) const;
  [[nodiscard]] Look tile_look(const PxRect& r) const;
  [[nodiscard]] Colour ground(const PxRect& r) const;
  // Words in a box; records the run on `item`, which must be the last one emitted.
  PxRect words(Item& item, const PxRect& box, std::string_view text, const Words& style);
  PxRect draw_lines(Item& item, const PxRect& box, std::u32string_view text, const Words& style);
  void icon_and_label(Item& item, const Face& face, const Button& b, float gap_mm);
  struct TileWords;
  [[nodiscard]] TileWords measure_tile(const PxRect& room, const Tile& t) const;
  void pin_mark(Item& item, const PxRect& line, const Face& face, const Face32& font,
                std::string_view mark);
  [[nodiscard]] float row_words_at() const;
  [[nodiscard]] float change_width(std::string_view word) const;
  void row_words(Item& item, const PxRect& box, const Face& face, const PressState& s,
                 const Row& row);
  void stacked_who(Item& item, const Face& face, const Who& w);
  PageTurn pages_lying(const Rect& row, const Pages& p);
  void icon_over_label(Item& item, const Face& face, const Button& b);
  void ticked_word(Item& item, const Face& face, std::string_view label);
  void narrow_tile(Item& item, const Face& face, const Tile& t);
  void wide_tile(Item& item, const Face& face, const Tile& t);
  void title_and_detail(Item& item, const PxRect& box, std::string_view title,
                        std::string_view detail, const Words& style);
  Touch key(const Rect& r, const KeySpec& spec, double* held = nullptr);
  KeyPress letters(const Rect& r, const Keyboard& k);
  KeyPress character(const Rect& r, char32_t shown, char32_t typed);
  KeyPress backspace(const Rect& r, std::string_view label, bool with_icon = true);
  struct StageFonts;
  void stage_circle(Point centre, const Stage& s);
  [[nodiscard]] bool stage_on_one_line(const Stage& s, float width) const;
  [[nodiscard]] StageFonts stage_fonts(std::span<const Stage> all, float width,
                                       float height) const;
  void weave();
  void posts();
  struct RoofPlan;
  struct RoofSpot;
  RoofTouch roof(const Building& b);
  void roof_words(const Building& b, const RoofPlan& plan, float from, float end);
  [[nodiscard]] static RoofPlan roof_spots(const Building& b);
  void measure_roof(RoofPlan& plan) const;
  [[nodiscard]] static float roof_length(const RoofPlan& plan, std::span<const std::size_t> which);
  template <typename Fits>
  [[nodiscard]] RoofPlan largest(const Building& b, Fits&& fits) const;
  [[nodiscard]] RoofPlan plan_roof(const Building& b) const;
  [[nodiscard]] RoofPlan plan_controls(const Building& b) const;
  Touch roof_button(const Rect& r, const RoofSpot& spot, const RoofPlan& plan);
  Touch strip_button(const Rect& r, const StripKey& key);
  [[nodiscard]] Face32 fitting(std::u32string_view text, int from, Weight weight, float width,
                               float height, int lines, float step = kLabelLineStep) const;
  [[nodiscard]] int capital(TextRole role) const { return capital_index(role, text_size()); }
  // The largest picture, at most `wanted` mm, that stands in so many pixels; 0: none.
  [[nodiscard]] float fitting_picture(float wanted, float room_px) const;
  void push_down(float by_mm);
  void progress(const Building& b, float x);
  void ridges(const PxRect& scene, float sun_u, float sun_radius);
  void terraced(const PxRect& scene);
  [[nodiscard]] Rect sign_place() const;
  void plain_scene(float foot, std::string_view name, std::string_view motto);
  void sign(const Rect& r, std::string_view name, std::string_view motto);
  void big_post(float centre_mm, float foot_mm, bool left_brace, bool right_brace);
  void field_text(Item& item, const PxRect& box, const Field& f, FieldTouch& touched,
                  const PressState& s);
  void due(double seconds);
  void draw_focus();
  void zones();
  void darken();

  Metrics metrics_;
  Layout layout_;
  Theme theme_;
  Comfort comfort_;
  bool revealed_{};           // a finger asked for the picture in this frame
  std::string hidden_words_;  // on the dark glass
  Atlas& atlas_;
  ImGuiContext* context_{};
  std::unique_ptr<Painter> paint_;
  PressRule press_;
  Input input_;
  double last_time_{};  // of the frame before
  Description description_;
  std::vector<unsigned> parts_;
  std::map<int, TextureRef> given_;
  int targets_{};  // so far in this frame
  std::optional<double> due_in_;
  float stone_from_{};  // mm: where the stone begins on this screen
};

}  // namespace bale::ui
