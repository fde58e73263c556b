// The day it happened: today, yesterday, or a day of the calendar. Days to come are not there.
#include <array>

#include "assets/i18n/dates.h"
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

constexpr int kWeek = 7;
constexpr int kWeeks = 6;  // at most, so that the days keep their height from month to month
constexpr float kHeadsAir = 1.0F;  // under the names of the days
constexpr float kLyingShortcuts = 112.0F;
constexpr float kStandingShortcuts = 28.0F;
constexpr float kRoomForPicture = 200.0F;  // standing side by side, words take it all
constexpr float kDayGap = 3.0F;
constexpr float kToPlinth = 4.5F;  // how far a calendar short of room goes on towards the plinth

assets::Day day_of(const report::Date& d) { return {d.year, d.month, d.day}; }

// The first of the month shown.
report::Date month_shown(const report::Date& today, int offset) {
  const int months = today.year * 12 + today.month - 1 + offset;
  return {months / 12, months % 12 + 1, 1};
}

void choose(model::EventSink& sink, const report::Date& date) {
  sink.emit(model::DateChosen{date});
}

void shortcut(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& place,
              Text words, const report::Date& date) {
  const std::string full = assets::full_date(lang(s), day_of(date));
  const bool lying = !ui.portrait();
  if (ui.tile(place, {.label = tr(s, words), .detail = full,
                      .icon = lying || place.w > kRoomForPicture ? std::optional(Icon::kKalender)
                                                                 : std::nullopt,
                      .picture = ui::mm::kPictureRow, .wide = !lying,
                      .selected = s.draft.date_answered && s.draft.date == date,
                      .text = TextRole::kSedang})) {
    choose(sink, date);
  }
}

void recent(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& first,
            const Rect& second, const report::Date& today) {
  shortcut(ui, s, sink, first, Text::kWhenToday, today);
  const report::Date yesterday = report::date_from_days(report::days_since_epoch(today) - 1);
  shortcut(ui, s, sink, second, Text::kWhenYesterday, yesterday);
}

// "Hari ini" and "Kemarin": what most people mean.
void shortcuts(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect& area,
               const report::Date& today) {
  const bool lying = !ui.portrait();
  const Rect strip = lying ? area.left_part(kLyingShortcuts) : area.top_part(kStandingShortcuts);
  area = lying ? area.without_left(kLyingShortcuts + 10.0F)
               : area.without_top(kStandingShortcuts + ui::mm::kGapDown);
  const auto part = [&](int i) {
    return lying ? ui::grid(strip, 1, 2, {.row = i}, 0, ui::mm::kGapDown)
                 : ui::grid(strip, 2, 1, {.column = i}, ui::mm::kGapAcross, 0);
  };
  recent(ui, s, sink, part(0), part(1), today);
}

// What six rows of days and their heads need, and the days alone.
float least_height() {
  return kWeeks * ui::mm::kMinimumTarget + (kWeeks - 1) * kDayGap - kToPlinth;
}
float calendar_height(const ui::Ui& ui) {
  return least_height() + kToPlinth + ui.line(TextRole::kIsi) + kHeadsAir;
}

bool one_face(const ui::Ui& ui, const Rect& area) {
  const float rows = ui.portrait() ? last_row_height(ui) + kStandingShortcuts + 2 * ui::mm::kGapDown
                                   : 0.0F;
  return area.h - rows >= calendar_height(ui);
}

void month_pager(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect& area,
                 const report::Date& first) {
  const Rect column = area.right_part(ui::mm::kPageColumn);
  area = area.without_right(ui::mm::kPageColumn + 6.2F);
  const std::string month = assets::month_year(lang(s), day_of(first));
  const ui::PageTurn turn = ui.pages(column, {.page = s.calendar_month_offset - model::kOldestMonth,
                                              .count = 1 - model::kOldestMonth,
                                              .earlier = tr(s, Text::kWhenEarlierMonth),
                                              .later = tr(s, Text::kWhenLaterMonth),
                                              .position = month});
  if (turn != ui::PageTurn::kStay) {
    sink.emit(model::MonthTurned{turn == ui::PageTurn::kLater ? 1 : -1});
  }
}

