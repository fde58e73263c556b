// The code, the same as a QR picture, and the truth about where the report is now.
#include <algorithm>
#include <array>

#include "assets/i18n/dates.h"
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
  // An open strip stands where the truth would: that takes the place of what comes after.
  if (ui.layout().strip.h > 0) {
    p.banner = Rect{r.x, p.after.y + 4.0F, r.w, 30.0F};
    p.points = {};
  }
  return p;
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

void truth(ui::Ui& ui, const model::State& s, const Rect& r) {
  const model::Receipt& receipt = *s.receipt;
  if (receipt.delivered_at) {
    const std::string words = tr(s, Text::kReceiptDelivered,
                                 {{"time", assets::time_of_day(lang(s), *receipt.delivered_at)}});
    return ui.banner(r, {.kind = ui::BannerKind::kGood, .icon = Icon::kCek, .title = words});
  }
  if (receipt.quarantined) {
    return ui.banner(r, {.kind = ui::BannerKind::kNotice, .icon = Icon::kAwas,
                         .title = tr(s, Text::kReceiptQuarantined),
                         .detail = tr(s, Text::kReceiptQuarantinedDetail)});
  }
  ui.banner(r, {.kind = ui::BannerKind::kNotice, .icon = Icon::kSimpan,
                .title = tr(s, Text::kReceiptSaved), .detail = tr(s, Text::kReceiptSavedDetail)});
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
  const std::string_view label = tr(s, Text::kReceiptCode);
  ui.text(p.label, label, {.weight = Weight::kBold, .on_white = true});
  seen_by(ui, s, p.label, ui.width_of(label, TextRole::kIsi, Weight::kBold) + 8.0F);
  ui.code(p.code, s.receipt->code);
  ui.text(p.copy, tr(s, paper_words(s)), {.on_white = !ui.portrait()});
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

void what_follows(ui::Ui& ui, const model::State& s, const Places& p) {
  if (p.points.h <= 0) return;
  const bool there = s.receipt->delivered_at.has_value();
  struct Step {
    Icon icon;
    Text title;
    Text detail;
  };
  const std::array<Step, 3> steps{
      {{Icon::kKirim, Text::kReceiptNextSend,
        there ? Text::kReceiptNextSendDone : Text::kReceiptNextSendDetail},
       {Icon::kGedung, Text::kReceiptNextForward, Text::kReceiptNextForwardDetail},
       {Icon::kLacak, Text::kReceiptNextTrack, Text::kReceiptNextTrackDetail}}};
  ui.text(p.after, tr(s, Text::kReceiptNext), {.weight = Weight::kBold});
  for (int i = 0; i < 3; ++i) {
    const Step& step = steps[static_cast<std::size_t>(i)];
    const Rect box = ui.portrait() ? ui::grid(p.points, 1, 3, {.row = i}, 0, 3.0F)
                                   : ui::grid(p.points, 3, 1, {.column = i}, 0, 0);
    ui.point(box, step.icon, tr(s, step.title), tr(s, step.detail));
  }
}

// Kembali's place stays empty: nothing leads back into a report that is saved.
void again(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const std::string_view words = tr(s, Text::kReceiptAgain);
  const ui::Layout& l = ui.layout();
  const bool pressed =
      ui.portrait()
          ? static_cast<bool>(ui.button(
                {l.answers.x, l.answers.bottom() - 27.0F, (l.answers.w - 4.0F) / 2, 27.0F},
                {.label = words, .icon = Icon::kTambah}))
          : extra(ui, words, Icon::kTambah);
  if (pressed) sink.emit(model::ReportAgainPressed{});
}

void print_again(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  using model::PrinterState;
  const PrinterState printer = s.devices.printer;
  if (printer == PrinterState::kNone) return;
  const ui::Layout& l = ui.layout();
  const Rect beside{l.answers.x + (l.answers.w + 4.0F) / 2, l.answers.bottom() - 27.0F,
                    (l.answers.w - 4.0F) / 2, 27.0F};
  const bool possible = s.receipt->paper != model::PaperJob::kWaiting;
  if (ui.button(ui.portrait() ? beside : l.back,
                {.label = tr(s, Text::kReceiptPrintAgain), .icon = Icon::kCetak,
                 .enabled = possible})) {
    sink.emit(model::PrintAgainPressed{});
  }
}

}  // namespace

void draw_receipt(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  ui.heading(tr(s, Text::kReceiptHeading), Icon::kCek);
  if (!s.receipt) return;
  const bool has_qr = s.receipt->qr_size > 0;
  const Places p = ui.portrait() ? standing(ui, has_qr) : lying(ui, has_qr);
  truth(ui, s, p.banner);
  code(ui, s, p);
  qr(ui, s, p);
  what_follows(ui, s, p);
  print_again(ui, s, sink);
  again(ui, s, sink);
  if (ui.next(tr(s, Text::kCommonDone), Icon::kCek)) sink.emit(model::DonePressed{});
}

}  // namespace bale::screens
