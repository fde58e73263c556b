// Staff let themselves in: a PIN for each person, shown as dots, never spoken.
#include "kiosk/model/update.h"
#include "kiosk/screens/faults.h"
#include "kiosk/screens/typing.h"

namespace bale::screens {
namespace {

constexpr std::size_t kLongest = 8;
constexpr float kDots = 24.0F;
constexpr float kGap = 14.0F;
constexpr float kPadWidth = 210.0F;
constexpr float kLowPad = 130.0F;

std::string message(const model::State& s) {
  if (s.pin_wait_s > 0) {
    return tr(s, Text::kStaffPinWait, {{"n", std::to_string(s.pin_wait_s)}});
  }
  if (s.pin_wrong) return std::string(tr(s, Text::kStaffPinWrong));
  return {};
}

}  // namespace

void draw_staff_pin(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const std::string wrong = message(s);
  const bool low = low_panel(ui);  // the explanation stands beside the pad
  const std::string_view explained = tr(s, Text::kStaffPinExplanation);
  float end = question(ui, s, {.heading = tr(s, Text::kStaffPinHeading),
                               .explanation = low ? std::string_view() : explained,
                               .answered = false, .scenery = false});
  const bool upright = ui.portrait();
  const Rect area = answers(ui, !low);
  const float width = low ? kLowPad : kPadWidth;
  const Rect& reading = ui.layout().reading;
  Rect column = upright ? Rect{reading.x, end + 2.0F, reading.w, reading.bottom() - end - 2.0F}
                              : area.left_part(area.w - width - kGap);
  if (low) column = column.without_top(ui.text(column, explained, {.second = true}) + 3.0F);
  ui.dots(column.top_part(kDots), s.pin.text().size(), kLongest, tr(s, Text::kStaffPinLabel),
          !wrong.empty());
  if (!wrong.empty()) {
    fault_banner(ui, column.without_top(kDots + 6.0F).top_part(ui.row_height(2)), wrong);
  }
  const Rect pad = upright ? area : area.right_part(width);
  send(sink, ui.number_pad(pad, tr(s, Text::kKeyboardBackspace)));
  back(ui, s, sink);
  const bool possible = s.pin_wait_s == 0 && !s.pin_checking;
  if (ui.next(tr(s, s.pin_checking ? Text::kStaffPinChecking : Text::kStaffPinEnter), Icon::kPetugas,
              possible)) {
    sink.emit(model::NextPressed{});
  }
}

}  // namespace bale::screens
