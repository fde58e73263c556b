// zstd in memory we own: its working memory holds the plaintext too, so it is wiped with the rest.
// Inside sync/seal only.
#pragma once

#include "platform/bytes.h"
#include "platform/result.h"
#include "platform/secure.h"

struct ZSTD_DCtx_s;

namespace bale::seal {

// One frame without magic number, checksum, size or dictionary id (RFC 8878 calls the magic number
// optional where both sides know): the box around it authenticates, and every byte is paid for on
// a slow line.
[[nodiscard]] Result<SecretBytes> compress(ByteView plain);

// The decoder's memory, made once for many frames; wiped when it dies. Thread: one at a time.
class Decompressor {
 public:
  Decompressor();
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;
  // At most `limit` bytes come out; a frame that would give more is kCorrupt, whatever it claims.
  [[nodiscard]] Result<SecretBytes> open(ByteView frame, std::size_t limit);

 private:
  SecretBytes workspace_;
  ZSTD_DCtx_s* context_{nullptr};  // lives in workspace_
};

// The same for a single frame.
[[nodiscard]] Result<SecretBytes> decompress(ByteView frame, std::size_t limit);

}  // namespace bale::seal
