// The open bale and the rice terraces; the buttons are the languages.
#include <algorithm>
#include <array>

#include "assets/i18n/dates.h"
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

struct Language {
  report::Lang stored;
  assets::Lang words;
};
constexpr std::array<Language, 3> kLanguages{{{report::Lang::kId, assets::Lang::kId},
                                              {report::Lang::kBan, assets::Lang::kBan},
                                              {report::Lang::kEn, assets::Lang::kEn}}};

// Landscape: one in each bay between the four posts, which stand a third of the panel apart.
constexpr float kFirstPost = 7.4F;  // its centre
constexpr float kPostRoom = 10.5F;  // from a post's centre to the button
constexpr float kBayTop = 134.0F;
constexpr float kBayHeight = 50.5F;
// Portrait: below one another (picture 13).
constexpr float kStandingHeight = 41.0F;
constexpr float kStandingGap = 7.5F;
constexpr float kStandingBase = 62.0F;  // what is told below them, at least
// The base: numbers at the left, what is new and Petugas at the right.
constexpr float kRight = 172.0F;
constexpr float kBetween = 12.0F;
constexpr float kStaffHeight = 20.8F;
constexpr float kStaffAir = 9.0F;
constexpr float kBanner = 27.5F;

Rect place_of(const ui::Ui& ui, std::size_t i) {
  const ui::Layout& l = ui.layout();
  const float at = static_cast<float>(i);
  if (l.portrait) {
    const float room = l.panel.h - 8.0F - kStandingBase - l.answers.y;
    const float height = std::min(kStandingHeight, room / 3 - kStandingGap);
    return {l.answers.x, l.answers.y + at * (height + kStandingGap), l.answers.w, height};
  }
  const float bay = (l.panel.w - 2 * kFirstPost) / static_cast<float>(kLanguages.size());
  const float top = ui.attract_foot() - (201.5F - kBayTop);
  return {kFirstPost + at * bay + kPostRoom, top, bay - 2 * kPostRoom, kBayHeight};
}

void languages(ui::Ui& ui, model::EventSink& sink) {
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    const Language& language = kLanguages[i];
    if (ui.language(place_of(ui, i), assets::tr(language.words, Text::kAttractLanguage),
                    assets::tr(language.words, Text::kAttractStart),
                    language.stored == report::Lang::kBan)) {
      sink.emit(model::LanguageChosen{language.stored});
    }
  }
}

void offline(ui::Ui& ui, const model::State& s, const Rect& r) {
  ui.banner(r, {.kind = ui::BannerKind::kNotice, .icon = Icon::kPutus,
                .title = tr(s, Text::kAttractOffline),
                .detail = tr(s, Text::kAttractOfflineDetail)});
}

void free_of_charge(ui::Ui& ui, const model::State& s, const Rect& r) {
  ui.point(r, Icon::kCek, tr(s, Text::kAttractFree), tr(s, Text::kAttractPurpose),
           TextRole::kSedang);
}

void been_here(ui::Ui& ui, const model::State& s, const Rect& r) {
  ui.point(r, Icon::kLacak, tr(s, Text::kAttractReturning), tr(s, Text::kAttractReturningDetail));
}

// "1.284" or "1,284"
std::string grouped(const model::State& s, std::int64_t n) {
  std::string digits = std::to_string(n);
  const char point = s.lang == report::Lang::kEn ? ',' : '.';
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, point);
  }
  return digits;
}

