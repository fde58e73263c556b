// A voice note: Opus (RFC 6716) in Ogg (RFC 7845), which any player plays. 16 kHz, mono, about
// 18 kbit/s: a minute of speech is 135 KB.
//
// Thread: one at a time. The coder's state is wiped on death; libogg's own buffers come from
// malloc, which overwrites what is freed (platform/process.h).
#pragma once

#include "platform/bytes.h"
#include "platform/microphone/microphone.h"

namespace bale {

class NoteWriter {
 public:
  NoteWriter();
  NoteWriter(const NoteWriter&) = delete;
  NoteWriter& operator=(const NoteWriter&) = delete;
  ~NoteWriter();
  // Exactly kVoiceFrame samples; anything else is kInvalid.
  [[nodiscard]] Result<void> add(std::span<const std::int16_t> frame);
  [[nodiscard]] std::int64_t length_ms() const;
  // The whole note; nothing can be added afterwards.
  [[nodiscard]] Result<SecretBytes> finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What a note sounds like, at kVoiceRate; at most `limit` samples. kInvalid: no Ogg Opus of one
// channel. Hostile until checked.
[[nodiscard]] Result<VoiceSamples> read_note(ByteView note, std::size_t limit);

}  // namespace bale
