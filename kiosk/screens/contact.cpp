// Four optional answers, each with its reason. Nobody notifies anybody: the screen says so.
#include <array>

#include "kiosk/screens/excerpt.h"

namespace bale::screens {
namespace {

constexpr float kNotice = 22.0F;

struct Question4 {
  model::ContactField field;
  Icon icon;
  Text label;
  Text reason;
};
constexpr std::array<Question4, 4> kFields{
    {{model::ContactField::kName, Icon::kOrang, Text::kContactName, Text::kContactNameReason},
     {model::ContactField::kPhone, Icon::kTelepon, Text::kContactPhone, Text::kContactPhoneReason},
     {model::ContactField::kEmail, Icon::kKirim, Text::kContactEmail, Text::kContactEmailReason},
     {model::ContactField::kNik, Icon::kIsi, Text::kContactNik, Text::kContactNikReason}}};

const model::TextEdit& edit_of(const model::Draft& d, model::ContactField field) {
  switch (field) {
    case model::ContactField::kName: return d.name;
    case model::ContactField::kPhone: return d.phone;
    case model::ContactField::kEmail: return d.email;
    case model::ContactField::kNik: break;
  }
  return d.nik;
}

// What was typed; the NIK only as "filled in", and so is what no row can hold.
SecretString value_of(const ui::Ui& ui, const model::State& s, model::ContactField field,
                      const Rect& r) {
  const model::TextEdit& edit = edit_of(s.draft, field);
  if (edit.blank()) return SecretString(tr(s, Text::kContactEmpty));
  if (field == model::ContactField::kNik) return SecretString(tr(s, Text::kContactFilled));
  SecretString typed = edit.trimmed_utf8();
  const Measure m{.width = ui.value_width(r, tr(s, Text::kCommonChange)), .weight = Weight::kBold};
  if (!words_fit(ui, typed, m)) return SecretString(tr(s, Text::kContactFilled));
  return typed;
}

// A low panel keeps the reason for the screen that the row leads to.
void row(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& r,
         const Question4& q) {
  const SecretString value = value_of(ui, s, q.field, r);
  const bool empty = edit_of(s.draft, q.field).blank();
  if (ui.row(r, {.icon = q.icon, .label = tr(s, q.label), .value = value,
                 .change = tr(s, empty ? Text::kContactFill : Text::kCommonChange),
                 .detail = low_panel(ui) ? std::string_view() : tr(s, q.reason)})) {
    sink.emit(model::ContactFieldOpened{q.field});
  }
}

// Returns what is left of the answers.
Rect notice(ui::Ui& ui, const model::State& s, float words_end) {
  const Rect& area = answers(ui);
  const Rect r = ui.portrait()
                     ? Rect{ui.layout().reading.x, words_end, ui.layout().reading.w, 2 * kNotice}
                     : area.bottom_part(kNotice);
  ui.point(r, Icon::kInformasi, tr(s, Text::kContactNoNotice),
           tr(s, Text::kContactNoNoticeDetail));
  if (!ui.portrait()) return area.without_bottom(kNotice + ui::mm::kGapDown);
  ui.terraces(r.bottom() + 6.0F);
  return area;
}

}  // namespace

void draw_contact(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const float end = question(ui, s, {.heading = tr(s, Text::kContactHeading),
                                     .explanation = tr(s, Text::kContactExplanation),
                                     .answered = false, .scenery = false});
  const Rect area = notice(ui, s, end);
  const int columns = ui.portrait() ? 1 : 2;
  for (int i = 0; i < 4; ++i) {
    row(ui, s, sink,
        ui::grid(area, columns, 4 / columns, {.column = i % columns, .row = i / columns},
                 ui::mm::kGapAcross, ui::mm::kGapDown),
        kFields[static_cast<std::size_t>(i)]);
  }
  back(ui, s, sink);
  if (ui.next(tr(s, Text::kCommonNext))) sink.emit(model::NextPressed{});
}

}  // namespace bale::screens
