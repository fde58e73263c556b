// The open bale and the rice terraces; the buttons are the languages.
#include <array>

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

Rect place_of(const ui::Ui& ui, std::size_t i) {
  const ui::Layout& l = ui.layout();
  const float at = static_cast<float>(i);
  if (l.portrait) {
    return {l.answers.x, l.answers.y + at * (kStandingHeight + kStandingGap), l.answers.w,
            kStandingHeight};
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
  ui.point(r, Icon::kLacak, tr(s, Text::kAttractReturning), tr(s, Text::kAttractReturningDetail),
           TextRole::kSedang);
}

// Below the view, in two columns; the network's state takes the right one.
void lying_base(ui::Ui& ui, const model::State& s) {
  const ui::Layout& l = ui.layout();
  const float top = ui.attract_foot() + 8.5F;
  const float height = l.panel.h - top - 8.5F;
  const float right = 172.0F;
  const float left = l.answers.w - right - 12.0F;
  free_of_charge(ui, s, {l.answers.x, top, left, height});
  const Rect other{l.answers.right() - right, top, right, height};
  if (s.offline) {
    offline(ui, s, other.moved(0, (height - 28.0F) / 2).top_part(28.0F));
  } else {
    been_here(ui, s, other);
  }
}

void standing_base(ui::Ui& ui, const model::State& s) {
  const ui::Layout& l = ui.layout();
  const float x = l.reading.x;
  const float w = l.reading.w;
  float y = place_of(ui, kLanguages.size()).y + 2.0F;
  if (s.offline) {
    offline(ui, s, {l.answers.x, y, l.answers.w, 27.5F});
    y += 27.5F;
  }
  const float each = (l.panel.h - 8.0F - y) / 2;
  free_of_charge(ui, s, {x, y, w, each});
  been_here(ui, s, {x, y + each, w, each});
}

}  // namespace

void draw_attract(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building_without_strip(ui, state, sink);
  ui.attract_scene(tr(state, Text::kAttractName), tr(state, Text::kAttractMotto));
  strip(ui, state, sink);
  languages(ui, sink);
  ui.portrait() ? standing_base(ui, state) : lying_base(ui, state);
}

}  // namespace bale::screens
