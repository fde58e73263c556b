#include "platform/microphone/voice_note.h"

#include <ogg/ogg.h>
#include <opus/opus.h>

#include <algorithm>
#include <array>
#include <optional>

namespace bale {
namespace {

constexpr int kBitrate = 18'000;
constexpr int kGranules = 48'000 / kVoiceRate;  // Ogg Opus counts in 48 kHz whatever went in
constexpr std::size_t kPacketMax = 1'275;       // RFC 6716: the largest frame
constexpr int kSerial = 1;                      // of the only stream in the file

void put(SecretBytes& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put(SecretBytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

SecretBytes head_packet(std::uint32_t pre_skip) {
  SecretBytes out;
  put(out, "OpusHead");
  out.insert(out.end(), {1, 1});  // version, channels
  put(out, pre_skip, 2);
  put(out, kVoiceRate, 4);
  out.insert(out.end(), {0, 0, 0});  // gain, mapping family
  return out;
}

// No vendor that says which machine, no comments.
SecretBytes tags_packet() {
  SecretBytes out;
  put(out, "OpusTags");
  put(out, 4, 4);
  put(out, "opus");
  put(out, 0, 4);
  return out;
}

}  // namespace

struct NoteWriter::Impl {
  SecretBytes state = SecretBytes(static_cast<std::size_t>(opus_encoder_get_size(1)));
  ogg_stream_state stream{};
  SecretBytes out;
  std::int64_t samples{0};
  std::int64_t packets{0};
  std::uint32_t pre_skip{0};
  bool ok{false};
  bool finished{false};

  OpusEncoder* encoder() { return reinterpret_cast<OpusEncoder*>(state.data()); }
  Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { ogg_stream_clear(&stream); }
  void packet(ByteView bytes, std::int64_t granule, bool last);
  void pages(bool flush);
  Result<void> encode(std::span<const std::int16_t> frame, bool last);
};

NoteWriter::Impl::Impl() {
  ok = opus_encoder_init(encoder(), kVoiceRate, 1, OPUS_APPLICATION_VOIP) == OPUS_OK &&
       ogg_stream_init(&stream, kSerial) == 0;
  if (!ok) return;
  opus_int32 ahead = 0;
  opus_encoder_ctl(encoder(), OPUS_SET_BITRATE(kBitrate));
  opus_encoder_ctl(encoder(), OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
  opus_encoder_ctl(encoder(), OPUS_GET_LOOKAHEAD(&ahead));
  pre_skip = static_cast<std::uint32_t>(ahead * kGranules);
  packet(head_packet(pre_skip), 0, false);
  pages(true);  // RFC 7845: each of the two on a page of its own
  packet(tags_packet(), 0, false);
  pages(true);
}

void NoteWriter::Impl::packet(ByteView bytes, std::int64_t granule, bool last) {
  ogg_packet one{};
  one.packet = const_cast<unsigned char*>(bytes.data());  // libogg copies and does not write
  one.bytes = static_cast<long>(bytes.size());
  one.b_o_s = packets == 0 ? 1 : 0;
  one.e_o_s = last ? 1 : 0;
  one.granulepos = granule;
  one.packetno = packets++;
  ok = ok && ogg_stream_packetin(&stream, &one) == 0;
}

void NoteWriter::Impl::pages(bool flush) {
  ogg_page page{};
  while ((flush ? ogg_stream_flush(&stream, &page) : ogg_stream_pageout(&stream, &page)) != 0) {
    out.insert(out.end(), page.header, page.header + page.header_len);
    out.insert(out.end(), page.body, page.body + page.body_len);
  }
}

Result<void> NoteWriter::Impl::encode(std::span<const std::int16_t> frame, bool last) {
  SecretBytes coded(kPacketMax);
  const auto size = opus_encode(encoder(), frame.data(), static_cast<int>(frame.size()),
                                coded.data(), static_cast<opus_int32>(coded.size()));
  if (size < 0) return fail(Errc::kIo, "the voice note could not be coded");
  coded.resize(static_cast<std::size_t>(size));
  // The last page's count cuts the silence off that pushed the coder's delay out.
  if (!last) samples += static_cast<std::int64_t>(frame.size());
  packet(coded, samples * kGranules + (last ? pre_skip : 0), last);
  pages(last);
  if (!ok) return fail(Errc::kIo, "the voice note could not be written");
  return {};
}

NoteWriter::NoteWriter() : impl_(std::make_unique<Impl>()) {}
NoteWriter::~NoteWriter() = default;

std::int64_t NoteWriter::length_ms() const {
  return impl_->samples * 1000 / kVoiceRate;
}

Result<void> NoteWriter::add(std::span<const std::int16_t> frame) {
  if (!impl_->ok || impl_->finished || frame.size() != kVoiceFrame) {
    return fail(Errc::kInvalid, "a voice note takes 20 ms at a time");
  }
  return impl_->encode(frame, false);
}

Result<SecretBytes> NoteWriter::finish() {
  if (!impl_->ok || impl_->finished) return fail(Errc::kInvalid, "the voice note is at its end");
  impl_->finished = true;
  const std::array<std::int16_t, kVoiceFrame> silence{};
  if (auto done = impl_->encode(silence, true); !done) return tl::unexpected(done.error());
  return std::move(impl_->out);
}

namespace {

// Ogg pages to packets; libogg checks lengths and checksums.
class Packets {
 public:
  explicit Packets(ByteView note) {
    ogg_sync_init(&sync_);
    if (char* room = ogg_sync_buffer(&sync_, static_cast<long>(note.size()))) {
      std::copy(note.begin(), note.end(), room);
      ogg_sync_wrote(&sync_, static_cast<long>(note.size()));
    }
  }
  Packets(const Packets&) = delete;
  Packets& operator=(const Packets&) = delete;
  ~Packets() {
    if (started_) ogg_stream_clear(&stream_);
    ogg_sync_clear(&sync_);
  }
  // False at the end, and at the first page that is not as it should be.
  bool next(ogg_packet& packet) {
    while (!started_ || ogg_stream_packetout(&stream_, &packet) != 1) {
      ogg_page page{};
      if (ogg_sync_pageout(&sync_, &page) != 1) return false;
      if (!started_ && ogg_stream_init(&stream_, ogg_page_serialno(&page)) != 0) return false;
      started_ = true;
      if (ogg_stream_pagein(&stream_, &page) != 0) return false;
    }
    return true;
  }

 private:
  ogg_sync_state sync_{};
  ogg_stream_state stream_{};
  bool started_{false};
};

struct Head {
  std::size_t skip{0};  // samples at kVoiceRate
};

std::optional<Head> read_head(const ogg_packet& packet) {
  const ByteView bytes(packet.packet, static_cast<std::size_t>(packet.bytes));
  const bool ours = bytes.size() == 19 && text_of(bytes.first(8)) == "OpusHead" && bytes[8] == 1 &&
                    bytes[9] == 1 && bytes[18] == 0;
  if (!ours) return std::nullopt;
  return Head{(bytes[10] | static_cast<std::size_t>(bytes[11]) << 8U) / kGranules};
}

class Decoder {
 public:
  Decoder() : state_(static_cast<std::size_t>(opus_decoder_get_size(1))) {
    ok_ = opus_decoder_init(get(), kVoiceRate, 1) == OPUS_OK;
  }
  // Appends what the packet sounds like; false when it is none.
  bool add(const ogg_packet& packet, VoiceSamples& out) {
    constexpr int kLongest = kVoiceRate * 120 / 1000;  // RFC 6716: 120 ms a packet
    VoiceSamples room(kLongest);
    const int got = ok_ ? opus_decode(get(), packet.packet, static_cast<opus_int32>(packet.bytes),
                                      room.data(), kLongest, 0)
                        : -1;
    if (got < 0) return false;
    out.insert(out.end(), room.begin(), room.begin() + got);
    return true;
  }

 private:
  OpusDecoder* get() { return reinterpret_cast<OpusDecoder*>(state_.data()); }
  SecretBytes state_;
  bool ok_;
};

// What the last page says is how long it is; what was decoded may be longer.
void trim(VoiceSamples& samples, std::size_t skip, std::int64_t granule) {
  const auto end = static_cast<std::size_t>(std::max<std::int64_t>(granule, 0)) / kGranules;
  if (end > skip && end < samples.size()) samples.resize(end);
  samples.erase(samples.begin(),
                samples.begin() + static_cast<std::ptrdiff_t>(std::min(skip, samples.size())));
}

}  // namespace

Result<VoiceSamples> read_note(ByteView note, std::size_t limit) {
  Packets packets(note);
  ogg_packet packet{};
  const auto head = packets.next(packet) ? read_head(packet) : std::nullopt;
  if (!head || !packets.next(packet)) return fail(Errc::kInvalid, "this is no voice note");
  Decoder decoder;
  VoiceSamples out;
  std::int64_t granule = 0;
  while (packets.next(packet)) {
    if (!decoder.add(packet, out)) return fail(Errc::kInvalid, "the voice note is broken");
    granule = std::max<std::int64_t>(granule, packet.granulepos);
    if (out.size() > limit + head->skip + kVoiceFrame) {
      return fail(Errc::kInvalid, "the voice note is too long");
    }
  }
  trim(out, head->skip, granule);
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace bale
