// Staff mode: how the queue stands, what was refused and why, tests of the devices, whom to call.
// Nothing a citizen wrote is here: this machine cannot read it.
#include <algorithm>
#include <array>
#include <vector>

#include "assets/i18n/dates.h"
#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

using model::PrinterState;
using model::StaffPage;
using model::StaffTest;
using model::TestState;

constexpr float kMenu = 104.0F;  // mm, look: the menu's column
constexpr float kMenuLow = 164.0F;  // on a low panel: two columns
constexpr float kMenuGap = 8.0F;
constexpr float kFigure = 32.0F;
constexpr float kFigureLow = 26.0F;
constexpr float kRefusedLow = 50.0F;
constexpr WallMs kOldAfterMs = 24LL * 3'600'000;  // a day without reaching the centre: call

struct Entry {
  Icon icon;
  Text words;
  std::optional<StaffPage> page;  // absent: an act
};
constexpr std::array<Entry, 6> kEntries{{{Icon::kSimpan, Text::kStaffQueue, StaffPage::kQueue},
                                         {Icon::kAwas, Text::kStaffRefused, StaffPage::kRefused},
                                         {Icon::kCetak, Text::kStaffDevices, StaffPage::kDevices},
                                         {Icon::kTelepon, Text::kStaffHelp, StaffPage::kHelp},
                                         {Icon::kOrang, Text::kStaffAssist, {}},
                                         {Icon::kGembok, Text::kStaffClose, {}}}};

void entry(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& r,
           const Entry& e) {
  std::string words(tr(s, e.words));
  if (e.page == StaffPage::kRefused && s.staff.numbers.refused > 0) {
    words += " (" + std::to_string(s.staff.numbers.refused) + ")";
  }
  if (!ui.tile(r, {.label = words, .icon = e.icon, .picture = ui::mm::kPictureButton, .wide = true,
                   .selected = e.page && *e.page == s.staff.page})) {
    return;
  }
  if (e.page) return sink.emit(model::StaffPageChosen{*e.page});
  if (e.words == Text::kStaffAssist) return sink.emit(model::AssistPressed{});
  sink.emit(model::CloseKiosk{});
}

void menu(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area,
          int columns) {
  const int rows = static_cast<int>(kEntries.size()) / columns;
  for (std::size_t i = 0; i < kEntries.size(); ++i) {
    const int at = static_cast<int>(i);
    entry(ui, s, sink,
          ui::grid(area, columns, rows, {.column = at % columns, .row = at / columns},
                   ui::mm::kGapAcross, ui::mm::kGapDown),
          kEntries[i]);
  }
}

// --- the pages ---
float figures(ui::Ui& ui, const model::State& s, const Rect& area) {
  const model::StaffNumbers& n = s.staff.numbers;
  struct Figure {
    Icon icon;
    std::string number;
    Text word;
  };
  const std::array<Figure, 4> all{
      {{Icon::kJam, std::to_string(n.pending), Text::kStaffPending},
       {Icon::kCek, std::to_string(n.delivered), Text::kStaffDelivered},
       {Icon::kAwas, std::to_string(n.refused), Text::kStaffRefusedWord},
       {s.offline ? Icon::kPutus : Icon::kTersambung,
        n.last_contact ? assets::time_of_day(lang(s), *n.last_contact) : "–",
        Text::kStaffLastContact}}};
  const bool low = low_panel(ui);
  const int columns = ui.portrait() || low || ui.text_size() > ui::TextSize::kBiasa ? 2 : 4;
  const int rows = 4 / columns;
  const float each = std::max(low ? kFigureLow : kFigure,
                              ui.line(TextRole::kJudul) + ui.line(TextRole::kIsi) + 4.0F);
  const Rect place = area.top_part(each * static_cast<float>(rows) +
                                   ui::mm::kGapDown * static_cast<float>(rows - 1));
  for (int i = 0; i < 4; ++i) {
    const Figure& f = all[static_cast<std::size_t>(i)];
    const Rect cell = ui::grid(place, columns, rows, {.column = i % columns, .row = i / columns},
                               ui::mm::kGapAcross, ui::mm::kGapDown);
    ui.figure(cell, f.icon, f.number, tr(s, f.word));
  }
  return place.h;
}

