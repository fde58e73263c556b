#include "kiosk/screens/common.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bale::screens {
namespace {

constexpr float kAir = 4.0F;             // between heading, explanation and badges in portrait
constexpr float kBadgeGap = 4.0F;
constexpr float kBeforeTerraces = 8.0F;
constexpr float kLastRow = 24.0F;        // "Saya tidak tahu" under a standing list
constexpr float kLeastScenery = 30.0F;   // lower than this, terraces are a stripe: left out
constexpr float kExtraAir = 18.0F;       // around picture and word of a plinth button
constexpr float kUsualHeight = 260.0F;   // of a lying panel
constexpr float kCameraShape = 4.0F / 3.0F;

Text step_name(const model::State& s, model::Step::Part part) {
  using enum model::Step::Part;
  using report::Classification;
  switch (part) {
    case kStart: return Text::kStepStart;
    case kWhat:
      if (s.draft.kind == Classification::kAspirasi) return Text::kStepWhatAspirasi;
      if (s.draft.kind == Classification::kPermintaanInformasi) return Text::kStepWhatPermintaan;
      return Text::kStepWhat;
    case kWhereWhen: return Text::kStepWhereWhen;
    case kPrivacy: return Text::kStepPrivacy;
    case kCheck: return Text::kStepCheck;
  }
  return Text::kStepStart;
}

// What the roof says where there are no steps.
std::string_view title_of(const model::State& s) {
  using enum model::Screen;
  switch (s.screen) {
    case kReceipt: return tr(s, Text::kReceiptTitle);
    case kTrackCode: case kTrackScan: case kTrack: case kTrackReply: case kTrackRate:
    case kTrackWithdraw: case kLostReceipt:
      return tr(s, Text::kTrackTitle);
    case kStaffPin: return tr(s, Text::kStaffTitle);
    case kStaff: return s.staff.name;
    default: return s.hall.name;
  }
}

ui::RoofTouch raise(ui::Ui& ui, const model::State& s) {
  ui::Building b{.quick_close = tr(s, Text::kCommonQuickClose)};
  roof_words(s, b);
  std::string words;
  if (const auto step = model::step_of(s)) {
    words = tr(s, Text::kStepOf, {{"n", std::to_string(step->number)},
                                  {"m", std::to_string(step->of)}});
    b.step = step->number;
    b.steps = step->of;
    b.step_words = words;
    b.step_name = tr(s, step_name(s, step->part));
    return ui.building(b);
  }
  b.title = title_of(s);
  b.small_title = s.screen == model::Screen::kAttract || s.screen == model::Screen::kNotReady;
  return ui.building(b);
}

// What was chosen so far, as it is told back in portrait; the latest last.
struct Answer {
  Icon icon;
  std::string words;
};
std::vector<Answer> answers_so_far(const model::State& s) {
  std::vector<Answer> all;
  const model::Draft& d = s.draft;
  if (d.kind && s.screen != model::Screen::kKind) {
    all.push_back({kind_icon(*d.kind), std::string(tr(s, kind_text(*d.kind)))});
  }
  if (!d.category.empty() && s.screen != model::Screen::kCategory) {
    all.push_back({category_icon(d.category),
                   std::string(tr(s, assets::category_text(d.category)))});
  }
  if (!d.kecamatan.name.empty() && s.screen != model::Screen::kKecamatan) {
    const bool desa = !d.desa.name.empty() && s.screen != model::Screen::kDesa;
    all.push_back({Icon::kPin, desa ? d.desa.name : d.kecamatan.name});
  }
  return all;
}

// One line of badges; those that do not fit on it are left out, the earliest stay.
float badges(ui::Ui& ui, const model::State& s, float y) {
  const std::vector<Answer> all = answers_so_far(s);
  if (all.empty()) return y;
  const std::string_view label = tr(s, Text::kCommonYourAnswers);
  const Rect& reading = ui.layout().reading;
  const float width = ui.width_of(label, TextRole::kIsi, Weight::kRegular);
  const float line = ui.height_of(label, reading.w, TextRole::kIsi, Weight::kRegular);
  ui.text({reading.x, y + (ui.badge_height() - line) / 2, width + 1, line}, label);
  float x = reading.x + width + 5.5F;
  for (const Answer& a : all) {
    const float needed = ui.width_of(a.words, TextRole::kIsi, Weight::kRegular) + 22.0F;
    if (x + needed > reading.right()) break;
    x += ui.badge({x, y}, a.icon, a.words) + kBadgeGap;
  }
  return y + ui.badge_height();
}

float standing_question(ui::Ui& ui, const model::State& s, const Question& q) {
  const Rect& reading = ui.layout().reading;
  float y = reading.y;
  const float indent = q.icon ? 20.8F : 0.0F;
  const Rect line = reading.without_left(indent);
  const float tall = ui.height_of(q.heading, line.w, TextRole::kJudul, Weight::kBold);
  if (q.icon) ui.picture({reading.x, y + (tall - 14.0F) / 2, 14.0F, 14.0F}, *q.icon);
  ui.text({line.x, y, line.w, tall}, q.heading,
          {.role = TextRole::kJudul, .weight = Weight::kBold, .as = ui::Role::kHeading});
  y += tall + 2.0F;
  if (!q.explanation.empty()) {
    const Rect words = reading.without_left(q.pointer ? 15.0F : 0.0F);
    const float h = ui.height_of(q.explanation, words.w, TextRole::kSedang, Weight::kRegular);
    if (q.pointer) ui.picture({reading.x, y + (h - 11.0F) / 2, 11.0F, 11.0F}, *q.pointer);
    ui.text({words.x, y, words.w, h}, q.explanation, {.role = TextRole::kSedang, .second = true});
    y += h;
  }
  y += kAir;
  if (q.answered) y = badges(ui, s, y);
  const float scene = y + kBeforeTerraces;
  if (q.scenery && ui.layout().floor.bottom() - scene > kLeastScenery) ui.terraces(scene);
  return y;
}

}  // namespace

