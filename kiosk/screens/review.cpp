// Every answer once more, each with "Ubah"; nothing has been sent. Rows differ by kind of report.
#include <algorithm>
#include <array>
#include <vector>

#include "assets/i18n/dates.h"
#include "kiosk/model/flow.h"
#include "kiosk/model/update.h"
#include "kiosk/screens/excerpt.h"
#include "kiosk/screens/faults.h"
#include "kiosk/screens/privacy.h"

namespace bale::screens {
namespace {

constexpr float kNotSentWidth = 84.0F;
constexpr float kNotSentHeight = 18.8F;
constexpr float kNotSentAir = 28.0F;  // picture and padding
constexpr float kTallestRow = 44.0F;

// How much air a row has, from calm to close; the closest still holds a label, two lines of value
// and a target of 20 mm.
struct Air {
  float lowest;  // height of a row with one line of value
  float around;  // above and below the words of a taller row, together
};
constexpr std::array<Air, 3> kAir{{{25.5F, 7.0F}, {22.5F, 4.0F}, {ui::mm::kRow, 2.0F}}};

struct Line {
  Icon icon{};
  std::string label;
  SecretString value;
  model::Screen change{};
  bool wide{};       // landscape: the whole width
  int most_lines{1};  // of the value
};

bool incident(const model::Draft& d) {
  return d.kind == report::Classification::kPengaduan;
}

Line about(const model::State& s) {
  Text label = Text::kReviewAboutPengaduan;
  if (s.draft.kind == report::Classification::kAspirasi) label = Text::kReviewAboutAspirasi;
  if (s.draft.kind == report::Classification::kPermintaanInformasi) {
    label = Text::kReviewAboutPermintaan;
  }
  return {.icon = category_icon(s.draft.category), .label = std::string(tr(s, label)),
          .value = SecretString(tr(s, assets::category_text(s.draft.category))),
          .change = model::Screen::kCategory};
}

Line content(const model::State& s) {
  const bool composed = s.draft.words.blank() && model::words_optional(s.draft);
  return {.icon = Icon::kIsi,
          .label = std::string(tr(s, composed ? Text::kReviewComposed : Text::kReviewContent)),
          .value = model::compose_report(s).content, .change = model::Screen::kWords,
          .wide = true};
}

SecretString place_words(const model::State& s) {
  const model::Draft& d = s.draft;
  SecretString out;
  if (!d.desa.name.empty()) {
    out.append(tr(s, Text::kPlaceDesa, {{"desa", d.desa.name}, {"kecamatan", d.kecamatan.name}}));
  } else if (!d.kecamatan.name.empty()) {
    out.append(tr(s, Text::kPlaceKecamatan, {{"kecamatan", d.kecamatan.name}}));
  }
  if (!d.landmark.blank()) {
    if (!out.empty()) out.append(", ");
    out.append(d.landmark.trimmed_utf8());
  }
  return out.empty() ? SecretString(tr(s, Text::kPlaceUnknown)) : out;
}

Line place(const model::State& s) {
  return {.icon = Icon::kPin, .label = std::string(tr(s, Text::kReviewPlace)),
          .value = place_words(s), .change = model::Screen::kKecamatan};
}

Line when(const model::State& s) {
  const auto& date = s.draft.date;
  return {.icon = Icon::kKalender, .label = std::string(tr(s, Text::kReviewWhen)),
          .value = SecretString(date ? assets::full_date(lang(s),
                                                         {date->year, date->month, date->day})
                                     : std::string(tr(s, Text::kWhenUnknown))),
          .change = model::Screen::kWhen};
}

Line agency(const model::State& s) {
  const model::Draft& d = s.draft;
  std::string value(tr(s, Text::kCommonDontKnow));
  if (!d.unit.name.empty()) {
    value = d.unit_suggested ? tr(s, Text::kReviewAgencySuggested, {{"agency", d.unit.name}})
                             : d.unit.name;
  }
  return {.icon = Icon::kGedung, .label = std::string(tr(s, Text::kReviewAgency)),
          .value = SecretString(value), .change = model::Screen::kAgency};
}

Line who(const model::State& s) {
  const report::Privacy privacy = s.draft.privacy.value_or(report::Privacy{});
  return {.icon = privacy_icon(privacy), .label = std::string(tr(s, Text::kReviewWho)),
          .value = SecretString(tr(s, privacy_text(privacy))), .change = model::Screen::kWho};
}

// Typed values side by side; the NIK only by its name.
SecretString contact_words(const model::State& s) {
  const model::Draft& d = s.draft;
  SecretString out;
  const auto add = [&out](std::string_view words) {
    if (!out.empty()) out.append(", ");
    out.append(words);
  };
  if (!d.name.blank()) add(d.name.trimmed_utf8());
  if (!d.phone.blank()) add(d.phone.trimmed_utf8());
  if (!d.email.blank()) add(d.email.trimmed_utf8());
  if (!d.nik.blank()) add(tr(s, Text::kContactNik));
  return out.empty() ? SecretString(tr(s, Text::kContactEmpty)) : out;
}

// Where the values find no room: which fields are filled in.
SecretString contact_names(const model::State& s) {
  const model::Draft& d = s.draft;
  SecretString out;
  const auto add = [&](const model::TextEdit& edit, Text name) {
    if (edit.blank()) return;
    if (!out.empty()) out.append(", ");
    out.append(tr(s, name));
  };
  add(d.name, Text::kContactName);
  add(d.phone, Text::kContactPhone);
  add(d.email, Text::kContactEmail);
  add(d.nik, Text::kContactNik);
  return out;
}

Line contact(const model::State& s) {
  return {.icon = Icon::kTelepon, .label = std::string(tr(s, Text::kReviewContact)),
          .value = contact_words(s), .change = model::Screen::kContact};
}

std::vector<Line> lines_for(const model::State& s) {
  std::vector<Line> all;
  all.push_back(about(s));
  all.push_back(agency(s));
  all.push_back(content(s));
  if (incident(s.draft)) {
    all.push_back(place(s));
    all.push_back(when(s));
  }
  all.push_back(who(s));
  all.push_back(contact(s));
  return all;
}

// Portrait shows the words themselves in a card of their own; the row only leads to them.
void point_above(const model::State& s, std::vector<Line>& all) {
  for (Line& line : all) {
    if (line.wide) line.value = SecretString(tr(s, Text::kReviewAbove));
  }
}

// A fault stands at the row that mends it.
void mark_faults(const model::State& s, std::vector<Line>& all) {
  for (const report::Fault& fault : s.faults) {
    for (Line& line : all) {
      const model::Screen mends = model::mending_of(fault.field).screen;
      const bool same = mends == line.change ||
                        (model::place_screen(mends) && model::place_screen(line.change)) ||
                        (mends == model::Screen::kContactField &&
                         line.change == model::Screen::kContact);
      if (!same) continue;
      line.icon = Icon::kAwas;
      line.value = SecretString(tr(s, fault_text(fault)));
    }
  }
}

// One band of the list: a wide row, or two beside each other.
struct Band {
  std::vector<Line*> rows;
  float needed{};
};

std::vector<Band> bands_of(std::vector<Line>& all, bool one_column) {
  std::vector<Band> bands;
  for (Line& line : all) {
    const bool beside = !one_column && !line.wide && !bands.empty() &&
                        bands.back().rows.size() == 1 && !bands.back().rows.front()->wide;
    if (!beside) bands.emplace_back();
    bands.back().rows.push_back(&line);
  }
  return bands;
}

Rect row_rect(const Rect& area, float y, float h, const Band& band, std::size_t i) {
  if (band.rows.size() == 1) return {area.x, y, area.w, h};
  return ui::grid({area.x, y, area.w, h}, 2, 1, {.column = static_cast<int>(i)},
                  ui::mm::kGapAcross, 0);
}

// The least height of a band: label and values, with air; a value never needs more lines than it
// may have.
float needed(const ui::Ui& ui, const model::State& s, const Rect& area, Band& band,
             int content_lines, const Air& air) {
  float most = air.lowest;
  for (std::size_t i = 0; i < band.rows.size(); ++i) {
    Line& line = *band.rows[i];
    const Measure m{.width = ui.value_width(row_rect(area, 0, 1, band, i),
                                           tr(s, Text::kCommonChange)),
                    .weight = Weight::kBold};
    const int may = line.wide ? content_lines : 2;
    line.most_lines = std::min(lines_of(ui, line.value, m), may);
    const float height = line_height(ui, m) * (0.94F * static_cast<float>(line.most_lines) + 1.0F);
    most = std::max(most, height + air.around);
  }
  return most;
}

// Heights of the bands: what they need, the rest shared out, none taller than is calm. False: they
// do not all stand in the area.
bool share(const ui::Ui& ui, const model::State& s, const Rect& area, std::vector<Band>& bands) {
  const auto n = static_cast<float>(bands.size());
  const float room = area.h - ui::mm::kGapDown * (n - 1);
  float used = room + 1;
  for (const Air& air : kAir) {
    for (int lines = 6; lines > 2 && used > room; --lines) {
      used = 0;
      for (Band& band : bands) used += band.needed = needed(ui, s, area, band, lines, air);
    }
    if (used <= room) break;
  }
  if (used > room) return false;
  const float more = (room - used) / n;
  for (Band& band : bands) {
    band.needed = std::max(band.needed, std::min(band.needed + more, kTallestRow));
  }
  return true;
}

// The bands in pages, each as full as it can be; the one wanted.
Page page_of_bands(const ui::Ui& ui, const model::State& s, const Rect& area,
                   std::vector<Band>& bands) {
  constexpr int kLines = 3;
  std::vector<std::size_t> begins{0};
  float used = 0;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    bands[i].needed = std::min(needed(ui, s, area, bands[i], kLines, kAir.back()), area.h);
    if (i > begins.back() && used + bands[i].needed > area.h) {
      begins.push_back(i);
      used = 0;
    }
    used += bands[i].needed + ui::mm::kGapDown;
  }
  Page page = page_of(begins.size(), 1, s.page);
  page.begin = begins[page.number];
  page.end = page.number + 1 < begins.size() ? begins[page.number + 1] : bands.size();
  return page;
}

SecretString fitted(const ui::Ui& ui, const model::State& s, const Line& line, const Rect& r) {
  const Measure m{.width = ui.value_width(r, tr(s, Text::kCommonChange)),
                  .weight = Weight::kBold};
  if (line.change == model::Screen::kContact &&
      (lines_of(ui, line.value, m) > line.most_lines || !words_fit(ui, line.value, m))) {
    return contact_names(s);
  }
  return shortened(ui, s, line.value, line.most_lines, m);
}

void rows(ui::Ui& ui, const model::State& s, model::EventSink& sink, Rect area) {
  std::vector<Line> all = lines_for(s);
  if (ui.portrait()) point_above(s, all);
  mark_faults(s, all);
  std::vector<Band> bands = bands_of(all, ui.portrait() || low_panel(ui));
  Page page;
  page.end = bands.size();
  if (!share(ui, s, area, bands)) {
    page = page_of_bands(ui, s, ui.beside_pages(area), bands);
    pager(ui, s, sink, area, page, Text::kTrackMore);
  }
  float y = area.y;
  for (std::size_t b = page.begin; b < page.end; ++b) {
    const Band& band = bands[b];
    for (std::size_t i = 0; i < band.rows.size(); ++i) {
      const Line& line = *band.rows[i];
      const Rect r = row_rect(area, y, band.needed, band, i);
      const SecretString value = fitted(ui, s, line, r);
      if (ui.row(r, {.icon = line.icon, .label = line.label, .value = value,
                     .change = tr(s, Text::kCommonChange)})) {
        sink.emit(model::EditPressed{line.change});
      }
    }
    y += band.needed + ui::mm::kGapDown;
  }
}

// At the heading's right; standing under it where both do not fit. Returns the mm it pushes down.
float not_sent(ui::Ui& ui, const model::State& s) {
  const Rect& h = ui.layout().heading;
  const std::string_view words = tr(s, Text::kReviewNotSent);
  const float width = std::max(kNotSentWidth,
                               ui.width_of(words, TextRole::kIsi, Weight::kBold) + kNotSentAir);
  const float heading = ui.width_of(tr(s, Text::kReviewHeading), TextRole::kJudul, Weight::kBold);
  const bool under = ui.portrait() && heading + width + 2.0F > h.w;
  const float y = under ? h.bottom() + 2.0F : h.y - 0.5F;
  ui.banner({h.right() - width, y, width, kNotSentHeight}, {.icon = Icon::kAwas, .title = words});
  return under ? kNotSentHeight + 2.0F : 0.0F;
}

// Portrait has room to read the words as the agency will read them.
void as_read(ui::Ui& ui, const model::State& s, float top) {
  const Rect card{12.0F, top, ui.layout().panel.w - 24.0F, ui.layout().reading.bottom() - top};
  ui.card(card);
  const Rect inside = card.inset(8.0F);
  const bool composed = s.draft.words.blank() && model::words_optional(s.draft);
  const float label = ui.text(inside, tr(s, composed ? Text::kReviewComposed
                                                     : Text::kReviewContent),
                              {.second = true, .on_white = true});
  const Rect text = inside.without_top(label + 1.5F);
  const SecretString content = model::compose_report(s).content;
  const auto lines_in = [&](const Measure& m) {
    return static_cast<int>(text.h / line_height(ui, m));
  };
  // Large where all of it fits so.
  Measure m{.width = text.w - 1.0F, .role = TextRole::kSedang};
  if (lines_of(ui, content, m) > lines_in(m)) m.role = TextRole::kIsi;
  ui.text(text, shortened(ui, s, content, lines_in(m), m), {.role = m.role, .on_white = true});
}

}  // namespace

void draw_review(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  ui.heading(tr(s, Text::kReviewHeading));
  const float lower = not_sent(ui, s);
  Rect area = answers(ui, false);
  area = area.without_top(ui.portrait() ? 0.0F : 1.8F);
  const std::string_view wrong = fault_words(s);
  if (!wrong.empty()) {
    const float top = ui.portrait() ? 62.0F + lower : area.y;
    fault_banner(ui, {ui.layout().reading.x, top, ui.layout().reading.w, ui::mm::kRow}, wrong);
    if (!ui.portrait()) area = area.without_top(ui::mm::kRow + ui::mm::kGapDown);
  }
  if (ui.portrait()) as_read(ui, s, (wrong.empty() ? 62.0F : 89.0F) + lower);
  rows(ui, s, sink, area);
  back(ui, s, sink);
  if (ui.next(tr(s, Text::kReviewSubmit), Icon::kKirim)) sink.emit(model::SubmitPressed{});
}

}  // namespace bale::screens
