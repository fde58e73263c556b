// The receipt code is typed in, in groups shown as large as on the receipt; or, where the hall has a
// camera, its QR is shown to it.
#include <algorithm>

#include "kiosk/screens/faces.h"
#include "kiosk/screens/faults.h"
#include "kiosk/screens/pieces.h"
#include "kiosk/screens/typing.h"

namespace bale::screens {
namespace {

constexpr std::size_t kComplete = 14;  // XXXX-XXXX-XXXX

// mm.
constexpr float kAir = 3.2F;
constexpr float kCardTop = 81.5F;       // lying: the code stands still when a message comes
constexpr float kCard = 45.5F;          // lying
constexpr float kCardLeast = 32.2F;     // the code's letters need it
constexpr float kCardPadding = 3.0F;
constexpr float kFaultAir = 2.5F;       // of the line under the code
constexpr float kKey = 26.0F;           // lying
constexpr float kOverKeys = 26.0F;      // standing: free, for what else leads to a report
constexpr float kUnderKeys = 8.0F;      // standing
constexpr float kKeysLeast = 5 * ui::mm::kMinimumTarget + 4 * ui::mm::kKeyGapDown;  // standing
constexpr float kBannerTop = 60.5F;     // standing
constexpr float kCardStanding = 86.0F;  // three groups one under the other
constexpr float kReadingFoot = 1.5F;    // standing: above the line that ends what is read
constexpr float kShow = 104.0F;         // lying: the way to the camera, beside the code
constexpr float kBeforeCard = 90.5F;    // standing: where the code begins at the usual size

struct Places {
  Rect banner;
  Rect card;
  Rect fault;  // height 0: the banner stands right beside the code
  Rect keys;
};

float banner_height(ui::Ui& ui, std::string_view words, float width) {
  return banner_piece(ui, ui::BannerKind::kFailure, Icon::kAwas, std::string(words), {})
      .height(width);
}

// What is read fills its place; the keys keep 20 mm where the letters are large or a strip is open.
Places standing(ui::Ui& ui, std::string_view words, float words_end) {
  const ui::Layout& l = ui.layout();
  const float end = l.floor.bottom() - kReadingFoot;
  const Rect all{12.0F, kBannerTop, l.panel.w - 24.0F, end - kBannerTop};
  const float tallest = all.h - kAir - kCardStanding;
  const float usual = kBeforeCard - kAir - all.y;
  Places p;
  p.banner = all.top_part(std::clamp(banner_height(ui, words, all.w), usual, tallest));
  const float top =
      words.empty() ? std::max(kBeforeCard, words_end) : p.banner.bottom() + kAir;
  p.card = {all.x, top, all.w, std::min(kCardStanding + 2.0F, end - top)};
  const float spare = l.answers.h - last_row_height(ui) - ui::mm::kGapDown - kKeysLeast;
  const float over = std::clamp(spare, 0.0F, kOverKeys);
  p.keys = l.answers.without_top(over).without_bottom(
      std::clamp(spare - over, 0.0F, kUnderKeys));
  return p;
}

Rect lying_keys(const ui::Ui& ui) {
  const float key = wants_pieces(ui) ? ui::mm::kRow : kKey;
  return ui.layout().tall_answers.bottom_part(3 * key + 2 * ui::mm::kKeyGapDown);
}

// Over an open strip there is no place for a banner: it stands under the code.
Places lying_under_strip(ui::Ui& ui, std::string_view words) {
  const Rect& a = ui.layout().tall_answers;
  Places p;
  p.keys = lying_keys(ui);
  const float room = p.keys.y - a.y - 2 * kAir - banner_height(ui, words, a.w);
  p.card = a.top_part(std::clamp(room, kCardLeast, kCard));
  p.banner = {a.x, p.card.bottom() + kAir, a.w, p.keys.y - p.card.bottom() - 2 * kAir};
  return p;
}

Places lying(ui::Ui& ui, std::string_view words) {
  if (ui.layout().strip.h > 0) return lying_under_strip(ui, words);
  const Rect& a = ui.layout().tall_answers;
  Places p;
  p.keys = lying_keys(ui);
  const float tallest = p.keys.y - 2 * kAir - kCardLeast - a.y;
  p.banner = a.top_part(std::min(banner_height(ui, words, a.w), tallest));
  const float top = words.empty() ? kCardTop : std::max(kCardTop, p.banner.bottom() + kAir);
  const float room = p.keys.y - kAir - top;
  const float fault = ui.line(TextRole::kIsi) + kFaultAir;
  const bool both = room - fault >= kCardLeast;
  p.card = {a.x, top, a.w, std::min(kCard, both ? room - fault : room)};
  if (both) p.fault = {a.x, p.card.bottom() + 1.5F, a.w, fault - 1.5F};
  return p;
}

// The first face of a low panel: the code, and under it what opens the keys.
Places low(ui::Ui& ui, std::string_view words, float words_end) {
  const Rect& a = ui.layout().tall_answers;
  Places p;
  p.keys = a.bottom_part(std::max(ui::mm::kRow, ui.row_height(1)));
  const float most = p.keys.y - a.y - kCardLeast - 2 * kAir;
  if (!words.empty()) p.banner = a.top_part(std::min(banner_height(ui, words, a.w), most));
  const float top = words.empty() ? std::max(words_end, a.y) : p.banner.bottom() + kAir;
  p.card = {a.x, top, a.w, std::min(kCard, p.keys.y - kAir - top)};
  return p;
}

// Three groups from the start: what is still to be typed stands there empty.
SecretString in_groups(const model::TextEdit& entry) {
  SecretString out = entry.utf8();
  std::size_t groups = 1;
  for (const char c : out.view()) groups += c == '-' ? 1 : 0;
  for (; groups < 3; ++groups) out.push_back('-');
  return out;
}

// The second: the code over its keys.
void keys(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const KeysPlaces p = keys_places(ui, 3 * ui::mm::kRow + 2 * ui::mm::kKeyGapDown);
  ui.card(p.text);
  ui.code(p.text.inset(kCardPadding), in_groups(s.code_entry));
  send(sink, ui.code_keys(p.keys, tr(s, Text::kKeyboardBackspace)));
  leave_keys(ui, s, sink);
}

void open_keys(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& r) {
  const Text words = s.code_entry.blank() ? Text::kContactFill : Text::kCommonChange;
  if (ui.button(r, {.label = tr(s, words), .icon = Icon::kUbah})) turn_face(sink, true);
}

Places places(ui::Ui& ui, std::string_view words, float words_end) {
  if (low_panel(ui)) return low(ui, words, words_end);
  return ui.portrait() ? standing(ui, words, words_end) : lying(ui, words);
}

bool complete(const model::State& s) { return s.code_entry.text().size() == kComplete; }

// Empty when there is nothing to say.
std::string message(const model::State& s) {
  if (s.track_wait_s > 0) {
    return tr(s, Text::kTrackWait, {{"n", std::to_string(s.track_wait_s)}});
  }
  if (s.track_unknown) return std::string(tr(s, Text::kTrackUnknown));
  if (s.code_wrong) {
    return std::string(tr(s, complete(s) ? Text::kTrackSlip : Text::kTrackIncomplete));
  }
  return {};
}

void say(ui::Ui& ui, const model::State& s, const Places& p, std::string_view words) {
  if (s.track_wait_s > 0) {
    // Waiting is no mistake of the visitor's.
    return ui.banner(p.banner, {.kind = ui::BannerKind::kNotice, .icon = Icon::kJam,
                                .title = words});
  }
  fault_banner(ui, p.banner, words);
  if (p.fault.h <= 0) return;
  ui.fault(p.fault, tr(s, complete(s) ? Text::kTrackCompare : Text::kTrackIncompleteShort));
}

void to_camera(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& r) {
  const bool possible = !s.tracking && s.track_wait_s == 0;
  if (ui.tile(r, {.label = tr(s, Text::kScanShow), .icon = Icon::kFoto,
                  .picture = ui::mm::kPictureRow, .wide = true, .enabled = possible})) {
    sink.emit(model::ScanPressed{});
  }
}

// "Kode saya hilang", and where the hall has a camera the way to it: beside the code (on a low panel
// under it), standing over the keys, or where large letters leave no room there, beside the other.
void other_ways(ui::Ui& ui, const model::State& s, model::EventSink& sink, Places& p) {
  const auto lost = [&](Rect& area) {
    if (dont_know(ui, tr(s, Text::kTrackLost), area)) sink.emit(model::LostReceiptPressed{});
  };
  if (!s.devices.camera) return lost(p.keys);
  const float half = (p.keys.w - ui::mm::kGapAcross) / 2;
  if (low_panel(ui)) {
    lost(p.keys);
    to_camera(ui, s, sink, p.keys.right_part(half));
    p.keys = p.keys.left_part(half);
    return;
  }
  if (!ui.portrait()) {
    lost(p.keys);
    to_camera(ui, s, sink, p.card.right_part(kShow));
    p.card = p.card.without_right(kShow + ui::mm::kGapAcross);
    return;
  }
  const Rect& all = ui.layout().answers;
  const float over = p.keys.y - all.y - ui::mm::kGapDown;
  if (over >= ui::mm::kMinimumTarget) {
    lost(p.keys);
    return to_camera(ui, s, sink, all.top_part(over));
  }
  Rect right = p.keys.right_part(half);
  lost(right);
  const float row = last_row_height(ui);
  to_camera(ui, s, sink, p.keys.left_part(half).bottom_part(row));
  p.keys = p.keys.top_part(right.h);
}

void search(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const bool ready = complete(s) && !s.tracking && s.track_wait_s == 0;
  const Text words = s.tracking ? Text::kTrackSearching : Text::kTrackSearch;
  const ui::Touch touch = ui.next(tr(s, words), Icon::kLacak, ready);
  // Touched too early: the model answers with what is missing.
  if (touch.activated || touch.refused) sink.emit(model::CodeSubmitted{});
}

}  // namespace

void draw_track_code(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  if (keys_face(ui, s)) return keys(ui, s, sink);
  const std::string words = message(s);
  const float end = question(
      ui, s, {.heading = tr(s, Text::kTrackHeading),
              .explanation = words.empty() ? tr(s, Text::kTrackExplanation) : std::string_view(),
              .answered = false, .scenery = false});
  Places p = places(ui, words, end);
  back(ui, s, sink);
  other_ways(ui, s, sink, p);
  if (!words.empty()) say(ui, s, p, words);
  ui.card(p.card);
  ui.code(p.card.inset(kCardPadding), in_groups(s.code_entry));
  if (low_panel(ui)) {
    open_keys(ui, s, sink, p.keys);
  } else {
    send(sink, ui.code_keys(p.keys, tr(s, Text::kKeyboardBackspace)));
  }
  search(ui, s, sink);
}

}  // namespace bale::screens
