// Rekam suara: who cannot write tells it. A minute at most, heard again before it is kept.
#include <algorithm>

#include "kiosk/screens/attached.h"

namespace bale::screens {
namespace {

using model::RecorderPhase;

constexpr float kMeter = 44.0F;
constexpr float kMeterWidth = 150.0F;
constexpr float kTarget = 34.0F;
constexpr float kGap = 8.0F;

Text explanation(const model::State& s) {
  switch (s.recorder.phase) {
    case RecorderPhase::kRecording: return Text::kVoiceSpeak;
    case RecorderPhase::kRecorded: case RecorderPhase::kPlaying: return Text::kVoiceListen;
    case RecorderPhase::kTrouble: return Text::kVoiceTrouble;
    case RecorderPhase::kReady: break;
  }
  return Text::kVoiceExplanation;
}

// Whole seconds of what runs now, or of what was recorded.
std::int64_t seconds(const model::State& s) {
  const model::Recorder& r = s.recorder;
  const bool runs = r.phase == RecorderPhase::kRecording;
  return (runs ? std::max<std::int64_t>(0, s.now - r.since) : r.length_ms + 500) / 1000;
}

void meter(ui::Ui& ui, const model::State& s, const Rect& r) {
  const bool recording = s.recorder.phase == RecorderPhase::kRecording;
  const float width = std::min(kMeterWidth, r.w * 0.55F);
  ui.level(r.left_part(width), recording ? s.recorder.level : 0, tr(s, Text::kVoiceLevel));
  const std::string time =
      tr(s, Text::kVoiceSeconds, {{"n", std::to_string(seconds(s))},
                                  {"m", std::to_string(model::kVoiceNoteMaxMs / 1000)}});
  const Rect words = r.without_left(width + kGap);
  const float line = ui.height_of(time, words.w, TextRole::kJudul, Weight::kBold);
  ui.text(words.moved(0, std::max(0.0F, (r.h - line) / 2)).top_part(std::min(line, r.h)), time,
          {.role = TextRole::kJudul, .weight = Weight::kBold});
}

void controls(ui::Ui& ui, const model::State& s, model::EventSink& sink, const Rect& area) {
  const bool recording = s.recorder.phase == RecorderPhase::kRecording;
  const bool playing = s.recorder.phase == RecorderPhase::kPlaying;
  const bool room = s.draft.attachments.size() < model::kAttachmentsMax;
  const float height = std::max(kTarget, ui.row_height(2) + 4.0F);
  const Rect row = area.top_part(height);
  const auto place = [&](int i) { return ui::grid(row, 2, 1, {.column = i}, ui::mm::kGapAcross, 0); };
  if (ui.tile(place(0), {.label = tr(s, recording    ? Text::kVoiceStop
                                        : s.pending ? Text::kVoiceAgain
                                                    : Text::kVoiceRecord),
                         .icon = recording ? Icon::kBerhenti : Icon::kMikrofon,
                         .picture = ui::mm::kPictureRow, .wide = true,
                         .suggested = !s.pending && !recording,
                         .enabled = s.devices.microphone && (room || recording || s.pending),
                         .text = TextRole::kSedang})) {
    sink.emit(model::RecordPressed{});
  }
  if (ui.tile(place(1), {.label = tr(s, playing ? Text::kVoiceStopPlaying : Text::kVoicePlay),
                         .icon = playing ? Icon::kBerhenti : Icon::kPutar,
                         .picture = ui::mm::kPictureRow, .wide = true,
                         .enabled = s.pending.has_value() && !recording,
                         .text = TextRole::kSedang})) {
    sink.emit(model::PlayPressed{});
  }
  attached(ui, s, sink, area.without_top(height + kGap));
}

}  // namespace

void draw_voice_note(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  building(ui, s, sink);
  const float end = question(ui, s, {.heading = tr(s, Text::kVoiceHeading),
                                     .explanation = tr(s, explanation(s)), .answered = false,
                                     .scenery = false});
  const Rect& area = answers(ui);
  if (ui.portrait()) {
    const Rect& reading = ui.layout().reading;
    meter(ui, s, Rect{reading.x, end + kGap, reading.w, kMeter});
    controls(ui, s, sink, area);
  } else {
    meter(ui, s, area.top_part(kMeter));
    controls(ui, s, sink, area.without_top(kMeter + kGap));
  }
  back(ui, s, sink);
  if (s.pending) {
    if (ui.next(tr(s, Text::kVoiceKeep), Icon::kCek)) sink.emit(model::VoiceNoteKept{});
  } else if (s.draft.attachments.empty()) {
    if (ui.next(tr(s, Text::kVoiceWithout))) sink.emit(model::NextPressed{});
  } else if (ui.next(tr(s, Text::kCommonNext))) {
    sink.emit(model::NextPressed{});
  }
}

}  // namespace bale::screens
