// Where a report stands: stages, unit, dates, the age of what is known, and the agency's answer.
// Never the reporter's name, never the report.
#include <algorithm>
#include <array>
#include <utility>

#include "assets/i18n/dates.h"
#include "assets/reference/reference.h"
#include "kiosk/screens/excerpt.h"
#include "kiosk/screens/pieces.h"
#include "kiosk/screens/track_next.h"
#include "kiosk/screens/track_stages.h"

namespace bale::screens {
namespace {

constexpr float kStages = 60.0F;
constexpr float kStagesStanding = 72.0F;
constexpr float kPadding = 8.5F;      // of the answer's card
constexpr float kAnswerHead = 21.0F;  // who answered, and when
constexpr float kNumberHeight = 19.0F;
constexpr float kNews = 22.0F;
constexpr float kNextLow = 12.0F;       // what happens next, on one line
constexpr float kNextHigh = 21.0F;      // and on two
constexpr float kStageAir = 2.0F;       // between the rows of the way
constexpr float kNextStanding = 30.0F;

std::string unit_name(std::string_view code) {
  const assets::Unit* const unit = assets::find_unit(code);
  return unit != nullptr ? unit->name : std::string(code);
}

std::string day_words(const model::State& s, WallMs at) {
  return assets::full_date(lang(s), assets::day_in_wita(at));
}

// "oleh **Dinas PUPRPKP** sejak Senin, 16 November 2026"
std::array<std::string, 3> by_words(const model::State& s, const Standing& now) {
  const bool unit = s.track->status && !s.track->status->unit.empty();
  std::string by;
  std::string name;
  std::string since;
  if (unit) {
    by = tr(s, Text::kTrackBy);
    by += ' ';
    name = unit_name(s.track->status->unit);
  }
  if (now.since) {
    if (unit) since.push_back(' ');
    since += tr(s, Text::kTrackSince, {{"date", day_words(s, *now.since)}});
  }
  return {by, name, since};
}

void by_line(ui::Ui& ui, const Rect& r, const std::array<std::string, 3>& words) {
  const std::array<std::string_view, 3> pieces{words[0], words[1], words[2]};
  if (!words[1].empty() || !words[2].empty()) ui.mixed(r, pieces);
}

// How old what we show is.
struct News {
  std::string title;
  std::string moment{};
};
News news_of(const model::State& s) {
  if (!s.track->status) return {std::string(tr(s, Text::kTrackNoNews))};
  const WallMs made = s.track->status->made_at;
  return {tr(s, Text::kTrackNews, {{"age", assets::age(lang(s), made, s.wall)}}),
          assets::moment(lang(s), made)};
}

void news(ui::Ui& ui, const model::State& s, const Rect& r) {
  const News n = news_of(s);
  ui.point(r, Icon::kKirim, n.title, n.moment);
}

float news_width(const ui::Ui& ui, const model::State& s) {
  return ui.width_of(news_of(s).title, TextRole::kIsi, Weight::kBold) + 21.5F;
}

void stages(ui::Ui& ui, const model::State& s, const Rect& r) {
  const std::vector<ShownStage> shown = stages_of(s, *s.track, ui.portrait());
  std::vector<ui::Stage> all;
  for (const ShownStage& stage : shown) {
    all.push_back({.state = stage.state, .name = tr(s, stage.name), .date = stage.date,
                   .icon = stage.icon});
  }
  ui.stages(r, all);
}

// --- the answer, in as many pages as it needs ---
struct AnswerPage {
  const report::Answer* answer{};
  std::string_view text;
};

std::vector<AnswerPage> answer_pages(const ui::Ui& ui, const report::Status& status, int lines,
                                     const Measure& m) {
  std::vector<AnswerPage> pages;
  // The newest first.
  for (auto it = status.answers.rbegin(); it != status.answers.rend(); ++it) {
    for (const std::string_view text : pages_of(ui, it->text, lines, m)) {
      pages.push_back({&*it, text});
    }
  }
  return pages;
}

bool has_number(const model::State& s) {
  return s.track->status && !s.track->status->lapor_id.empty();
}

// The room of the answer's words inside the card.
Rect words_room(const model::State& s, const Rect& card) {
  Rect r = card.inset(kPadding).without_top(kAnswerHead);
  if (has_number(s)) r = r.without_bottom(kNumberHeight - 4.0F);
  return r;
}

// A standing panel is tall: the card ends where its words do.
float card_height(const ui::Ui& ui, const model::State& s, const Rect& area,
                  std::string_view text) {
  const Rect room = words_room(s, area);
  const float words = ui.height_of(text, room.w - 1.0F, TextRole::kIsi, Weight::kRegular);
  return std::min(area.h, area.h - room.h + words + 4.0F);
}

void number(ui::Ui& ui, const model::State& s, const Rect& card) {
  if (!has_number(s)) return;
  const Rect r = card.inset(kPadding).bottom_part(kNumberHeight - 4.0F);
  ui.hairline(r.without_top(1.5F));
  std::string label(tr(s, Text::kTrackLaporId));
  label += ' ';
  const std::array<std::string_view, 2> pieces{label, s.track->status->lapor_id};
  ui.mixed(r.without_top(5.0F), pieces, {.on_white = true});
}

void answer_head(ui::Ui& ui, const model::State& s, const Rect& card,
                 const report::Answer& answer) {
  const Rect r = card.inset(kPadding).top_part(kAnswerHead);
  const float picture = ui::mm::kPictureButton;
  ui.picture({r.x, r.y - 1.0F, picture, picture}, Icon::kGedung);
  const Rect words = r.without_left(picture + ui::mm::kPictureGap);
  ui.text(words.top_part(11.0F), tr(s, Text::kTrackAnswer, {{"unit", unit_name(answer.unit)}}),
          {.weight = Weight::kBold, .on_white = true});
  ui.text({r.x, r.y + 11.5F, r.w, 11.0F}, day_words(s, answer.at),
          {.second = true, .on_white = true});
}

void answer(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect area) {
  const report::Status& status = *s.track->status;
  const auto pages_in = [&](const Rect& card) {
    const Rect room = words_room(s, card);
    const Measure m{.width = room.w - 1.0F};
    return answer_pages(ui, status, std::max(1, static_cast<int>(room.h / line_height(ui, m))),
                        m);
  };
  std::vector<AnswerPage> pages = pages_in(area);
  if (pages.size() > 1) {
    // The page buttons take their room: fewer words fit on a page.
    pages = pages_in(ui.beside_pages(area));
    const Page page = page_of(pages.size(), 1, s.page);
    pager(ui, s, sink, area, page, Text::kTrackMore);
    pages = {pages[page.number]};
  }
  if (ui.portrait()) area = area.top_part(card_height(ui, s, area, pages.front().text));
  ui.card(area);
  answer_head(ui, s, area, *pages.front().answer);
  ui.text(words_room(s, area), pages.front().text, {.on_white = true});
  number(ui, s, area);
}

// No answer yet: what is known instead.
void no_answer(ui::Ui& ui, const model::State& s, const Rect& area) {
  const float height = has_number(s) ? 50.0F : 32.0F;
  const Rect card = area.top_part(std::min(height, area.h));
  ui.card(card);
  const Rect r = card.inset(kPadding);
  const float picture = ui::mm::kPictureButton;
  ui.picture({r.x, r.y - 0.5F, picture, picture}, Icon::kJawab);
  const Rect words = r.without_left(picture + ui::mm::kPictureGap).top_part(11.0F);
  ui.text(words, tr(s, Text::kTrackNoAnswer), {.on_white = true});
  number(ui, s, card);
}

// The centre does not have it: what becomes of it here.
ui::Banner waiting_here(const model::State& s) {
  if (s.track->quarantined) {
    return {.icon = Icon::kAwas, .title = tr(s, Text::kTrackStaffKnow),
            .detail = tr(s, Text::kTrackStillSaved)};
  }
  return {.icon = Icon::kSimpan, .title = tr(s, Text::kReceiptSavedDetail)};
}

bool at_centre(const model::State& s) { return s.track->status || s.track->delivered_at; }
bool answered(const model::State& s) {
  return s.track->status && !s.track->status->answers.empty();
}

void outcome(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  if (answered(s)) return answer(ui, s, sink, area);
  if (at_centre(s)) return no_answer(ui, s, area);
  ui.banner(area.top_part(ui.portrait() ? 32.0F : 26.0F), waiting_here(s));
}

// --- what the holder of the code can do ---
constexpr float kActs = 150.0F;     // landscape: their column beside the answer
constexpr float kActLeast = 21.8F;

void acts(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  struct Act {
    Icon icon;
    Text words;
  };
  constexpr std::array<Act, 3> kAll{{{Icon::kTambah, Text::kTrackAdd},
                                     {Icon::kBintang, Text::kTrackRate},
                                     {Icon::kTarik, Text::kTrackWithdraw}}};
  const bool row = low_panel(ui);  // beside each other: nothing else has room there
  for (int i = 0; i < 3; ++i) {
    const Act& act = kAll[static_cast<std::size_t>(i)];
    const Rect r = row ? ui::grid(area, 3, 1, {.column = i}, ui::mm::kGapAcross, 0)
                       : ui::grid(area, 1, 3, {.row = i}, 0, ui::mm::kGapDown);
    if (!ui.button(r, {.kind = ui::ButtonKind::kChoice, .label = tr(s, act.words),
                       .icon = act.icon})) {
      continue;
    }
    if (i == 0) sink.emit(model::ReplyPressed{});
    if (i == 1) sink.emit(model::RatePressed{});
    if (i == 2) sink.emit(model::WithdrawPressed{});
  }
}

float acts_height(const ui::Ui& ui) {
  if (low_panel(ui)) return std::max(kActLeast, ui.row_height(2));
  return 3 * std::max(kActLeast, ui.row_height(1)) + 2 * ui::mm::kGapDown;
}

Icon next_icon(const NextWords& next) { return next.late ? Icon::kAwas : Icon::kJam; }

// One line where it fits, else two.
float next_height(const ui::Ui& ui, const NextWords& next, float width) {
  const float one = ui.width_of(next.title, TextRole::kIsi, Weight::kBold) +
                    ui.width_of(next.detail, TextRole::kIsi, Weight::kRegular) + 25.0F;
  return one <= width ? kNextLow : kNextHigh;
}

void lying(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const Rect& r = ui.layout().reading;
  const Standing now = standing_of(*s.track);
  ui.heading(tr(s, now.heading));
  const float right = news_width(ui, s);
  by_line(ui, {r.x, 54.0F, r.w - right - 8.0F, 11.0F}, by_words(s, now));
  float top = 70.6F;
  if (const auto next = next_words(s)) {
    const Rect line{r.x, 65.4F, r.w, next_height(ui, *next, r.w)};
    ui.point(line, next_icon(*next), next->title, next->detail);
    top = line.bottom() + 1.5F;
  }
  news(ui, s, {r.right() - right, r.y + 0.5F, right, kNews});
  stages(ui, s, {r.x, top, r.w, kStages});
  top += kStages + 4.5F;
  const Rect below{r.x, top, r.w, ui.layout().tall_answers.bottom() - top};
  outcome(ui, s, sink, below.without_right(kActs + ui::mm::kGapAcross * 1.5F));
  acts(ui, s, sink, below.right_part(kActs).top_part(std::min(below.h, acts_height(ui))));
}

void standing(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const Rect& r = ui.layout().reading;
  const Standing now = standing_of(*s.track);
  ui.heading(tr(s, now.heading));
  by_line(ui, {r.x, 57.0F, r.w, 22.0F}, by_words(s, now));
  const Rect& a = ui.layout().answers;
  const float height = acts_height(ui);
  Rect room = a.without_bottom(height + ui::mm::kGapDown * 1.5F);
  if (const auto next = next_words(s)) {
    ui.point(room.top_part(kNextStanding), next_icon(*next), next->title, next->detail);
    room = room.without_top(kNextStanding + 2.0F);
  }
  news(ui, s, {r.x, 80.0F, r.w, kNews});
  stages(ui, s, {12.0F, 105.5F, ui.layout().panel.w - 24.0F, kStagesStanding});
  outcome(ui, s, sink, room);
  acts(ui, s, sink, a.bottom_part(height));
}

// --- large letters, or an open strip: the same, one under the other, on pages ---
Piece by_piece(ui::Ui& ui, std::array<std::string, 3> words) {
  const std::string all = words[0] + words[1] + words[2];
  return {.height = [&ui, all](float width) {
            return ui.height_of(all, width, TextRole::kIsi, Weight::kBold);
          },
          .draw = [&ui, words](const Rect& r) { by_line(ui, r, words); }};
}

Piece stage_piece(ui::Ui& ui, const model::State& s, const ShownStage& shown) {
  const std::string name(tr(s, shown.name));
  std::string date = shown.date;
  std::ranges::replace(date, '\n', ' ');
  const auto stage = [=] {
    return ui::Stage{.state = shown.state, .name = name, .date = date, .icon = shown.icon};
  };
  return {.height = [&ui, stage, name, date](float w) { return ui.stage_row_height(stage(), w); },
          .draw = [&ui, stage](const Rect& r) { ui.stage_row(r, stage()); }};
}

// Who answered and when, then the words in pieces of two lines, so that they go round the controls
// and from page to page.
void add_answers(ui::Ui& ui, const model::State& s, float width, std::vector<Piece>& pieces) {
  constexpr int kLines = 2;
  const report::Answer* head = nullptr;
  for (const auto& page : answer_pages(ui, *s.track->status, kLines, {.width = width - 1.0F})) {
    if (std::exchange(head, page.answer) != page.answer) {
      pieces.push_back(point_piece(
          ui, Icon::kGedung, tr(s, Text::kTrackAnswer, {{"unit", unit_name(page.answer->unit)}}),
          day_words(s, page.answer->at)));
      pieces.back().begins = true;
      pieces.push_back(words_piece(ui, std::string(page.text)));
    } else {
      pieces.push_back(words_piece(ui, std::string(page.text)));
      pieces.back().air = 0;
    }
  }
}

// The way it went, and how old all this is.
void add_way(ui::Ui& ui, const model::State& s, std::vector<Piece>& pieces) {
  bool first = true;
  for (const ShownStage& stage : stages_of(s, *s.track, ui.portrait())) {
    pieces.push_back(stage_piece(ui, s, stage));
    pieces.back().air = kStageAir;
    pieces.back().begins = std::exchange(first, false);
  }
  const News n = news_of(s);
  pieces.push_back(point_piece(ui, Icon::kKirim, n.title, n.moment));
  if (!has_number(s)) return;
  std::string number(tr(s, Text::kTrackLaporId));
  number += ' ';
  number += s.track->status->lapor_id;
  pieces.push_back(words_piece(ui, number));
}

void paged(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const Standing now = standing_of(*s.track);
  ui.heading(tr(s, now.heading));
  const Rect area = ui.layout().tall_answers;
  std::vector<Piece> pieces;
  if (!at_centre(s)) {
    const ui::Banner b = waiting_here(s);
    pieces.push_back(banner_piece(ui, b.kind, b.icon, std::string(b.title), std::string(b.detail)));
  }
  if (const auto next = next_words(s)) {
    pieces.push_back(point_piece(ui, next_icon(*next), next->title, next->detail));
  }
  const auto by = by_words(s, now);
  if (!by[1].empty() || !by[2].empty()) pieces.push_back(by_piece(ui, by));
  if (answered(s)) {
    add_answers(ui, s, pieces_width(ui, area), pieces);
  } else if (at_centre(s)) {
    pieces.push_back(words_piece(ui, std::string(tr(s, Text::kTrackNoAnswer))));
  }
  add_way(ui, s, pieces);
  const float foot = acts_height(ui) + ui::mm::kGapDown;
  const Rect place = draw_pieces(ui, s, sink, pieces, area, foot);
  if (place.h > 0) acts(ui, s, sink, place.without_top(ui::mm::kGapDown));
}

}  // namespace

void draw_track(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  if (!s.track) return;
  if (wants_pieces(ui)) {
    paged(ui, s, sink);
  } else if (ui.portrait()) {
    standing(ui, s, sink);
  } else {
    lying(ui, s, sink);
  }
  back(ui, s, sink);
  if (ui.next(tr(s, Text::kCommonDone), Icon::kCek)) sink.emit(model::DonePressed{});
}

}  // namespace bale::screens
