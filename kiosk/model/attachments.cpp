// Photo and voice note. What was taken but not kept is dropped as soon as its screen is left.
#include <algorithm>
#include <utility>

#include "kiosk/model/flow.h"
#include "kiosk/model/turns.h"

namespace bale::model {
namespace {

bool attaching(Screen screen) { return screen == Screen::kPhoto || screen == Screen::kVoiceNote; }

bool has_eye(Screen screen) { return screen == Screen::kPhoto || screen == Screen::kTrackScan; }

// Where an attachment may be begun or taken away.
bool offers_attaching(Screen screen) {
  return screen == Screen::kWords || screen == Screen::kReview || attaching(screen);
}

void drop_pending(State& s, Commands& out) {
  if (!s.pending) return;
  out.emplace_back(DropAttachment{s.pending->handle});
  s.pending.reset();
}

}  // namespace

void open_devices(State& s, Commands& out) {
  if (s.screen == Screen::kVoiceNote) s.recorder = {};
  if (!has_eye(s.screen)) return;
  s.camera = s.devices.camera ? CameraPhase::kStarting : CameraPhase::kTrouble;
  if (s.devices.camera) out.emplace_back(OpenCamera{.codes = s.screen == Screen::kTrackScan});
}

// Said also when they should be off already: an eye or an ear left open is the worse mistake.
void close_devices(State& s, Commands& out) {
  if (has_eye(s.screen)) out.emplace_back(CloseCamera{});
  if (s.screen == Screen::kVoiceNote) {
    out.emplace_back(StopRecording{});
    out.emplace_back(StopPlaying{});
  }
  s.camera = CameraPhase::kOff;
  s.recorder = {};
  drop_pending(s, out);
}

bool Visit::room_for_more() const { return d.attachments.size() < kAttachmentsMax; }

void Visit::on(const PhotoPressed&) {
  if (!offers_attaching(s.screen) || s.screen == Screen::kPhoto || !s.devices.camera) return;
  s.editing = s.editing || s.screen == Screen::kReview;
  go(s, Screen::kPhoto, out_);
}

void Visit::on(const VoiceNotePressed&) {
  if (!offers_attaching(s.screen) || s.screen == Screen::kVoiceNote || !s.devices.microphone) {
    return;
  }
  s.editing = s.editing || s.screen == Screen::kReview;
  go(s, Screen::kVoiceNote, out_);
}

void Visit::on(const ShutterPressed&) {
  if (s.screen != Screen::kPhoto || !room_for_more() || !s.devices.camera) return;
  if (s.camera == CameraPhase::kPreview) {
    out_.emplace_back(TakePhoto{});
  } else if (s.camera == CameraPhase::kTaken || s.camera == CameraPhase::kTrouble) {
    drop_pending(s, out_);
    open_devices(s, out_);
  }
}

void Visit::on(const PhotoKept&) {
  if (s.screen != Screen::kPhoto || !s.pending) return;
  keep_pending();
  go_on_after_attaching();
}

void Visit::on(const VoiceNoteKept&) {
  if (s.screen != Screen::kVoiceNote || !s.pending) return;
  keep_pending();
  go_on_after_attaching();
}

void Visit::keep_pending() {
  if (!s.pending || !room_for_more()) return;
  d.attachments.push_back(*s.pending);
  s.pending.reset();
}

// Back to the words, and past them when the picture or the voice says it all; as a step of its own
// on to the next question, from the review back to it.
void Visit::go_on_after_attaching() {
  d.photo_answered = true;
  while (!s.back.empty() && attaching(s.back.back())) s.back.pop_back();
  const bool from_words = !s.back.empty() && s.back.back() == Screen::kWords;
  if (!from_words) return advance(s, out_);
  go_back(s, out_);
  if (!d.attachments.empty() && picture_path(d)) next_from_words();
}

void Visit::on(const RecordPressed&) {
  if (s.screen != Screen::kVoiceNote) return;
  if (s.recorder.phase == RecorderPhase::kRecording) {
    out_.emplace_back(StopRecording{});
    return;
  }
  if (!room_for_more() || !s.devices.microphone) return;
  if (s.recorder.phase == RecorderPhase::kPlaying) out_.emplace_back(StopPlaying{});
  drop_pending(s, out_);
  s.recorder = {.phase = RecorderPhase::kRecording, .since = s.now};
  out_.emplace_back(StartRecording{});
}

void Visit::on(const PlayPressed&) {
  if (s.screen != Screen::kVoiceNote) return;
  if (s.recorder.phase == RecorderPhase::kPlaying) {
    s.recorder.phase = RecorderPhase::kRecorded;
    out_.emplace_back(StopPlaying{});
  } else if (s.recorder.phase == RecorderPhase::kRecorded && s.pending) {
    s.recorder.phase = RecorderPhase::kPlaying;
    s.recorder.since = s.now;
    out_.emplace_back(PlayRecording{s.pending->handle, s.comfort.voice.volume});
  }
}

void Visit::on(const AttachmentRemoved& e) {
  if (!offers_attaching(s.screen)) return;
  const auto found = std::ranges::find(d.attachments, e.handle, &Attachment::handle);
  if (found == d.attachments.end()) return;
  d.attachments.erase(found);
  out_.emplace_back(DropAttachment{e.handle});
}

void Visit::on(const DevicesSeen& e) {
  const bool camera = std::exchange(s.devices, e.devices).camera;
  // Nothing has to be touched to show a code: the camera that is back is looked through again.
  if (!camera && s.devices.camera && s.screen == Screen::kTrackScan) open_devices(s, out_);
  if (!s.devices.camera && s.camera != CameraPhase::kOff && s.camera != CameraPhase::kTaken) {
    s.camera = CameraPhase::kTrouble;
  }
  if (!s.devices.speaker) s.speaking = false;
}

// What is late, or of a camera that is shut, says nothing about this screen.
void Visit::on(const CameraSeen& e) {
  if (!has_eye(s.screen) || s.pending || e.phase == CameraPhase::kOff) return;
  s.camera = e.phase;
}

void Visit::on(const PhotoTaken& e) {
  if (s.screen != Screen::kPhoto) {
    out_.emplace_back(DropAttachment{e.photo.handle});
    return;
  }
  drop_pending(s, out_);
  s.pending = e.photo;
  s.camera = CameraPhase::kTaken;
}

void Visit::on(const RecorderSeen& e) {
  if (s.screen != Screen::kVoiceNote) return;
  const auto since = s.recorder.since;
  const bool level = e.recorder.phase == RecorderPhase::kRecording;
  if (level && s.recorder.phase != RecorderPhase::kRecording) return;  // it was stopped meanwhile
  s.recorder = e.recorder;
  if (level) s.recorder.since = since;  // the limit runs by our own clock
}

void Visit::on(const VoiceNoteRecorded& e) {
  if (s.screen != Screen::kVoiceNote) {
    out_.emplace_back(DropAttachment{e.note.handle});
    return;
  }
  drop_pending(s, out_);
  s.pending = e.note;
  s.recorder = {.phase = RecorderPhase::kRecorded, .length_ms = e.note.length_ms};
}

}  // namespace bale::model
