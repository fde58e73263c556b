// What a citizen lays beside the words: Lampiran. Plain values; sealing is sync/seal's.
#pragma once

#include <optional>
#include <string_view>

#include "platform/bytes.h"
#include "platform/secure.h"

namespace bale::report {

// The number travels inside the box for ever. A voice note (Ogg Opus) stays at the centre and is
// transcribed by a person; the others are what LAPOR takes.
enum class AttachmentType : std::uint8_t { kJpeg = 0, kPng = 1, kPdf = 2, kOpus = 3 };

[[nodiscard]] std::string_view key_of(AttachmentType type);  // "jpeg" "png" "pdf" "opus"
// From the first bytes, never from a file's name; nullopt for anything else.
[[nodiscard]] std::optional<AttachmentType> recognise(ByteView content);

struct Attachment {
  AttachmentType type{AttachmentType::kJpeg};
  SecretBytes bytes;
};

// LAPOR's own limits are not public; these are the product's (domain.md).
inline constexpr std::size_t kAttachmentsMax = 3;
inline constexpr std::size_t kAttachmentBytesMax = 2 * 1024 * 1024;  // after down-scaling

}  // namespace bale::report
