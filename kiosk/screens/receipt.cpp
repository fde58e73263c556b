// The code, the same as a QR picture, and the truth about where the report is now.
#include <algorithm>
#include <array>

#include "assets/i18n/dates.h"
#include "kiosk/screens/pieces.h"
#include "kiosk/screens/privacy.h"

namespace bale::screens {
namespace {

// Where things stand, mm; landscape and portrait of the look.
struct Places {
  Rect banner;
  Rect code_card;
  Rect label;    // "Kode tanda terima Anda", and who may see it at its right
  Rect code;
  Rect copy;     // under the code
  Rect qr_card;  // landscape: a card of its own
  Rect qr;
  Rect scan;     // under the QR
  Rect after;    // "Sesudah ini"
  Rect points;
};

// An open strip takes 25 mm: all stands closer, nothing is left out.
Places under_strip(const ui::Ui& ui, Places p) {
  const auto at = [](Rect& r, float y, float h) {
    r.y = y;
    r.h = h;
  };
  const float top = ui.layout().tall_answers.y;
  at(p.banner, top, 20.5F);
  at(p.code_card, p.banner.bottom() + 3.5F, 72.0F);
  at(p.qr_card, p.code_card.y, p.code_card.h);
  at(p.label, p.code_card.y + 4.5F, 11.0F);
  at(p.code, p.label.bottom() + 2.5F, 38.0F);
  at(p.copy, p.code.bottom() + 3.0F, 11.0F);
  at(p.qr, p.qr_card.y + 1.0F, 58.0F);
  at(p.scan, p.qr.bottom() + 0.5F, 11.0F);
  at(p.after, p.code_card.bottom() + 3.0F, 11.0F);
  at(p.points, p.after.bottom() + 0.5F, 24.0F);
  return p;
}

Places lying(const ui::Ui& ui, bool qr) {
  const Rect& r = ui.layout().reading;
  Places p;
  p.banner = {r.x, 59.5F, r.w, 21.0F};
  p.code_card = {r.x, 86.4F, qr ? 337.0F : r.w, 92.0F};
  const Rect inside = p.code_card.inset(8.8F);
  p.label = {inside.x, 95.0F, inside.w, 11.0F};
  p.code = {inside.x, 111.0F, inside.w, 44.0F};
  p.copy = {inside.x, 160.5F, inside.w, 11.0F};
  p.qr_card = {p.code_card.right() + 6.2F, 86.4F, r.right() - p.code_card.right() - 6.2F, 92.0F};
  p.qr = p.qr_card.inset(2.0F).top_part(72.0F);
  p.scan = {p.qr_card.x + 2, 160.0F, p.qr_card.w - 4, 11.0F};
  p.after = {r.x, 184.5F, r.w, 11.0F};
  p.points = {r.x, 198.0F, r.w, 25.0F};
  return ui.layout().strip.h > 0 ? under_strip(ui, p) : p;
}

Places standing(const ui::Ui& ui, bool qr) {
  const Rect& r = ui.layout().reading;
  const Rect& a = ui.layout().answers;
  Places p;
  p.code_card = {12.0F, 62.0F, ui.layout().panel.w - 24.0F, 115.0F};
  const Rect inside = p.code_card.inset(7.9F);
  p.label = {inside.x, 68.0F, inside.w, 11.0F};
  p.code = {inside.x, 83.0F, qr ? 134.0F : 190.0F, 87.0F};
  p.qr = {p.code.right() + 2.0F, 83.0F, inside.right() - p.code.right() - 2.0F, 72.0F};
  p.scan = {p.qr.x, 158.0F, p.qr.w, 11.0F};
  p.banner = {a.x, a.y + 1.5F, a.w, 30.0F};
  p.copy = {r.x, p.banner.bottom() + 8.0F, r.w, 21.0F};
  p.after = {r.x, p.copy.bottom() + 10.0F, r.w, 11.0F};
  p.points = {r.x, p.after.bottom() + 3.0F, r.w, 69.0F};
  return p;
}

// Where the report is now.
struct Truth {
  ui::BannerKind kind{ui::BannerKind::kNotice};
  Icon icon{Icon::kSimpan};
  std::string title;
  std::string detail{};
};
Truth truth_of(const model::State& s) {
  const model::Receipt& receipt = *s.receipt;
  if (receipt.delivered_at) {
    return {ui::BannerKind::kGood, Icon::kCek,
            tr(s, Text::kReceiptDelivered,
               {{"time", assets::time_of_day(lang(s), *receipt.delivered_at)}})};
  }
  const bool quarantined = receipt.quarantined;
  return {ui::BannerKind::kNotice, quarantined ? Icon::kAwas : Icon::kSimpan,
          std::string(tr(s, quarantined ? Text::kReceiptQuarantined : Text::kReceiptSaved)),
          std::string(tr(s, quarantined ? Text::kReceiptQuarantinedDetail
                                        : Text::kReceiptSavedDetail))};
}

void truth(ui::Ui& ui, const model::State& s, const Rect& r) {
  const Truth t = truth_of(s);
  ui.banner(r, {.kind = t.kind, .icon = t.icon, .title = t.title, .detail = t.detail});
}

// Who may see it, at the right of the label; the short word where the sentence does not fit.
void seen_by(ui::Ui& ui, const model::State& s, const Rect& line, float taken) {
  const report::Privacy& privacy = s.receipt->privacy;
  std::string_view words = tr(s, privacy_text(privacy));
  const auto width = [&] { return ui.width_of(words, TextRole::kIsi, Weight::kRegular) + 1.0F; };
  const float picture = ui::mm::kPictureButton + 2.5F;
  if (taken + picture + width() > line.w) words = tr(s, privacy_title(privacy));
  const Rect text = line.right_part(width());
  ui.text(text, words, {.on_white = true});
  ui.picture({text.x - picture, line.y - 0.5F, ui::mm::kPictureButton, ui::mm::kPictureButton},
             privacy_icon(privacy));
}

// What became of the paper; without one the code is copied by hand or phone.
Text paper_words(const model::State& s) {
  switch (s.receipt->paper) {
    case model::PaperJob::kWaiting: return Text::kReceiptPrinting;
    case model::PaperJob::kPrinted:
      // A mute printer took the page; nobody saw it come out.
      return s.devices.printer == model::PrinterState::kUnknown ? Text::kReceiptHandedOver
                                                                : Text::kReceiptPrinted;
    case model::PaperJob::kOutOfPaper: return Text::kReceiptPaperOut;
    case model::PaperJob::kFailed: return Text::kReceiptNotPrinted;
    case model::PaperJob::kNone: break;
  }
  return Text::kReceiptCopy;
}

void code(ui::Ui& ui, const model::State& s, const Places& p) {
  ui.card(p.code_card);
  ui.text(p.label, tr(s, Text::kReceiptCode), {.weight = Weight::kBold, .on_white = true});
  ui.code(p.code, s.receipt->code);
}

// What is heard after the code and what follows it: the paper, and who may see it.
void about_code(ui::Ui& ui, const model::State& s, const Places& p) {
  ui.text(p.copy, tr(s, paper_words(s)), {.on_white = !ui.portrait()});
  seen_by(ui, s, p.label,
          ui.width_of(tr(s, Text::kReceiptCode), TextRole::kIsi, Weight::kBold) + 8.0F);
}

void qr(ui::Ui& ui, const model::State& s, const Places& p) {
  const model::Receipt& receipt = *s.receipt;
  if (receipt.qr_size == 0) return;
  if (!ui.portrait()) ui.card(p.qr_card);
  ui.qr(p.qr, {.size = receipt.qr_size, .dark = receipt.qr}, tr(s, Text::kReceiptScan));
  ui.text(p.scan, tr(s, Text::kReceiptScan),
          {.weight = ui.portrait() ? Weight::kRegular : Weight::kBold, .centred = true,
           .on_white = true});
}

struct Following {
  Icon icon;
  std::string title;
  std::string detail;
};
std::array<Following, 3> following(const model::State& s) {
  const bool there = s.receipt->delivered_at.has_value();
  const auto words = [&](Text text) { return std::string(tr(s, text)); };
  return {{{Icon::kKirim, words(Text::kReceiptNextSend),
            words(there ? Text::kReceiptNextSendDone : Text::kReceiptNextSendDetail)},
           {Icon::kGedung, words(Text::kReceiptNextForward),
            tr(s, Text::kReceiptNextForwardDetail,
               {{"n", std::to_string(s.hall.sla.verify)}})},
           {Icon::kLacak, words(Text::kReceiptNextTrack),
            words(Text::kReceiptNextTrackDetail)}}};
}

void what_follows(ui::Ui& ui, const model::State& s, const Places& p) {
  ui.text(p.after, tr(s, Text::kReceiptNext), {.weight = Weight::kBold});
  int i = 0;
  for (const Following& f : following(s)) {
    const Rect box = ui.portrait() ? ui::grid(p.points, 1, 3, {.row = i}, 0, 3.0F)
                                   : ui::grid(p.points, 3, 1, {.column = i}, 0, 0);
    ui.point(box, f.icon, f.title, f.detail);
    ++i;
  }
}

// --- large letters or a low panel: the same, one under the other, on pages ---
constexpr float kCardAir = 4.0F;
constexpr float kCodeRow = 40.0F;      // three groups side by side
constexpr float kCodeStack = 87.0F;    // one under the other
constexpr float kCodeWide = 250.0F;    // narrower than this they stand so
constexpr float kStackWidth = 136.0F;  // and then leave room for the label at their right
constexpr float kQrSide = 64.0F;

Piece code_piece(ui::Ui& ui, const model::State& s) {
  const auto stacked = [](float width) { return width - 2 * kCardAir < kCodeWide; };
  const auto height = [&ui, stacked](float width) {
    return 2 * kCardAir + (stacked(width) ? kCodeStack : ui.line(TextRole::kIsi) + kCodeRow);
  };
  return {.height = height, .draw = [&ui, &s, stacked](const Rect& r) {
            const Rect inside = r.inset(kCardAir);
            const float line = ui.line(TextRole::kIsi);
            Places p;
            p.code_card = r;
            p.label = inside.top_part(line);
            p.code = inside.without_top(line);
            if (stacked(r.w)) {
              p.code = inside.left_part(kStackWidth);
              p.label = inside.without_left(kStackWidth + 2 * ui::mm::kGapAcross);
            }
            code(ui, s, p);
          }};
}

// The picture, and what it is for at its right.
Piece qr_piece(ui::Ui& ui, const model::State& s) {
  return {.height = [](float) { return kQrSide; }, .draw = [&ui, &s](const Rect& r) {
            const std::string_view scan = tr(s, Text::kReceiptScan);
            const model::Receipt& receipt = *s.receipt;
            ui.qr(r.left_part(kQrSide), {.size = receipt.qr_size, .dark = receipt.qr}, scan);
            const Rect room = r.without_left(kQrSide + 2 * ui::mm::kGapAcross);
            const float tall = ui.height_of(scan, room.w, TextRole::kIsi, Weight::kBold);
            ui.text({room.x, room.y + (room.h - tall) / 2, room.w, tall + 1}, scan,
                    {.weight = Weight::kBold});
          }};
}

std::vector<Piece> pieces_of(ui::Ui& ui, const model::State& s) {
  const Truth t = truth_of(s);
  std::vector<Piece> all{banner_piece(ui, t.kind, t.icon, t.title, t.detail), code_piece(ui, s),
                         words_piece(ui, std::string(tr(s, paper_words(s))))};
  // Standing, what is read comes first, and there the code has its room; a low panel has room for
  // little else on its first page, and under an open strip for none of it.
  const bool first = low_panel(ui) && ui.layout().strip.h <= 0;
  if (ui.portrait() || first) std::swap(all[0], all[1]);
  const report::Privacy& privacy = s.receipt->privacy;
  all.push_back(point_piece(ui, privacy_icon(privacy), std::string(tr(s, privacy_text(privacy))),
                            {}));
  all.push_back(words_piece(ui, std::string(tr(s, Text::kReceiptNext)), {.weight = Weight::kBold}));
  all.back().keeps = true;
  for (const Following& f : following(s)) {
    all.push_back(point_piece(ui, f.icon, f.title, f.detail));
  }
  if (s.receipt->qr_size > 0) all.push_back(qr_piece(ui, s));
  return all;
}

// Kembali's place stays empty: nothing leads back into a report that is saved. Standing, both
// buttons stand side by side at the end of the answers.
float buttons_height(const ui::Ui& ui) { return std::max(27.0F, ui.row_height(2)); }

Rect standing_button(const ui::Ui& ui, int column) {
  return ui::grid(ui.layout().answers.bottom_part(buttons_height(ui)), 2, 1, {.column = column},
                  ui::mm::kGapAcross, 0);
}

// Lying, the paper's button has Kembali's place, as wide as its word.
Rect lying_button(const ui::Ui& ui, std::string_view words) {
  const Rect& back = ui.layout().back;
  const float needed = ui.width_of(words, TextRole::kIsi, Weight::kBold) +
                       ui::mm::kPictureButton + ui::mm::kPictureGap + 14.0F;
  return back.left_part(std::max(back.w, needed));
}

void print_again(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& r) {
  const bool possible = s.receipt->paper != model::PaperJob::kWaiting;
  if (ui.button(r, {.label = tr(s, Text::kReceiptPrintAgain), .icon = Icon::kCetak,
                    .enabled = possible})) {
    sink.emit(model::PrintAgainPressed{});
  }
}

void again(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& r) {
  if (ui.button(r, {.label = tr(s, Text::kReceiptAgain), .icon = Icon::kTambah})) {
    sink.emit(model::ReportAgainPressed{});
  }
}

void buttons(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const bool printer = s.devices.printer != model::PrinterState::kNone;
  if (ui.portrait()) {
    if (printer) print_again(ui, s, sink, standing_button(ui, 1));
    again(ui, s, sink, standing_button(ui, 0));
  } else {
    const Rect paper = lying_button(ui, tr(s, Text::kReceiptPrintAgain));
    if (printer) print_again(ui, s, sink, paper);
    Rect beside = lying_button(ui, tr(s, Text::kReceiptAgain));
    beside.x = std::max(ui.layout().extra.x, printer ? paper.right() + ui::mm::kGapAcross : 0.0F);
    again(ui, s, sink, beside);
  }
  if (ui.next(tr(s, Text::kCommonDone), Icon::kCek)) sink.emit(model::DonePressed{});
}

}  // namespace

void draw_receipt(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  ui.heading(tr(s, Text::kReceiptHeading), Icon::kCek);
  if (!s.receipt) return;
  if (ui.text_size() > ui::TextSize::kBiasa || low_panel(ui)) {
    Rect area = ui.layout().tall_answers;
    if (ui.portrait()) area = area.without_bottom(buttons_height(ui) + ui::mm::kGapDown);
    draw_pieces(ui, s, sink, pieces_of(ui, s), area, 0);
  } else {
    const bool has_qr = s.receipt->qr_size > 0;
    const Places p = ui.portrait() ? standing(ui, has_qr) : lying(ui, has_qr);
    // The order in which it is heard.
    truth(ui, s, p.banner);
    code(ui, s, p);
    what_follows(ui, s, p);
    about_code(ui, s, p);
    qr(ui, s, p);
  }
  buttons(ui, s, sink);
}

}  // namespace bale::screens