void queue(ui::Ui& ui, const model::State& s, const Rect& area) {
  const model::StaffNumbers& n = s.staff.numbers;
  Rect r = area.without_top(figures(ui, s, area) + ui::mm::kGapDown);
  const float line = std::max(ui::mm::kRow, ui.row_height(2));
  const auto told = [&](const ui::Banner& banner) {
    if (r.h < line) return;
    ui.banner(r.top_part(line), banner);
    r = r.without_top(line + ui::mm::kGapDown);
  };
  if (!n.alarm.empty()) {
    told({.kind = ui::BannerKind::kFailure, .icon = Icon::kAwas, .title = n.alarm});
  }
  if (n.oldest_pending) {
    const std::string oldest =
        tr(s, Text::kStaffOldest, {{"age", assets::age(lang(s), *n.oldest_pending, s.wall)}});
    const bool old = s.wall - *n.oldest_pending > kOldAfterMs;
    told({.kind = old ? ui::BannerKind::kFailure : ui::BannerKind::kNotice, .icon = Icon::kJam,
          .title = oldest, .detail = old ? std::string_view(s.hall.queue_line) : ""});
  } else {
    told({.kind = ui::BannerKind::kGood, .icon = Icon::kCek, .title = tr(s, Text::kStaffAllSent)});
  }
  if (r.h >= ui.line(TextRole::kIsi)) {
    ui.text(r, tr(s, Text::kStaffDisk, {{"n", std::to_string(n.free_disk_mib)}}),
            {.second = true});
  }
}

void refused(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect area) {
  const auto& rows = s.staff.numbers.refused_rows;
  if (rows.empty()) {
    return ui.banner(area.top_part(std::max(ui::mm::kRow, ui.row_height(2))),
                     {.kind = ui::BannerKind::kGood, .icon = Icon::kCek,
                      .title = tr(s, Text::kStaffNoneRefused)});
  }
  const float least = low_panel(ui) ? kRefusedLow : 26.0F;  // its rows are narrow
  const float height = std::max(least, ui.row_height(2));
  const auto fit = [&](const Rect& r) {
    return static_cast<std::size_t>(
        std::max(1.0F, (r.h + ui::mm::kGapDown) / (height + ui::mm::kGapDown)));
  };
  std::size_t per_page = fit(area);
  if (rows.size() > per_page) per_page = fit(ui.beside_pages(area));
  const Page page = page_of(rows.size(), per_page, s.page);
  pager(ui, s, sink, area, page, Text::kTrackMore);
  for (std::size_t i = page.begin; i < page.end; ++i) {
    const Rect r = area.without_top(static_cast<float>(i - page.begin) *
                                    (height + ui::mm::kGapDown)).top_part(height);
    const std::string label = tr(s, Text::kStaffRefusedRow,
                                 {{"n", std::to_string(rows[i].seq)},
                                  {"age", assets::age(lang(s), rows[i].since, s.wall)}});
    ui.banner(r, {.kind = ui::BannerKind::kFailure, .icon = Icon::kAwas, .title = label,
                  .detail = rows[i].reason});
  }
}

Text printer_words(PrinterState state) {
  switch (state) {
    case PrinterState::kNone: return Text::kStaffPrinterNone;
    case PrinterState::kOk: return Text::kStaffPrinterOk;
    case PrinterState::kNearEnd: return Text::kStaffPrinterNearEnd;
    case PrinterState::kOut: return Text::kStaffPrinterOut;
    case PrinterState::kOffline: return Text::kStaffPrinterOffline;
    case PrinterState::kUnknown: break;
  }
  return Text::kStaffPrinterUnknown;
}