assets::Lang lang(const model::State& state) {
  return assets::lang_of(static_cast<std::uint8_t>(state.lang));
}

std::string_view tr(const model::State& state, Text text) { return assets::tr(lang(state), text); }

std::string tr(const model::State& state, Text text,
               std::initializer_list<assets::Filling> fillings) {
  return assets::format(tr(state, text), fillings);
}

void building(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building_without_strip(ui, state, sink);
  strip(ui, state, sink);
}

void building_without_strip(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  roof_touched(raise(ui, state), sink);
}

bool low_panel(const ui::Ui& ui) { return ui.layout().panel.h < kUsualHeight; }

Rect camera_place(const Rect& area, bool centred) {
  const float width = std::min(area.w, area.h * kCameraShape);
  const float x = centred ? area.x + (area.w - width) / 2 : area.x;
  return {x, area.y, width, width / kCameraShape};
}

float question(ui::Ui& ui, const model::State& state, const Question& q) {
  if (ui.portrait()) return standing_question(ui, state, q);
  ui.heading(q.heading, q.icon);
  if (q.explanation.empty()) return ui.layout().tall_answers.y;
  ui.explanation(q.explanation);
  return ui.layout().answers.y;
}

const Rect& answers(const ui::Ui& ui, bool explained) {
  return explained ? ui.layout().answers : ui.layout().tall_answers;
}

void back(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  if (ui.back(tr(state, Text::kCommonBack))) sink.emit(model::BackPressed{});
}

void hint(ui::Ui& ui, const model::State& state, Text words) { ui.hint(tr(state, words)); }

bool extra(ui::Ui& ui, std::string_view words, std::optional<Icon> icon) {
  const float word = ui.width_of(words, TextRole::kIsi, Weight::kBold);
  const float picture = icon ? ui::mm::kPictureButton + ui::mm::kPictureGap : 0.0F;
  const Rect& room = ui.layout().extra;
  const Rect r = room.left_part(std::min(word + picture + 2 * kExtraAir, room.w));
  return static_cast<bool>(ui.button(r, {.label = words, .icon = icon}));
}

