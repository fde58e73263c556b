// An attachment, sealed: a crypto_secretstream (XChaCha20-Poly1305) under a key of its own.
//
//   header (24) ‖ chunk ‖ chunk ‖ … ‖ last chunk       each chunk: 17 bytes more than its plaintext
//
// The key is random, never written anywhere on the kiosk, and travels inside the box with the
// report; so the stream opens only for who opens the report. Report id and index are associated
// data of every chunk: a photo cannot be laid under another report, nor two of one report be
// exchanged. Only the last chunk carries the final tag: a stream cut short does not open.
#pragma once

#include "platform/random.h"
#include "sync/report/attachment.h"
#include "sync/seal/envelope.h"

namespace bale::seal {

// What leaves sealing: bytes for the outbox, their name and digest for the envelope, the key for
// the box.
struct SealedAttachment {
  Part part;  // id: random; the uploader names it so
  Bytes bytes;
  AttachmentKey key;
};

// Plaintext bytes of each chunk but the last, which may be shorter (and is never empty).
inline constexpr std::size_t kAttachmentChunk = 64 * 1024;
// Of a sealed stream: the largest attachment and what sealing adds.
inline constexpr std::size_t kSealedAttachmentMax =
    report::kAttachmentBytesMax + 24 + 17 * (report::kAttachmentBytesMax / kAttachmentChunk + 1);

// `index`: place in the envelope's parts. kInvalid for an empty attachment and one that is too
// large.
[[nodiscard]] Result<SealedAttachment> seal_attachment(const report::Attachment& attachment,
                                                       const Id16& report, std::uint8_t index,
                                                       Random& random);

// kCrypto: another key, report or index, a changed byte, or not all of it. Nothing is given out
// before the last chunk has proven itself.
[[nodiscard]] Result<report::Attachment> open_attachment(ByteView sealed, const AttachmentKey& key,
                                                         const Id16& report, std::uint8_t index);

}  // namespace bale::seal
