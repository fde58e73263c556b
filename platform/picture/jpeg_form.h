// The skeleton of a JPEG (ISO/IEC 10918-1 annex B): which segments are there, without decoding.
// Inside platform/picture only.
#pragma once

#include <optional>

#include "platform/bytes.h"

namespace bale::picture {

struct JpegForm {
  std::size_t scans{0};  // SOS segments
  int width{0};          // of the first frame header; 0: there is none
  int height{0};
  ByteView huffman;           // the first DHT segment with its marker, or empty
  bool sound{true};            // every Huffman table is as long as it says (see jpeg_form.cpp)
  bool complete{false};       // ends with EOI
  std::size_t first_scan{0};  // offset of the first SOS marker
  ByteView exif;              // the TIFF inside the first APP1 "Exif", or empty
};

// nullopt when the bytes are no JPEG or a segment points beyond them.
[[nodiscard]] std::optional<JpegForm> read_form(ByteView jpeg);

// A progressive camera JPEG has about ten. stb walks the whole picture for each: a file of 2 MB can
// hold a hundred thousand.
inline constexpr std::size_t kScansMax = 40;

}  // namespace bale::picture
