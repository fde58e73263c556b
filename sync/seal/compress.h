// zstd in memory we own: its working memory holds the plaintext too, so it is wiped with the rest.
// Inside sync/seal only.
#pragma once

#include "platform/bytes.h"
#include "platform/result.h"
#include "platform/secure.h"

namespace bale::seal {

// One frame without magic number, checksum, size or dictionary id (RFC 8878 calls the magic number
// optional where both sides know): the box around it authenticates, and every byte is paid for on
// a slow line.
[[nodiscard]] Result<SecretBytes> compress(ByteView plain);

// At most `limit` bytes come out; a frame that would give more is kCorrupt, whatever it claims.
[[nodiscard]] Result<SecretBytes> decompress(ByteView frame, std::size_t limit);

}  // namespace bale::seal
