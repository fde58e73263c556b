#include "sync/report/attachment.h"

#include <algorithm>

namespace bale::report {
namespace {

bool begins_with(ByteView content, std::string_view mark, std::size_t at = 0) {
  return content.size() >= at + mark.size() &&
         text_of(content.subspan(at, mark.size())) == mark;
}

// RFC 3533 and RFC 7845: the first page of an Ogg stream holds one packet, the Opus header, behind
// 27 bytes of page header and a segment table of one.
bool ogg_opus(ByteView content) {
  constexpr std::size_t kFirstPacket = 28;
  return begins_with(content, "OggS") && begins_with(content, "OpusHead", kFirstPacket);
}

}  // namespace

std::string_view key_of(AttachmentType type) {
  switch (type) {
    case AttachmentType::kJpeg: return "jpeg";
    case AttachmentType::kPng: return "png";
    case AttachmentType::kPdf: return "pdf";
    case AttachmentType::kOpus: return "opus";
  }
  return {};
}

std::optional<AttachmentType> recognise(ByteView content) {
  if (begins_with(content, "\xFF\xD8\xFF")) return AttachmentType::kJpeg;
  if (begins_with(content, "\x89PNG\r\n\x1A\n")) return AttachmentType::kPng;
  if (begins_with(content, "%PDF-")) return AttachmentType::kPdf;
  if (ogg_opus(content)) return AttachmentType::kOpus;
  return std::nullopt;
}

}  // namespace bale::report