void weekday_heads(ui::Ui& ui, const model::State& s, const Rect& strip) {
  const auto heads = assets::weekday_heads(lang(s));
  for (int i = 0; i < kWeek; ++i) {
    ui.text(ui::grid(strip, kWeek, 1, {.column = i}, kDayGap, 0),
            heads[static_cast<std::size_t>(i)], {.centred = true, .second = true});
  }
}

void days(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area,
          const report::Date& first, const report::Date& today) {
  const int before = assets::weekday_of(day_of(first));
  const int count = assets::days_in_month(first.year, first.month);
  for (int d = 1; d <= count; ++d) {
    const report::Date date{first.year, first.month, d};
    if (date > today) break;
    const int at = before + d - 1;
    const Rect cell = ui::grid(area, kWeek, kWeeks, {.column = at % kWeek, .row = at / kWeek},
                               kDayGap, kDayGap);
    if (ui.tile(cell, {.label = std::to_string(d),
                       .selected = s.draft.date_answered && s.draft.date == date,
                       .text = TextRole::kSedang})) {
      choose(sink, date);
    }
  }
}

// The days of one month, as many rows as there is room for.
void calendar(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect area,
              const report::Date& today) {
  const report::Date first = month_shown(today, s.calendar_month_offset);
  const bool whole = area.h >= calendar_height(ui);
  if (!whole) area.h += kToPlinth;
  month_pager(ui, s, sink, area, first);
  const float heads = ui.line(TextRole::kIsi) + kHeadsAir;
  if (whole) {
    weekday_heads(ui, s, area.top_part(heads));
    area = area.without_top(heads);
  }
  days(ui, s, sink, area, first, today);
  hint(ui, s, Text::kCommonTouchDay);
}

// Large letters leave no room for both: first what most people mean, and behind it the calendar.
void first_face(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect area,
                const report::Date& today) {
  if (dont_know(ui, tr(s, Text::kWhenForgotten), area)) sink.emit(model::DateChosen{});
  const bool lying = !ui.portrait();
  const auto part = [&](int i) {
    return lying ? ui::grid(area, 3, 1, {.column = i}, ui::mm::kGapAcross, 0)
                 : ui::grid(area, 1, 3, {.row = i}, 0, ui::mm::kGapDown);
  };
  recent(ui, s, sink, part(0), part(1), today);
  const std::string month = assets::month_year(lang(s), day_of(today));
  if (ui.tile(part(2), {.label = tr(s, Text::kWhenOther), .detail = month,
                        .icon = Icon::kKalender,
                        .picture = ui::mm::kPictureRow, .wide = !lying, .arrow = !lying,
                        .text = TextRole::kSedang})) {
    sink.emit(model::PageTurned{1});
  }
  hint(ui, s, Text::kCommonTouchDay);
}

// The calendar, and the way back to the first face where there is room for it.
void second_face(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect area,
                 const report::Date& today) {
  const float row = ui.portrait() ? last_row_height(ui) + ui::mm::kGapDown : 0.0F;
  const bool room = area.h - row >= least_height();
  if (room && dont_know(ui, tr(s, Text::kWhenRecent), area, Icon::kKalender)) {
    sink.emit(model::PageTurned{-static_cast<int>(s.page)});
  }
  calendar(ui, s, sink, area, today);
}

}  // namespace

void draw_when(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  const report::Date today = report::date_in_wita(state.wall);
  building(ui, state, sink);
  question(ui, state, {.heading = tr(state, Text::kWhenHeading)});
  Rect area = answers(ui, false);
  back(ui, state, sink);
  if (!one_face(ui, area)) {
    return state.page == 0 ? first_face(ui, state, sink, area, today)
                           : second_face(ui, state, sink, area, today);
  }
  if (dont_know(ui, tr(state, Text::kWhenForgotten), area)) sink.emit(model::DateChosen{});
  shortcuts(ui, state, sink, area, today);
  calendar(ui, state, sink, area, today);
}

}  // namespace bale::screens
