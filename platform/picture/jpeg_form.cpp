#include "platform/picture/jpeg_form.h"

namespace bale::picture {
namespace {

constexpr std::uint8_t kSoi = 0xD8;
constexpr std::uint8_t kEoi = 0xD9;
constexpr std::uint8_t kSos = 0xDA;
constexpr std::uint8_t kDht = 0xC4;
constexpr std::uint8_t kApp1 = 0xE1;
constexpr std::uint8_t kTem = 0x01;
constexpr std::size_t kBeforeBody = 4;  // a segment's marker and length

bool stands_alone(std::uint8_t marker) {
  return marker == kTem || (marker >= 0xD0 && marker <= 0xD7);  // RST0 … RST7
}

// Moves on to the next marker's code; false at the end. Bytes that are no marker (entropy-coded
// data, its stuffed FF 00, fill bytes) are passed over.
bool next_marker(ByteView jpeg, std::size_t& at) {
  for (; at + 1 < jpeg.size(); ++at) {
    const auto code = jpeg[at + 1];
    if (jpeg[at] == 0xFF && code != 0x00 && code != 0xFF) {
      ++at;
      return true;
    }
  }
  return false;
}

// SOF0 … SOF15, without DHT, JPG and DAC that stand among them.
bool frame_header(std::uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != kDht && marker != 0xC8 && marker != 0xCC;
}

int two_bytes(ByteView bytes, std::size_t at) {
  return bytes[at] << 8 | bytes[at + 1];
}

// stb 2.27 believes the counts of a DHT segment and writes beyond its tables: at most 256 codes a
// table, and tables that fill the segment exactly (annex B.2.4.2), or stb does not get to see it.
bool sound_tables(ByteView body) {
  constexpr std::size_t kCounts = 17;  // class and place, then codes of 1 … 16 bits
  while (!body.empty()) {
    if (body.size() < kCounts || (body[0] >> 4U) > 1 || (body[0] & 15U) > 3) return false;
    std::size_t codes = 0;
    for (std::size_t i = 1; i < kCounts; ++i) codes += body[i];
    if (codes > 256 || body.size() < kCounts + codes) return false;
    body = body.subspan(kCounts + codes);
  }
  return true;
}

void look_at(JpegForm& form, std::uint8_t marker, ByteView jpeg, ByteView body) {
  const auto at = static_cast<std::size_t>(body.data() - jpeg.data()) - kBeforeBody;
  if (marker == kDht && !sound_tables(body)) form.sound = false;
  if (marker == kDht && form.huffman.empty()) {
    form.huffman = jpeg.subspan(at, kBeforeBody + body.size());
  }
  if (marker == kSos && form.scans++ == 0) form.first_scan = at;
  if (frame_header(marker) && form.width == 0 && body.size() >= 5) {
    form.height = two_bytes(body, 1);
    form.width = two_bytes(body, 3);
  }
  constexpr std::string_view kExif{"Exif\0\0", 6};
  const bool exif = marker == kApp1 && form.exif.empty() && body.size() > kExif.size() &&
                    text_of(body.first(kExif.size())) == kExif;
  if (exif) form.exif = body.subspan(kExif.size());
}

}  // namespace

std::optional<JpegForm> read_form(ByteView jpeg) {
  if (jpeg.size() < 4 || jpeg[0] != 0xFF || jpeg[1] != kSoi) return std::nullopt;
  JpegForm form;
  std::size_t at = 2;
  while (next_marker(jpeg, at)) {
    const auto marker = jpeg[at++];
    if (marker == kEoi) {
      form.complete = true;
      return form;
    }
    if (stands_alone(marker)) continue;
    if (jpeg.size() - at < 2) return std::nullopt;
    const std::size_t length = static_cast<std::size_t>(jpeg[at]) << 8U | jpeg[at + 1];
    if (length < 2 || length > jpeg.size() - at) return std::nullopt;
    look_at(form, marker, jpeg, jpeg.subspan(at + 2, length - 2));
    if (form.scans > kScansMax) return form;
    at += length;
  }
  return form;
}

}  // namespace bale::picture
