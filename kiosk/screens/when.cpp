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
constexpr float kDayGap = 3.2F;

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
                      .icon = lying ? std::optional(Icon::kKalender) : std::nullopt,
                      .picture = ui::mm::kPictureRow, .wide = !lying,
                      .selected = s.draft.date_answered && s.draft.date == date,
                      .text = TextRole::kSedang})) {
    choose(sink, date);
  }
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
  shortcut(ui, s, sink, part(0), Text::kWhenToday, today);
  const report::Date yesterday = report::date_from_days(report::days_since_epoch(today) - 1);
  shortcut(ui, s, sink, part(1), Text::kWhenYesterday, yesterday);
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

}  // namespace

void draw_when(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  const report::Date today = report::date_in_wita(state.wall);
  const report::Date first = month_shown(today, state.calendar_month_offset);
  building(ui, state, sink);
  question(ui, state, {.heading = tr(state, Text::kWhenHeading)});
  Rect area = answers(ui, false);
  back(ui, state, sink);
  if (dont_know(ui, tr(state, Text::kWhenForgotten), area)) sink.emit(model::DateChosen{});
  // Large letters on a standing panel leave room for the calendar alone.
  const float calendar = kWeeks * ui::mm::kMinimumTarget + (kWeeks - 1) * kDayGap +
                         ui.line(TextRole::kIsi) + kHeadsAir;
  const bool room = !ui.portrait() || area.h - kStandingShortcuts - ui::mm::kGapDown >= calendar;
  if (room) shortcuts(ui, state, sink, area, today);
  month_pager(ui, state, sink, area, first);
  const float heads = ui.line(TextRole::kIsi) + kHeadsAir;
  weekday_heads(ui, state, area.top_part(heads));
  days(ui, state, sink, area.without_top(heads), first, today);
  hint(ui, state, Text::kCommonTouchDay);
}

}  // namespace bale::screens