// What this hall has done, and how old the count is.
void numbers(ui::Ui& ui, const model::State& s, Rect r) {
  const model::HallNumbers& n = *s.numbers;
  struct Figure {
    Icon icon;
    std::int64_t number;
    Text word;
  };
  const std::array<Figure, 3> all{{{Icon::kSimpan, n.received, Text::kAttractReceived},
                                   {Icon::kKirim, n.forwarded, Text::kAttractForwarded},
                                   {Icon::kCek, n.finished, Text::kAttractFinished}}};
  const float line = ui.line(TextRole::kIsi);
  ui.text(r.top_part(line), tr(s, Text::kAttractNumbers), {.weight = Weight::kBold});
  r = r.without_top(line);
  const Rect age = r.bottom_part(line);
  const Rect row = r.without_bottom(line);
  for (int i = 0; i < 3; ++i) {
    const Figure& f = all[static_cast<std::size_t>(i)];
    ui.figure(ui::grid(row, 3, 1, {.column = i}, 2.0F, 0), f.icon, grouped(s, f.number),
              tr(s, f.word));
  }
  ui.text(age, tr(s, Text::kAttractAsOf, {{"moment", assets::moment(lang(s), n.as_of)},
                                          {"age", assets::age(lang(s), n.as_of, s.wall)}}),
          {.second = true});
}

// Quiet, at the right end of `line`; returns what is left of it.
Rect staff(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& line) {
  const std::string_view word = tr(s, Text::kAttractStaff);
  const float width = ui.width_of(word, TextRole::kIsi, Weight::kBold) + ui::mm::kPictureButton +
                      ui::mm::kPictureGap + 2 * kStaffAir;
  if (ui.button(line.right_part(width), {.kind = ui::ButtonKind::kQuiet, .label = word,
                                         .icon = Icon::kPetugas})) {
    sink.emit(model::StaffPressed{});
  }
  return line.without_right(width + ui::mm::kGapAcross);
}

// Below the view, in two columns.
void lying_base(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const ui::Layout& l = ui.layout();
  const float top = ui.attract_foot() + 7.0F;
  const Rect all{l.answers.x, top, l.answers.w, l.panel.h - top - 5.0F};
  const Rect left = all.without_right(kRight + kBetween);
  const Rect right = all.right_part(kRight);
  s.numbers ? numbers(ui, s, left) : free_of_charge(ui, s, left);
  const Rect rest = staff(ui, s, sink, right.bottom_part(kStaffHeight));
  const Rect news = right.without_bottom(kStaffHeight + 4.0F);
  if (s.offline) {
    offline(ui, s, news);
  } else {
    been_here(ui, s, news);
  }
  if (s.numbers) ui.point(rest, Icon::kCek, tr(s, Text::kAttractFree), {});
}

void standing_base(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const ui::Layout& l = ui.layout();
  const Rect& reading = l.reading;
  const float top = place_of(ui, kLanguages.size()).y - 1.0F;
  Rect all{reading.x, top, reading.w, l.panel.h - 6.0F - top};
  const Rect row = Rect{l.answers.x, all.bottom() - kStaffHeight, l.answers.w, kStaffHeight};
  const Rect rest = staff(ui, s, sink, row).without_left(reading.x - row.x);
  all = all.without_bottom(kStaffHeight + 3.0F);
  const float banner = std::max(kBanner, ui.row_height(2));
  if (s.offline) {
    offline(ui, s, {l.answers.x, all.y, l.answers.w, banner});
    all = all.without_top(banner + 4.0F);
  }
  const float least = 3 * ui.line(TextRole::kIsi) + ui.line(TextRole::kJudul);
  if (s.numbers && all.h >= least) {
    numbers(ui, s, all.top_part(std::min(all.h, least + 4.0F)));
  } else if (all.h >= ui.row_height(2)) {
    been_here(ui, s, all.top_part(std::min(all.h, 40.0F)));
  }
  ui.point(rest, Icon::kCek, tr(s, Text::kAttractFree), {});
}

}  // namespace

void draw_attract(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building_without_strip(ui, state, sink);
  ui.attract_scene(tr(state, Text::kAttractName), tr(state, Text::kAttractMotto));
  strip(ui, state, sink);
  languages(ui, sink);
  ui.portrait() ? standing_base(ui, state, sink) : lying_base(ui, state, sink);
}

}  // namespace bale::screens