bool dont_know(ui::Ui& ui, std::string_view words, Rect& area, Icon icon) {
  if (!ui.portrait()) return extra(ui, words, icon);
  const float height = last_row_height(ui);
  const Rect row = area.bottom_part(height);
  area = area.without_bottom(height + ui::mm::kGapDown);
  return static_cast<bool>(ui.tile(
      row, {.label = words, .icon = icon, .picture = ui::mm::kPictureMark, .wide = true}));
}

float last_row_height(const ui::Ui& ui) { return std::max(kLastRow, ui.row_height(1)); }

Page page_of(std::size_t items, std::size_t per_page, std::size_t wanted) {
  Page p;
  p.count = std::max<std::size_t>(1, (items + per_page - 1) / per_page);
  p.number = std::min(wanted, p.count - 1);
  p.begin = p.number * per_page;
  p.end = std::min(items, p.begin + per_page);
  return p;
}

void pager(ui::Ui& ui, const model::State& state, model::EventSink& sink, Rect& area,
           const Page& page, Text later) {
  if (page.count < 2) return;
  const std::string position = tr(state, Text::kCommonPageOf,
                                  {{"n", std::to_string(page.number + 1)},
                                   {"m", std::to_string(page.count)}});
  const ui::Pages pages{.page = static_cast<int>(page.number),
                        .count = static_cast<int>(page.count),
                        .earlier = tr(state, Text::kCommonEarlier),
                        .later = tr(state, later),
                        .position = position};
  const ui::PageTurn turn = ui.pages(ui.pages_place(area), pages);
  area = ui.beside_pages(area);
  if (turn == ui::PageTurn::kStay) return;
  // The state may count beyond the last page: turn from the one that is shown.
  const int surplus = static_cast<int>(state.page) - static_cast<int>(page.number);
  sink.emit(model::PageTurned{(turn == ui::PageTurn::kLater ? 1 : -1) - surplus});
}

Listed listed(ui::Ui& ui, const model::State& state, model::EventSink& sink, const Rect& area,
              std::span<const std::string_view> labels, const ui::ChoiceWish& wish, Text later) {
  Listed l{.grid = ui.choices(area, labels, wish)};
  l.page = page_of(labels.size(), l.grid.per_page(), state.page);
  Rect place = area;
  if (l.grid.paged) pager(ui, state, sink, place, l.page, later);
  return l;
}

Icon category_icon(std::string_view key) {
  static constexpr std::array<std::pair<std::string_view, Icon>, 16> kIcons{
      {{"jalan", Icon::kJalan},
       {"lampu_jalan", Icon::kLampuJalan},
       {"sampah", Icon::kSampah},
       {"air", Icon::kAir},
       {"ketertiban", Icon::kKetertiban},
       {"lalu_lintas", Icon::kLaluLintas},
       {"kesehatan", Icon::kKesehatan},
       {"pendidikan", Icon::kPendidikan},
       {"pertanian", Icon::kPertanian},
       {"wisata", Icon::kWisata},
       {"digital", Icon::kDigital},
       {"perdagangan", Icon::kPerdagangan},
       {"kerja", Icon::kKerja},
       {"pelayanan_pungli", Icon::kPelayananPungli},
       {"sosial", Icon::kSosial},
       {"bencana", Icon::kBencana}}};
  const auto* const found = std::ranges::find(
      kIcons, key, &std::pair<std::string_view, Icon>::first);
  return found == kIcons.end() ? Icon::kLainnya : found->second;
}

Icon kind_icon(report::Classification kind) {
  switch (kind) {
    case report::Classification::kAspirasi: return Icon::kAspirasi;
    case report::Classification::kPermintaanInformasi: return Icon::kInformasi;
    case report::Classification::kPengaduan: break;
  }
  return Icon::kPengaduan;
}

Text kind_text(report::Classification kind) { return assets::kind_text(report::key_of(kind)); }

}  // namespace bale::screens