Text test_words(TestState state, Text otherwise) {
  switch (state) {
    case TestState::kRunning: return Text::kStaffTesting;
    case TestState::kPassed: return Text::kStaffTestPassed;
    case TestState::kFailed: return Text::kStaffTestFailed;
    case TestState::kNone: break;
  }
  return otherwise;
}

void devices(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  struct Device {
    StaffTest test;
    Icon icon;
    Text name;
    Text state;
    bool present;
  };
  const model::Devices& d = s.devices;
  const auto there = [](bool yes) { return yes ? Text::kStaffThere : Text::kStaffAbsent; };
  const std::array<Device, 3> all{
      {{StaffTest::kPrinter, Icon::kCetak, Text::kStaffPrinter, printer_words(d.printer),
        d.printer != PrinterState::kNone},
       {StaffTest::kCamera, Icon::kFoto, Text::kStaffCamera, there(d.camera), d.camera},
       {StaffTest::kSpeaker, Icon::kDengar, Text::kStaffSpeaker, there(d.speaker), d.speaker}}};
  const float third = (area.h - 2 * ui::mm::kGapDown) / 3;
  const float height = std::min(third, std::max(28.0F, ui.row_height(2) + 4.0F));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Device& device = all[i];
    const Rect r = area.without_top(static_cast<float>(i) * (height + ui::mm::kGapDown))
                       .top_part(height);
    const TestState state = s.staff.tests[static_cast<std::size_t>(device.test)];
    if (ui.row(r, {.icon = device.icon, .label = tr(s, device.name),
                   .value = tr(s, test_words(state, device.state)),
                   .change = device.present ? tr(s, Text::kStaffTest) : std::string_view()})) {
      sink.emit(model::StaffTestPressed{device.test});
    }
  }
}

void whom_to_call(ui::Ui& ui, const model::State& s, const Rect& area) {
  const auto line = [&](std::string_view configured) {
    return configured.empty() ? tr(s, Text::kStaffNobodyNamed) : configured;
  };
  const Rect top = area.top_part(area.h / 2);
  ui.point(top, Icon::kTelepon, tr(s, Text::kStaffCallQueue), line(s.hall.queue_line),
           TextRole::kSedang);
  ui.point(area.without_top(top.h), Icon::kOrang, tr(s, Text::kStaffCallHelp),
           line(s.hall.help_line), TextRole::kSedang);
}

void page(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  switch (s.staff.page) {
    case StaffPage::kQueue: return queue(ui, s, area);
    case StaffPage::kRefused: return refused(ui, s, sink, area);
    case StaffPage::kDevices: return devices(ui, s, sink, area);
    case StaffPage::kHelp: return whom_to_call(ui, s, area);
  }
}

// A standing panel: what is only read stands high, what is touched low.
void standing(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const Rect& a = ui.layout().answers;
  const float menu_height = 3 * 26.0F + 2 * ui::mm::kGapDown;
  const Rect low = a.without_top(menu_height + 8.0F);
  menu(ui, s, sink, a.top_part(menu_height), 2);
  const bool touched = s.staff.page == StaffPage::kDevices || s.staff.page == StaffPage::kRefused;
  page(ui, s, sink, touched ? low : ui.layout().reading);
}

}  // namespace

void draw_staff(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  if (ui.portrait()) {
    standing(ui, s, sink);
  } else {
    const Rect& area = ui.layout().tall_answers;
    const Rect all = area.without_top(ui.layout().reading.y - area.y);
    const bool low = low_panel(ui);
    const float width = low ? kMenuLow : kMenu;
    menu(ui, s, sink, all.left_part(width), low ? 2 : 1);
    page(ui, s, sink, all.without_left(width + kMenuGap));
  }
  if (ui.back(tr(s, Text::kStaffLeave))) sink.emit(model::StaffLeft{});
  ui.hint(tr(s, Text::kStaffSealed));
}

}  // namespace bale::screens
