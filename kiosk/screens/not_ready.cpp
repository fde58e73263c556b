// The machine is not enrolled: the bale is there, a notice hangs where the languages would be.
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

constexpr float kNoticeHeight = 42.0F;
constexpr float kBayWidth = 132.6F;  // between the two middle posts

Rect notice_place(const ui::Ui& ui) {
  const ui::Layout& l = ui.layout();
  if (l.portrait) return l.answers.top_part(kNoticeHeight);
  return {(l.panel.w - kBayWidth) / 2, ui.attract_foot() - 66.0F, kBayWidth, kNoticeHeight};
}

void what_helps(ui::Ui& ui, const model::State& s) {
  const ui::Layout& l = ui.layout();
  const float x = l.portrait ? l.reading.x : l.answers.x;
  const float w = l.portrait ? l.reading.w : l.answers.w;
  const float top = l.portrait ? notice_place(ui).bottom() + 10.0F : ui.attract_foot() + 9.0F;
  const Rect whole{x, top, w, l.panel.h - top - (l.portrait ? 40.0F : 9.0F)};
  const auto part = [&](int i) {
    return l.portrait ? ui::grid(whole, 1, 2, {.row = i}, 0, 8.0F)
                      : ui::grid(whole, 2, 1, {.column = i}, 14.0F, 0);
  };
  ui.point(part(0), Icon::kJam, tr(s, Text::kNotReadyDetailTitle), tr(s, Text::kNotReadyDetail),
           TextRole::kSedang);
  ui.point(part(1), Icon::kPengaduan, tr(s, Text::kNotReadyInsteadTitle),
           s.hall.help_line.empty() ? tr(s, Text::kNotReadyInstead)
                                    : std::string_view(s.hall.help_line),
           TextRole::kSedang);
}

}  // namespace

void draw_not_ready(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  building(ui, state, sink);
  ui.attract_scene(tr(state, Text::kAttractName), tr(state, Text::kAttractMotto));
  ui.banner(notice_place(ui), {.kind = ui::BannerKind::kNotice, .icon = Icon::kPetugas,
                               .title = tr(state, Text::kNotReadyHeading)});
  what_helps(ui, state);
}

}  // namespace bale::screens
